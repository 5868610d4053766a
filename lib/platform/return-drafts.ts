import * as z from 'zod/mini';
import { storedValue } from './stored-value';

const formSchema = z.object({ reason: z.string(), text: z.string() });
const stored = storedValue('local', 'return-drafts', z.record(z.string(), formSchema), {});

/** Gives what stands unsent in the card's return form of the handoff, or `undefined`. */
export async function readReturnDraft(
  handoff: string,
): Promise<z.infer<typeof formSchema> | undefined> {
  return (await stored.read())[handoff];
}

/** Keeps what was typed into the return form; an empty form is forgotten. */
export async function keepReturnDraft(
  handoff: string,
  form: z.infer<typeof formSchema> | undefined,
): Promise<void> {
  const others = Object.entries(await stored.read()).filter(([id]) => id !== handoff);
  const kept = form?.text.trim() ? [...others, [handoff, form] as const] : others;
  await stored.write(Object.fromEntries(kept));
}
