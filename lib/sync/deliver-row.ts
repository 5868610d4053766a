import type { BatonDatabase } from '@/lib/store/database';
import type { CrmError } from '@/lib/crm/error';
import { fileOf } from '@/lib/store/outbox/files';
import {
  dropOrphan,
  entryOf,
  finishStep,
  postponeRow,
  postponeRows,
  markSent,
  queueOf,
  rowNow,
  type QueuedRow,
  type StepEnd,
} from '@/lib/store/outbox/outbox-progress';
import { parseRecordKey, recordKey } from '@/lib/store/record-key';
import type { OutboxStep, RecordKey, RefusedStep } from '@/lib/store/rows';
import {
  mayHaveSucceeded,
  isTransient,
  nextStep,
  pauseAfter,
  failureScope,
  SHOWN_LATE,
  type FailureScope,
} from './back-off';
import type { Connection } from './connection';
import { followRecord } from './pull';
import { stepWork, type StepContext } from './steps';

export interface DeliveryDeps {
  readonly db: BatonDatabase;
  /** `undefined` where the site is off or its CRM unknown. */
  readonly sessionFor: (origin: string) => Promise<Connection | undefined>;
  /** UTC, ms. */
  readonly now: () => number;
  /** From 0 to 1, as Math.random. */
  readonly random: () => number;
  /** The browser's own, `navigator.locks`: the death of a worker frees what it held. */
  readonly locks: Pick<LockManager, 'request'>;
}

/** One run over an origin's rows. */
export interface Run extends Pick<DeliveryDeps, 'db' | 'now' | 'random'> {
  readonly connection: Connection;
  /** When to stop beginning things (UTC, ms). */
  readonly until: number;
  /** The records of which it was asked in this run whether they have become another. */
  readonly asked: Set<RecordKey>;
}

/** An error of a step, and whether it is certain not to have done it. */
interface Failure {
  readonly error: CrmError;
  readonly step: OutboxStep['name'];
  readonly isUnsent?: boolean;
  /** No later attempt mends it: the step is over, and the user told, of this as well. */
  readonly isRefusal?: boolean;
  readonly tells?: readonly RefusedStep[];
}

/** Takes a row through its steps. Gives what stopped it: how far that reaches, or that time is up. */
export async function deliverRow(
  run: Run,
  queued: QueuedRow,
  been: readonly RecordKey[] = [],
): Promise<'done' | 'late' | FailureScope> {
  const row = await rowNow(run.db, queued);
  if (!row) return 'done';
  const found = await entryOf(run.db, row);
  if (!found) {
    await dropOrphan(run.db, row, run.now());
    return 'done';
  }
  const { connection } = run;
  const file = row.steps.some(({ name }) => name === 'attach')
    ? await fileOf(run.db, row.entry)
    : undefined;
  const record = parseRecordKey(row.record);
  const gaveAway = row.steps.some(({ name }) => name === 'assign');
  const isFollowed = !connection.adapter.limits.knowsKeys && (await isFollowedBySame(run.db, row));
  const context = { ...found, connection, record, as: row.as, file, gaveAway, isFollowed };
  const first = nextStep(row);
  if (first === 'note' && (await hasMoved(run, context)) && !been.includes(row.record)) {
    return deliverRow(run, row, [...been, row.record]);
  }
  for (const step of row.steps) {
    if (step.state === 'done') continue;
    // It was done with the step before, where there was one.
    if (step.name !== first && isSpared(step, context)) continue;
    if (run.now() >= run.until) return 'late';
    const failure = await takeStep(run, row, step, context);
    if (failure === 'gone') return 'done';
    // Two records that are said to have become each other lead nowhere.
    if (failure && !been.includes(row.record) && (await follow(run, context, failure))) {
      return deliverRow(run, row, [...been, row.record]);
    }
    if (failure?.isRefusal) await finishRefused(run, row, failure);
    else if (failure) return hold(run, row, context, failure);
  }
  return 'done';
}

/** Whether the look that comes last is one that nobody needs here. */
function isSpared({ name }: Pick<OutboxStep, 'name'>, context: StepContext): boolean {
  return name === 'check' && stepWork(name, context) === 'nothing-to-do';
}

async function takeStep(
  run: Run,
  row: QueuedRow,
  { name, state }: OutboxStep,
  context: StepContext,
): Promise<Failure | 'gone' | undefined> {
  const { db, now } = run;
  const finish = async (end: Pick<StepEnd, 'noteId' | 'tells' | 'sees' | 'checkAt'> = {}) => {
    const needsNoCheck = isSpared({ name: 'check' }, context);
    await finishStep(db, row, { step: name, now: now(), needsNoCheck, ...end });
    return undefined;
  };
  const work = stepWork(name, context);
  if (work === 'nothing-to-do') return finish();
  if ('code' in work) return { error: work, step: name };
  const failed = (error: CrmError): Failure => ({
    ...{ error, step: name, tells: work.tellsRefused ?? [] },
    isRefusal: work.permanentErrors?.includes(error.code) ?? false,
  });

  const wasSent = state === 'sent';
  const seen = wasSent ? await work.findExisting?.() : undefined;
  if (seen?.ok === false) return failed(await answerOfStep(context, seen.error));
  if (seen?.value) return finish(seen.value);

  if (!(await markSent(db, row, name, now()))) return 'gone';
  const acted = await work.perform();
  // What was asked for before may be done later than what was asked for now.
  const isTwice = wasSent && work.findExisting !== undefined;
  if (acted.ok) return finish({ ...acted.value, ...(isTwice && { checkAt: now() + SHOWN_LATE }) });
  const error = await answerOfStep(context, acted.error);
  if (wasSent && work.errorsThatMeanDone?.includes(error.code)) return finish();
  return { ...failed(error), isUnsent: !mayHaveSucceeded(error) };
}

/** A step that the CRM will not do is over, and the handoff goes on without it. */
function finishRefused(
  { db, now }: Run,
  row: QueuedRow,
  { step, error, tells = [] }: Failure,
): Promise<void> {
  return finishStep(db, row, { step, now: now(), refused: error, tells });
}

/**
 * Whether the record of an older handoff has become another one, which some CRMs say of no note that
 * is written there: it would stand alone on what nobody opens any more.
 */
async function hasMoved(run: Run, { connection, handoff, record }: StepContext): Promise<boolean> {
  const key = recordKey(record);
  if (!connection.adapter.notesMove || handoff.timeline.length < 2 || run.asked.has(key)) {
    return false;
  }
  run.asked.add(key);
  return (await followRecord(run.db, connection, record, run.now())) !== undefined;
}

/** Whether the record has become another one; then all that is its own has gone there. */
async function follow(
  { db, connection, now }: Run,
  { record }: Pick<StepContext, 'record'>,
  { error }: Failure,
): Promise<boolean> {
  if (!MAY_MEAN_MORE.includes(error.code)) return false;
  return (await followRecord(db, connection, record, now())) !== undefined;
}

/**
 * What a CRM may also say of everything because nobody, or somebody else, is signed in, and of a
 * record because it was converted or merged.
 */
const MAY_MEAN_MORE: readonly CrmError['code'][] = ['forbidden', 'not-found', 'rejected'];

/** Returns what really stopped a step: a session that has ended is often told as a missing right. */
async function answerOfStep({ connection, as }: StepContext, error: CrmError): Promise<CrmError> {
  if (!MAY_MEAN_MORE.includes(error.code)) return error;
  const me = await connection.session.whoAmI();
  if (!me.ok) return me.error.code === 'forbidden' ? { code: 'signed-out' } : me.error;
  const { id, name: userName } = me.value;
  return id === as ? error : { code: 'other-user', userName };
}

/** Whether the same author's next note on this record waits too: one look after all of them will do. */
async function isFollowedBySame(db: Run['db'], row: QueuedRow): Promise<boolean> {
  const rows = await queueOf(db, row.origin);
  return rows.some(
    (other) =>
      other.seq > row.seq &&
      other.record === row.record &&
      other.as === row.as &&
      !other.stuck &&
      nextStep(other) === 'note',
  );
}

/** Writes down why the row stops here, and on all rows that the same reason stops. */
async function hold(
  run: Run,
  row: QueuedRow,
  { entry }: Pick<StepContext, 'entry'>,
  failure: Failure,
): Promise<FailureScope> {
  const { error, step } = failure;
  const { db, now, random } = run;
  const attempts = isTransient(error) ? row.attempts + 1 : row.attempts;
  const notBefore = now() + pauseAfter(error, attempts, random);
  const unsent = failure.isUnsent ? step : undefined;
  const reach = failureScope(error, step, entry);
  const isStuck =
    !isTransient(error) && (reach === 'rest' || reach === 'handoff' || reach === 'row');
  const stuck = isStuck ? { stuck: reach } : {};
  await postponeRow(db, row, { problem: error, notBefore, attempts, unsent, ...stuck });
  const { origin, as } = row;
  if (reach === 'origin') await postponeRows(db, { origin }, { problem: error, notBefore });
  if (reach === 'author') await postponeRows(db, { origin, as }, { problem: error, notBefore });
  return reach;
}
