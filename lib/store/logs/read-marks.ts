import type { BatonDatabase } from '../database';

const keyOf = (mark: string) => `read|${mark}`;

/** Returns which of these marks were set: what a person has read, on this device. */
export async function setMarks(
  db: BatonDatabase,
  marks: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.meta.bulkGet(marks.map(keyOf));
  return new Set(marks.filter((_, index) => rows[index] !== undefined));
}

/** Sets the mark at `now` (UTC, ms). */
export async function setMark(db: BatonDatabase, mark: string, now: number): Promise<void> {
  await db.write([db.meta], () => db.meta.put({ key: keyOf(mark), value: now }));
}

/** Takes the mark back. */
export async function dropMark(db: BatonDatabase, mark: string): Promise<void> {
  await db.write([db.meta], () => db.meta.delete(keyOf(mark)));
}
