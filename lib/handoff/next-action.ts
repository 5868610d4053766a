import type { Handoff } from './handoff';
import type { Message } from './handoff-state';
import type { Person } from './person';

export type ActionKind =
  /** The BDM accepts or returns. */
  | 'answer'
  /** Answer the open question. */
  | 'reply'
  /** The SDR tells the BDM about the lead: the verbal handover. */
  | 'talk'
  /** The SDR mends what was returned. */
  | 'fix'
  /** The meeting is to be held, and then recorded. */
  | 'meet'
  | 'feedback'
  | 'outcome'
  /** The SDR was asked back in. */
  | 'pull-back';

/** What somebody is to do next in a handoff. */
export interface NextAction {
  readonly kind: ActionKind;
  readonly who: Person;
  /** UTC, ms; absent where there is no hurry, or where it takes a calendar to say. */
  readonly due?: number | undefined;
  /** Id of the question or the pull-back that it is about. */
  readonly about?: string;
  /** Good to do, and nobody waits: no reason for a badge. */
  readonly quiet?: true;
}

type Conversation = Pick<Handoff, 'sdr' | 'bdm' | 'messages'>;

/** Returns all that is to be done in a handoff, by whom; the most pressing of each person first. */
export function nextActions(handoff: Handoff): readonly NextAction[] {
  return [...asked(handoff), ...ofState(handoff)];
}

/** Who has the next action, first of all; `undefined` where nobody waits. */
export function waitingFor(handoff: Handoff): Person | undefined {
  return nextActions(handoff).find(({ quiet }) => !quiet)?.who;
}

/** The newest question that its addressee has not answered by any word since, if there is one. */
export function openQuestion(handoff: Pick<Handoff, 'messages'>): Message | undefined {
  return openQuestions(handoff).at(-1);
}

/**
 * The newest question of each person that is still open. A question of one's own answers none but
 * the one that it replies to: two that cross are both open.
 */
function openQuestions({ messages }: Pick<Handoff, 'messages'>): Message[] {
  return messages.filter(
    (asked, index) =>
      asked.question &&
      !messages
        .slice(index + 1)
        .some(({ by, question, replyTo }) =>
          by.id === asked.by.id ? question : !question || replyTo === asked.id,
        ),
  );
}

/** What one of the two has asked of the other. */
function asked(handoff: Handoff): NextAction[] {
  const { sdr, state } = handoff;
  if (state === 'draft' || state === 'withdrawn') return [];
  const questions = openQuestions(handoff).flatMap((question): NextAction[] => {
    const who = addresseeOf(question, handoff);
    return who ? [{ kind: 'reply', who, about: question.id }] : [];
  });
  const open = handoff.pullBacks.filter(({ answer }) => !answer);
  return [
    ...questions,
    ...(sdr
      ? open.map(({ id, due }) => ({ kind: 'pull-back', who: sdr, about: id, due }) as const)
      : []),
  ];
}

function addresseeOf(question: Message, { sdr, bdm }: Conversation): Person | undefined {
  return question.by.id === sdr?.id ? bdm : sdr;
}

function ofState(handoff: Handoff): NextAction[] {
  const { sdr, bdm, state } = handoff;
  if (!sdr || !bdm) return [];
  const talk: NextAction[] = handoff.verbal ? [] : [{ kind: 'talk', who: sdr, quiet: true }];
  switch (state) {
    case 'handed-over':
      return [{ kind: 'answer', who: bdm, due: handoff.responseDue }, ...talk];
    case 'returned':
      return [{ kind: 'fix', who: sdr }];
    case 'accepted':
      return [{ kind: 'meet', who: bdm, due: meetingEnd(handoff) }, ...talk];
    case 'no-show':
      return [{ kind: 'meet', who: bdm }];
    case 'met':
      return owesFeedback(handoff)
        ? [{ kind: 'feedback', who: bdm }]
        : [{ kind: 'outcome', who: bdm, quiet: true }];
    case 'won':
    case 'lost':
    case 'disqualified':
      return owesFeedback(handoff) ? [{ kind: 'feedback', who: bdm }] : [];
    case 'draft':
    case 'withdrawn':
      return [];
  }
}

/** Whether the BDM has met the buyer and has not said how good the handoff was; another may have. */
function owesFeedback({ met, feedback, bdm }: Handoff): boolean {
  return met?.result === 'held' && !feedback.some(({ by }) => by.id === bdm?.id);
}

const MINUTE = 60_000;

/** When the first meeting is over (UTC, ms), where one is booked. */
export function meetingEnd({
  meetingStart,
  brief,
}: Pick<Handoff, 'meetingStart' | 'brief'>): number | undefined {
  return meetingStart === undefined
    ? undefined
    : meetingStart + (brief?.meeting?.minutes ?? 30) * MINUTE;
}
