import * as z from 'zod/mini';
import type { Collection, Table } from 'dexie';
import { parseAs } from '@/lib/parse';
import { entryKey } from '@/lib/handoff/identity';
import type { BatonDatabase } from '../database';
import { parseRecordKey } from '../record-key';
import { fittingDraft } from '../row-schemas';
import type { FoundEntry, HandoffRow, NoteHome, OutboxRow, RecordKey, StoredEntry } from '../rows';
import { readRoom, saveRoom } from './teams';
import { allLogs, type EntryLogs, logTables } from './entry-logs';

/** The tables that a write transaction needs in which a handoff may follow its lead. */
export function movingTables(db: BatonDatabase): Table[] {
  return [...logTables(db), db.drafts, db.outbox, db.files, db.meta];
}

type Homes = Readonly<Record<string, NoteHome>>;

/**
 * Takes in where the notes of a record's entries stand. Of two notes with one entry the newer one's
 * place counts, in whatever order they are read; a note that is found elsewhere than before was moved.
 */
export function withHomes(homes: Homes, record: RecordKey, found: readonly FoundEntry[]): Homes {
  const next = { ...homes };
  for (const { entry, noteId, writtenAt = 0 } of found) {
    // Who pastes another's note does not say where its entry stands.
    if (noteId === undefined || entry.unverified) continue;
    const key = entryKey(entry);
    const [kept, home] = [next[key], { record, noteId, at: writtenAt }];
    if (!kept || kept.noteId === noteId || isNewer(home, kept)) next[key] = home;
  }
  return next;
}

function isNewer(one: NoteHome, other: NoteHome): boolean {
  if (one.at !== other.at) return one.at > other.at;
  // Most CRMs count their notes: the longer number is the newer note's.
  const rank = ({ noteId, record }: NoteHome) =>
    `${String(noteId.length).padStart(6, '0')} ${noteId} ${record}`;
  return rank(one) > rank(other);
}

/** Returns the places as they were before Baton kept them: all notes stand on the thread's record. */
export function homesOf({
  homes,
  log,
  record,
}: Pick<HandoffRow, 'homes' | 'log' | 'record'>): Homes {
  return { ...withHomes({}, record, log), ...homes };
}

/**
 * Tells on which record a thread stands: the one with the newest note of the newest entry that counts
 * and has a note. An older entry that is posted anew elsewhere takes nothing along.
 */
export function recordOfLog(
  threads: Pick<EntryLogs, 'timelineOf'>,
  log: StoredEntry[],
  homes: Homes,
  otherwise: RecordKey,
): RecordKey {
  const records = new Set(Object.values(homes).map(({ record }) => record));
  if (records.size === 0 || (records.size === 1 && records.has(otherwise))) return otherwise;
  const standing = threads.timelineOf(log).flatMap(({ entry, ignored }) => {
    const home = entry.unverified ? undefined : homes[entryKey(entry)];
    return home ? [{ home, counts: !ignored }] : [];
  });
  const newest = standing.findLast(({ counts }) => counts) ?? standing.at(-1);
  return newest?.home.record ?? otherwise;
}

/** Within a transaction over {@link movingTables}: what belongs to a thread goes where it goes. */
export async function moveBelongings(
  db: BatonDatabase,
  thread: string,
  from: RecordKey,
  to: RecordKey,
): Promise<void> {
  const ofThread = ({ handoff }: { readonly handoff: string }) => handoff === thread;
  const moved = { record: to };
  await moveRows(db.outbox.where('record').equals(from).filter(ofThread), to);
  await db.files.where('record').equals(from).filter(ofThread).modify(moved);
  const draft = await db.drafts.get(from);
  const isItsOwn = draft && fittingDraft(draft)?.handoff === thread;
  // What is typed on the other record already stays there; this one is not lost either.
  if (isItsOwn && !(await db.drafts.get(to))) {
    await db.drafts.put({ ...draft, ...moved });
    await db.drafts.delete(from);
  }
  const { origin } = parseRecordKey(from);
  const room = await db.teams.get(thread);
  if (room?.isRoom && (await readRoom(db, origin)) === from) await saveRoom(db, origin, to);
}

/** What the old record would not take is tried anew. */
async function moveRows(rows: Collection<OutboxRow, number>, to: RecordKey): Promise<void> {
  await rows.modify((row) => {
    row.record = to;
    delete row.stuck;
    delete row.problem;
  });
}

const becameKey = (record: RecordKey) => `became ${record}`;
const recordSchema = z.string().check(z.minLength(1));
/** A chain of conversions is short; a circle must end. */
const MOST_STEPS = 8;

/** Returns the record that this one has become, as far as its CRM has said; `undefined` if none. */
export async function successorOf(
  db: BatonDatabase,
  record: RecordKey,
): Promise<RecordKey | undefined> {
  let last = record;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = parseAs(recordSchema, (await db.meta.get(becameKey(last)))?.value).data;
    if (next === undefined || next === record) break;
    last = next;
  }
  return last === record ? undefined : last;
}

/**
 * Takes in that the CRM made one record of another, by conversion or merge: all handoffs of the old
 * one, with what waits to be sent and what is typed, go to the new one. Rejects where the store cannot.
 */
export function followSuccessor(
  db: BatonDatabase,
  from: RecordKey,
  to: RecordKey,
  now: number,
): Promise<void> {
  if (from === to) return Promise.resolve();
  return db.write(movingTables(db), async () => {
    await db.meta.put({ key: becameKey(from), value: to });
    // The other way round is no longer true: a circle would lead nowhere.
    await db.meta.delete(becameKey(to));
    const ids = [
      ...(await db.handoffs.where('record').equals(from).primaryKeys()),
      ...(await db.teams.where('record').equals(from).primaryKeys()),
    ];
    for (const threads of allLogs(db)) {
      for (const id of ids) {
        const kept = await threads.read(id, now);
        if (kept?.record !== from) continue;
        const moved = ([key, home]: [string, NoteHome]): [string, NoteHome] => [
          key,
          home.record === from ? { ...home, record: to } : home,
        ];
        const homes = Object.fromEntries(Object.entries(homesOf(kept)).map(moved));
        await moveBelongings(db, id, from, to);
        await threads.put({ ...kept, record: to, homes }, kept.log);
      }
    }
    // Also what waits for a handoff that stands there already.
    await moveRows(db.outbox.where('record').equals(from), to);
    await db.files.where('record').equals(from).modify({ record: to });
    const draft = await db.drafts.get(from);
    if (draft && !(await db.drafts.get(to))) {
      await db.drafts.put({ ...draft, record: to });
      await db.drafts.delete(from);
    }
  });
}
