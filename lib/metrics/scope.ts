import type { Person } from '@/lib/handoff/person';
import type { Team } from '@/lib/handoff/team/team';
import type { NamedFigures } from '@/lib/handoff/team/team-state';
import { zoned } from '@/lib/handoff/time/wall-time';
import { DAY, type HandoffFacts } from './facts';

/** So many must have taken part before a figure of all is shown. */
const LEAST_PEOPLE = 5;
/** No wish for names holds longer. */
const LONGEST_NAMED = 366 * DAY;

export interface Looker {
  /** CRM user id; absent where nobody is known to be signed in. */
  readonly me: string | undefined;
  readonly now: number;
  /** IANA. */
  readonly zone: string;
}

/** What somebody may see of a team's figures, and why no more. */
export interface Scope<Row> {
  readonly rows: readonly Row[];
  readonly whose: 'team' | 'own';
  /** Too few people took part for figures of all. */
  readonly tooFew: boolean;
  /** Whether whoever looks is part of the handoff. */
  readonly isOwn: (row: Pick<HandoffFacts, 'sdr' | 'bdm'>) => boolean;
  /** Whether this person's figures may bear their name. */
  readonly named: (personId: string) => boolean;
  /** The wish for names that holds now. */
  readonly figures: NamedFigures | undefined;
}

/**
 * Returns what whoever looks may see: their own handoffs always; those of all from five people on, or
 * where all who took part agreed to be named. Nobody's figures bear a name but one's own and those of
 * whoever agreed.
 */
export function scopeOf<Row extends Pick<HandoffFacts, 'sdr' | 'bdm'>>(
  rows: readonly Row[],
  team: Pick<Team, 'figures' | 'figuresAgreed'>,
  { me, now, zone, wanted }: Looker & { readonly wanted: 'team' | 'own' },
): Scope<Row> {
  const figures = inForce(team.figures, now, zone);
  const isNamed = (id: string) =>
    figures !== undefined && (figures.basis.kind === 'works-agreement' || agreed(team, id));
  const people = new Set(rows.flatMap(({ sdr, bdm }) => [sdr, bdm]));
  const tooFew = people.size < LEAST_PEOPLE && ![...people].every(isNamed);
  const isOwn: Scope<Row>['isOwn'] = ({ sdr, bdm }) =>
    me !== undefined && (sdr === me || bdm === me);
  const whose = wanted === 'team' && !tooFew ? 'team' : 'own';
  return {
    ...{ whose, tooFew, figures, isOwn },
    rows: whose === 'team' ? rows : rows.filter(isOwn),
    named: (id) => id === me || isNamed(id),
  };
}

function agreed({ figuresAgreed }: { readonly figuresAgreed: readonly Person[] }, id: string) {
  return figuresAgreed.some((person) => person.id === id);
}

function inForce(
  figures: NamedFigures | undefined,
  now: number,
  zone: string,
): NamedFigures | undefined {
  if (!figures || now > figures.at + LONGEST_NAMED) return undefined;
  const today = zoned(now, zone).toPlainDate().toString();
  return today <= figures.until ? figures : undefined;
}
