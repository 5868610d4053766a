import * as z from 'zod/mini';
import { briefDataSchema } from './brief/brief-data';
import { personSchema } from './person';
import { instantSchema } from './text';

/** The kind and body of an entry: judged when the entry is made of them. */
const said = { kind: z.string().check(z.maxLength(60)), body: z.unknown() };

/** Keys of the entries that a person had seen when they decided. */
const seen = z.array(z.string().check(z.maxLength(500))).check(z.maxLength(100_000));

/**
 * What a person has just asked for by a press, whole: whoever has this can do it, and doing it again
 * changes nothing, for it names the entry that it becomes.
 */
export const actionRequestSchema = z.object({
  /** Key of the record that it is done on. */
  record: z.string().check(z.maxLength(1000)),
  me: personSchema,
  /** The longest note of this CRM, in UTF-16 units, and the form that it takes. */
  note: z.object({ length: z.int(), format: z.enum(['text', 'html']) }),
  /** Id of the entry that it becomes. */
  entry: z.uuidv7(),
  /** Of the press: UTC, ms. */
  at: instantSchema,
  /** IANA zone of whoever pressed. */
  zone: z.string().check(z.maxLength(60)),
  action: z.discriminatedUnion('on', [
    z.object({
      /** Hands the record's draft over. */
      on: z.literal('draft'),
      handoff: z.uuidv7(),
      brief: briefDataSchema,
      /** Whether the CRM can be set up to hide a record from whoever gave it away. */
      mayHide: z.optional(z.literal(true)),
    }),
    z.object({
      on: z.literal('handoff'),
      handoff: z.uuidv7(),
      ...said,
      seen,
      /** What becomes of the file that is kept under the entry's id. */
      file: z.optional(z.enum(['waiting', 'by-hand'])),
    }),
    z.object({
      on: z.literal('team'),
      /** Id of the log that it goes into. */
      thread: z.uuidv7(),
      /** Whether that log is a new one, apart from what the record has. */
      isApart: z.boolean(),
      ...said,
      /** Absent where it is done as the log stands, whatever came into it. */
      seen: z.optional(seen),
    }),
  ]),
});
export type ActionRequest = z.infer<typeof actionRequestSchema>;
