import type { CrmError } from '@/lib/crm/error';
import type { BatonDatabase } from '../database';
import { fittingFile } from '../row-schemas';
import type { FileRow, FileStage } from '../rows';

/** Returns the file that is kept under this entry's id, if there is one. */
export async function fileOf(db: BatonDatabase, entry: string): Promise<FileRow | undefined> {
  return fittingFile(await db.files.get(entry));
}

/** Returns the files of a handoff that are still in this browser at one of these stages, oldest first. */
export async function filesOf(
  db: BatonDatabase,
  handoff: string,
  stages: readonly FileStage[],
): Promise<FileRow[]> {
  const keys = stages.map((stage) => [handoff, stage]);
  const rows = await db.files.where('[handoff+stage]').anyOf(keys).sortBy('createdAt');
  return rows.map(fittingFile).filter((row) => row !== undefined);
}

/** Keeps a recording as far as it has come, in the place of the one that it replaces, if any. */
export function keepRecording(
  db: BatonDatabase,
  row: FileRow,
  replaces: string | undefined,
): Promise<void> {
  return db.write([db.files], async () => {
    // Another window may have sent it: what is on its way is not a recording any more.
    const kept = await db.files.get(row.id);
    if (kept && kept.stage !== 'recorded') return;
    await db.files.put(row);
    const before = replaces === undefined ? undefined : await db.files.get(replaces);
    if (before?.stage === 'recorded') await db.files.delete(before.id);
  });
}

/** Forgets a file in this browser. */
export function dropFile(db: BatonDatabase, id: string): Promise<void> {
  return db.write([db.files], () => db.files.delete(id));
}

/** Within a transaction: says what becomes of the entry's file. Gives whether there is one. */
export async function stageFile(
  db: BatonDatabase,
  entry: string,
  stage: FileStage,
): Promise<boolean> {
  return (await db.files.update(entry, { stage })) > 0;
}

/** Within a transaction: the CRM has the file, or will not take it; then the user still has it here. */
export async function settleFile(
  db: BatonDatabase,
  entry: string,
  refused: CrmError | undefined,
): Promise<void> {
  if (refused) await db.files.update(entry, { stage: 'refused', problem: refused });
  else await db.files.delete(entry);
}
