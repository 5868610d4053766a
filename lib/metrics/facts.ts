import * as z from 'zod/mini';
import { CHANNELS } from '@/lib/handoff/reach/channel';
import { isKnown, type HandoffEntry } from '@/lib/handoff/entry';
import { PULL_BACK_KINDS, RETURN_REASONS } from '@/lib/handoff/choices';
import { startOf } from '@/lib/handoff/entries/handed-over';
import { meetingEnd } from '@/lib/handoff/next-action';
import type { BriefData } from '@/lib/handoff/brief/brief-data';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Feedback } from '@/lib/handoff/handoff-state';
import { STATES } from '@/lib/handoff/state';

const instant = z.number();

const roundSchema = z.object({
  from: instant,
  bdm: z.string(),
  /** By when an answer was due, as the brief in force said at the end. */
  due: z.exactOptional(instant),
  /** When it ended, and how; absent while it is open. */
  end: z.exactOptional(instant),
  how: z.exactOptional(z.enum(['accepted', 'returned', 'withdrawn', 'reassigned'])),
  /** The brief was mended before the answer, for the same BDM. */
  revised: z.exactOptional(z.literal(true)),
  /** The BDM asked before the answer. */
  asked: z.exactOptional(z.literal(true)),
  /** When it was sent back after it had been accepted. */
  back: z.exactOptional(instant),
  reason: z.exactOptional(z.enum(RETURN_REASONS)),
});

/** What the figures need of one handoff: small, and from its entries alone. Instants are UTC (ms). */
export const handoffFactsSchema = z.object({
  /** When it was handed over first; of a thread whose hand-over was never read, its first entry. */
  at: instant,
  /** `draft` where no hand-over counts: a gap, which no figure counts. */
  state: z.enum(STATES),
  sdr: z.string(),
  bdm: z.string(),
  framework: z.exactOptional(z.object({ id: z.string(), version: z.number() })),
  rounds: z.array(roundSchema),
  /** The first talk between the SDR and the BDM whose handoff it is now. */
  verbal: z.exactOptional(z.object({ at: instant, channel: z.enum(CHANNELS) })),
  /** By when they had to talk: when the first meeting began that has a result, else the booked one. */
  talkBy: z.exactOptional(instant),
  joins: z.exactOptional(z.enum(['yes', 'first-five-minutes', 'no'])),
  /** When the meeting that is booked will be over. */
  meetingEnd: z.exactOptional(instant),
  meetings: z.array(z.object({ at: instant, held: z.boolean() })),
  pullBacks: z.array(
    z.object({
      at: instant,
      kind: z.enum(PULL_BACK_KINDS),
      answer: z.exactOptional(z.enum(['done', 'cannot'])),
    }),
  ),
  /** Of the BDM whose handoff it is now: when they gave it first, and their newest. */
  feedback: z.exactOptional(
    z.object({ first: instant, rating: z.number(), wrong: z.array(z.string()) }),
  ),
  /** The criteria of the brief that have a mark. */
  criteria: z.array(z.object({ id: z.string(), name: z.string(), assumed: z.boolean() })),
  outcome: z.exactOptional(
    z.object({ at: instant, result: z.enum(['won', 'lost', 'disqualified']) }),
  ),
  /** What the CRM said that it is worth: a sum, or words that say none. */
  amount: z.exactOptional(
    z.union([z.object({ value: z.number(), currency: z.string() }), z.literal('unreadable')]),
  ),
  /** The days (UTC, since 1970) on which the SDR and a BDM had to do with each other. */
  touches: z.array(z.tuple([z.number(), z.string()])),
  /** How many entries count, and how many are kept without counting, by why. */
  entries: z.number(),
  unverified: z.number(),
  newer: z.number(),
});
export type HandoffFacts = z.infer<typeof handoffFactsSchema>;
export type Round = HandoffFacts['rounds'][number];

export const DAY = 86_400_000;

/** What the walk over the entries keeps besides the facts. */
interface Walk {
  readonly facts: HandoffFacts;
  brief: BriefData | undefined;
  meetingStart: number | undefined;
  /** When each BDM gave feedback first, by their id. */
  readonly feedbackOf: Map<string, number>;
}

/**
 * Returns what the figures need of a handoff: the same from the same entries, in whatever order and
 * however often they were read. Total.
 */
export function factsOf(handoff: Handoff): HandoffFacts {
  const { timeline, brief, sdr, bdm, outcome } = handoff;
  const walk: Walk = {
    facts: {
      ...{ at: timeline[0]?.entry.at ?? 0, state: handoff.state },
      ...{ sdr: sdr?.id ?? '', bdm: bdm?.id ?? '' },
      ...{ rounds: [], meetings: [], pullBacks: [], criteria: [], touches: [] },
      ...{ entries: 0, unverified: 0, newer: 0 },
    },
    brief: undefined,
    meetingStart: undefined,
    feedbackOf: new Map(),
  };
  const { facts } = walk;
  for (const { entry, ignored } of timeline) {
    if (ignored === 'unverified') facts.unverified += 1;
    if (ignored === 'newer-version' || ignored === 'unknown-kind') facts.newer += 1;
    if (ignored || !isKnown(entry)) continue;
    facts.entries += 1;
    // What counts in a handoff is of a handoff's kind.
    step(walk, entry as HandoffEntry);
  }
  if (walk.meetingStart !== undefined) facts.talkBy ??= walk.meetingStart;
  const end = meetingEnd(handoff);
  if (end !== undefined) facts.meetingEnd = end;
  facts.pullBacks = handoff.pullBacks
    .filter(({ kind }) => kind !== 'come-back')
    .map(({ at, kind, answer }) => ({ at, kind, ...(answer && { answer: answer.result }) }));
  const newest = feedbackOfBdm(handoff);
  const first = walk.feedbackOf.get(facts.bdm);
  if (newest && first !== undefined) {
    facts.feedback = { first, rating: newest.rating, wrong: [...new Set(newest.wrong)] };
  }
  if (outcome) facts.outcome = { at: outcome.at, result: outcome.result };
  if (brief) addBrief(facts, brief);
  return facts;
}

function addBrief(facts: HandoffFacts, { qualification, sdrJoins, lead }: BriefData): void {
  if (sdrJoins) facts.joins = sdrJoins.choice;
  const said = lead.amount?.value;
  if (said !== undefined) facts.amount = amountIn(said) ?? 'unreadable';
  if (!qualification) return;
  const { id, version } = qualification.framework;
  facts.framework = { id, version };
  const marked = qualification.criteria.filter(({ points }) => points !== null);
  const byId = new Map(marked.map((criterion) => [criterion.id, criterion]));
  facts.criteria = [...byId.values()].map(({ id, name, basis }) => ({
    ...{ id, name, assumed: basis !== 'confirmed' },
  }));
}

/** Returns the sum that an amount's text is beyond doubt, `undefined` for any other. */
function amountIn(said: string): { value: number; currency: string } | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})? ([A-Z]{3})$/.exec(said.trim());
  const [, whole, fraction = '', currency] = match ?? [];
  if (whole === undefined || currency === undefined) return undefined;
  return { value: Number(whole.replaceAll(',', '') + fraction), currency };
}

function step(walk: Walk, entry: HandoffEntry): void {
  const { facts } = walk;
  const round = facts.rounds.at(-1);
  const isOpen = round !== undefined && round.end === undefined;
  const bdm = walk.brief?.recipient.id ?? '';
  switch (entry.kind) {
    case 'handed-over':
      facts.at = entry.at;
      startRound(walk, entry.body, entry.at);
      return;
    case 'revised': {
      const { brief } = entry.body;
      const isSame = brief.recipient.id === bdm;
      if (isSame && isOpen) {
        round.revised = true;
        delete round.due;
        if (brief.responseDue !== undefined) round.due = brief.responseDue;
        walk.meetingStart = startOf(walk, brief);
        walk.brief = brief;
        return;
      }
      if (!isSame || round?.how === 'returned' || round?.back !== undefined) {
        if (isOpen) endRound(round, entry.at, 'reassigned');
        startRound(walk, brief, entry.at);
        return;
      }
      walk.meetingStart = startOf(walk, brief) ?? walk.meetingStart;
      walk.brief = brief;
      return;
    }
    case 'accepted':
      if (isOpen) endRound(round, entry.at, 'accepted');
      return;
    case 'returned':
      if (!round) return;
      round.reason = entry.body.reason;
      if (isOpen) endRound(round, entry.at, 'returned');
      else round.back = entry.at;
      return;
    case 'withdrawn':
      if (isOpen) endRound(round, entry.at, 'withdrawn');
      return;
    case 'verbal-handover': {
      const at = Math.min(entry.body.when ?? entry.at, entry.at);
      if (!facts.verbal || at < facts.verbal.at) facts.verbal = { at, channel: entry.body.channel };
      touch(walk, entry.at);
      return;
    }
    case 'message':
      if (isOpen && entry.body.question && entry.by.id === bdm) round.asked = true;
      touch(walk, entry.at);
      return;
    case 'meeting':
      if (entry.body.result === 'rescheduled') walk.meetingStart = entry.body.start;
      else {
        facts.talkBy ??= walk.meetingStart ?? entry.at;
        facts.meetings.push({ at: entry.at, held: entry.body.result === 'held' });
      }
      return;
    case 'feedback':
      touch(walk, entry.at);
      if (entry.by.id === bdm && !walk.feedbackOf.has(bdm)) walk.feedbackOf.set(bdm, entry.at);
      return;
    case 'pull-back':
      touch(walk, entry.at);
      return;
    case 'pull-back-answered':
    case 'outcome':
      return;
  }
}

function startRound(walk: Walk, brief: BriefData, at: number): void {
  const { facts } = walk;
  // Nobody has talked to a BDM who is new to the lead, and they have a meeting of their own to talk by.
  if (walk.brief?.recipient.id !== brief.recipient.id) {
    delete facts.verbal;
    delete facts.talkBy;
  }
  walk.meetingStart = startOf(walk, brief);
  walk.brief = brief;
  const due = brief.responseDue;
  facts.rounds.push({ from: at, bdm: brief.recipient.id, ...(due !== undefined && { due }) });
  touch(walk, at);
}

function endRound(round: Round, at: number, how: Round['how'] & {}): void {
  round.end = at;
  round.how = how;
}

function touch({ facts, brief }: Walk, at: number): void {
  const bdm = brief?.recipient.id;
  const day = Math.floor(at / DAY);
  if (bdm === undefined || facts.touches.some((one) => one[0] === day && one[1] === bdm)) return;
  facts.touches.push([day, bdm]);
}

/**
 * Returns what the BDM who has it now said of a handoff last; `undefined` where nothing. What a former BDM
 * said of it is nothing that this one said, nor what this one said as its SDR.
 */
export function feedbackOfBdm({
  feedback,
  bdm,
}: Pick<Handoff, 'feedback' | 'bdm'>): Feedback | undefined {
  return feedback.findLast(({ from, by }) => from === 'bdm' && by.id === bdm?.id);
}
