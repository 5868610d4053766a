import * as z from 'zod/mini';
import { type Person, personSchema } from '../person';
import { qualificationSchema } from '../qualification/qualification';
import { ownIds } from '../ids';
import { filledText, instantSchema, text, webAddressSchema } from '../text';
import { contextItemSchema, MOST_CONTEXT_ITEMS } from './context';
import { leadSchema } from './lead';

/** More than meet at once to hear of an offer for the first time. */
export const MOST_ATTENDEES = 20;

/** A bound that a calendar's 32 bits keep room behind. */
const MOST_CHANGES = 1_000_000;

/** A booked first meeting: `start` is a UTC instant (ms), `zone` the IANA zone to show it in. */
const meetingSchema = z.object({
  title: text(200),
  start: instantSchema,
  zone: filledText(60),
  minutes: z.int().check(z.gte(5), z.lte(24 * 60)),
  link: z.optional(webAddressSchema),
  attendees: z.array(filledText(200)).check(z.maxLength(MOST_ATTENDEES)),
  /** Of the invite that says this; 0 where absent. */
  sequence: z.optional(z.int().check(z.gte(0), z.lte(MOST_CHANGES))),
});
export type Meeting = z.infer<typeof meetingSchema>;

const sdrJoinsSchema = z.object({
  choice: z.enum(['yes', 'first-five-minutes', 'no']),
  why: text(300),
});
export type SdrJoins = z.infer<typeof sdrJoinsSchema>;

/** The next step after the handoff; `due` is a UTC instant (ms). */
const nextStepSchema = z.object({
  what: filledText(300),
  owner: filledText(200),
  due: z.optional(instantSchema),
});
export type NextStep = z.infer<typeof nextStepSchema>;

/**
 * What becomes of the SDR's own sight of a record whose owner the recipient is made: the CRM may hide
 * it (`at-risk`), or has hidden such a record from this SDR before (`lost`).
 */
export const SIGHTS = ['at-risk', 'lost'] as const;
export type Sight = (typeof SIGHTS)[number];

/** All that a handoff tells the BDM: the body of a `handed-over` entry and the source of every brief. */
export const briefDataSchema = z.object({
  sdr: personSchema,
  recipient: personSchema,
  recordUrl: z.optional(webAddressSchema),
  lead: leadSchema,
  qualification: z.optional(qualificationSchema),
  belowBarReason: z.optional(filledText(500)),
  context: ownIds(contextItemSchema, MOST_CONTEXT_ITEMS),
  meeting: z.optional(meetingSchema),
  sdrJoins: z.optional(sdrJoinsSchema),
  nextStep: z.optional(nextStepSchema),
  sequencesStopped: z.optional(z.boolean()),
  responseDue: z.optional(instantSchema),
  /** IANA zone of the SDR: times that have no zone of their own are shown in it. */
  zone: z.optional(filledText(60)),
  /** Absent where the owner stays, or the CRM shows the record to the SDR all the same. */
  sight: z.optional(z.enum(SIGHTS)),
});
export type BriefData = z.infer<typeof briefDataSchema>;

/** A brief as it is being written: who hands it to whom may not be known yet. */
export type BriefView = Omit<BriefData, 'sdr' | 'recipient'> & {
  readonly sdr?: Person | undefined;
  readonly recipient?: Person | undefined;
};
