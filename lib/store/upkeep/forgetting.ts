import type { Table } from 'dexie';
import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from '../database';
import { isOnlyHere, wholeOutbox } from '../outbox/outbox';
import { personKey, type PersonAt } from '../people';
import { originPrefix } from '../record-key';
import { fittingDraft, fittingHandoff, fittingRecord, fittingTeam } from '../row-schemas';
import type { HandoffRow, RecordKey } from '../rows';
import { teamRow } from '../logs/team-row';

/** One row as it was, and as it was left; `undefined` where it went. */
interface Change {
  readonly table: string;
  readonly before: unknown;
  readonly after?: unknown;
}

/** What was forgotten: so long as somebody holds it, it can be put back. */
export interface Forgotten {
  readonly changes: readonly Change[];
  /** The records of which something was forgotten. */
  readonly records: readonly RecordKey[];
}

/**
 * Forgets all that is kept of a record, in one transaction: its facts, handoffs and asks, what waits to
 * be sent, what is typed, recordings, and what was set aside of it. The notes in the CRM stay.
 */
export function forgetRecord(db: BatonDatabase, record: RecordKey): Promise<Forgotten> {
  return db.write(db.tables, async () => {
    const changes = await goneWithRecord(db, record);
    await apply(db, changes);
    return { changes, records: [record] };
  });
}

/**
 * Forgets all that is kept of a CRM user, in one transaction: their row and card, every handoff that
 * they are part of or wrote in, what they wrote for the team, and their name on drafts and leads.
 */
export function forgetPerson(db: BatonDatabase, { origin, person }: PersonAt): Promise<Forgotten> {
  return db.write(db.tables, async () => {
    const key = personKey(origin, person);
    const row = await db.people.get(key);
    const isHere = (record: RecordKey) => record.startsWith(originPrefix(origin));
    const rows = await db.handoffs.where('record').startsWith(originPrefix(origin)).toArray();
    const handoffs = rows.filter((one) => isOf(one, person));
    const changes = [
      ...(row ? [{ table: db.people.name, before: row }] : []),
      ...(await metaWith(db, [key])),
      ...(await goneWithHandoffs(db, handoffs)),
      ...(await withoutWords(db, origin, person)),
    ];
    for (const draft of await db.drafts.toArray()) {
      if (!isHere(draft.record) || fittingDraft(draft)?.recipient?.id !== person) continue;
      const nobodys = { ...draft.draft };
      delete nobodys.recipient;
      const after = { ...draft, draft: nobodys };
      changes.push({ table: db.drafts.name, before: draft, after });
    }
    for (const lead of await db.records.toArray()) {
      const owner = isHere(lead.record) ? fittingRecord(lead)?.facts.owner : undefined;
      if (row && owner === row.name) changes.push({ table: db.records.name, before: lead });
    }
    await apply(db, changes);
    return { changes, records: [...new Set(handoffs.map(({ record }) => record))] };
  });
}

/** Puts back what was forgotten, but for what something newer has taken the place of. */
export function remember(db: BatonDatabase, { changes }: Forgotten): Promise<void> {
  return db.write(db.tables, async () => {
    for (const { table, before, after } of changes) {
      const rows = db.table<unknown>(table);
      const now = await rows.get(keyOf(rows, before));
      if (JSON.stringify(now) === JSON.stringify(after)) await rows.put(before);
    }
  });
}

/** A record that this browser keeps something of. */
export interface KnownRecord {
  readonly record: RecordKey;
  /** As its CRM calls it; absent where its facts were not read. */
  readonly name?: string;
  readonly company?: string;
  /** How many entries of it, or recordings that go with one, are not in the CRM yet. */
  readonly unsent: number;
}

/** Returns all records that anything is kept of, in the order of their keys. */
export async function knownRecords(db: BatonDatabase): Promise<KnownRecord[]> {
  const tables = [db.records, db.drafts, db.handoffs, db.teams, db.outbox, db.files];
  const keys = await Promise.all(tables.map((table) => table.orderBy('record').uniqueKeys()));
  const lost = (await wholeOutbox(db)).filter(isOnlyHere);
  const unsent = Map.groupBy(lost, ({ record }) => record);
  const facts = new Map((await db.records.toArray()).map((row) => [row.record, row]));
  return [...new Set(keys.flat().map(String))].sort().map((record) => {
    const { name, company } = fittingRecord(facts.get(record))?.facts ?? {};
    return {
      ...{ record, unsent: unsent.get(record)?.length ?? 0 },
      ...(name !== undefined && { name }),
      ...(company !== undefined && { company }),
    };
  });
}

/** Whether the handoff is theirs, or holds anything that they wrote. One that cannot be read is kept. */
function isOf(row: HandoffRow, person: string): boolean {
  const fit = fittingHandoff(row);
  if (!fit) return false;
  return [fit.sdr, fit.bdm, ...fit.log.map(({ entry }) => entry.by.id)].includes(person);
}

/** Returns all that is kept of a record, to be given to {@link apply}. */
export async function goneWithRecord(db: BatonDatabase, record: RecordKey): Promise<Change[]> {
  const handoffs = await db.handoffs.where({ record }).toArray();
  const teams = await db.teams.where({ record }).toArray();
  const ids = [...handoffs, ...teams].map(({ id }) => id);
  const own = [db.records, db.drafts, db.teams, db.outbox, db.files];
  const rows = own.map(async (table) => {
    const found: unknown[] = await table.where({ record }).toArray();
    return found.map((before): Change => ({ table: table.name, before }));
  });
  const all = [
    ...(await Promise.all(rows)).flat(),
    ...(await goneWithHandoffs(db, handoffs)),
    ...(await metaWith(db, [record, ...teams.flatMap(idsIn)])),
    ...(await asideOfRecord(db, record, ids)),
  ];
  return eachOnce(db, all);
}

/** The handoffs themselves, what waits for them, their recordings, and what is typed in them. */
async function goneWithHandoffs(
  db: BatonDatabase,
  handoffs: readonly HandoffRow[],
): Promise<Change[]> {
  const ids = handoffs.map(({ id }) => id);
  const isTheirs = ({ handoff }: { readonly handoff: string }) => ids.includes(handoff);
  const waiting = await db.outbox.filter(isTheirs).toArray();
  const files = await db.files.filter(isTheirs).toArray();
  const facts = await db.facts.bulkGet(ids);
  return [
    ...handoffs.map((before) => ({ table: db.handoffs.name, before })),
    ...facts.flatMap((before) => (before ? [{ table: db.facts.name, before }] : [])),
    ...waiting.map((before) => ({ table: db.outbox.name, before })),
    ...files.map((before) => ({ table: db.files.name, before })),
    ...(await metaWith(db, handoffs.flatMap(idsIn))),
  ];
}

/** Returns the ids of a log and of all that is in it. */
export function idsIn({ id, log }: Pick<HandoffRow, 'id' | 'log'>): string[] {
  return [id, ...log.map(({ entry }) => entry.id)];
}

/** Returns the marks and typed texts whose names or values name one of these. */
export async function metaWith(db: BatonDatabase, names: readonly string[]) {
  if (names.length === 0) return [];
  const rows = await db.meta.toArray();
  // Whole parts only: one record's key may be the beginning of another's.
  const parts = (text: string) => `|${text.replaceAll(' ', '|')}|`;
  const isOne = ({ key, value }: { key: string; value: unknown }) =>
    names.some((name) => parts(key).includes(parts(name)) || value === name);
  return rows.filter(isOne).map((before) => ({ table: db.meta.name, before }));
}

const asideSchema = z.object({
  id: z.optional(z.unknown()),
  record: z.optional(z.unknown()),
  handoff: z.optional(z.unknown()),
});

/** Returns what was set aside of a record and its handoffs. */
export async function asideOfRecord(
  db: BatonDatabase,
  record: RecordKey,
  ids: readonly string[],
): Promise<Change[]> {
  const rows = await db.aside.toArray();
  return rows.flatMap((before) => {
    const row = parseAs(asideSchema, before.row).data;
    const isIts = row?.record === record || ids.some((id) => row?.handoff === id || row?.id === id);
    return isIts ? [{ table: db.aside.name, before }] : [];
  });
}

/** The team's logs at the origin without what this person wrote. */
async function withoutWords(db: BatonDatabase, origin: string, person: string) {
  const rows = await db.teams.where('record').startsWith(originPrefix(origin)).toArray();
  return rows.flatMap((before): Change[] => {
    const fit = fittingTeam(before);
    const left = fit?.log.filter(({ entry }) => entry.by.id !== person) ?? [];
    if (!fit || left.length === fit.log.length) return [];
    const change = { table: db.teams.name, before };
    return [left.length === 0 ? change : { ...change, after: teamRow(fit, left) }];
  });
}

function keyOf(table: Table<unknown>, row: unknown): string | number {
  const { keyPath } = table.schema.primKey;
  const key: unknown = Reflect.get(Object(row), String(keyPath));
  return typeof key === 'number' ? key : String(key);
}

function eachOnce(db: BatonDatabase, changes: readonly Change[]): Change[] {
  const named = changes.map((change): [string, Change] => {
    const key = keyOf(db.table<unknown>(change.table), change.before);
    return [`${change.table} ${key}`, change];
  });
  return [...new Map(named).values()];
}

/** Within a transaction of all tables: makes the changes. */
export async function apply(db: BatonDatabase, changes: readonly Change[]): Promise<void> {
  for (const { table, before, after } of changes) {
    const rows = db.table<unknown>(table);
    if (after === undefined) await rows.delete(keyOf(rows, before));
    else await rows.put(after);
  }
}
