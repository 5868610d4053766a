import type { Calendar } from '@/lib/handoff/time/calendar';
import type { Channel } from '@/lib/handoff/reach/channel';
import { isKnown } from '@/lib/handoff/entry';
import { DEFAULT_GOALS, type Goals } from '@/lib/handoff/team/goals';
import { DEFAULT_POLICY, type Policy } from '@/lib/handoff/team/policy';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import type { Team } from '@/lib/handoff/team/team';

/** What a team's room says that handoffs are counted by. Instants are UTC (ms). */
export interface Knowledge {
  readonly now: number;
  readonly goals: Goals;
  /** The hours by the card that was in force then, else by the first one; none where no card is known. */
  readonly calendarOf: (personId: string, at: number) => Calendar | undefined;
  /** The channel that the person wanted first then; none where no card was known then. */
  readonly firstChannelOf: (personId: string, at: number) => Channel | undefined;
  readonly policyAt: (at: number) => Policy;
}

/** Returns what the team's room says, as of `now`; of no team, what holds until one says otherwise. */
export function knowledgeOf(team: Pick<Team, 'timeline' | 'goals'>, now: number): Knowledge {
  const cards = new Map<string, { at: number; card: ProfileCard }[]>();
  const policies: { at: number; policy: Policy }[] = [];
  for (const { entry, ignored } of team.timeline) {
    if (ignored || !isKnown(entry)) continue;
    const { at, by } = entry;
    if (entry.kind === 'policy') policies.push({ at, policy: entry.body });
    if (entry.kind !== 'profile') continue;
    cards.set(by.id, [...(cards.get(by.id) ?? []), { at, card: entry.body.card }]);
  }
  const cardOf = (personId: string, at: number) =>
    cards.get(personId)?.findLast((one) => one.at <= at)?.card;
  return {
    now,
    goals: team.goals?.goals ?? DEFAULT_GOALS,
    // Who writes the first card has worked before.
    calendarOf: (personId, at) =>
      (cardOf(personId, at) ?? cards.get(personId)?.[0]?.card)?.calendar,
    firstChannelOf: (personId, at) => cardOf(personId, at)?.channels[0]?.channel,
    policyAt: (at) => policies.findLast((one) => one.at <= at)?.policy ?? DEFAULT_POLICY,
  };
}
