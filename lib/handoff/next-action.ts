import type { Handoff, Message } from './handoff';
import type { Person } from './person';

type Conversation = Pick<Handoff, 'sdr' | 'bdm' | 'messages'>;

/**
 * Who has the next action: whoever owes an answer to the newest question, else the one whose turn
 * the state says it is; `undefined` where nothing is to be done.
 */
export function waitingFor(handoff: Pick<Handoff, 'state'> & Conversation): Person | undefined {
  switch (handoff.state) {
    case 'handed-over':
    case 'accepted':
    case 'met':
    case 'no-show':
      return owesAnswer(handoff) ?? handoff.bdm;
    case 'returned':
      return owesAnswer(handoff) ?? handoff.sdr;
    case 'draft':
    case 'withdrawn':
    case 'won':
    case 'lost':
    case 'disqualified':
      return undefined;
  }
}

/** The question that its addressee has not answered by any word since, if there is one. */
export function openQuestion(handoff: Pick<Handoff, 'messages'>): Message | undefined {
  const asked = handoff.messages.findLast((message) => message.question);
  if (!asked) return undefined;
  const since = handoff.messages.slice(handoff.messages.indexOf(asked) + 1);
  return since.some((message) => message.by.id !== asked.by.id) ? undefined : asked;
}

function owesAnswer(handoff: Conversation): Person | undefined {
  const asked = openQuestion(handoff);
  if (!asked) return undefined;
  return asked.by.id === handoff.sdr?.id ? handoff.bdm : handoff.sdr;
}
