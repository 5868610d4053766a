import type { ActionRequest, CardPress } from '@/lib/handoff/action-request';
import { cleanText } from '@/lib/handoff/text';

type OnHandoff = Extract<ActionRequest['action'], { on: 'handoff' }>;

/** Returns what a click on the card asks for, and what the card showed that it stands on. */
export function cardAction(press: CardPress): OnHandoff {
  return { on: 'handoff', handoff: press.handoff, ...said(press) };
}

function said(press: CardPress): Pick<OnHandoff, 'kind' | 'body' | 'shown'> {
  switch (press.act) {
    case 'accept':
      return { kind: 'accepted', body: { remark: '' } };
    case 'return': {
      const body = { reason: press.reason, text: cleanText(press.text) };
      return { kind: 'returned', body, shown: { round: press.round } };
    }
    case 'reply': {
      const { question } = press;
      const body = { text: cleanText(press.text), question: false, replyTo: question };
      return { kind: 'message', body, shown: { question } };
    }
    case 'meeting':
      // The card offers to record a meeting that is booked, and not to do so again.
      return {
        ...{ kind: 'meeting', body: { result: press.result, remark: '' } },
        shown: { state: 'accepted' },
      };
  }
}
