import type { CrmNote, CrmUser, RecordRef } from '../adapter';
import { clip } from '../clip';
import type { CrmResult } from '../error';
import { mapValue } from '../result';
import { recordOf } from './address';
import { rowPath, soqlInstant, type Api } from './api';
import { madeSchema, noteSchema, type Note } from './schemas';

const LONGEST_TITLE = 80;
const SELECTED =
  'SELECT Id, ParentId, Body, CreatedById, CreatedBy.Name, CreatedDate FROM Note WHERE';
const OLDEST_FIRST = 'ORDER BY CreatedDate, Id';

/** Reads the notes of a record that hold the text, oldest first. */
export async function readNotesOf(
  api: Api,
  record: RecordRef,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const soql = `${SELECTED} ParentId = '${record.id}' ${OLDEST_FIRST}`;
  const notes = await api.query(soql, noteSchema);
  return mapValue(notes, (all) => notesHolding(record.origin, all, containing));
}

/** Reads the notes that hold the text and were changed since (UTC, ms). A body cannot be asked for. */
export async function searchNotes(
  api: Api,
  origin: string,
  { containing, since }: { containing: string; since: number },
): Promise<CrmResult<CrmNote[]>> {
  const soql = `${SELECTED} LastModifiedDate >= ${soqlInstant(since)} ${OLDEST_FIRST}`;
  const notes = await api.query(soql, noteSchema);
  return mapValue(notes, (all) => notesHolding(origin, all, containing));
}

/** Writes a note that everyone sees who sees the record. Its title is the first words of its text. */
export async function writeNote(
  api: Api,
  record: RecordRef,
  { text, me, now }: { text: string; me: CrmUser; now: number },
): Promise<CrmResult<CrmNote>> {
  const body = { ParentId: record.id, Title: titleOf(text), Body: text, IsPrivate: false };
  const made = await api.send('POST', rowPath('Note'), body, madeSchema);
  // The answer is the number alone. For the time a second request would be needed, so it is this
  // device's until the notes are next read.
  return mapValue(made, ({ id }) => ({ id, record, text, author: me, createdAt: now }));
}

function titleOf(text: string): string {
  const [first = ''] = text.trim().split('\n');
  return clip(first, LONGEST_TITLE) || 'Note';
}

function notesHolding(origin: string, notes: readonly Note[], containing: string): CrmNote[] {
  return notes.flatMap((note) => {
    const record = recordOf(origin, note.ParentId);
    const text = note.Body ?? '';
    if (!record || !text.includes(containing)) return [];
    const author = { id: note.CreatedById, name: note.CreatedBy?.Name ?? '' };
    return { id: note.Id, record, text, author, createdAt: note.CreatedDate };
  });
}
