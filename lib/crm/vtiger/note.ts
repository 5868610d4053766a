import * as z from 'zod/mini';
import type { CrmNote, FoundNotes, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { readChanges, type Search } from '../search-window';
import { err, mapValue } from '../result';
import { recordAddress, partsOf, type Module } from './record';
import { type Prefixes, readRows, ROWS_PER_PAGE, type Service } from './service';

/** A time as vTiger writes it (UTC, without saying so), as an instant (UTC, ms). */
const datetimeSchema = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  z.transform((text) => Date.parse(`${text.replace(' ', 'T')}Z`)),
);

/** vTiger's comments, in the words of its web service. */
const commentSchema = z.object({
  id: z.string(),
  commentcontent: z.string(),
  related_to: z.string(),
  createdtime: datetimeSchema,
  modifiedtime: datetimeSchema,
  /** Who wrote it; whom it is assigned to is for its writer to say, so it proves nothing. */
  creator: z.nullish(z.string()),
});
type Comment = z.infer<typeof commentSchema>;

/** Reads the record's comments that hold the text, oldest first. */
export async function readNotesOf(
  service: Service,
  { record, serviceId }: { readonly record: RecordRef; readonly serviceId: string },
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const query = `select * from ModComments where related_to='${serviceId}' and ${holding(containing)} order by createdtime`;
  const read = await readRows(service, query, commentSchema);
  return mapValue(read, (comments) =>
    comments
      .filter(({ commentcontent: text }) => text.includes(containing))
      .map((comment) => noteOf(record, comment)),
  );
}

/**
 * Reads the comments on all records that hold the text and were made or changed since (UTC, ms). vTiger
 * takes out of a page what the user may not see, so one that is short ends this look alone: the next
 * begins at the last that was seen.
 */
export async function searchNotes(
  service: Service,
  prefixes: Prefixes,
  { origin, containing, ...from }: Search & { readonly origin: string },
): Promise<CrmResult<FoundNotes>> {
  const found = await readChanges<Comment>(from, {
    idOf: ({ id }) => id,
    changedAt: ({ modifiedtime }) => modifiedtime,
    async read(at, offset) {
      const begin = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
      const query = `select * from ModComments where ${holding(containing)} and modifiedtime >= '${begin}' order by modifiedtime limit ${offset},${ROWS_PER_PAGE};`;
      const rows = await service.read({ operation: 'query', query }, z.array(commentSchema));
      return mapValue(rows, (items) => ({ items, isLast: items.length < ROWS_PER_PAGE }));
    },
  });
  if (!found.ok) return found;
  const { items, seen } = found.value;
  const comments = items
    .filter(({ commentcontent: text }) => text.includes(containing))
    .toSorted((a, b) => a.createdtime - b.createdtime);
  const wanted = new Set(comments.flatMap(({ related_to }) => partsOf(related_to)?.prefix ?? []));
  const modules = await prefixes.modulesOf(service, wanted);
  return mapValue(modules, (moduleOf) => ({
    ...seen,
    notes: comments.flatMap((comment) => {
      const { prefix = '', id = '' } = partsOf(comment.related_to) ?? {};
      const type = moduleOf.get(prefix);
      return type === undefined ? [] : [noteOf({ origin, type, id }, comment)];
    }),
  }));
}

const idsSchema = z.array(z.object({ id: z.string() }));

/**
 * What a record has become. vTiger keeps the row of a lead that was converted, tells nobody which
 * contact or account it became, and moves its comments there, as it does where records are merged:
 * the address that Baton's notes give of their own record still names the one that is gone. A query
 * leaves out both the converted and the deleted.
 */
export async function successorOf(
  service: Service,
  prefixes: Prefixes,
  { record, module, serviceId }: { record: RecordRef; module: Module; serviceId: string },
): Promise<CrmResult<RecordRef | undefined>> {
  const own = `select id from ${module} where id='${serviceId}' limit 0,1;`;
  const still = await service.read({ operation: 'query', query: own }, idsSchema);
  if (!still.ok || still.value.length > 0) return mapValue(still, () => undefined);
  const address = recordAddress(record);
  const query = `select * from ModComments where ${holding(address)} order by createdtime desc limit 0,${ROWS_PER_PAGE};`;
  const found = await service.read({ operation: 'query', query }, z.array(commentSchema));
  if (!found.ok) return found;
  const moved = found.value
    .filter(
      ({ commentcontent: text, related_to }) => related_to !== serviceId && names(text, address),
    )
    .flatMap(({ related_to }) => partsOf(related_to) ?? []);
  const modules = await prefixes.modulesOf(service, new Set(moved.map(({ prefix }) => prefix)));
  return mapValue(modules, (moduleOf) => {
    for (const { prefix, id } of moved) {
      const type = moduleOf.get(prefix);
      if (type && mayBecome(module, type)) return { origin: record.origin, type, id };
    }
    return undefined;
  });
}

/** Records are merged with their like, and a lead gives its comments to a contact or an account. */
function mayBecome(module: Module, other: Module): boolean {
  return other === module || (module === 'Leads' && other !== 'Potentials');
}

/** Whether a text names the address, and not one that only begins like it. */
function names(text: string, address: string): boolean {
  return text
    .split(address)
    .slice(1)
    .some((rest) => !/^\d/.test(rest));
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

/** Takes a comment of this user's own away; an administrator could take anybody's. */
export async function deleteNote(
  { userId, read, write }: Service,
  noteId: string,
): Promise<CrmResult<void>> {
  const found = await read({ operation: 'retrieve', id: noteId }, commentSchema);
  if (!found.ok) return found;
  if (found.value.creator !== userId) return err({ code: 'forbidden' });
  const gone = await write({ operation: 'delete', id: noteId }, z.unknown());
  return mapValue(gone, () => undefined);
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
    createdAt: comment.createdtime,
  };
}
