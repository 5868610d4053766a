import type { Entry, HandoffEntry, TeamEntry } from './entry';
import type { Handoff } from './handoff';
import type { Team } from './team/team';

/**
 * Whether an entry of this handoff is worth telling this person: it counts, the other of the two
 * wrote it, and nothing has happened since that makes it old.
 */
export function isNewsIn(handoff: Handoff, entry: HandoffEntry, personId: string): boolean {
  if (entry.by.id === personId || !counts(handoff, entry)) return false;
  const isSdr = handoff.sdr?.id === personId;
  const isBdm = handoff.bdm?.id === personId;
  switch (entry.kind) {
    case 'handed-over':
      return isBdm && isAsking(handoff, entry);
    case 'revised':
      return isBdm && (handoff.state !== 'handed-over' || isAsking(handoff, entry));
    case 'withdrawn':
      return isBdm && handoff.state === 'withdrawn';
    case 'accepted':
      return isSdr && handoff.accepted?.at === entry.at;
    case 'returned':
      return isSdr && handoff.returned?.at === entry.at;
    case 'message':
      return (isSdr || isBdm) && !isAnswered(handoff, entry.id, personId);
    case 'pull-back':
      return isSdr && handoff.pullBacks.some(({ id, answer }) => id === entry.id && !answer);
    case 'pull-back-answered':
      return isBdm && handoff.pullBacks.some(({ id }) => id === entry.body.pullBack);
    case 'meeting':
    case 'feedback':
    case 'outcome':
      return isSdr || isBdm;
    case 'verbal-handover':
      return false;
  }
}

/** Whether a team's entry is worth telling this person: an ask of them, or the answer to theirs. */
export function isNewsInTeam(team: Team, entry: TeamEntry, personId: string): boolean {
  if (entry.by.id === personId || !counts(team, entry)) return false;
  if (entry.kind === 'ask') {
    return team.asks.some(({ id, to, answer }) => id === entry.id && to.id === personId && !answer);
  }
  if (entry.kind !== 'ask-answered') return false;
  return team.asks.some(({ id, by }) => id === entry.body.ask && by.id === personId);
}

/** Whether it is this entry that waits for an answer, and no later one. */
function isAsking({ state, handedOverAt }: Handoff, { at }: Entry): boolean {
  return state === 'handed-over' && handedOverAt === at;
}

function counts({ timeline }: Pick<Handoff, 'timeline'>, { id, by }: Entry): boolean {
  return timeline.some(
    ({ entry, ignored }) => !ignored && entry.id === id && entry.by.id === by.id,
  );
}

/** Whether this person has written something since. */
function isAnswered({ messages }: Handoff, id: string, personId: string): boolean {
  const index = messages.findIndex((message) => message.id === id);
  return messages.slice(index + 1).some(({ by }) => by.id === personId);
}
