import { ENTRY_VERSION, type Entry, isKnown, type KindName, type LoggedEntry } from '../entry';
import { teamKind } from '../entries';
import type { Ignored } from '../handoff';
import { inOrder } from '../log-order';
import type { Team } from './team';
import type { Ask, MutableTeamState } from './team-state';

/**
 * Returns what a team has agreed, from the entries of its room or of an ask, in whatever order and
 * however often they come. What does not count is in the timeline with the reason. Never throws.
 */
export function foldTeam(entries: Iterable<LoggedEntry>): Team {
  const ordered = inOrder(entries);
  const timeline: { entry: LoggedEntry; ignored?: Ignored }[] = [];
  const team: MutableTeamState = {
    id: ordered[0]?.handoff ?? '',
    room: undefined,
    ended: undefined,
    policy: undefined,
    goals: undefined,
    figures: undefined,
    ...{ frameworks: [], agreements: [], profiles: [], asks: [], pulses: [] },
    ...{ targets: [], pipelines: [], figuresAgreed: [], reviews: [] },
  };
  for (const entry of ordered) {
    const ignored = take(team, entry);
    timeline.push(ignored ? { entry, ignored } : { entry });
  }
  return { ...team, timeline };
}

/** Whether this body is the person's to write now: the panel offers by it, the fold counts by it. */
export function mayWriteInTeam(
  kind: KindName,
  team: Pick<Team, 'asks' | 'frameworks' | 'room' | 'figures'>,
  body: Entry['body'],
  personId: string,
): boolean {
  const rule = teamKind(kind);
  return rule !== undefined && (rule.mayBy?.(team, body, personId) ?? true);
}

/** The entry by which the record was first made a room, whether it still is one; `undefined` for asks alone. */
export function roomEntry({ timeline }: Pick<Team, 'timeline'>): LoggedEntry | undefined {
  return timeline.find(({ entry, ignored }) => !ignored && entry.kind === 'team-room')?.entry;
}

/** The asks that wait for somebody, in the order in which they came. */
export function openAsks(team: Pick<Team, 'asks'>): readonly Ask[] {
  return team.asks.filter(({ answer }) => !answer);
}

function take(team: MutableTeamState, entry: LoggedEntry): Ignored | undefined {
  if (entry.unverified) return 'unverified';
  if (!isKnown(entry)) return entry.v > ENTRY_VERSION ? 'newer-version' : 'unknown-kind';
  const rule = teamKind(entry.kind);
  if (!rule) return 'not-entitled';
  if (rule.mayBy && !rule.mayBy(team, entry.body, entry.by.id)) return 'not-entitled';
  rule.apply(team, entry.body, entry);
  return undefined;
}
