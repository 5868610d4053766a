import type { Table } from 'dexie';
import type { Entry } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import { nameOfTyped } from '@/lib/handoff/form-draft-names';
import type { Person } from '@/lib/handoff/person';
import { isTypedPerson } from '@/lib/handoff/typed-person';
import type { BatonDatabase } from '../database';
import { parseRecordKey } from '../record-key';
import { stageFile } from '../outbox/files';
import { givingAwayAt } from '../outbox/giving-away';
import { saveFormDraft } from '../form-drafts';
import type { OutboxRow, OutboxStep, RecordKey } from '../rows';
import { foldRow, holds } from './handoff-row';
import { logsFor, logTables } from './entry-logs';

export interface Commit {
  readonly record: RecordKey;
  readonly entry: Entry;
  /** CRM user id of the author: only in this user's session may it be sent. */
  readonly as: string;
  /** UTC, ms. */
  readonly now: number;
  /** Whether the record's draft has become this entry. */
  readonly clearDraft?: boolean;
  /** What becomes of the file that is kept under the entry's id. */
  readonly file?: 'waiting' | 'by-hand';
}

/**
 * Runs in one transaction the reading of how things stand, the decision, and {@link commitEntry}: what
 * another window or the card does meanwhile comes before or after all of it.
 */
export function decideAndCommit<Value>(
  db: BatonDatabase,
  work: () => Promise<Value>,
): Promise<Value> {
  return db.write(commitTables(db), work);
}

function commitTables(db: BatonDatabase): Table[] {
  return [...logTables(db), db.outbox, db.drafts, db.files, db.meta];
}

/**
 * Does what a person decided, in exactly one transaction: the entry in its log, the row
 * that will be sent, and the draft gone. Doing it again (two windows, an impatient click) changes
 * nothing and says `already-there`. Rejects where the store cannot: see {@link storeErrorOf}.
 */
export function commitEntry(
  db: BatonDatabase,
  commit: Commit,
): Promise<'written' | 'already-there'> {
  const { entry, record, now } = commit;
  return db.write(commitTables(db), async () => {
    const threads = logsFor(db, entry);
    const kept = await threads.read(entry.handoff, now);
    const log = kept?.log ?? [];
    if (holds(log, { entry })) return 'already-there';
    // The lead may have become another record since the window opened: it goes where its thread is.
    const on = kept?.record ?? record;
    const row = { ...kept, id: entry.handoff, record: on, changedAt: now };
    const hasFile = commit.file !== undefined && (await stageFile(db, entry.id, commit.file));
    const isTaken = hasFile && commit.file === 'waiting';
    const before = kept?.handoff ?? foldRow({ log });
    const isGiven = await givesAway(db, on, entry, before);
    const planned = plannedSteps(entry, before).filter((name) => isGiven || name !== 'assign');
    const steps = [...planned, ...(isTaken ? ['attach' as const] : [])];
    // It was sent, wherever it was typed.
    const typed = nameOfTyped(entry, before);
    await Promise.all([
      threads.put(row, [...log, { entry }]),
      db.outbox.add(outboxRow({ ...commit, record: on }, steps)),
      typed !== undefined && saveFormDraft(db, typed, undefined),
      commit.clearDraft && db.drafts.delete(record),
    ]);
    return 'written';
  });
}

function outboxRow(
  { entry, record, as }: Commit,
  planned: readonly OutboxStep['name'][],
): OutboxRow {
  // Last of all: whether a repeated request has left anything twice.
  const steps = [...planned, 'check' as const];
  return {
    entry: entry.id,
    handoff: entry.handoff,
    record,
    origin: parseRecordKey(record).origin,
    as,
    steps: steps.map((name) => ({ name, state: 'waiting' })),
    attempts: 0,
    notBefore: 0,
  };
}

/**
 * Returns whether the record's owner in the CRM is to change with this entry; where it is to stay, the
 * note and the task go as ever. Within the transaction of {@link decideAndCommit}.
 */
export async function givesAway(
  db: BatonDatabase,
  record: RecordKey,
  entry: Entry,
  before: Handoff,
): Promise<boolean> {
  if (!plannedSteps(entry, before).includes('assign')) return false;
  return !(await givingAwayAt(db, parseRecordKey(record).origin)).keepsOwner;
}

/** Owner last: in some CRMs an SDR loses sight of a record that they gave away. */
function plannedSteps(entry: Entry, before: Handoff): OutboxStep['name'][] {
  switch (entry.kind) {
    case 'handed-over':
      return stepsToHandTo(entry.body.recipient);
    case 'revised':
      return handsOverAgain(entry.body.brief.recipient.id, before)
        ? stepsToHandTo(entry.body.brief.recipient)
        : ['note'];
    case 'accepted':
    case 'returned':
    case 'withdrawn':
      return ['note', 'complete-task'];
    default:
      return ['note'];
  }
}

/** A person whose name was only typed is no user whom the CRM could give a task or a record. */
function stepsToHandTo(recipient: Person): OutboxStep['name'][] {
  return isTypedPerson(recipient) ? ['note'] : ['note', 'task', 'assign'];
}

/** A mended brief that is still before the same BDM has its task and owner already. */
function handsOverAgain(recipientId: string, before: Handoff): boolean {
  return before.state === 'returned' || before.bdm?.id !== recipientId;
}
