import * as z from 'zod/mini';
import { replyName, returnName, roundOf } from '@/lib/handoff/form-draft-names';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Message } from '@/lib/handoff/handoff-state';
import { parseAs } from '@/lib/parse';
import type { CardView, ReturnForm } from '@/lib/messaging/card-view';
import { cardLookSchema, type PagePayload } from '@/lib/messaging/protocol';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffNow } from '@/lib/store/logs/handoffs';
import { saveFormDraft, readFormDraft } from '@/lib/store/form-drafts';

const returnSchema = z.object({
  reason: z._default(z.string(), ''),
  text: z._default(z.string(), ''),
});
const replySchema = z.looseObject({ text: z._default(z.string(), '') });

/** Of this device, whatever the handoff. */
const LOOK_KEY = 'card look';

/** What stands unsent in the forms of a handoff, typed on the card or in the panel, and how the card was left. */
export async function readTyped(
  db: BatonDatabase,
  handoff: Handoff,
  question: Pick<Message, 'id'> | undefined,
): Promise<Pick<CardView, 'typed' | 'typedReply' | 'look'>> {
  const [form, reply, left] = await Promise.all([
    readFormDraft(db, returnName(handoff)),
    question && readFormDraft(db, replyName(handoff.id, question.id)),
    db.meta.get(LOOK_KEY),
  ]);
  const look = parseAs(cardLookSchema, left?.value).data;
  const typed: ReturnForm | undefined = parseAs(returnSchema, form).data;
  const typedReply = parseAs(replySchema, reply).data?.text;
  return {
    ...(typed && { typed }),
    ...(typedReply !== undefined && { typedReply }),
    ...(look && { look }),
  };
}

/**
 * Keeps what stands in a form of the card where the panel finds it, too, and how the card was left; a
 * form without words is forgotten. Tells whether it is still to be sent: what was sent meanwhile is not kept again.
 */
export function keepTyped(
  db: BatonDatabase,
  typed: PagePayload<'card/keep'>,
  me: string | undefined,
): Promise<boolean> {
  return db.write([db.handoffs, db.meta], async () => {
    if (typed.form === 'look') {
      await db.meta.put({ key: LOOK_KEY, value: typed.look });
      return true;
    }
    const handoff = await handoffNow(db, typed.handoff);
    if (typed.form === 'return') {
      if (typed.round !== roundOf(handoff)) return false;
      const { reason, text } = typed;
      const name = returnName({ id: typed.handoff, timeline: handoff.timeline });
      await saveFormDraft(db, name, text.trim() === '' ? undefined : { reason, text });
      return true;
    }
    const { question, text } = typed;
    const isAnswered = handoff.messages.some(
      ({ replyTo, by }) => replyTo === question && by.id === me,
    );
    if (isAnswered || !handoff.messages.some(({ id }) => id === question)) return false;
    const name = replyName(typed.handoff, question);
    // The panel's form asks for more than the text.
    const known = parseAs(replySchema, await readFormDraft(db, name)).data;
    await saveFormDraft(db, name, text === '' ? undefined : { ...known, text });
    return true;
  });
}
