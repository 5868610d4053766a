import type { CrmError } from '@/lib/crm/error';
import { fileOf } from '@/lib/store/files';
import {
  dropOrphan,
  entryOf,
  finishStep,
  holdRow,
  holdRows,
  markSent,
  type QueuedRow,
  type StepEnd,
} from '@/lib/store/outbox-progress';
import { parseRecordKey } from '@/lib/store/record-key';
import type { OutboxStep } from '@/lib/store/rows';
import { isInDoubt, isPassing, pauseAfter, reachOf, type Reach } from './back-off';
import type { Connection } from './connection';
import type { DeliveryParts } from './delivery';
import { stepWork, type Errand } from './steps';

/** One run over an origin's rows. */
export interface Run extends Pick<DeliveryParts, 'db' | 'now' | 'random'> {
  readonly connection: Connection;
  /** When to stop beginning things (UTC, ms). */
  readonly until: number;
}

/** An error of a step, and whether it is certain not to have done it. */
interface Failure {
  readonly error: CrmError;
  readonly step: OutboxStep['name'];
  readonly isUnsent?: boolean;
}

/** Takes a row through its steps. Gives what stopped it: how far that reaches, or that time is up. */
export async function deliverRow(run: Run, row: QueuedRow): Promise<'done' | 'late' | Reach> {
  const found = await entryOf(run.db, row);
  if (!found) {
    await dropOrphan(run.db, row, run.now());
    return 'done';
  }
  const { connection } = run;
  const file = row.steps.some(({ name }) => name === 'attach')
    ? await fileOf(run.db, row.entry)
    : undefined;
  const errand = { ...found, connection, record: parseRecordKey(row.record), as: row.as, file };
  for (const step of row.steps) {
    if (step.state === 'done') continue;
    if (run.now() >= run.until) return 'late';
    const failure = await takeStep(run, row, step, errand);
    if (failure === 'gone') return 'done';
    if (failure) return hold(run, row, failure);
  }
  return 'done';
}

async function takeStep(
  run: Run,
  row: QueuedRow,
  { name, state }: OutboxStep,
  errand: Errand,
): Promise<Failure | 'gone' | undefined> {
  const { db, now } = run;
  const finish = async (end: Pick<StepEnd, 'noteId' | 'refused'> = {}) => {
    await finishStep(db, row, { step: name, now: now(), ...end });
    return undefined;
  };
  const work = stepWork(name, errand);
  if (work === 'nothing-to-do') return finish();
  if ('code' in work) return { error: work, step: name };
  const isRefusal = ({ code }: CrmError) => work.refusedWhen?.includes(code) ?? false;

  const wasSent = state === 'sent';
  const seen = wasSent ? await work.look?.() : undefined;
  if (seen?.ok === false) {
    if (isRefusal(seen.error)) return finish({ refused: seen.error });
    return { error: seen.error, step: name };
  }
  if (seen?.value) return finish(seen.value);

  if (!(await markSent(db, row, name, now()))) return 'gone';
  const acted = await work.act();
  if (acted.ok) return finish(acted.value);
  const { error } = acted;
  if (wasSent && work.doneWhen?.includes(error.code)) return finish();
  if (isRefusal(error)) return finish({ refused: error });
  return { error, step: name, isUnsent: !isInDoubt(error) };
}

/** Writes down why the row stops here, and on all rows that the same reason stops. */
async function hold(run: Run, row: QueuedRow, failure: Failure): Promise<Reach> {
  const { error, step } = failure;
  const { db, now, random } = run;
  const attempts = isPassing(error) ? row.attempts + 1 : row.attempts;
  const notBefore = now() + pauseAfter(error, attempts, random);
  const unsent = failure.isUnsent ? step : undefined;
  await holdRow(db, row, { problem: error, notBefore, attempts, unsent });
  const reach = reachOf(error, step);
  const { origin, as } = row;
  if (reach === 'origin') await holdRows(db, { origin }, { problem: error, notBefore });
  if (reach === 'author') await holdRows(db, { origin, as }, { problem: error, notBefore });
  return reach;
}
