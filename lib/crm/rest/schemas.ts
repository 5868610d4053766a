import * as z from 'zod/mini';

/** What the contract in `openapi.json` lets a server answer, as far as Baton reads it. */

const text = (maximum: number) => z.string().check(z.maxLength(maximum));
const filled = (maximum: number) => z.string().check(z.minLength(1), z.maxLength(maximum));
const instant = z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse));
const absent = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

export const RECORD_TYPES = ['leads', 'contacts', 'deals'] as const;

export const userSchema = z.object({
  id: filled(200),
  name: filled(200),
  email: absent(text(320)),
  phone: absent(text(100)),
});

/** One field that is far too long must not hide the others: facts are cut where they are kept. */
const fact = absent(z.string());

export const recordSchema = z.object({
  name: fact,
  company: fact,
  title: fact,
  email: fact,
  phone: fact,
  owner: absent(z.object({ name: z.string() })),
  stage: fact,
  source: fact,
  amount: absent(z.object({ value: z.number(), currency: text(10) })),
});

const recordKey = z.object({ type: z.enum(RECORD_TYPES), id: filled(64) });

export const noteSchema = z.object({
  id: filled(200),
  record: recordKey,
  text: z.string(),
  author: userSchema,
  createdAt: instant,
});

export const taskSchema = z.object({ id: filled(200), subject: z.string(), done: z.boolean() });

export const fileSchema = z.object({ id: filled(200), name: filled(500) });

const next = absent(filled(2000));

export const notePageSchema = z.object({
  notes: z.array(noteSchema),
  next,
  seenUntil: absent(instant),
});
export const successorSchema = z.object({ successor: z.nullable(recordKey) });
export const predecessorsSchema = z.object({ predecessors: z.array(recordKey) });
export const userPageSchema = z.object({ users: z.array(userSchema), next });
export const taskListSchema = z.object({ tasks: z.array(taskSchema) });
export const fileListSchema = z.object({ attachments: z.array(fileSchema) });
export const noContentSchema = z.undefined();
