import type { BatonDatabase } from '../database';

const keyOf = (mark: string) => `read|${mark}`;

/**
 * Returns which of these marks were set: what a person has read, on this device. Marks of what is of the
 * same time stand beside each other: one request for the keys of a stretch, not one for each.
 */
export async function setMarks(
  db: BatonDatabase,
  marks: readonly string[],
): Promise<ReadonlySet<string>> {
  const keys = marks.map(keyOf).sort();
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return new Set();
  const set = new Set(await db.meta.where('key').between(first, last, true, true).primaryKeys());
  return new Set(marks.filter((mark) => set.has(keyOf(mark))));
}

/** Sets the mark at `now` (UTC, ms). */
export async function setMark(db: BatonDatabase, mark: string, now: number): Promise<void> {
  await db.write([db.meta], () => db.meta.put({ key: keyOf(mark), value: now }));
}

/** Takes the mark back. */
export async function dropMark(db: BatonDatabase, mark: string): Promise<void> {
  await db.write([db.meta], () => db.meta.delete(keyOf(mark)));
}
