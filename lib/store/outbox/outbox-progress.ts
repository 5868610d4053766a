import type { CrmError } from '@/lib/crm/error';
import type { LoggedEntry } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import { quarantine } from '../quarantine';
import type { BatonDatabase } from '../database';
import { foldRow } from '../logs/handoff-row';
import { withHomes } from '../logs/moving';
import { fittingHandoff, fittingOutbox, fittingTeam } from '../row-schemas';
import type { HandoffRow, OutboxRow, OutboxStep, RefusedStep, StoredEntry } from '../rows';
import { allLogs, logTables } from '../logs/entry-logs';
import { settleFile } from './files';
import { rememberHiding, rememberShowing } from './giving-away';

/** A row as the store gave it. */
export type QueuedRow = OutboxRow & { seq: number };

/** Returns what waits for an origin, in the order of acting. */
export async function queueOf(db: BatonDatabase, origin: string): Promise<QueuedRow[]> {
  const rows = await db.outbox.where({ origin }).sortBy('seq');
  return rows.map(fittingOutbox).filter((row) => row !== undefined);
}

/** Returns a row as it stands now: its handoff may have moved to another record, or the row be gone. */
export async function rowNow(
  db: BatonDatabase,
  { seq }: QueuedRow,
): Promise<QueuedRow | undefined> {
  return fittingOutbox(await db.outbox.get(seq));
}

/** Returns the entry that a row is to bring to the CRM, and the handoff that it belongs to, if to any. */
export async function entryOf(
  db: BatonDatabase,
  row: OutboxRow,
): Promise<{ entry: LoggedEntry; handoff: Handoff } | undefined> {
  const found = await ownStored(db, row);
  return found && { entry: found.own.entry, handoff: found.handoff };
}

async function ownStored(db: BatonDatabase, row: OutboxRow) {
  const [handoff, team] = await Promise.all([
    db.handoffs.get(row.handoff),
    db.teams.get(row.handoff),
  ]);
  const kept = fittingHandoff(handoff);
  const own = kept && ownEntry(kept, row);
  if (own) return { own, handoff: kept.handoff };
  const inTeam = fittingTeam(team);
  const teams = inTeam && ownEntry(inTeam, row);
  return teams && { own: teams, handoff: foldRow({ log: [] }) };
}

/** Returns the row's own entry in a log; another author's under the same id is not meant. */
export function ownEntry({ log }: Pick<HandoffRow, 'log'>, row: OutboxRow) {
  return log.find(({ entry }) => entry.id === row.entry && entry.by.id === row.as);
}

/**
 * Says that a request for the step is about to leave, before it does. Gives `false` where the row
 * has gone meanwhile: then nothing is to be sent.
 */
export function markSent(
  db: BatonDatabase,
  { seq }: QueuedRow,
  step: OutboxStep['name'],
  now: number,
): Promise<boolean> {
  return db.write([db.outbox], async () => {
    const row = await db.outbox.get(seq);
    if (!row) return false;
    delete row.problem;
    delete row.stuck;
    const steps = withStep(row.steps, { name: step, state: 'sent', sentAt: now });
    await db.outbox.put({ ...row, steps, notBefore: 0 });
    return true;
  });
}

/** How a step has ended. */
export interface StepEnd {
  readonly step: OutboxStep['name'];
  /** Of the note that carries the entry. */
  readonly noteId?: string;
  /** Why the CRM does not do it, and will not. */
  readonly refused?: CrmError;
  /** What else there is to tell of it. */
  readonly tells?: readonly RefusedStep[];
  /** The author still sees the record that they gave away. */
  readonly sees?: true;
  /** When (UTC, ms) what came of it can be looked at, where that is later than at once. */
  readonly checkAt?: number;
  /** Whether there is nothing to look at in the end: then that step is done with this one. */
  readonly needsNoCheck?: boolean;
  /** UTC, ms. */
  readonly now: number;
}

/** Says that a step is done; after the last one the row goes. `noteId` goes to the entry's log. */
export function finishStep(db: BatonDatabase, { seq }: QueuedRow, done: StepEnd): Promise<void> {
  return db.write([db.outbox, db.files, db.meta, ...logTables(db)], async () => {
    const row = await db.outbox.get(seq);
    if (!row) return;
    delete row.problem;
    delete row.stuck;
    const checked = done.needsNoCheck
      ? withStep(row.steps, { name: 'check', state: 'done' })
      : row.steps;
    const ended = withStep(checked, { name: done.step, state: 'done' });
    const steps = ended.map((one) =>
      one.name === 'check' && done.checkAt !== undefined
        ? { ...one, notBefore: done.checkAt }
        : one,
    );
    if (steps.every(({ state }) => state === 'done')) await db.outbox.delete(seq);
    else await db.outbox.put({ ...row, steps, attempts: 0, notBefore: 0 });
    const { step, noteId, refused, tells = [] } = done;
    if (step === 'attach') await settleFile(db, row.entry, refused);
    const isTold = step === 'task' || step === 'assign' || step === 'complete-task';
    const told = refused && isTold ? [...tells, step] : tells;
    const reason = refused?.code === 'rejected' ? refused.reason : '';
    if (told.includes('sight')) await rememberHiding(db, row.origin);
    // Nobody has given away what the CRM did not let them.
    const isStillTheirs = (await ownStored(db, row))?.own.refused?.includes('assign');
    if (done.sees && !isStillTheirs) await rememberShowing(db, row.origin);
    if (told.length > 0) await tellLog(db, row, done.now, refusing(told, reason));
    if (noteId !== undefined) await tellLog(db, row, done.now, (own) => ({ ...own, noteId }));
  });
}

const refusing = (told: readonly RefusedStep[], reason: string) => (own: StoredEntry) => ({
  ...own,
  refused: [...new Set([...(own.refused ?? []), ...told])],
  ...(reason === '' ? {} : { reasons: [...(own.reasons ?? []), reason] }),
});

/** Writes into the log what became of the row's entry. */
async function tellLog(
  db: BatonDatabase,
  row: OutboxRow,
  now: number,
  change: (own: StoredEntry) => StoredEntry,
): Promise<void> {
  for (const threads of allLogs(db)) {
    const kept = await threads.read(row.handoff, now);
    const own = kept && ownEntry(kept, row);
    if (!own) continue;
    const changed = change(own);
    const log = kept.log.map((stored) => (stored === own ? changed : stored));
    // Until the note is read back with the CRM's own time, it is there since it was sent.
    const isNew = changed.noteId !== own.noteId;
    const homes = isNew
      ? withHomes(kept.homes ?? {}, row.record, [{ ...changed, writtenAt: now }])
      : kept.homes;
    await threads.put({ ...kept, ...(homes && { homes }) }, log);
  }
}

/** Why a row does not go now, and when (UTC, ms) it may be tried again. */
export interface RetryHold {
  readonly problem: CrmError;
  readonly notBefore: number;
}

/** Holds one row. `unsent` names a step of which the CRM has said that it had no effect. */
export function postponeRow(
  db: BatonDatabase,
  { seq }: QueuedRow,
  hold: RetryHold & {
    readonly attempts: number;
    readonly unsent?: OutboxStep['name'] | undefined;
    readonly stuck?: OutboxRow['stuck'];
  },
): Promise<void> {
  const { problem, notBefore, attempts, unsent, stuck } = hold;
  return db.write([db.outbox], async () => {
    const row = await db.outbox.get(seq);
    if (!row) return;
    const steps = unsent ? withStep(row.steps, { name: unsent, state: 'waiting' }) : row.steps;
    const held = { ...row, steps, problem, notBefore, attempts };
    await db.outbox.put(stuck ? { ...held, stuck } : held);
  });
}

/** Holds all rows of an origin, or those that one user (`as`) wrote there, but what is stuck. */
export function postponeRows(
  db: BatonDatabase,
  of: { readonly origin: string; readonly as?: string },
  { problem, notBefore }: RetryHold,
): Promise<void> {
  return db.write([db.outbox], async () => {
    const rows = db.outbox.where({ origin: of.origin });
    await rows
      .filter((row) => !row.stuck && (of.as === undefined || row.as === of.as))
      .modify((row) => {
        Object.assign(row, { problem, notBefore });
      });
  });
}

/** Sets a row aside that has lost its entry: there is nothing that it could send. */
export async function dropOrphan(db: BatonDatabase, row: QueuedRow, now: number): Promise<void> {
  await db.write([db.outbox, db.aside], () =>
    quarantine(db, db.outbox, { key: row.seq, row, now }),
  );
}

function withStep(steps: readonly OutboxStep[], changed: OutboxStep): OutboxStep[] {
  return steps.map((step) => (step.name === changed.name ? changed : step));
}
