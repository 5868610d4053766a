import * as z from 'zod/mini';
import { defaultCalendar } from '@/lib/handoff/time/calendar';
import { type LoggedEntry, parseEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { responseDue, DEFAULT_POLICY } from '@/lib/handoff/team/policy';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
import { factsOf, type HandoffFacts } from '@/lib/metrics/facts';
import type { Knowledge } from '@/lib/metrics/knowledge';
import { aBrief, aMeeting, anId, aQualification } from '../factories';
import examples from './worked-examples.json';

const written = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.optional(z.record(z.string(), z.unknown())),
]);
const historySchema = z.object({ id: z.string(), entries: z.array(written) });
type Written = z.infer<typeof written>;

/** The example of that id, as it stands. */
export function example(id: string) {
  const found = examples.examples.find((one) => one.id === id);
  if (!found) throw new Error(`There is no example ${id}.`);
  return found;
}

/** A handoff of an example, with its name there and what the figures need of it. */
export interface Told extends HandoffFacts {
  readonly id: string;
  readonly log: readonly LoggedEntry[];
}

/** The handoffs of an example, folded: none of their entries is ignored. */
export function toldIn(id: string): Told[] {
  const { histories } = z.object({ histories: z.array(historySchema) }).parse(example(id));
  return histories.map(({ id, entries }, index) => told(id, entries, index));
}

export function told(id: string, entries: readonly Written[], index = 0): Told {
  const log = logOf(entries, index);
  const handoff = foldHandoff(log);
  if (handoff.timeline.some(({ ignored }) => ignored)) throw new Error(`${id} does not count.`);
  return { ...factsOf(handoff), id, log };
}

const person = (id: string) => ({ id, name: id });
const bodySchema = z.looseObject({
  to: z._default(z.string(), 'bea'),
  due: z.optional(z.nullable(z.string())),
  meeting: z.optional(z.string()),
  joins: z.optional(z.enum(['yes', 'first-five-minutes', 'no'])),
  criteria: z.optional(
    z.array(
      z.tuple([z.string(), z.nullable(z.int()), z.enum(['confirmed', 'assumed', 'unknown'])]),
    ),
  ),
  when: z.optional(z.string()),
  start: z.optional(z.string()),
  backAt: z.optional(z.string()),
  wrong: z._default(z.array(z.string()), []),
  name: z.optional(z.string()),
  of: z.optional(z.string()),
});

function logOf(entries: readonly Written[], index: number): LoggedEntry[] {
  const names = new Map<string, string>();
  return entries.map(([kind, by, instant, given = {}], turn) => {
    const at = Date.parse(instant);
    const id = anId(index * 100 + turn + 1);
    const { name, ...more } = bodySchema.parse(given);
    if (name !== undefined) names.set(name, id);
    const pullBack = names.get(more.of ?? '');
    const sdr = entries[0]?.[1] ?? by;
    const entry = parseEntry({
      ...{ v: 1, id, handoff: anId(0x800 + index), turn, kind, at, by: person(by) },
      body: asWritten(bodyOf({ kind, at, sdr, given, more, pullBack })),
    });
    if (!entry || 'unknown' in entry) throw new Error(`No entry: ${kind} ${instant}`);
    return entry;
  });
}

const asWritten = (value: object): unknown => JSON.parse(JSON.stringify(value));

interface Wanted {
  readonly kind: string;
  readonly at: number;
  readonly sdr: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly more: z.infer<typeof bodySchema>;
  readonly pullBack: string | undefined;
}

const instantOf = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

function bodyOf({ kind, at, sdr, given, more, pullBack }: Wanted): object {
  const brief = () => {
    const due = more.due === null ? undefined : responseDue(at, defaultCalendar('Europe/Berlin'));
    const start = instantOf(more.meeting);
    const criteria = more.criteria?.map(([id, points, basis]) => ({
      ...{ id, name: id, scale: '0-5' as const, points, basis, evidence: '' },
    }));
    return {
      ...aBrief({ sdr: person(sdr), recipient: person(more.to) }),
      responseDue: due,
      meeting: start === undefined ? undefined : aMeeting({ start }),
      sdrJoins: more.joins && { choice: more.joins, why: '' },
      qualification: criteria ? aQualification({ criteria }) : aQualification(),
    };
  };
  switch (kind) {
    case 'handed-over':
      return brief();
    case 'revised':
      return { brief: brief(), revision: 2 };
    case 'accepted':
      return { remark: '' };
    case 'returned':
      return { reason: 'record-incomplete', text: 'x', ...given };
    case 'withdrawn':
      return { reason: '' };
    case 'message':
      return { text: 'x', question: false, ...given };
    case 'verbal-handover': {
      const when = instantOf(more.when);
      return { channel: 'call', remark: '', voiceNote: false, ...given, when };
    }
    case 'meeting':
      return { result: 'held', remark: '', ...given, start: instantOf(more.start) };
    case 'pull-back':
      return { kind: 'new-stakeholder', text: 'x', ...given };
    case 'pull-back-answered':
      return { result: 'done', text: 'x', ...given, pullBack };
    case 'feedback': {
      const wrong = more.wrong.map((id) => ({ id, name: id }));
      return { rating: 4, helped: '', text: '', ...given, wrong };
    }
    case 'outcome':
      return { text: '', ...given, backAt: instantOf(more.backAt) };
    default:
      throw new Error(`No such kind in the examples: ${kind}`);
  }
}

/** As the examples say: everybody in Berlin's office hours, `cal` in London's. */
export function aKnowledge(with_: Partial<Knowledge> = {}): Knowledge {
  return {
    now: Date.UTC(2027, 0, 1),
    goals: DEFAULT_GOALS,
    calendarOf: (id) => defaultCalendar(id === 'cal' ? 'Europe/London' : 'Europe/Berlin'),
    firstChannelOf: () => undefined,
    policyAt: () => DEFAULT_POLICY,
    ...with_,
  };
}
