import * as z from 'zod/mini';
import type { CrmNote, FoundNotes } from '../adapter';
import type { CrmResult } from '../error';
import { err, ok, ifSeen, mapValue } from '../result';
import {
  PAGES_A_LOOK,
  readRows,
  readStream,
  type EspoApi,
  datetimeOf,
  datetimeSchema,
  textSchema,
} from './api';
import { type Entity, isRecordType, refOf } from './record';

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
  origin: string,
  { folder, type, id }: Entity,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const path = `${type}/${id}/stream`;
  const read = await readRows(api, path, { filter: 'posts' }, postSchema);
  if (!read.ok) return read;
  // A stream may show posts of records that hang on this one, which stand in their own streams too.
  const own = read.value.filter((post) => post.parentType === type && post.parentId === id);
  return notesOf(api, own, { origin, folder, containing });
}

/**
 * Reads the posts on all records that hold the text and were made since (UTC, ms). Before 8.3, and
 * where the user's role has it not, there is no such search: then on all records that they follow,
 * as whoever is given a record does.
 */
export async function searchNotes(
  api: EspoApi,
  { since, ...search }: Search & { readonly since: number },
): Promise<CrmResult<FoundNotes>> {
  // What is asked for comes after an instant, and that second itself must not be missed.
  const after = datetimeOf(since - 1000);
  const where = {
    'where[0][type]': 'contains',
    'where[0][attribute]': 'post',
    'where[0][value]': search.containing,
  };
  const everywhere = ifSeen(await readStream(api, { ...where, after }, postSchema));
  if (!everywhere.ok) return everywhere;
  const followed = everywhere.value
    ? ok(everywhere.value)
    : await readRows(api, 'Stream', { filter: 'posts', after }, postSchema, PAGES_A_LOOK);
  if (!followed.ok) return followed;
  const recent = followed.value.filter(({ createdAt }) => createdAt >= since - 1000);
  const seenUntil = recent.reduce((newest, post) => Math.max(newest, post.createdAt), since);
  return mapValue(await notesOf(api, recent, search), (notes) => ({ notes, seenUntil }));
}

/** Writes a post; `not-found` also where EspoCRM refuses it because its record is gone. */
export async function writeNote(
  { get, send }: EspoApi,
  origin: string,
  entity: Entity,
  post: string,
): Promise<CrmResult<CrmNote>> {
  const { type: parentType, id: parentId } = entity;
  const made = await send('POST', 'Note', { type: 'Post', parentType, parentId, post }, postSchema);
  if (made.ok) return ok(noteOf(origin, entity, { ...made.value, post }));
  if (made.error.code !== 'forbidden') return made;
  const seen = await get(`${parentType}/${parentId}`, {}, z.object({ id: z.string() }));
  return !seen.ok && seen.error.code === 'not-found' ? seen : made;
}

/** Takes a post of this user's own away; EspoCRM lets some users take anybody's. */
export async function deleteNote(
  { get, send }: EspoApi,
  noteId: string,
  as: string,
): Promise<CrmResult<void>> {
  const path = `Note/${encodeURIComponent(noteId)}`;
  const read = await get(path, {}, z.object({ createdById: z.string() }));
  if (!read.ok) return read;
  if (read.value.createdById !== as) return err({ code: 'forbidden' });
  return mapValue(await send('DELETE', path, undefined, z.unknown()), () => undefined);
}

interface Search {
  readonly origin: string;
  readonly folder: string;
  readonly containing: string;
}

async function notesOf(
  api: EspoApi,
  posts: readonly Post[],
  { origin, folder, containing }: Search,
): Promise<CrmResult<CrmNote[]>> {
  const notes: CrmNote[] = [];
  // Streams show the newest first.
  const oldestFirst = posts.toReversed().toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  for (const post of oldestFirst) {
    const { parentType: type, parentId: id } = post;
    if (post.type !== 'Post' || !type || !id || !isRecordType(type)) continue;
    const text = await wholeText(api, post);
    if (!text.ok) return text;
    const note = noteOf(origin, { folder, type, id }, { ...post, post: text.value });
    if (note.text.includes(containing)) notes.push(note);
  }
  return ok(notes);
}

/** The post's text, read by itself where the list may have cut it. */
async function wholeText({ get }: EspoApi, { id, post }: Post): Promise<CrmResult<string>> {
  if (!post || post.length < SURELY_WHOLE) return ok(post ?? '');
  const read = ifSeen(await get(`Note/${id}`, {}, z.object({ post: textSchema })));
  return mapValue(read, (whole) => whole?.post ?? post);
}

function noteOf(origin: string, entity: Entity, post: Post): CrmNote {
  return {
    id: post.id,
    record: refOf(origin, entity),
    text: withAddresses(origin + entity.folder, post.post ?? ''),
    author: { id: post.createdById, name: post.createdByName ?? '' },
    createdAt: post.createdAt,
  };
}

/** What EspoCRM makes of the address of one of its records, with whatever name it gives it. */
const RECORD_LINK = /\[[^[\]\n]*\]\([^()\s#]*#([A-Z][A-Za-z]*\/view\/[\w-]+)\)/g;

/** Returns the text as it was written: with the addresses of which EspoCRM has made links. */
function withAddresses(site: string, text: string): string {
  return text.replace(RECORD_LINK, (_, place: string) => `${site}/#${place}`);
}
