import * as z from 'zod/mini';
import type { CrmNote, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { given, ifSeen, mapValue } from '../result';
import { MODULES, partsOf, type Module } from './identity';
import { prefixOf, readRows, type Service } from './service';

/** vTiger's comments, in the words of its web service. */
const commentSchema = z.object({
  id: z.string(),
  commentcontent: z.string(),
  related_to: z.string(),
  createdtime: z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  /** Who wrote it; whom it is assigned to is for its writer to say, so it proves nothing. */
  creator: z.nullish(z.string()),
});
type Comment = z.infer<typeof commentSchema>;

/** Reads the record's comments that hold the text, oldest first. */
export async function readNotesOf(
  service: Service,
  record: RecordRef,
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const prefix = await prefixOf(service, record.type);
  if (!prefix.ok) return prefix;
  const query = `select * from ModComments where related_to='${prefix.value}x${record.id}' and ${holding(containing)} order by createdtime`;
  const read = await readRows(service, query, commentSchema);
  return mapValue(read, (comments) =>
    comments
      .filter(({ commentcontent: text }) => text.includes(containing))
      .map((comment) => noteOf(record, comment)),
  );
}

/** Reads the comments on all records that hold the text and were made or changed since (UTC, ms). */
export async function searchNotes(
  service: Service,
  { origin, containing, since }: { origin: string; containing: string; since: number },
): Promise<CrmResult<CrmNote[]>> {
  const from = new Date(since).toISOString().slice(0, 19).replace('T', ' ');
  const query = `select * from ModComments where ${holding(containing)} and modifiedtime >= '${from}' order by createdtime`;
  const read = await readRows(service, query, commentSchema);
  if (!read.ok) return read;
  const comments = read.value.filter(({ commentcontent: text }) => text.includes(containing));
  if (comments.length === 0) return given([]);
  const modules = await readModules(service);
  return mapValue(modules, (moduleOf) =>
    comments.flatMap((comment) => {
      const { prefix = '', id = '' } = partsOf(comment.related_to) ?? {};
      const type = moduleOf.get(prefix);
      return type === undefined ? [] : [noteOf({ origin, type, id }, comment)];
    }),
  );
}

const madeSchema = z.object({ id: z.string() });

/** Writes a comment in the user's own name; gives its id. */
export async function writeNote(
  { userId, write }: Service,
  recordId: string,
  text: string,
): Promise<CrmResult<string>> {
  const element = { commentcontent: text, related_to: recordId, assigned_user_id: userId };
  const made = await write(
    { operation: 'create', elementType: 'ModComments', element: JSON.stringify(element) },
    madeSchema,
  );
  return mapValue(made, ({ id }) => id);
}

/** Which module an id's prefix stands for, of the modules that the user may use. */
async function readModules(service: Service): Promise<CrmResult<Map<string, Module>>> {
  const found = new Map<string, Module>();
  for (const module of MODULES) {
    const prefix = ifSeen(await prefixOf(service, module));
    if (!prefix.ok) return prefix;
    if (prefix.value !== undefined) found.set(prefix.value, module);
  }
  return given(found);
}

/** A wider condition than meant: what may end the text or be a wildcard is any text here. */
function holding(text: string): string {
  return `commentcontent like '%${text.replace(/[^A-Za-z0-9. -]+/g, '%')}%'`;
}

function noteOf(record: RecordRef, comment: Comment): CrmNote {
  return {
    id: comment.id,
    record,
    text: comment.commentcontent,
    author: { id: comment.creator ?? '', name: '' },
    createdAt: Date.parse(`${comment.createdtime.replace(' ', 'T')}Z`),
  };
}
