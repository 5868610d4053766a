import { parseEntry, type Entry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { compare, timed, type Report } from './measure';
import { histories } from './entries';

const ENTRIES = 100_000;
const ROUNDS = 25;

/** A hand-over of one handoff as one would write it without kinds, roles or schemas. */
interface PlainHandoff {
  state: string;
  brief: unknown;
  messages: { id: string; text: string }[];
  timeline: { entry: Entry }[];
}

function grouped(entries: readonly Entry[]): Map<string, Entry[]> {
  const byHandoff = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = byHandoff.get(entry.handoff);
    if (group) group.push(entry);
    else byHandoff.set(entry.handoff, [entry]);
  }
  return byHandoff;
}

/** The reference: the same groups, each entry once, the same order, the same state, no rules. */
function plainPass(entries: readonly Entry[]): PlainHandoff[] {
  const handoffs: PlainHandoff[] = [];
  for (const group of grouped(entries).values()) {
    const once = new Map<string, Entry>();
    for (const entry of group) once.set(entry.id, entry);
    const ordered = [...once.values()].sort(
      (a, b) => (a.turn ?? 0) - (b.turn ?? 0) || a.at - b.at || (a.id < b.id ? -1 : 1),
    );
    const handoff: PlainHandoff = { state: 'draft', brief: undefined, messages: [], timeline: [] };
    for (const entry of ordered) {
      switch (entry.kind) {
        case 'handed-over':
          handoff.state = 'handed-over';
          handoff.brief = entry.body;
          break;
        case 'accepted':
          handoff.state = 'accepted';
          break;
        case 'message':
          handoff.messages.push({ id: entry.id, text: entry.body.text });
          break;
        default:
      }
      handoff.timeline.push({ entry });
    }
    handoffs.push(handoff);
  }
  return handoffs;
}

/** Compares the fold of 100,000 entries, without and with parsing them, with a plain pass. */
export async function benchFold(report: Report): Promise<void> {
  const entries = histories(ENTRIES);
  // Kept, so that no engine can leave the work out.
  const kept: unknown[] = [];
  const run = (work: () => unknown) => () => timed(() => (kept[0] = work()));
  const reference = run(() => plainPass(entries));
  const shared = { unit: 'ms', rounds: ROUNDS, reference };
  report(
    await compare({
      ...shared,
      name: 'fold of 100,000 entries / a plain pass',
      goal: 1.5,
      candidate: run(() => [...grouped(entries).values()].map(foldHandoff)),
    }),
  );
  report(
    await compare({
      ...shared,
      name: 'the same with every entry parsed again / a plain pass',
      goal: 3,
      rounds: 5,
      candidate: run(() => {
        const parsed = entries.map(parseEntry).filter((entry) => entry !== undefined);
        const groups = Map.groupBy(parsed, (entry) => entry.handoff);
        return [...groups.values()].map(foldHandoff);
      }),
    }),
  );
}
