import fc from 'fast-check';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { CHANNELS } from '@/lib/handoff/reach/channel';
import { CONTEXT_KINDS } from '@/lib/handoff/brief/context';
import { SIGHTS, type BriefData } from '@/lib/handoff/brief/brief-data';
import type { Entry, KindName, LoggedEntry, UnknownEntry } from '@/lib/handoff/entry';
import {
  DISQUALIFY_REASONS,
  PULL_BACK_KINDS,
  RETURN_REASONS,
  ASK_KINDS,
  TEAM_ROLES,
} from '@/lib/handoff/choices';
import { LEAD_FIELDS } from '@/lib/handoff/brief/lead';
import type { Person } from '@/lib/handoff/person';
import { defaultProfile } from '@/lib/handoff/team/profile';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import { cleanText } from '@/lib/handoff/text';

/** Shapes of text that have broken somebody's software before. */
const AWKWARD = [
  ...['<b>', '</p>', '&amp;', '&nbsp;', '<!channel>', '<!--', '-->', '> quoted', '-- ', '--'],
  ...['“curly”', "it's", '`code`', '*bold*', '_under_', '~no~', '\\', '\n', '\t', '\u00A0'],
  ...['👩‍👩‍👧', '🇩🇪', '日本語', 'שלום', 'مرحبا', 'e\u0301', '𝒳', '=1+1', 'baton1.', '__proto__'],
  ...['javascript:alert(1)', '{{x}}', '${x}', '%0A', 'null'],
];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

/** Any text as it may stand in an entry: clean, at most `maximum` UTF-16 units. */
export function someText(maximum: number): fc.Arbitrary<string> {
  return fc
    .array(piece, { maxLength: 8 })
    .map((pieces) => cut(cleanText(pieces.join(' ')), maximum));
}

/** Like {@link someText}, never blank. */
export function someWords(maximum: number): fc.Arbitrary<string> {
  return someText(maximum).map((text) => (text === '' ? 'x' : text));
}

function cut(text: string, maximum: number): string {
  return text.length <= maximum ? text : cleanText(text.slice(0, maximum));
}

export const instant = fc.integer({
  min: Date.UTC(2020, 0, 1),
  max: Date.UTC(2035, 0, 1),
});
export const zone = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'],
  ...['Pacific/Chatham', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Cairo'],
);
const uuid = fc.uuid({ version: 7 });
const person: fc.Arbitrary<Person> = fc.record({ id: someWords(40), name: someWords(60) });

const webAddress = fc.webUrl({ withQueryParameters: true, withFragments: true });

const score = fc.record({
  id: someWords(60),
  name: someWords(80),
  scale: fc.constantFrom('0-5' as const, 'yes-no' as const),
  points: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  basis: fc.constantFrom('confirmed' as const, 'assumed' as const, 'unknown' as const),
  evidence: someText(500),
});

const qualification = fc.record({
  framework: fc.record({ id: someWords(60), name: someWords(80), version: fc.nat(99) }),
  threshold: fc.nat(90),
  total: fc.nat(90),
  highest: fc.nat(90),
  criteria: fc.uniqueArray(score, { maxLength: 9, selector: ({ id }) => id }),
});

const meeting = fc.record(
  {
    title: someText(200),
    start: instant,
    zone,
    minutes: fc.integer({ min: 5, max: 1440 }),
    link: webAddress,
    attendees: fc.array(someWords(200), { maxLength: 5 }),
  },
  { requiredKeys: ['title', 'start', 'zone', 'minutes', 'attendees'] },
);

const leadValue = fc.record({
  value: someWords(300),
  origin: fc.constantFrom('crm' as const, 'typed' as const),
});

/** Any valid brief, from the emptiest to a full one. */
export const brief: fc.Arbitrary<BriefData> = fc.record(
  {
    sdr: person,
    recipient: person,
    recordUrl: webAddress,
    lead: fc.dictionary(fc.constantFrom(...LEAD_FIELDS), leadValue).map((lead) => ({ ...lead })),
    qualification,
    belowBarReason: someWords(500),
    context: fc.uniqueArray(
      fc.record({
        id: someWords(60),
        kind: fc.constantFrom(...CONTEXT_KINDS),
        text: someWords(500),
      }),
      { selector: ({ id }) => id, maxLength: 12 },
    ),
    meeting,
    sdrJoins: fc.record({
      choice: fc.constantFrom('yes' as const, 'first-five-minutes' as const, 'no' as const),
      why: someText(300),
    }),
    nextStep: fc.record(
      { what: someWords(300), owner: someWords(200), due: instant },
      { requiredKeys: ['what', 'owner'] },
    ),
    sequencesStopped: fc.boolean(),
    responseDue: instant,
    zone,
    sight: fc.constantFrom(...SIGHTS),
  },
  { requiredKeys: ['sdr', 'recipient', 'lead', 'context'] },
);

const answer = {
  result: fc.constantFrom('done' as const, 'cannot' as const),
  text: someWords(1000),
};

/** Any framework as it may be published. */
export const framework: fc.Arbitrary<Framework> = fc.record({
  id: someWords(60),
  name: someWords(80),
  version: fc.integer({ min: 1, max: 99 }),
  threshold: fc.nat(90),
  criteria: fc.uniqueArray(
    fc.record({
      id: someWords(60),
      name: someWords(80),
      question: someWords(300),
      weight: fc.integer({ min: 1, max: 10 }),
      scale: fc.constantFrom('0-5' as const, 'yes-no' as const),
      duty: fc.constantFrom('sdr-must' as const, 'sdr-may' as const, 'seller' as const),
    }),
    { maxLength: 9, selector: ({ id }) => id },
  ),
});

/** What a calendar may say beyond one stretch of hours a day and single days off. */
const calendar: fc.Arbitrary<Pick<Calendar, 'week' | 'off'>> = fc.record(
  {
    week: fc.constant<Calendar['week'] & {}>([
      [
        { from: 540, to: 720 },
        { from: 780, to: 1500 },
      ],
      [],
      [],
      [],
      [],
      [],
      [],
    ]),
    off: fc.constant([{ from: '2026-12-21', to: '2027-01-08', part: { from: 720 } }]),
  },
  { requiredKeys: [] },
);

const date = instant.map((at) => new Date(at).toISOString().slice(0, 10));
/** Two dates, the earlier first. */
const days = fc
  .tuple(date, date)
  .map((two) => two.toSorted())
  .map(([from = '2026-01-01', to = from]) => ({ from, to }));
const money = fc.record({ value: fc.nat(1e9), currency: someWords(10) });
const share = fc.double({ min: 0, max: 1, noNaN: true });

const bodies: {
  readonly [Kind in KindName]: fc.Arbitrary<Extract<Entry, { kind: Kind }>['body']>;
} = {
  'handed-over': brief,
  revised: fc.record({ brief, revision: fc.integer({ min: 2, max: 99 }) }),
  withdrawn: fc.record({ reason: someText(500) }),
  'verbal-handover': fc.record(
    {
      channel: fc.constantFrom(...CHANNELS),
      remark: someText(500),
      voiceNote: fc.boolean(),
      when: instant,
    },
    { requiredKeys: ['channel', 'remark', 'voiceNote'] },
  ),
  accepted: fc.record(
    {
      remark: someText(500),
      firstStep: fc.record({ what: someText(300), at: instant }, { requiredKeys: ['what'] }),
    },
    { requiredKeys: ['remark'] },
  ),
  returned: fc.record({ reason: fc.constantFrom(...RETURN_REASONS), text: someWords(1000) }),
  message: fc.record(
    { text: someWords(2000), question: fc.boolean(), replyTo: uuid },
    { requiredKeys: ['text', 'question'] },
  ),
  meeting: fc.oneof(
    fc.record({
      result: fc.constantFrom('held' as const, 'no-show' as const),
      remark: someText(500),
    }),
    fc.record({
      result: fc.constant('rescheduled' as const),
      start: instant,
      remark: someText(500),
    }),
  ),
  'pull-back': fc.record(
    { kind: fc.constantFrom(...PULL_BACK_KINDS), text: someWords(1000), due: instant },
    { requiredKeys: ['kind', 'text'] },
  ),
  'pull-back-answered': fc.record({ pullBack: uuid, ...answer }),
  feedback: fc.record({
    rating: fc.integer({ min: 1, max: 5 }),
    wrong: fc.array(fc.record({ id: someWords(60), name: someWords(80) }), { maxLength: 9 }),
    helped: someText(500),
    text: someText(1000),
  }),
  outcome: fc.oneof(
    fc.record(
      {
        result: fc.constant('won' as const),
        amount: fc.record({ value: fc.nat(1e9), currency: someWords(10) }),
        text: someText(1000),
      },
      { requiredKeys: ['result', 'text'] },
    ),
    fc.record({
      result: fc.constantFrom('lost' as const, 'disqualified' as const),
      reason: fc.constantFrom(...DISQUALIFY_REASONS),
      backAt: instant,
      text: someText(1000),
    }),
  ),
  'team-room': fc.record({ name: someWords(80) }),
  'team-room-ended': fc.record({}),
  framework: fc.record({ framework, changes: someText(1000) }),
  agreement: fc.record({ framework: someWords(60), version: fc.integer({ min: 1, max: 99 }) }),
  profile: fc.record({
    role: fc.constantFrom(...TEAM_ROLES),
    card: fc
      .record({ formats: someText(300), zone, calendar })
      .map(({ formats, zone, calendar }) => {
        const profile = defaultProfile(zone);
        return { ...profile, formats, calendar: { ...profile.calendar, ...calendar } };
      }),
  }),
  policy: fc.record(
    {
      acceptMinutes: fc.integer({ min: 5, max: 10_080 }),
      remindAtPercent: fc.integer({ min: 10, max: 90 }),
      firstContactMinutes: fc.integer({ min: 15, max: 4320 }),
      feedbackDays: fc.integer({ min: 1, max: 10 }),
      keepOwner: fc.boolean(),
    },
    { requiredKeys: ['acceptMinutes', 'remindAtPercent', 'firstContactMinutes', 'feedbackDays'] },
  ),
  ask: fc.record(
    { to: person, kind: fc.constantFrom(...ASK_KINDS), text: someWords(1000), due: instant },
    { requiredKeys: ['to', 'kind', 'text'] },
  ),
  'ask-answered': fc.record({ ask: uuid, ...answer }),
  pulse: fc.record(
    {
      about: person,
      satisfaction: fc.integer({ min: 1, max: 5 }),
      pushBack: fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const),
      text: someText(1000),
    },
    { requiredKeys: ['satisfaction', 'pushBack', 'text'] },
  ),
  target: fc
    .record({ about: person, days, amount: money }, { requiredKeys: ['days', 'amount'] })
    .map(({ days, ...body }) => ({ ...body, ...days })),
  pipeline: fc.record({
    open: fc.array(
      money.chain((sum) => fc.nat(9999).map((count) => ({ ...sum, count }))),
      { maxLength: 3 },
    ),
    unvalued: fc.nat(9999),
    source: fc.constantFrom('read' as const, 'typed' as const),
  }),
  goals: fc.record({
    acceptance: fc
      .tuple(share, share, share)
      .map((some) => some.toSorted((one, other) => other - one))
      .map(([target = 1, amber = 1, red = 1]) => ({ target, amber, red })),
    pullBackDays: fc.integer({ min: 1, max: 366 }),
    saleDays: fc.integer({ min: 1, max: 366 }),
    mostBdms: fc.integer({ min: 1, max: 100 }),
    leastOfPair: fc.integer({ min: 1, max: 1000 }),
    snapshotDay: fc.integer({ min: 1, max: 7 }),
    reviewWeeks: fc.integer({ min: 1, max: 52 }),
  }),
  figures: fc.record({
    show: fc.constant('named' as const),
    purpose: someWords(500),
    basis: fc.oneof(
      fc.record({ kind: fc.constant('everybody-agreed' as const) }),
      fc.record({ kind: fc.constant('works-agreement' as const), on: date }),
    ),
    until: date,
  }),
  'figures-agreed': fc.record({ figures: uuid }),
  review: fc
    .record({
      days,
      decided: fc.array(
        fc.record({ what: someWords(500), who: person, due: date }, { requiredKeys: ['what'] }),
        { maxLength: 3 },
      ),
      attended: fc.array(person, { maxLength: 3 }),
      corrects: fc.option(uuid, { nil: undefined }),
    })
    .map(({ days, ...body }) => ({ ...body, ...days })),
};

interface Envelope {
  readonly handoff?: fc.Arbitrary<string>;
  readonly by?: fc.Arbitrary<Person>;
  readonly kinds?: readonly KindName[];
}

/** Any valid entry of a kind that this Baton understands. */
export function knownEntry(within: Envelope = {}): fc.Arbitrary<Entry> {
  // Object.keys of a record typed by KindName gives exactly those names.
  const names = within.kinds ?? (Object.keys(bodies) as KindName[]);
  return fc.constantFrom(...names).chain((kind) => {
    const body: fc.Arbitrary<Entry['body']> = bodies[kind];
    // The table pairs each kind with its own body, which the type system cannot follow.
    return envelope(within, body).map((rest) => ({ ...rest, v: 1, kind }) as Entry);
  });
}

/** An entry of a later Baton: another kind, a higher version, or both. */
export function unknownEntry(within: Envelope = {}): fc.Arbitrary<UnknownEntry> {
  const names = fc.oneof(
    fc.record({ kind: fc.constant('celebrated'), v: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('accepted'), v: fc.integer({ min: 2, max: 9 }) }),
  );
  const body = fc.dictionary(someText(20), fc.oneof(someText(50), fc.integer(), fc.boolean()));
  return fc
    .tuple(names, envelope(within, body))
    .map(([name, rest]) => ({ ...rest, ...name, unknown: true }));
}

/** Entries of one handoff among few people, many of which are not entitled to what they wrote. */
export function someLog(handoff: string, people: readonly Person[]): fc.Arbitrary<LoggedEntry[]> {
  const within = { handoff: fc.constant(handoff), by: fc.constantFrom(...people) };
  const logged = fc.oneof(
    { weight: 8, arbitrary: knownEntry(within).map((entry) => betweenTwo(entry, people)) },
    { weight: 1, arbitrary: unknownEntry(within) },
    {
      weight: 1,
      arbitrary: knownEntry(within).map((entry) => ({ ...entry, unverified: true as const })),
    },
  );
  return fc.uniqueArray(logged, { selector: (entry) => entry.id, maxLength: 12 });
}

/** Hand-overs go to one of the people, so that somebody is there to answer. */
function betweenTwo(entry: Entry, people: readonly Person[]): Entry {
  const recipient = people[1];
  if (entry.kind !== 'handed-over' || !recipient) return entry;
  return { ...entry, body: { ...entry.body, recipient } };
}

function envelope<Body>(within: Envelope, body: fc.Arbitrary<Body>) {
  return fc.record(
    {
      id: uuid,
      handoff: within.handoff ?? uuid,
      turn: fc.nat(5),
      at: instant,
      by: within.by ?? person,
      body,
    },
    { requiredKeys: ['id', 'handoff', 'at', 'by', 'body'] },
  );
}

/** Locales of many scripts, orders of the day and halves of it: what is shown in them is typed again. */
export const LOCALES = [
  ...['en-US', 'en-GB', 'de', 'fr', 'pl', 'pt-BR', 'ru', 'tr', 'vi'],
  ...['ar', 'he', 'hi', 'ja', 'ko', 'th', 'zh'],
];
