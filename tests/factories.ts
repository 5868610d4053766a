import type { BriefData, Meeting } from '@/lib/handoff/brief/brief-data';
import type { ContextItem } from '@/lib/handoff/brief/context';
import type { Draft } from '@/lib/handoff/brief/draft';
import type { Entry, KindName } from '@/lib/handoff/entry';
import type { Lead } from '@/lib/handoff/brief/lead';
import type { Person } from '@/lib/handoff/person';
import { DEFAULT_POLICY } from '@/lib/handoff/team/policy';
import { defaultProfile } from '@/lib/handoff/team/profile';
import type {
  Criterion,
  Framework,
  Qualification,
} from '@/lib/handoff/qualification/qualification';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
import type { FileRow } from '@/lib/store/rows';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * The instant at which everything here happens. Code is tested at a fixed one: Thursday 26 November
 * 2026, 09:00 UTC. Browsers and servers have the real clock, and there it is two hours ago.
 */
export const AT =
  process.env.TESTS_HAPPEN === 'at-a-fixed-instant'
    ? Date.UTC(2026, 10, 26, 9)
    : Date.now() - 2 * HOUR;

/** The meeting's start: in the fixed week, Tuesday 1 December, 14:00 UTC. */
const IN_FIVE_DAYS = AT + 5 * DAY + 5 * HOUR;

export const SDR: Person = { id: '11', name: 'Sam Rivera' };
export const BDM: Person = { id: '22', name: 'Bea Novak' };

/** Returns the n-th UUIDv7 of a series: valid, the same in every run, in order of n. */
export function anId(n: number): string {
  return `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export const HANDOFF = anId(0xb47);

export function aPerson(with_: Partial<Person> = {}): Person {
  return { ...SDR, ...with_ };
}

export function aLead(with_: Lead = {}): Lead {
  return {
    name: { value: 'Dana Whitfield', origin: 'crm' },
    company: { value: 'Northwind Foods', origin: 'crm' },
    title: { value: 'VP Operations', origin: 'crm' },
    email: { value: 'dana@northwind.example', origin: 'crm' },
    phone: { value: '+44 20 7946 0102', origin: 'typed' },
    ...with_,
  };
}

export function aContextItem(with_: Partial<ContextItem> = {}): ContextItem {
  return { id: 'c1', kind: 'pain', text: 'We lose a truckload a month to wrong dates.', ...with_ };
}

export function aCriterion(with_: Partial<Criterion> = {}): Criterion {
  return {
    id: 'need',
    name: 'Need',
    question: 'What happens if nothing changes?',
    weight: 1,
    scale: '0-5',
    duty: 'sdr-must',
    ...with_,
  };
}

export function aFramework(with_: Partial<Framework> = {}): Framework {
  return {
    id: 'two',
    name: 'Two questions',
    version: 1,
    threshold: 5,
    criteria: [aCriterion(), aCriterion({ id: 'budget', name: 'Budget', duty: 'sdr-may' })],
    ...with_,
  };
}

export function aQualification(with_: Partial<Qualification> = {}): Qualification {
  return {
    framework: { id: 'two', name: 'Two questions', version: 1 },
    threshold: 5,
    total: 7,
    highest: 10,
    criteria: [
      {
        ...{ id: 'need', name: 'Need', scale: '0-5', points: 4 },
        ...{ basis: 'confirmed', evidence: 'It costs us 9,000 a month.' },
      },
      {
        ...{ id: 'budget', name: 'Budget', scale: '0-5', points: 3 },
        ...{ basis: 'assumed', evidence: '' },
      },
    ],
    ...with_,
  };
}

export function aMeeting(with_: Partial<Meeting> = {}): Meeting {
  return {
    title: 'Northwind Foods: first look',
    start: IN_FIVE_DAYS,
    zone: 'Europe/Berlin',
    minutes: 30,
    link: 'https://meet.example/abc',
    attendees: ['Dana Whitfield <dana@northwind.example>'],
    ...with_,
  };
}

export function aBrief(with_: Partial<BriefData> = {}): BriefData {
  return {
    sdr: SDR,
    recipient: BDM,
    recordUrl: 'https://crm.example/leads/7',
    lead: aLead(),
    qualification: aQualification(),
    context: [
      aContextItem(),
      aContextItem({ id: 'c2', kind: 'why-now', text: 'Audit in January.' }),
      aContextItem({ id: 'c3', kind: 'promised', text: 'A sample report before the call.' }),
      aContextItem({ id: 'c4', kind: 'double-check', text: 'Is the budget hers?' }),
    ],
    meeting: aMeeting(),
    sdrJoins: { choice: 'first-five-minutes', why: 'She knows my voice.' },
    nextStep: { what: 'Show the date check', owner: BDM.name, due: IN_FIVE_DAYS },
    sequencesStopped: true,
    responseDue: AT + 4 * HOUR,
    zone: 'Europe/London',
    ...with_,
  };
}

/** A draft that is ready to be handed over under {@link aFramework}. */
export function aDraft(with_: Partial<Draft> = {}): Draft {
  return {
    handoff: HANDOFF,
    entry: anId(1),
    lead: {},
    scores: { need: { points: 5, basis: 'confirmed', evidence: '“Every month.”' } },
    belowBarReason: '',
    quickLine: '',
    context: [aContextItem()],
    recipient: BDM,
    ...with_,
  };
}

const BODIES: { readonly [Kind in KindName]: Extract<Entry, { kind: Kind }>['body'] } = {
  'handed-over': aBrief(),
  revised: { brief: aBrief(), revision: 2 },
  withdrawn: { reason: 'They asked for a call in spring.' },
  'verbal-handover': { channel: 'call', remark: 'Ten minutes, all clear.', voiceNote: false },
  accepted: { remark: 'Thanks, calling today.' },
  returned: { reason: 'next-step-not-confirmed', text: 'She does not know of a meeting.' },
  message: { text: 'Who else is in the room?', question: true },
  meeting: { result: 'held', remark: 'Three of them came.' },
  'pull-back': { kind: 'new-stakeholder', text: 'Their head of IT joined.', due: AT + DAY },
  'pull-back-answered': { pullBack: anId(5), result: 'done', text: 'Called him.' },
  feedback: {
    rating: 4,
    wrong: [{ id: 'budget', name: 'Budget' }],
    helped: 'The pain in her words',
    text: '',
  },
  outcome: { result: 'won', amount: { value: 24_000, currency: 'EUR' }, text: '' },
  'team-room': { name: 'Field sales' },
  'team-room-ended': {},
  framework: { framework: aFramework(), changes: 'Budget is optional now.' },
  agreement: { framework: 'two', version: 1 },
  profile: { role: 'bdm', card: defaultProfile('Europe/Berlin') },
  policy: DEFAULT_POLICY,
  ask: { to: SDR, kind: 'gone-quiet', text: 'Dana does not answer.' },
  'ask-answered': { ask: anId(6), result: 'done', text: 'Reached her.' },
  pulse: { satisfaction: 5, pushBack: 'yes', text: '' },
  target: { from: '2026-10-01', to: '2026-12-31', amount: { value: 260_000, currency: 'EUR' } },
  pipeline: {
    open: [{ currency: 'EUR', value: 780_000, count: 31 }],
    ...{ unvalued: 2, source: 'typed' },
  },
  goals: DEFAULT_GOALS,
  figures: {
    ...{ show: 'named', purpose: 'To pair SDRs and BDMs well.', until: '2027-06-30' },
    basis: { kind: 'everybody-agreed' },
  },
  'figures-agreed': { figures: anId(4) },
  review: {
    ...{ from: '2026-11-16', to: '2026-11-27', attended: [SDR, BDM] },
    decided: [{ what: 'Ask who signs before handing over.', who: SDR, due: '2026-12-11' }],
  },
};

const BY_BDM: readonly KindName[] = [
  ...(['accepted', 'returned', 'meeting', 'pull-back', 'feedback', 'outcome'] as const),
  ...(['profile', 'ask', 'pulse'] as const),
];

type Overrides<Kind extends KindName> = Partial<Omit<Extract<Entry, { kind: Kind }>, 'kind'>>;

/** A valid entry of the kind, by the one whose it is to write; number `n` in the handoff. */
export function anEntry<Kind extends KindName>(
  kind: Kind,
  n: number,
  with_: Overrides<Kind> = {},
): Extract<Entry, { kind: Kind }> {
  const entry = {
    ...{ v: 1, id: anId(n), handoff: HANDOFF, turn: n, kind, at: AT + n * 60_000 },
    ...{ by: BY_BDM.includes(kind) ? BDM : SDR, body: BODIES[kind], ...with_ },
  };
  // The table pairs each kind with its own body, which the type system cannot follow.
  return entry as unknown as Extract<Entry, { kind: Kind }>;
}

export function aHandoverEntry(with_: Overrides<'handed-over'> = {}): Entry {
  return anEntry('handed-over', 1, with_);
}

/** A voice note of three bytes that was recorded and not sent. */
export function aRecording(with_: Partial<FileRow> = {}): FileRow {
  const { id = anId(2) } = with_;
  return {
    ...{ id, handoff: HANDOFF, record: 'crm|lead|7', createdAt: AT, stage: 'recorded' },
    ...{ name: `baton-voice-note-${id}.webm`, type: 'audio/webm', seconds: 42 },
    bytes: Uint8Array.of(1, 2, 3),
    ...with_,
  };
}

/** The weekday of an instant (UTC, ms) in the zone of this machine, as the panel and the card write it. */
export function weekdayHere(instant: number): string {
  return new Intl.DateTimeFormat(undefined, { weekday: 'short' }).format(instant);
}
