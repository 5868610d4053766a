import * as z from 'zod/mini';
import type { CrmNote, CrmUser, FoundNotes, RecordRef } from '../adapter';
import { clip } from '../clip';
import type { CrmResult } from '../error';
import { readChanges, type Search } from '../search-window';
import { err, ok, mapValue } from '../result';
import { recordOf } from './record';
import {
  rowPath,
  soqlInstant,
  type Api,
  madeBySchema,
  madeSchema,
  noteSchema,
  type Note,
} from './api';

const LONGEST_TITLE = 80;
/** What a note's text says cannot be asked for; its title can, so that others' notes cost nothing. */
const TITLE_START = 'Baton: ';
const SELECTED =
  'SELECT Id, ParentId, Body, CreatedById, CreatedBy.Name, CreatedDate, LastModifiedDate FROM Note WHERE';
const OLDEST_FIRST = 'ORDER BY CreatedDate, Id';
const NOTES_PER_PAGE = 500;

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

/** Reads Baton's notes that hold the text and were changed since (UTC, ms). */
export async function searchNotes(
  api: Api,
  origin: string,
  { containing, ...from }: Search,
): Promise<CrmResult<FoundNotes>> {
  const read = await readChanges(from, {
    async read(at, offset) {
      const where = `LastModifiedDate >= ${soqlInstant(at)} AND Title LIKE '${TITLE_START}%'`;
      const page = `ORDER BY LastModifiedDate, Id LIMIT ${NOTES_PER_PAGE} OFFSET ${offset}`;
      const items = await api.query(`${SELECTED} ${where} ${page}`, noteSchema);
      return mapValue(items, (notes) => ({ items: notes, isLast: notes.length < NOTES_PER_PAGE }));
    },
    idOf: ({ Id }) => Id,
    changedAt: ({ LastModifiedDate }) => LastModifiedDate,
  });
  return mapValue(read, ({ items, seen }) => {
    return { notes: notesHolding(origin, items, containing), ...seen };
  });
}

/** Writes a note that everyone sees who sees the record. Its title has the first words of its text. */
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

/** Removes a note that this user made; fails with `forbidden` for another's. One gone is removed. */
export async function deleteNote(api: Api, id: string, as: string): Promise<CrmResult<void>> {
  const path = rowPath('Note', encodeURIComponent(id));
  const note = await api.get(`${path}?fields=CreatedById`, madeBySchema);
  if (!note.ok) return note.error.code === 'not-found' ? ok(undefined) : note;
  if (note.value.CreatedById !== as) return err({ code: 'forbidden' });
  return api.send('DELETE', path, undefined, z.undefined());
}

function titleOf(text: string): string {
  const [first = ''] = text.trim().split('\n');
  return clip(`${TITLE_START}${first}`, LONGEST_TITLE);
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
