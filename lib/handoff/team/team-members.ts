import type { Person } from '../person';
import type { Framework } from '../qualification/qualification';
import type { Team } from './team';
import type { Agreement, Pulse } from './team-state';

/** Returns everybody who has written anything that counts in the team's room, in order of coming. */
export function membersOf(team: Pick<Team, 'timeline'>): readonly Person[] {
  const members = new Map<string, Person>();
  for (const { entry, ignored } of team.timeline) {
    // People marry, and the CRM's name of yesterday is not theirs.
    if (!ignored) members.set(entry.by.id, entry.by);
  }
  return [...members.values()];
}

/** Returns who has agreed to this version, in order of agreeing. */
export function agreementsTo(
  team: Pick<Team, 'agreements'>,
  { id, version }: Pick<Framework, 'id' | 'version'>,
): readonly Agreement[] {
  return team.agreements.filter(
    (agreement) => agreement.framework === id && agreement.version === version,
  );
}

/** Returns the newest version that this person agreed to, of whichever framework. */
export function newestAgreement(
  team: Pick<Team, 'agreements'>,
  personId: string,
): Agreement | undefined {
  return team.agreements.findLast(({ by }) => by.id === personId);
}

/** Returns the newest pulse of each person about each other and about the team, newest first. */
export function newestPulses(team: Pick<Team, 'pulses'>): readonly Pulse[] {
  const newest = new Map<string, Pulse>();
  for (const pulse of team.pulses) {
    const key = JSON.stringify([pulse.by.id, pulse.about?.id]);
    newest.delete(key);
    newest.set(key, pulse);
  }
  return [...newest.values()].reverse();
}
