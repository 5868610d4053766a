import * as z from 'zod/mini';
import { CONTEXT_LENGTH, contextKindSchema, MOST_CONTEXT_ITEMS } from './context';
import { LEAD_FIELD_LENGTH, LEAD_FIELDS } from './lead';
import { instantSchema } from './text';
import { basisSchema, EVIDENCE_LENGTH, HIGHEST_SCORE, MOST_CRITERIA } from './qualification';

const typed = (maximum: number) => z.string().check(z.maxLength(maximum));

/** More than the guests of any meeting take, as long as each of them may be. */
const ATTENDEES_LENGTH = 20_000;

/** A framework that a draft was begun with stays scored when another is chosen, within reason. */
const MOST_SCORES = MOST_CRITERIA * 12;

const draftScoreSchema = z.object({
  points: z.nullable(z.int().check(z.gte(0), z.lte(HIGHEST_SCORE))),
  basis: basisSchema,
  evidence: typed(EVIDENCE_LENGTH),
});

const draftMeetingSchema = z.object({
  title: typed(200),
  /** Local wall time as the date-time field holds it (YYYY-MM-DDTHH:MM), in `zone`; '' if none. */
  start: typed(40),
  zone: typed(60),
  minutes: z.number(),
  link: typed(2000),
  /** As typed or pasted, whatever parts the guests; see `readGuests`. */
  attendees: typed(ATTENDEES_LENGTH),
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
  lead: z.partialRecord(z.enum(LEAD_FIELDS), typed(LEAD_FIELD_LENGTH)),
  frameworkId: z.optional(typed(60)),
  /** The version that it was begun with: another may be published meanwhile. */
  frameworkVersion: z.optional(z.int()),
  scores: z
    .record(typed(60), draftScoreSchema)
    .check(z.refine((scores) => Object.keys(scores).length <= MOST_SCORES)),
  belowBarReason: typed(500),
  /** The quick line as it stands, not yet filed. */
  quickLine: typed(2000),
  /** More than can be handed over, as after an undo or from two windows: the hand-over says so. */
  context: z
    .array(z.object({ id: typed(60), kind: contextKindSchema, text: typed(CONTEXT_LENGTH) }))
    .check(z.maxLength(MOST_CONTEXT_ITEMS * 5)),
  recipient: z.optional(z.object({ id: typed(200), name: typed(200) })),
  meeting: z.optional(draftMeetingSchema),
  sdrJoins: z.optional(
    z.object({ choice: z.enum(['yes', 'first-five-minutes', 'no']), why: typed(300) }),
  ),
  /** `due` is a local wall time (YYYY-MM-DDTHH:MM) in the zone of whoever types; '' if none. */
  nextStep: z.optional(z.object({ what: typed(300), owner: typed(200), due: typed(40) })),
  sequencesStopped: z.optional(z.boolean()),
  /** The newest invite that went out for a handoff, and what it says; see `inviteContent`. */
  invite: z.optional(
    z.object({
      handoff: z.uuidv7(),
      sequence: z.int().check(z.gte(0)),
      /** When it was last changed (UTC, ms). */
      changedAt: instantSchema,
      content: typed(ATTENDEES_LENGTH),
    }),
  ),
});
export type Draft = z.infer<typeof draftSchema>;

/** Gives a draft in which nothing is typed yet, under ids (UUIDv7) made for its hand-over. */
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
