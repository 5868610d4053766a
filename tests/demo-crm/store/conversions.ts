import * as z from 'zod/mini';
import { type Database, inTransaction } from '../database.ts';
import {
  addRecord,
  deleteRecord,
  findRecord,
  RECORD_TYPES,
  type RecordKey,
  renameStage,
} from './records.ts';

/**
 * What CRMs do with the notes, tasks and files of a lead that becomes a deal: they go along and the
 * lead is gone; they are copied and the lead is closed to all changes; they stay on the lead, which
 * anybody can go on writing to.
 */
export const AT_CONVERSION = ['move', 'copy', 'stay'] as const;
export type AtConversion = (typeof AT_CONVERSION)[number];

const successorRow = z.object({
  next_type: z.enum(RECORD_TYPES),
  next_record: z.string(),
  closed: z.number(),
});

/** Makes a deal of a lead, and gives its key; `undefined` where there is no lead that can become one. */
export function convertLead(
  db: Database,
  id: string,
  notes: AtConversion,
  now: number,
): RecordKey | undefined {
  const from: RecordKey = { type: 'leads', id };
  const lead = findRecord(db, from);
  if (!lead || stepFrom(db, from)) return undefined;
  const into: RecordKey = { type: 'deals', id: nextDealId(db) };
  inTransaction(db, () => {
    const name = lead.company === null ? lead.name : `${lead.company}, ${lead.name}`;
    addRecord(db, { ...lead, ...into, name, stage: 'New', changed: now });
    if (notes === 'move') moveAll(db, from, into, now);
    if (notes === 'copy') copyAll(db, from, into, now);
    if (notes === 'move') deleteRecord(db, from);
    else renameStage(db, from, 'Converted', now);
    leaveTrace(db, from, into, notes === 'copy');
  });
  return into;
}

/** Merges a record into another one of any type, which gets everything that hangs on it; tells whether it did. */
export function mergeRecords(db: Database, from: RecordKey, into: RecordKey, now: number): boolean {
  const isSame = from.type === into.type && from.id === into.id;
  if (isSame || !findRecord(db, from) || !findRecord(db, into)) return false;
  inTransaction(db, () => {
    moveAll(db, from, into, now);
    deleteRecord(db, from);
    leaveTrace(db, from, into, false);
  });
  return true;
}

/** What a record has become, however many steps away, where it became another one. */
export function successorOf(db: Database, record: RecordKey): RecordKey | undefined {
  let [at, next] = [record, stepFrom(db, record)];
  const seen = new Set<string>();
  while (next && !seen.has(`${next.type}/${next.id}`)) {
    seen.add(`${next.type}/${next.id}`);
    [at, next] = [next, stepFrom(db, next)];
  }
  return at === record ? undefined : { type: at.type, id: at.id };
}

/** The records that became this one in one step. */
export function predecessorsOf(db: Database, { type, id }: RecordKey): readonly RecordKey[] {
  const rows = db
    .prepare('select type, record as id from successors where next_type = ? and next_record = ?')
    .all(type, id);
  return z.array(z.object({ type: z.enum(RECORD_TYPES), id: z.string() })).parse(rows);
}

/** Whether nothing can be changed of a record any more, because it was converted. */
export function isClosed(db: Database, record: RecordKey): boolean {
  return stepFrom(db, record)?.closed ?? false;
}

function stepFrom(db: Database, { type, id }: RecordKey) {
  const row = db.prepare('select * from successors where type = ? and record = ?').get(type, id);
  if (!row) return undefined;
  const { next_type, next_record, closed } = successorRow.parse(row);
  return { type: next_type, id: next_record, closed: closed === 1 };
}

function leaveTrace(db: Database, from: RecordKey, into: RecordKey, closed: boolean): void {
  db.prepare('insert into successors values (?, ?, ?, ?, ?)').run(
    ...[from.type, from.id, into.type, into.id, closed ? 1 : 0],
  );
}

function nextDealId(db: Database): string {
  const row = db
    .prepare(`select coalesce(max(cast(id as integer)), 0) + 1 as next from records where type = ?`)
    .get('deals');
  return String(z.object({ next: z.number() }).parse(row).next);
}

/** A note that is moved to another record has changed: whoever looks for what is new sees it. */
function moveAll(db: Database, from: RecordKey, into: RecordKey, now: number): void {
  const ends = [into.type, into.id, from.type, from.id];
  db.prepare(
    'update notes set type = ?, record = ?, changed = max(changed, ?) where type = ? and record = ?',
  ).run(into.type, into.id, now, from.type, from.id);
  db.prepare('update tasks set type = ?, record = ? where type = ? and record = ?').run(...ends);
  db.prepare('update attachments set type = ?, record = ? where type = ? and record = ?').run(
    ...ends,
  );
}

/** Authors and times stay; the copies have ids of their own. */
function copyAll(db: Database, from: RecordKey, into: RecordKey, now: number): void {
  const ends = [into.type, into.id, from.type, from.id];
  db.prepare(
    `insert into notes (type, record, body, author, created, changed)
     select ?, ?, body, author, created, ? from notes where type = ? and record = ? order by id`,
  ).run(into.type, into.id, now, from.type, from.id);
  db.prepare(
    `insert into tasks (type, record, marker, subject, body, assignee, author, due, done)
     select ?, ?, marker, subject, body, assignee, author, due, done
     from tasks where type = ? and record = ? order by id`,
  ).run(...ends);
  db.prepare(
    `insert into attachments (type, record, name, mime, content, author, created)
     select ?, ?, name, mime, content, author, created
     from attachments where type = ? and record = ? order by id`,
  ).run(...ends);
}
