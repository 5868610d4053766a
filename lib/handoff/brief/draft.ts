import * as z from 'zod/mini';
import { instantSchema } from '../text';
import { basisSchema, HIGHEST_SCORE, MOST_CRITERIA } from '../qualification/qualification';
import { contextKindSchema, MOST_CONTEXT_ITEMS } from './context';
import { LEAD_FIELDS } from './lead';

/** However much was typed or pasted, none of it is lost: the hand-over is the judge. */
const typed = z.string();

/** A framework that a draft was begun with stays scored when another is chosen, within reason. */
const MOST_SCORES = MOST_CRITERIA * 12;

const draftScoreSchema = z.object({
  points: z.nullable(z.int().check(z.gte(0), z.lte(HIGHEST_SCORE))),
  basis: basisSchema,
  evidence: typed,
});

const draftMeetingSchema = z.object({
  title: typed,
  /** Local wall time as the date-time field holds it (YYYY-MM-DDTHH:MM), in `zone`; '' if none. */
  start: typed,
  zone: typed,
  minutes: z.number(),
  link: typed,
  /** As typed or pasted, whatever parts the guests; see `readGuests`. */
  attendees: typed,
});
export type DraftMeeting = z.infer<typeof draftMeetingSchema>;

/**
 * What the SDR has typed for one record, in any half-finished state: every field is optional or may
 * be blank, and nothing is cleaned before the hand-over. Ids are made when the draft begins, so
 * that pressing *Hand over* in two windows is one handoff.
 */
export const draftSchema = z.object({
  handoff: z.uuidv7(),
  entry: z.uuidv7(),
  lead: z.partialRecord(z.enum(LEAD_FIELDS), typed),
  frameworkId: z.optional(typed),
  /** The version that it was begun with: another may be published meanwhile. */
  frameworkVersion: z.optional(z.int()),
  scores: z
    .record(typed, draftScoreSchema)
    .check(z.refine((scores) => Object.keys(scores).length <= MOST_SCORES)),
  belowBarReason: typed,
  /** The quick line as it stands, not yet filed. */
  quickLine: typed,
  /** More than can be handed over, as after an undo or from two windows: the hand-over says so. */
  context: z
    .array(z.object({ id: typed, kind: contextKindSchema, text: typed }))
    .check(z.maxLength(MOST_CONTEXT_ITEMS * 5)),
  recipient: z.optional(z.object({ id: typed, name: typed })),
  meeting: z.optional(draftMeetingSchema),
  sdrJoins: z.optional(
    z.object({ choice: z.enum(['yes', 'first-five-minutes', 'no']), why: typed }),
  ),
  /** `due` is a local wall time (YYYY-MM-DDTHH:MM) in the zone of whoever types; '' if none. */
  nextStep: z.optional(z.object({ what: typed, owner: typed, due: typed })),
  sequencesStopped: z.optional(z.boolean()),
  /** The newest invite that went out for a handoff, and what it says; see `inviteContent`. */
  invite: z.optional(
    z.object({
      handoff: z.uuidv7(),
      sequence: z.int().check(z.gte(0)),
      /** When it was last changed (UTC, ms). */
      changedAt: instantSchema,
      content: typed,
    }),
  ),
});
export type Draft = z.infer<typeof draftSchema>;

/** Returns a draft in which nothing is typed yet, under ids (UUIDv7) made for its hand-over. */
export function newDraft(ids: { readonly handoff: string; readonly entry: string }): Draft {
  return {
    handoff: ids.handoff,
    entry: ids.entry,
    lead: {},
    scores: {},
    belowBarReason: '',
    quickLine: '',
    context: [],
  };
}
