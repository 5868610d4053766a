import fc from 'fast-check';
import type { Entry, HandoffEntry, HandoffKindName } from '@/lib/handoff/entry';
import { HANDOFF_KINDS } from '@/lib/handoff/entries/index';
import { foldHandoff, mayWrite, nextTurn } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import { aBrief, aMeeting, anEntry, AT, BDM, SDR } from '../factories';

/** A second BDM, to whom a revision may pass the lead on. */
export const OTHER_BDM: Person = { id: '33', name: 'Cleo Marsh' };

/** Whose device it is; the two who share a handoff have two each. */
export const DEVICES: readonly Person[] = [SDR, SDR, BDM, BDM, OTHER_BDM];

const HOUR = 3_600_000;

/** One thing of a history: somebody acts on a device, or notes arrive at one. */
export type Step =
  | {
      readonly device: number;
      /** Which of what is offered there. */
      readonly choice: number;
      /** How far this device's clock is from the right one; ms. */
      readonly skew: number;
    }
  /** The notes that arrive, by number, in this order, some twice; `all` is the whole CRM. */
  | { readonly device: number; readonly arrive: readonly number[] | 'all' };

const device = fc.nat(DEVICES.length - 1);

/** How far things had gone, seen by all, before the two began to act unseen by each other. */
export const BEGINNING: readonly Entry[] = [
  anEntry('handed-over', 1),
  anEntry('accepted', 2),
  anEntry('meeting', 3),
];

export interface History {
  /** How many of {@link BEGINNING}; at least the hand-over. */
  readonly begun: number;
  readonly steps: readonly Step[];
}

/** Steps in which both sides act about as often as they hear of each other. */
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        ...{ device, choice: fc.nat(10_000) },
        skew: fc.constantFrom(0, 0, 0, -HOUR, HOUR, -48 * HOUR),
      }),
    },
    { weight: 3, arbitrary: fc.record({ device, arrive: fc.constant('all' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ device, arrive: fc.array(fc.nat(40), { maxLength: 6 }) }),
    },
  ),
  { minLength: 5, maxLength: 30, size: 'max' },
);

/** Any history of one handoff. */
export const history: fc.Arbitrary<History> = fc.record({
  begun: fc.constantFrom(1, 2, 2, 3),
  steps,
});

type Offer = Pick<HandoffEntry, 'kind' | 'body'>;

/** What the panel offers this person, each with bodies that its forms could give. */
export function offersTo({ id }: Person, handoff: Handoff): readonly Offer[] {
  return HANDOFF_KINDS.map(({ name }) => name)
    .filter((kind) => kind !== 'handed-over' && mayWrite(kind, handoff, id))
    .flatMap((kind) => formsOf(kind, handoff).map((body) => ({ kind, body })));
}

/** Returns the entry that a device makes of an offer, by what it has seen. */
export function written(
  offer: Offer,
  { by, handoff, n, at }: { by: Person; handoff: Handoff; n: number; at: number },
): Entry {
  // An offer pairs each kind with its own body, which the type system cannot follow.
  const entry = { ...anEntry('message', n), turn: nextTurn(handoff), at, by, ...offer };
  return entry as Entry;
}

function formsOf(kind: HandoffKindName, handoff: Handoff): readonly HandoffEntry['body'][] {
  switch (kind) {
    case 'revised':
      return [BDM, OTHER_BDM].map((recipient) => ({
        brief: aBrief({ recipient }),
        revision: handoff.revision + 1,
      }));
    case 'message':
      return [
        { text: 'Noted.', question: false },
        { text: 'Who signs?', question: true },
        ...handoff.messages.slice(-1).map(({ id }) => ({
          ...{ text: 'She does.', question: false, replyTo: id },
        })),
      ];
    case 'meeting':
      return [
        { result: 'held', remark: '' },
        { result: 'no-show', remark: '' },
        { result: 'rescheduled', start: aMeeting().start + 24 * HOUR, remark: '' },
      ];
    case 'pull-back-answered':
      return handoff.pullBacks
        .filter(({ answer }) => !answer)
        .map(({ id }) => ({ pullBack: id, result: 'done', text: '' }));
    case 'outcome':
      return [
        { result: 'won', text: '' },
        { result: 'disqualified', reason: 'no-timing', backAt: AT + 2400 * HOUR, text: '' },
        { result: 'lost', reason: 'competitor', text: '' },
      ];
    default:
      return [anEntry(kind, 1).body];
  }
}

/** A history as it was played: what each device knows in the end, and what the CRM holds. */
export interface Played {
  readonly crm: readonly Entry[];
  readonly seen: readonly (readonly Entry[])[];
}

/** What was done in one step: by whom, on what knowledge, and what all knew together before. */
export interface Act {
  readonly entry: Entry;
  readonly by: Person;
  readonly seen: readonly Entry[];
  readonly all: readonly Entry[];
}

/** Plays a history from the hand-over on, and shows `onAct` each thing that is done. */
export function play(
  { begun, steps }: History,
  onAct: (act: Act) => void = () => undefined,
): Played {
  const crm = BEGINNING.slice(0, begun);
  const seen = DEVICES.map(() => [...crm]);
  for (const [n, step] of steps.entries()) {
    const known = seen[step.device] ?? [];
    if ('arrive' in step) {
      known.push(
        ...(step.arrive === 'all'
          ? crm
          : step.arrive.map((at) => crm[at % crm.length]).filter((entry) => entry !== undefined)),
      );
      continue;
    }
    const by = DEVICES[step.device] ?? SDR;
    const handoff = foldHandoff(known);
    const offers = offersTo(by, handoff);
    const offer = offers[step.choice % Math.max(1, offers.length)];
    if (!offer) continue;
    const entry = written(offer, { by, handoff, n: n + 10, at: AT + n * 60_000 + step.skew });
    onAct({ entry, by, seen: [...known], all: [...crm] });
    known.push(entry);
    crm.push(entry);
  }
  return { crm, seen };
}

/** Whether a device knows all that was ever written. */
export function knowsAll({ seen, all }: Pick<Act, 'seen' | 'all'>): boolean {
  const ids = new Set(seen.map(({ id }) => id));
  return all.every(({ id }) => ids.has(id));
}
