import type { CrmNote, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { failed, given, mapValue } from '../result';
import { readObjects } from './api';
import { recordOf, type Row } from './identity';
import { linkedTo, linkTo, recordsOfNotes } from './links';
import type { People } from './people';
import { objectPageSchema, objectSchema, type CrmObject } from './schemas';

const PROPERTIES = ['hs_note_body', 'hs_timestamp', 'hubspot_owner_id', 'hs_lastmodifieddate'];
/** A search gives no more than this, however one pages. */
const LARGEST_SEARCH = 10_000;
const SEARCH_PAGE = 200;

/** Reads the notes of a record that hold the text, oldest first. */
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
  return authored(
    people,
    held.map((note) => [note, place.record] as const),
  );
}

/** Reads the notes of all records of the account that hold the text and were changed since (UTC, ms). */
export async function searchNotes(
  http: CrmHttp,
  people: People,
  place: { readonly origin: string; readonly portal: string },
  { containing, since }: { containing: string; since: number },
): Promise<CrmResult<CrmNote[]>> {
  const changed = await readChanged(http, since);
  if (!changed.ok) return changed;
  const held = holding(changed.value, containing);
  const records = await recordsOfNotes(
    http,
    held.map(({ id }) => id),
  );
  if (!records.ok) return records;
  const placed = held.flatMap((note) => {
    const on = records.value.get(note.id);
    return on ? [[note, recordOf(place.origin, { portal: place.portal, ...on })] as const] : [];
  });
  return authored(people, placed);
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
  const request = { method: 'POST', path: '/crm/v3/objects/notes', body } as const;
  const made = await http.json(request, objectSchema);
  return mapValue(made, ({ id, createdAt }) => ({ id, record, text, author: me, createdAt }));
}

/**
 * All notes that were changed since, whatever they say: whether their text can be searched is not
 * known. Where there are more than one search gives, the next begins where it ended.
 */
async function readChanged(http: CrmHttp, since: number): Promise<CrmResult<CrmObject[]>> {
  const found = new Map<string, CrmObject>();
  let from = since;
  let after = 0;
  for (;;) {
    const page = await searchPage(http, from, after);
    if (!page.ok) return page;
    const { results, paging } = page.value;
    for (const note of results) found.set(note.id, note);
    const next = Number(paging?.next?.after);
    if (!paging?.next || results.length === 0) return given([...found.values()]);
    if (next + SEARCH_PAGE <= LARGEST_SEARCH && next > after) {
      after = next;
      continue;
    }
    const last = Date.parse(results.at(-1)?.properties.hs_lastmodifieddate ?? '');
    if (!(last > from)) return failed({ code: 'unexpected', status: 200 });
    from = last;
    after = 0;
  }
}

function searchPage(http: CrmHttp, from: number, after: number) {
  const changed = { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(from) };
  const body = {
    filterGroups: [{ filters: [changed] }],
    sorts: ['hs_lastmodifieddate'],
    properties: PROPERTIES,
    limit: SEARCH_PAGE,
    after: String(after),
  };
  const path = '/crm/v3/objects/notes/search';
  return http.json({ method: 'POST', path, body }, objectPageSchema);
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
    const name = ownerId ? await people.nameOf(ownerId) : given('');
    if (!name.ok) return name;
    const author = { id: ownerId, name: name.value };
    named.push({ id, record, text: properties.hs_note_body ?? '', author, createdAt });
  }
  return given(named);
}
