import * as z from 'zod/mini';
import type { CrmNote, CrmUser, FoundNotes, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { readChanges, type Search } from '../search-window';
import { err, ok, mapValue } from '../result';
import { ask, PATHS, readObjects, objectPageSchema, objectSchema, type CrmObject } from './api';
import { recordOf, type Row } from './record';
import { linkedTo, linkTo, narrowerThan, recordsOfNotes } from './links';
import type { People } from './people';

const PROPERTIES = ['hs_note_body', 'hs_timestamp', 'hubspot_owner_id', 'hs_lastmodifieddate'];
const SEARCH_PAGE = 200;

/**
 * Reads the notes of a record that hold the text, oldest first, without those that are on a narrower
 * record too: a search finds them there.
 */
export async function readNotesOf(
  http: CrmHttp,
  people: People,
  place: { readonly record: RecordRef; readonly row: Row },
  containing: string,
): Promise<CrmResult<CrmNote[]>> {
  const ids = await linkedTo(http, 'notes', place.row);
  if (!ids.ok) return ids;
  const notes = await readObjects(http, 'notes', [...new Set(ids.value)], PROPERTIES);
  if (!notes.ok) return notes;
  const held = holding(notes.value, containing);
  const ofNarrower = await recordsOfNotes(
    http,
    held.map(({ id }) => id),
    narrowerThan(place.row.kind),
  );
  if (!ofNarrower.ok) return ofNarrower;
  return authored(
    people,
    held.filter(({ id }) => !ofNarrower.value.has(id)).map((note) => [note, place.record] as const),
  );
}

/** Reads the notes of all records of the account that hold the text and were changed since (UTC, ms). */
export async function searchNotes(
  http: CrmHttp,
  people: People,
  place: { readonly origin: string; readonly portal: string },
  { containing, ...from }: Search,
): Promise<CrmResult<FoundNotes>> {
  const changed = await readChanges(from, {
    read: (at, offset) => searchPage(http, at, offset),
    idOf: ({ id }) => id,
    changedAt: ({ properties }) => Date.parse(properties.hs_lastmodifieddate ?? ''),
  });
  if (!changed.ok) return changed;
  const { items, seen } = changed.value;
  const held = holding(items, containing);
  const records = await recordsOfNotes(
    http,
    held.map(({ id }) => id),
  );
  if (!records.ok) return records;
  const placed = held.flatMap((note) => {
    const on = records.value.get(note.id);
    return on ? [[note, recordOf(place.origin, { portal: place.portal, ...on })] as const] : [];
  });
  return mapValue(await authored(people, placed), (notes) => ({ notes, ...seen }));
}

/** Writes a note, in the owner's name and at the present of the timeline. */
export async function writeNote(
  http: CrmHttp,
  { record, row }: { readonly record: RecordRef; readonly row: Row },
  { text, me, now }: { text: string; me: CrmUser; now: number },
): Promise<CrmResult<CrmNote>> {
  const associations = await linkTo(http, 'notes', row);
  if (!associations.ok) return associations;
  const properties = {
    hs_timestamp: new Date(now).toISOString(),
    hs_note_body: text,
    hubspot_owner_id: me.id,
  };
  const body = { properties, associations: associations.value };
  const request = { method: 'POST', path: PATHS.objects('notes'), body } as const;
  const made = await http.json(request, objectSchema);
  return mapValue(made, ({ id, createdAt }) => ({ id, record, text, author: me, createdAt }));
}

/** Removes a note that is this owner's; fails with `forbidden` for another's. One gone is removed. */
export async function deleteNote(http: CrmHttp, id: string, as: string): Promise<CrmResult<void>> {
  const path = `${PATHS.objects('notes')}/${encodeURIComponent(id)}`;
  const note = await ask(http, `${path}?properties=hubspot_owner_id`, objectSchema);
  if (!note.ok) return note.error.code === 'not-found' ? ok(undefined) : note;
  if (note.value.properties.hubspot_owner_id !== as) return err({ code: 'forbidden' });
  return http.json({ method: 'DELETE', path }, z.undefined());
}

/** All notes that were changed since, whatever they say: whether their text can be searched is not known. */
async function searchPage(http: CrmHttp, from: number, after: number) {
  const changed = { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(from) };
  const body = {
    filterGroups: [{ filters: [changed] }],
    sorts: ['hs_lastmodifieddate'],
    properties: PROPERTIES,
    limit: SEARCH_PAGE,
    after: String(after),
  };
  const path = `${PATHS.objects('notes')}/search`;
  const page = await http.json({ method: 'POST', path, body, isRead: true }, objectPageSchema);
  return mapValue(page, ({ results, paging }) => ({ items: results, isLast: !paging?.next }));
}

function holding(notes: readonly CrmObject[], containing: string): CrmObject[] {
  return notes
    .filter(({ properties }) => properties.hs_note_body?.includes(containing))
    .sort((one, other) => one.createdAt - other.createdAt || Number(one.id) - Number(other.id));
}

/** The author that the CRM shows is the note's owner; one without has nobody's word behind it. */
async function authored(
  people: People,
  notes: readonly (readonly [CrmObject, RecordRef])[],
): Promise<CrmResult<CrmNote[]>> {
  const named: CrmNote[] = [];
  for (const [{ id, properties, createdAt }, record] of notes) {
    const ownerId = properties.hubspot_owner_id ?? '';
    const name = ownerId ? await people.nameOf(ownerId) : ok('');
    if (!name.ok) return name;
    const author = { id: ownerId, name: name.value };
    named.push({ id, record, text: properties.hs_note_body ?? '', author, createdAt });
  }
  return ok(named);
}
