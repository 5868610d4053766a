import { isKnown } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import type { Team } from '@/lib/handoff/team/team';
import type { Pulse } from '@/lib/handoff/team/team-state';
import { agreementsTo } from '@/lib/handoff/team/team-members';
import { DAY, type HandoffFacts } from './facts';

/** A pulse that is older says nothing of now. */
const PULSE_DAYS = 90;

export interface PushBack {
  /** Each person's newest pulse that is asked for. */
  readonly pulses: readonly Pulse[];
  readonly yes: number;
  readonly unsure: number;
  readonly no: number;
}

/**
 * Returns what the BDMs say about an SDR, or each one's newest word about anybody where `about` is
 * absent. `bdms` are those with a BDM's card and those to whom something was handed.
 */
export function pushBack(
  team: Pick<Team, 'pulses'>,
  bdms: ReadonlySet<string>,
  { now, about }: { readonly now: number; readonly about?: string | undefined },
): PushBack {
  const newest = new Map<string, Pulse>();
  for (const pulse of team.pulses) {
    if (!bdms.has(pulse.by.id) || pulse.at > now || pulse.at < now - PULSE_DAYS * DAY) continue;
    if (about !== undefined && pulse.about?.id !== about) continue;
    // An SDR who is also handed to says nothing of their own work.
    if (pulse.about?.id === pulse.by.id) continue;
    newest.set(pulse.by.id, pulse);
  }
  const pulses = [...newest.values()];
  const count = (word: Pulse['pushBack']) => pulses.filter((one) => one.pushBack === word).length;
  return { pulses, yes: count('yes'), unsure: count('unsure'), no: count('no') };
}

/** Returns the ids of all who are handed to: by their card, or by a handoff. */
export function bdmsOf(
  team: Pick<Team, 'profiles'>,
  rows: readonly Pick<HandoffFacts, 'bdm'>[],
): ReadonlySet<string> {
  const byCard = new Map(team.profiles.map(({ by, role }) => [by.id, role]));
  const recipients = rows
    .map(({ bdm }) => bdm)
    .filter((id) => id !== '' && byCard.get(id) !== 'sdr');
  const carded = team.profiles.filter(({ role }) => role === 'bdm').map(({ by }) => by.id);
  return new Set([...carded, ...recipients]);
}

export interface AgreementAge {
  readonly framework: Framework;
  readonly days: number;
  /** How many days ago it was to be looked at again; `undefined` where that is to come, or nobody said. */
  readonly overdue: number | undefined;
  readonly agreed: readonly Person[];
  readonly missing: readonly Person[];
  /** How many of the handoffs with marks were scored by it. */
  readonly scored: { readonly x: number; readonly n: number };
}

/** Returns how old the newest agreement is and who is part of it; `undefined` where nothing was agreed. */
export function agreementAge(
  team: Pick<Team, 'frameworks' | 'agreements' | 'profiles'>,
  rows: readonly Pick<HandoffFacts, 'framework'>[],
  now: number,
): AgreementAge | undefined {
  const newest = team.frameworks.at(-1);
  if (!newest) return undefined;
  const { framework, at, reviewOn } = newest;
  const agreements = agreementsTo(team, framework).map(({ by }) => by);
  const isIn = ({ by }: { readonly by: Person }) => agreements.some(({ id }) => id === by.id);
  const members = team.profiles.filter(({ role }) => role !== 'manager');
  const late = reviewOn === undefined ? undefined : Math.floor((now - Date.parse(reviewOn)) / DAY);
  const marked = rows.filter((row) => row.framework !== undefined);
  return {
    framework,
    days: Math.max(0, Math.floor((now - at) / DAY)),
    overdue: late !== undefined && late > 0 ? late : undefined,
    agreed: members.filter(isIn).map(({ by }) => by),
    missing: members.filter((member) => !isIn(member)).map(({ by }) => by),
    scored: {
      n: marked.length,
      x: marked.filter(
        (row) => row.framework?.id === framework.id && row.framework.version === framework.version,
      ).length,
    },
  };
}

/** Returns the newest name of everybody who wrote in the room, by id. */
export function namesOf(team: Pick<Team, 'timeline'>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { entry, ignored } of team.timeline) {
    if (!ignored && isKnown(entry)) names.set(entry.by.id, entry.by.name);
  }
  return names;
}

/** Returns the names of all who wrote in a handoff or were handed it, by id: their own word goes before another's. */
export function namesIn({ timeline }: Pick<Handoff, 'timeline'>): ReadonlyMap<string, string> {
  const counted = timeline.flatMap(({ entry, ignored }) =>
    ignored || !isKnown(entry) ? [] : [entry],
  );
  const recipients = counted.flatMap((entry) => {
    if (entry.kind === 'handed-over') return [entry.body.recipient];
    return entry.kind === 'revised' ? [entry.body.brief.recipient] : [];
  });
  const people = [...recipients, ...counted.map(({ by }) => by)];
  return new Map(people.map(({ id, name }) => [id, name]));
}
