import * as z from 'zod/mini';
import type { Database } from '../database.ts';

export const RECORD_TYPES = ['leads', 'contacts', 'deals'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

const text = z.nullable(z.string());
const recordRow = z.object({
  type: z.enum(RECORD_TYPES),
  id: z.string(),
  name: z.string(),
  company: text,
  title: text,
  email: text,
  phone: text,
  city: text,
  owner: text,
  ownerName: text,
  stage: text,
  source: text,
  amount: z.nullable(z.number()),
  currency: text,
  changed: z.number(),
});

export type CrmRecord = z.infer<typeof recordRow>;

/** Which record, and nothing else of it. */
export interface RecordKey {
  readonly type: RecordType;
  readonly id: string;
}

const SELECT = `select records.*, users.name as ownerName
  from records left join users on users.id = records.owner`;

/** The columns that a list can be ordered by, and how. */
const ORDERS = {
  name: 'records.name',
  company: 'records.company, records.name',
  stage: 'records.stage, records.name',
  owner: 'ownerName, records.name',
  amount: 'records.amount desc, records.name',
  changed: 'records.changed desc, records.id desc',
} as const;

export type Order = keyof typeof ORDERS;
export const isOrder = (word: string): word is Order => Object.hasOwn(ORDERS, word);

export function addRecord(db: Database, record: Omit<CrmRecord, 'ownerName'>): void {
  const r = record;
  db.prepare('insert into records values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...[r.type, r.id, r.name, r.company, r.title, r.email, r.phone, r.city, r.owner, r.stage],
    ...[r.source, r.amount, r.currency, r.changed],
  );
}

export function findRecord(db: Database, { type, id }: RecordKey): CrmRecord | undefined {
  const row = db.prepare(`${SELECT} where type = ? and records.id = ?`).get(type, id);
  return row && recordRow.parse(row);
}

/** Records of a type whose name, company, e-mail or city holds `words`. */
export function listRecords(db: Database, type: RecordType, words: string, order: Order) {
  const rows = db
    .prepare(
      `${SELECT} where type = ? and instr(lower(concat_ws(' ', records.name, company,
        records.email, records.city)), lower(?)) > 0 order by ${ORDERS[order]}`,
    )
    .all(type, words);
  return rows.map((row) => recordRow.parse(row));
}

export function countRecords(db: Database, type: RecordType): number {
  const row = db.prepare('select count(*) as total from records where type = ?').get(type);
  return z.object({ total: z.number() }).parse(row).total;
}

export function giveRecord(
  db: Database,
  { type, id }: RecordKey,
  owner: string,
  now: number,
): void {
  db.prepare('update records set owner = ?, changed = ? where type = ? and id = ?').run(
    ...[owner, now, type, id],
  );
}

/** Puts the record into another stage. */
export function renameStage(db: Database, { type, id }: RecordKey, stage: string, now: number) {
  db.prepare('update records set stage = ?, changed = ? where type = ? and id = ?').run(
    ...[stage, now, type, id],
  );
}

/** Takes the record away with its notes, tasks and files. */
export function deleteRecord(db: Database, { type, id }: RecordKey): void {
  db.prepare('delete from records where type = ? and id = ?').run(type, id);
  db.prepare('delete from notes where type = ? and record = ?').run(type, id);
  db.prepare('delete from tasks where type = ? and record = ?').run(type, id);
  db.prepare('delete from attachments where type = ? and record = ?').run(type, id);
}
