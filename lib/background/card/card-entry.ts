import { type Entry, ENTRY_VERSION, type HandoffKindName, parseEntry } from '@/lib/handoff/entry';
import { nextTurn } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import { cleanText } from '@/lib/handoff/text';
import type { PagePayload } from '@/lib/messaging/protocol';

type Pressed = PagePayload<'card/act'>;

const KINDS = {
  accept: 'accepted',
  return: 'returned',
  reply: 'message',
  meeting: 'meeting',
} as const satisfies Record<Pressed['act'], HandoffKindName>;

/** Returns the kind of entry that a button of the card makes. */
export function kindOf(act: Pressed['act']): HandoffKindName {
  return KINDS[act];
}

/** Returns the entry that a click on the card is, or `undefined` where its text does not fit the schema. */
export function cardEntry(
  pressed: Pressed,
  handoff: Handoff,
  by: Person,
  stamp: { readonly id: string; readonly at: number },
): Entry | undefined {
  const entry = parseEntry({
    ...stamp,
    v: ENTRY_VERSION,
    handoff: pressed.handoff,
    turn: nextTurn(handoff),
    by,
    kind: kindOf(pressed.act),
    body: bodyOf(pressed),
  });
  return entry && !('unknown' in entry) ? entry : undefined;
}

function bodyOf(pressed: Pressed): object {
  switch (pressed.act) {
    case 'accept':
      return { remark: '' };
    case 'return':
      return { reason: pressed.reason, text: cleanText(pressed.text) };
    case 'reply':
      return { text: cleanText(pressed.text), question: false, replyTo: pressed.question };
    case 'meeting':
      return { result: pressed.result, remark: '' };
  }
}
