import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, ok, ifSeen, mapValue } from '../result';
import { readAllPages } from '../pages';
import { ask, batchesOf, PATHS, labelsSchema, linksSchema } from './api';
import type { Kind, Row } from './record';

/** The numbers of the vendor's own associations from notes and tasks. Of leads none is published. */
const TYPES: Readonly<Record<'notes' | 'tasks', Partial<Record<Kind, number>>>> = {
  notes: { contacts: 202, companies: 190, deals: 214 },
  tasks: { contacts: 204, companies: 192, deals: 216 },
};
const VENDORS = 'HUBSPOT_DEFINED';

/**
 * What ties a new note or task to a record. Fails with `forbidden` where the account does not
 * tell how: then nothing can be written there.
 */
export async function linkTo(
  http: CrmHttp,
  from: 'notes' | 'tasks',
  { kind, id }: Row,
): Promise<CrmResult<unknown>> {
  const type = TYPES[from][kind] ?? (await typeFromLabels(http, from, kind));
  if (typeof type === 'object') return type;
  const types = [{ associationCategory: VENDORS, associationTypeId: type }];
  return ok([{ to: { id }, types }]);
}

async function typeFromLabels(http: CrmHttp, from: 'notes' | 'tasks', kind: Kind) {
  const path = `${PATHS.associations(from, kind)}/labels`;
  const labels = ifSeen(await ask(http, path, labelsSchema));
  if (!labels.ok) return labels;
  const plain = labels.value?.results.find(({ category, label }) => category === VENDORS && !label);
  return plain?.typeId ?? err({ code: 'forbidden' });
}

/** Reads the numbers of all notes or tasks of a record. */
export function linkedTo(
  http: CrmHttp,
  to: 'notes' | 'tasks',
  { kind, id }: Row,
): Promise<CrmResult<string[]>> {
  const path = `${PATHS.associations(kind, to)}/batch/read`;
  return readAllPages(
    async ({ cursor }) => {
      // The list of one record's associations is gone from the API: a batch of one has its pages.
      const body = { inputs: [cursor === undefined ? { id } : { id, after: cursor }] };
      const read = await http.json({ method: 'POST', path, body, isRead: true }, linksSchema);
      return mapValue(read, ({ results: [only] }) => ({
        ids: only?.to.map(({ toObjectId }) => String(toObjectId)) ?? [],
        next: only?.paging?.next?.after,
      }));
    },
    ({ ids }) => ids,
  );
}

/** From what is about one thing alone to what may be about all that belongs to a company. */
const NARROWEST_FIRST: readonly Kind[] = ['leads', 'deals', 'contacts', 'companies'];

/**
 * The record that each note is on; of several, the narrowest of these kinds. Notes on none are left
 * out.
 */
export async function recordsOfNotes(
  http: CrmHttp,
  noteIds: readonly string[],
  kinds = NARROWEST_FIRST,
): Promise<CrmResult<Map<string, Pick<Row, 'kind' | 'id'>>>> {
  const found = new Map<string, Pick<Row, 'kind' | 'id'>>();
  for (const kind of kinds) {
    for (const batch of batchesOf(noteIds.filter((id) => !found.has(id)))) {
      const path = `${PATHS.associations('notes', kind)}/batch/read`;
      const body = { inputs: batch.map((id) => ({ id })) };
      const read = ifSeen(
        await http.json({ method: 'POST', path, body, isRead: true }, linksSchema),
      );
      if (!read.ok) return read;
      for (const { from, to } of read.value?.results ?? []) {
        const [first] = to;
        if (first) found.set(String(from.id), { kind, id: String(first.toObjectId) });
      }
    }
  }
  return ok(found);
}

/** The kinds whose record a note is on sooner than on one of this kind, where it is on both. */
export function narrowerThan(kind: Kind): readonly Kind[] {
  return NARROWEST_FIRST.slice(0, NARROWEST_FIRST.indexOf(kind));
}
