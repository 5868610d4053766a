import type { CrmNote, RecordRef } from '@/lib/crm/adapter';
import type { CrmResult } from '@/lib/crm/error';
import { entryKey } from '@/lib/handoff/identity';
import type { Connection } from './connection';
import type { ReadNote } from './read-notes';

/**
 * Of one record's notes, oldest first, those by which this user (`as`) says again what an older one
 * of theirs says: a browser repeats a request whose connection broke, and not every CRM knows it.
 */
export function spareNotes(read: readonly ReadNote[], as: string): CrmNote[] {
  const said = new Set<string>();
  return read.flatMap(({ note, decoded }) => {
    const isOwn = decoded.ok && decoded.entry.by.id === as && note.author.id === as;
    if (!isOwn) return [];
    const key = entryKey(decoded.entry);
    if (said.has(key)) return [note];
    said.add(key);
    return [];
  });
}

/**
 * Takes the spare notes of this user (`as`) from the record. The value tells whether none is left:
 * some CRMs let nobody take a note back.
 */
export async function removeSpare(
  { session }: Pick<Connection, 'session'>,
  record: RecordRef,
  spare: readonly CrmNote[],
  as: string,
): Promise<CrmResult<boolean>> {
  if (!session.deleteNote) return { ok: true, value: spare.length === 0 };
  for (const { id } of spare) {
    const removed = await session.deleteNote(record, id, as);
    if (removed.ok || removed.error.code === 'not-found') continue;
    const { code } = removed.error;
    if (code === 'forbidden' || code === 'rejected') return { ok: true, value: false };
    return removed;
  }
  return { ok: true, value: true };
}
