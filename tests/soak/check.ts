import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { Handoff } from '@/lib/handoff/handoff';
import { isKnown, type LoggedEntry, writtenBy } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { entryKey } from '@/lib/handoff/identity';
import { fittingHandoff, fittingOutbox } from '@/lib/store/row-schemas';
import { parseRecordKey } from '@/lib/store/record-key';
import type { HandoffRow, OutboxRow } from '@/lib/store/rows';
import { decodeNote } from '@/lib/sync/codec';
import type { Note } from '../demo-crm/store/notes';
import type { Task } from '../demo-crm/store/tasks';
import type { Told } from './work';

/** What a profile holds when all is over. */
export interface Kept {
  readonly login: string;
  readonly handoffs: readonly HandoffRow[];
  readonly outbox: readonly OutboxRow[];
  /** Rows that did not fit, or that Baton has set aside. */
  readonly misfits: number;
}

/** The tables that are looked at, in the order of {@link readKept}. */
export const TABLES = ['handoffs', 'outbox', 'aside'];

/** Reads the rows of a profile; what is damaged is counted, not thrown. */
export function readKept(login: string, rows: unknown): Kept {
  const tables = z.tuple([z.array(z.unknown()), z.array(z.unknown()), z.array(z.unknown())]);
  const [handoffRows, outboxRows, aside] = tables.parse(rows);
  const handoffs = handoffRows.map(fittingHandoff).filter((row) => row !== undefined);
  const outbox = outboxRows.map(fittingOutbox).filter((row) => row !== undefined);
  const unfit = handoffRows.length - handoffs.length + outboxRows.length - outbox.length;
  return { login, handoffs, outbox, misfits: unfit + aside.length };
}

/** What the CRM and the four profiles hold, and what people were told. */
export interface Outcome {
  readonly notes: readonly Note[];
  readonly tasks: readonly Task[];
  readonly kept: readonly Kept[];
  readonly told: readonly Told[];
  /** CRM user ids of the SDR and the BDM of each lead. */
  readonly sides: ReadonlyMap<string, { readonly sdr: string; readonly bdm: string }>;
}

interface Carried {
  readonly note: Note;
  readonly entry: LoggedEntry;
}

/** The violations of each promise; a promise that is kept has none. */
export function checkAll(outcome: Outcome): Readonly<Record<string, readonly string[]>> {
  const carried = carriedBy(outcome.notes);
  return {
    'notes that bear the marker and hold no entry': unread(outcome.notes),
    'told as done and not in the CRM': lost(outcome, carried),
    'in a profile and not in the CRM': unsent(outcome, carried),
    'entries in more than one note': doubled(carried),
    'in a wrong name': misnamed(outcome, carried),
    'on a wrong record': misplaced(outcome, carried),
    'out of order for their record and author': disordered(carried),
    'handoffs that do not fold alike everywhere': unequal(outcome, carried),
    'rows that wait': outcome.kept.flatMap(({ login, outbox }) =>
      outbox.map((row) => `${login}: ${row.entry}, ${row.problem?.code ?? 'without a reason'}`),
    ),
    'rows set aside': outcome.kept.flatMap(({ login, misfits }) =>
      misfits > 0 ? [`${login}: ${misfits}`] : [],
    ),
    'tasks in more than one copy, or without their hand-over': wrongTasks(outcome, carried),
  };
}

function carriedBy(notes: readonly Note[]): Carried[] {
  return notes.flatMap((note) => {
    const decoded = decodeNote(note.body);
    if (!decoded.ok) return [];
    const { entry } = decoded;
    const isAuthors = note.author === entry.by.id;
    const by = { id: note.author, name: note.authorName };
    return [{ note, entry: isAuthors ? writtenBy(entry, by) : { ...entry, unverified: true } }];
  });
}

function unread(notes: readonly Note[]): string[] {
  return notes.filter(({ body }) => !decodeNote(body).ok).map(({ id }) => `note ${id}`);
}

function lost({ told }: Outcome, carried: readonly Carried[]): string[] {
  return told
    .filter(
      ({ lead, by, kinds }) =>
        !carried.some(
          ({ note, entry }) =>
            note.record === lead && entry.by.id === by && kinds.includes(entry.kind),
        ),
    )
    .map(({ lead, by, kinds }) => `lead ${lead}: ${kinds.join(' or ')} by ${by}`);
}

function unsent({ kept }: Outcome, carried: readonly Carried[]): string[] {
  const there = new Set(carried.map(({ entry }) => entryKey(entry)));
  return kept.flatMap(({ login, handoffs }) =>
    handoffs.flatMap(({ log, record }) =>
      log
        .filter(({ entry }) => !there.has(entryKey(entry)))
        .map(({ entry }) => `${login}: ${describe(entry)} on ${parseRecordKey(record).id}`),
    ),
  );
}

function doubled(carried: readonly Carried[]): string[] {
  return [...Map.groupBy(carried, ({ entry }) => entryKey(entry)).values()]
    .filter((copies) => copies.length > 1)
    .map((copies) => {
      const ids = copies.map(({ note }) => note.id).join(', ');
      return `${copies
        .slice(0, 1)
        .map(({ entry }) => describe(entry))
        .join('')}: notes ${ids}`;
    });
}

/** Only the SDR of a lead hands it over, and only its BDM answers; each in their own session. */
function misnamed({ sides }: Outcome, carried: readonly Carried[]): string[] {
  return carried
    .filter(({ note, entry }) => {
      const side = sides.get(note.record);
      return note.author !== entry.by.id || !side || !mayBeBy(entry, side);
    })
    .map(({ note, entry }) => `note ${note.id} by ${note.author}: ${describe(entry)}`);
}

function mayBeBy(entry: LoggedEntry, { sdr, bdm }: { sdr: string; bdm: string }): boolean {
  const recipient = briefOf(entry)?.recipient.id;
  if (recipient !== undefined) return entry.by.id === sdr && recipient === bdm;
  if (['accepted', 'returned'].includes(entry.kind)) return entry.by.id === bdm;
  return [sdr, bdm].includes(entry.by.id);
}

/** All of a handoff is on one record, that of its brief, and each profile knows it there. */
function misplaced({ kept, notes }: Outcome, carried: readonly Carried[]): string[] {
  const recordOf = new Map(carried.map(({ note, entry }) => [entry.handoff, note.record]));
  const origins = new Set(
    kept.flatMap(({ handoffs }) => handoffs.map(({ record }) => parseRecordKey(record).origin)),
  );
  const inNotes = carried.filter(({ note, entry }) => {
    const url = briefOf(entry)?.recordUrl;
    const isOfUrl = url === undefined || [...origins].includes(new URL(url).origin);
    const isAtUrl = url === undefined || url.endsWith(`/${note.type}/${note.record}`);
    return recordOf.get(entry.handoff) !== note.record || !isOfUrl || !isAtUrl;
  });
  const handed = new Set(notes.map(({ record }) => record));
  return [
    ...inNotes.map(({ note, entry }) => `note ${note.id} on ${note.record}: ${describe(entry)}`),
    ...kept.flatMap(({ login, handoffs }) =>
      handoffs
        .map(({ id, record }) => ({ id, record: parseRecordKey(record).id }))
        .filter(({ id, record }) => handed.has(record) && recordOf.get(id) !== record)
        .map(({ id, record }) => `${login}: handoff ${id} on ${record}`),
    ),
  ];
}

/** In the order of the notes, an author's turns and clock never go back within a handoff. */
function disordered(carried: readonly Carried[]): string[] {
  const inOrder = carried.toSorted((one, other) => one.note.id - other.note.id);
  const threads = Map.groupBy(inOrder, ({ note, entry }) => `${note.record} ${entry.by.id}`);
  return [...threads.values()].flatMap((thread) => {
    const firsts = [...new Map(thread.toReversed().map((one) => [one.entry.id, one])).values()];
    firsts.reverse();
    return firsts
      .filter(({ entry }, at) => {
        const before = firsts[at - 1]?.entry;
        if (!before) return false;
        return entry.at < before.at || (entry.turn ?? 0) < (before.turn ?? 0);
      })
      .map(({ note, entry }) => `note ${note.id}: ${describe(entry)}`);
  });
}

function unequal({ kept }: Outcome, carried: readonly Carried[]): string[] {
  const threads = Map.groupBy(carried, ({ entry }) => entry.handoff);
  return [...threads].flatMap(([id, thread]) => {
    const inCrm = plain(foldHandoff(thread.map(({ entry }) => entry)));
    return kept
      .filter(({ handoffs }) => {
        const row = handoffs.find((one) => one.id === id);
        const log = row?.log.map(({ entry }) => entry) ?? [];
        return !isDeepStrictEqual(plain(foldHandoff(log)), inCrm);
      })
      .map(({ login }) => `${login}: handoff ${id} on ${thread[0]?.note.record ?? ''}`);
  });
}

/** As JSON has it, where what is absent and what is undefined are the same. */
const plain = (handoff: Handoff): unknown => JSON.parse(JSON.stringify(handoff));

function wrongTasks({ tasks }: Outcome, carried: readonly Carried[]): string[] {
  const marked = tasks.filter(({ marker }) => marker.startsWith('baton-'));
  const copies = [...Map.groupBy(marked, ({ marker }) => marker)]
    // A spare one that Baton has closed is out of the way.
    .filter(([, same]) => same.length - same.slice(1).filter(({ done }) => done).length > 1)
    .map(([marker, same]) => `${marker}: tasks ${same.map(({ id }) => id).join(', ')}`);
  const byMarker = new Map(carried.map((one) => [`baton-${one.entry.id}`, one]));
  const strange = marked
    .filter(({ marker, record, assignee, author }) => {
      const of = byMarker.get(marker);
      const recipient = of && briefOf(of.entry)?.recipient.id;
      return recipient !== assignee || of?.note.record !== record || of.entry.by.id !== author;
    })
    .map(({ id, marker, record }) => `task ${id} on ${record}: ${marker}`);
  return [...copies, ...strange];
}

function briefOf(entry: LoggedEntry) {
  if (!isKnown(entry)) return undefined;
  if (entry.kind === 'handed-over') return entry.body;
  return entry.kind === 'revised' ? entry.body.brief : undefined;
}

const describe = ({ id, kind, by }: LoggedEntry): string => `${kind} ${id} by ${by.id}`;
