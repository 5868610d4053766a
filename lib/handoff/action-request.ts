import * as z from 'zod/mini';
import { briefDataSchema } from './brief/brief-data';
import { personSchema } from './person';
import { STATES } from './state';
import { instantSchema } from './text';

/** The kind and body of an entry: judged when the entry is made of them. */
const said = { kind: z.string().check(z.maxLength(60)), body: z.unknown() };

/** Keys of the entries that a person had seen when they decided. */
const seen = z.array(z.string().check(z.maxLength(500))).check(z.maxLength(100_000));

/** What was seen of a handoff that one decides upon who does not see its log. */
const shownSchema = z.object({
  state: z.optional(z.enum(STATES)),
  /** How often it was returned. */
  round: z.optional(z.int()),
  /** Id of the entry that brought the brief. */
  brief: z.optional(z.uuidv7()),
  /** The question that waits for this person's answer. */
  question: z.optional(z.uuidv7()),
});
export type Shown = z.infer<typeof shownSchema>;

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
      /** Absent where `shown` says what they saw. */
      seen: z.optional(seen),
      /** What the card showed of it; once that is no more, the press meant something else. */
      shown: z.optional(shownSchema),
      /** What becomes of the file that is kept under the entry's id. */
      file: z.optional(z.enum(['waiting', 'by-hand'])),
    }),
    z.object({
      on: z.literal('team'),
      /** Id of the log that it goes into where the record has no room, and not the ask that it answers. */
      thread: z.uuidv7(),
      ...said,
      /** Absent where it is done as the log stands, whatever came into it. */
      seen: z.optional(seen),
    }),
  ]),
});
export type ActionRequest = z.infer<typeof actionRequestSchema>;

/** Longer than may be sent, so that nothing of what was pasted is lost; the entry's schema is the judge. */
const typedText = z.string().check(z.maxLength(100_000));
/** What stands in the card's form of a return, and after how many returns it was shown. */
export const returnForm = {
  round: z.int().check(z.nonnegative()),
  reason: z.string().check(z.maxLength(60)),
  text: typedText,
};
/** What stands in the card's form of a reply. */
export const replyForm = { question: z.uuidv7(), text: typedText };

/** A trusted click on one of the card's buttons. */
export const cardPressSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('accept'),
    handoff: z.uuidv7(),
    /** Id of the entry that brought the brief which was read. */
    brief: z.uuidv7(),
  }),
  z.object({ act: z.literal('return'), handoff: z.uuidv7(), ...returnForm }),
  z.object({ act: z.literal('reply'), handoff: z.uuidv7(), ...replyForm }),
  z.object({
    act: z.literal('meeting'),
    handoff: z.uuidv7(),
    result: z.enum(['held', 'no-show']),
  }),
]);
export type CardPress = z.infer<typeof cardPressSchema>;

/** A press on the card as it is kept: on which record, and by whom, is still to be found out. */
export const keptPressSchema = z.object({
  /** Id of the entry that it becomes. */
  entry: z.uuidv7(),
  /** Of the press: UTC, ms. */
  at: instantSchema,
  /** The origin and the address that the card's tab showed, by the browser's word. */
  origin: z.string().check(z.maxLength(300)),
  url: z.string().check(z.maxLength(10_000)),
  press: cardPressSchema,
});
export type KeptPress = z.infer<typeof keptPressSchema>;
