import * as z from 'zod/mini';

export { LONGEST_NOTE } from './store/notes.ts';

const filled = z.string().check(z.minLength(1), z.maxLength(500));

/** Bodies of the contract's requests. The length of a note has an answer of its own. */
export const newNote = z.object({ text: z.string().check(z.minLength(1)) });
export const newOwner = z.object({ user: filled });
export const newTask = z.object({
  marker: filled,
  subject: filled,
  text: z.string().check(z.maxLength(30_000)),
  assignee: filled,
  due: z.iso.datetime({ offset: true }),
});
/** The size of a file has an answer of its own. */
export const newAttachment = z.object({
  name: filled,
  type: filled,
  base64: z.base64().check(z.minLength(1)),
});
export const taskChange = z.object({ done: z.boolean() });

/** What a body says, or `undefined` where it is not as the schema has it. */
export function readBodyAs<Schema extends z.ZodMiniType>(
  schema: Schema,
  body: string,
): z.infer<Schema> | undefined {
  try {
    const parsed = z.safeParse(schema, JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // Not JSON.
  }
}
