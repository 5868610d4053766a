import { aBrief, aMeeting } from '@/tests/factories';
import type { Entry, KindName } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import { idOf } from './entries';

/** Whose year it is, where, and when it ends (UTC, ms). */
export interface YearOf {
  readonly origin: string;
  readonly sdr: Person;
  readonly bdm: Person;
  readonly until: number;
}

export const HANDOFFS_A_YEAR = 2000;
const ENTRIES_A_HANDOFF = 10;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
/** The newest are still going on. */
const GOING_ON = 40;

type Step = readonly [kind: KindName, by: 'sdr' | 'bdm', body: unknown];

const ACCEPTED: Step = ['accepted', 'bdm', { remark: 'Calling today' }];
const TALKED: Step = [
  ...(['verbal-handover', 'sdr'] as const),
  { channel: 'call', remark: 'Five minutes', voiceNote: false },
];
const HELD: Step = ['meeting', 'bdm', { result: 'held', remark: 'Three of them came' }];
const RATED: Step = [
  ...(['feedback', 'bdm'] as const),
  {
    rating: 4,
    wrong: [{ id: 'budget', name: 'Budget' }],
    helped: 'The pain in her words',
    text: '',
  },
];
const WON: Step = ['outcome', 'bdm', { result: 'won', text: '' }];
const LOST: Step = ['outcome', 'bdm', { result: 'lost', reason: 'no-need', text: 'Not this year' }];
const RETURNED: Step = [
  ...(['returned', 'bdm'] as const),
  { reason: 'next-step-not-confirmed', text: 'She does not know of a meeting.' },
];
const WITHDRAWN: Step = ['withdrawn', 'sdr', { reason: 'They asked for a call in spring.' }];
const PULLED_BACK: Step = [
  ...(['pull-back', 'bdm'] as const),
  { kind: 'new-stakeholder', text: 'Their head of IT joined.' },
];
const ASKED: Step = ['message', 'bdm', { text: 'Who else is in the room?', question: true }];

/** What has become of those that are long done, in the shares of a good year. */
const DONE: readonly (readonly Step[])[] = [
  ...Array.from({ length: 3 }, () => [TALKED, ACCEPTED, HELD, RATED, WON]),
  ...Array.from({ length: 10 }, () => [TALKED, ACCEPTED, HELD, RATED, LOST]),
  ...Array.from({ length: 5 }, () => [ACCEPTED, HELD, RATED]),
  ...Array.from({ length: 2 }, () => [RETURNED, WITHDRAWN]),
];
/** Where those stand that are going on. */
const OPEN: readonly (readonly Step[])[] = [
  [],
  [TALKED, ACCEPTED],
  [TALKED, ACCEPTED],
  [RETURNED],
  [TALKED, ACCEPTED, PULLED_BACK],
  [TALKED, ACCEPTED, ASKED],
  [TALKED, ACCEPTED, HELD],
];

/** One handoff of the year: its log, and the number of its record. */
export interface YearHandoff {
  readonly id: string;
  readonly recordId: string;
  readonly entries: readonly Entry[];
}

/** Returns a busy pair's year, oldest first: each handoff on a record of its own, ten entries each. */
export function yearOf(of: YearOf): YearHandoff[] {
  return Array.from({ length: HANDOFFS_A_YEAR }, (_, n) => handoffOf(of, n));
}

function handoffOf(of: YearOf, n: number): YearHandoff {
  const at = Math.floor(of.until - YEAR + ((n + 1) * YEAR) / (HANDOFFS_A_YEAR + 1));
  const isOpen = n >= HANDOFFS_A_YEAR - GOING_ON;
  const fates = isOpen ? OPEN : DONE;
  const recordId = `${100_000 + n}`;
  const first: Step = ['handed-over', 'sdr', briefOf(of, { at, n, recordId, isOpen })];
  const steps = filled(first, fates[n % fates.length] ?? []);
  const id = idOf(0x2_0000_0000 + n);
  return { id, recordId, entries: steps.map((step, k) => entryOf(of, { step, id, n, k, at })) };
}

/** The messages in between make it ten. */
function filled(first: Step, fate: readonly Step[]): Step[] {
  const messages = Array.from({ length: ENTRIES_A_HANDOFF - 1 - fate.length }, (_, k): Step => {
    const text = `Message ${k}: the plant manager joins from Lyon.`;
    return ['message', k % 2 === 0 ? 'bdm' : 'sdr', { text, question: false }];
  });
  return [first, ...messages, ...fate];
}

interface Known {
  readonly at: number;
  readonly n: number;
  readonly recordId: string;
  readonly isOpen: boolean;
}

function briefOf({ origin, sdr, bdm, until }: YearOf, { at, n, recordId, isOpen }: Known) {
  const start = isOpen ? until + (n % 72) * HOUR : at + 48 * HOUR;
  const recordUrl = `${origin}/leads/${recordId}`;
  const meeting = aMeeting({ start });
  return aBrief({ sdr, recipient: bdm, recordUrl, meeting, responseDue: at + 4 * HOUR });
}

interface Place {
  readonly step: Step;
  readonly id: string;
  readonly n: number;
  readonly k: number;
  readonly at: number;
}

function entryOf({ sdr, bdm }: YearOf, { step, id, n, k, at }: Place): Entry {
  const [kind, by, body] = step;
  const entry = {
    ...{ v: 1, id: idOf(0x3_0000_0000 + n * 100 + k), handoff: id, turn: k + 1, kind, body },
    ...{ at: at + k * 60_000, by: by === 'sdr' ? sdr : bdm },
  };
  // Each step above pairs its kind with that kind's body.
  return entry as Entry;
}
