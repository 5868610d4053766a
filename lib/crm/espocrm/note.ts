import * as z from 'zod/mini';
import type { CrmNote, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { given, ifSeen, mapValue } from '../result';
import { readRows, type EspoApi } from './api';
import { isRecordType } from './identity';
import { datetimeOf, datetimeSchema, textSchema } from './schemas';

const postSchema = z.object({
  id: z.string(),
  /** Rises from post to post. */
  number: z.nullish(z.int()),
  type: textSchema,
  post: textSchema,
  parentType: textSchema,
  parentId: textSchema,
  createdAt: datetimeSchema,
  createdById: z.string(),
  createdByName: textSchema,
});
type Post = z.infer<typeof postSchema>;

/** Lists may cut texts, at a length that an administrator sets: what is shorter is surely whole. */
const SURELY_WHOLE = 2000;

/** Reads the record's posts that hold the text, oldest first. */
export async function readNotesOf(
  api: EspoApi,
  record: RecordRef,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const path = `${record.type}/${record.id}/stream`;
  const read = await readRows(api, path, { filter: 'posts' }, postSchema);
  if (!read.ok) return read;
  // The stream of a record does not repeat whose it is.
  const whose = { parentType: record.type, parentId: record.id };
  return notesOf(
    api,
    read.value.map((post) => ({ ...post, ...whose })),
    { origin: record.origin, containing },
  );
}

/**
 * Reads the posts on all records that hold the text and were made since (UTC, ms). Before 8.3, and
 * where the user's role has it not, there is no such search: then on all records that he follows,
 * as whoever is given a record does.
 */
export async function searchNotes(
  api: EspoApi,
  { origin, containing, since }: { origin: string; containing: string; since: number },
): Promise<CrmResult<CrmNote[]>> {
  // What is asked for comes after an instant, and that second itself must not be missed.
  const after = datetimeOf(since - 1000);
  const where = {
    'where[0][type]': 'contains',
    'where[0][attribute]': 'post',
    'where[0][value]': containing,
  };
  const everywhere = ifSeen(await readRows(api, 'GlobalStream', { ...where, after }, postSchema));
  if (!everywhere.ok) return everywhere;
  const followed = everywhere.value
    ? given(everywhere.value)
    : await readRows(api, 'Stream', { filter: 'posts', after }, postSchema);
  if (!followed.ok) return followed;
  const recent = followed.value.filter(({ createdAt }) => createdAt >= since - 1000);
  return notesOf(api, recent, { origin, containing });
}

/** Writes a post; `not-found` also where EspoCRM refuses it because its record is gone. */
export async function writeNote(
  { get, send }: EspoApi,
  record: RecordRef,
  post: string,
): Promise<CrmResult<CrmNote>> {
  const { type: parentType, id: parentId } = record;
  const made = await send('POST', 'Note', { type: 'Post', parentType, parentId, post }, postSchema);
  if (made.ok) return given(noteOf(record, made.value, post));
  if (made.error.code !== 'forbidden') return made;
  const seen = await get(`${parentType}/${parentId}`, {}, z.object({ id: z.string() }));
  return !seen.ok && seen.error.code === 'not-found' ? seen : made;
}

interface Search {
  readonly origin: string;
  readonly containing: string;
}

async function notesOf(
  api: EspoApi,
  posts: readonly Post[],
  { origin, containing }: Search,
): Promise<CrmResult<CrmNote[]>> {
  const notes: CrmNote[] = [];
  // Streams show the newest first.
  const oldestFirst = posts.toReversed().toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  for (const post of oldestFirst) {
    const { parentType: type, parentId: id } = post;
    if (post.type !== 'Post' || !type || !id || !isRecordType(type)) continue;
    const text = await wholeText(api, post);
    if (!text.ok) return text;
    const note = noteOf({ origin, type, id }, post, text.value);
    if (note.text.includes(containing)) notes.push(note);
  }
  return given(notes);
}

/** The post's text, read by itself where the list may have cut it. */
async function wholeText({ get }: EspoApi, { id, post }: Post): Promise<CrmResult<string>> {
  if (!post || post.length < SURELY_WHOLE) return given(post ?? '');
  const read = ifSeen(await get(`Note/${id}`, {}, z.object({ post: textSchema })));
  return mapValue(read, (whole) => whole?.post ?? post);
}

function noteOf(record: RecordRef, post: Post, text: string): CrmNote {
  return {
    id: post.id,
    record,
    text: withAddresses(record.origin, text),
    author: { id: post.createdById, name: post.createdByName ?? '' },
    createdAt: post.createdAt,
  };
}

/** What EspoCRM makes of the address of one of its records, with whatever name it gives it. */
const RECORD_LINK = /\[[^[\]\n]*\]\([^()\s#]*#([A-Z][A-Za-z]*\/view\/[\w-]+)\)/g;

/** Gives the text as it was written: with the addresses of which EspoCRM has made links. */
function withAddresses(origin: string, text: string): string {
  return text.replace(RECORD_LINK, (_, place: string) => `${origin}/#${place}`);
}
