import * as z from 'zod/mini';
import { replyName } from '@/lib/handoff/kept-names';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from '@/lib/store/database';
import { keep, readKept } from '@/lib/store/kept';

const keptSchema = z.object({ text: z.string() });

/** Gives what stands unsent as a reply to the handoff's question, typed on the card or in the panel. */
export async function readReply(db: BatonDatabase, handoff: string): Promise<string | undefined> {
  return parseAs(keptSchema, await readKept(db, replyName(handoff))).data?.text;
}

/** Keeps what was typed as a reply, for the panel too; '' forgets it. */
export async function keepReply(db: BatonDatabase, handoff: string, text: string): Promise<void> {
  await keep(db, replyName(handoff), text === '' ? undefined : { text });
}
