import type { CrmAdapter, CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, mapValue } from '../result';
import { searchWindowStart } from '../search-window';
import { errorOfAnswer, objectSchema, PATHS } from './api';
import { createLabels, readLead, readObject, successorOf } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import { createPeople } from './people';
import { isAppPage, locateRecord, recordAddress, type Row, rowOf } from './record';
import { completeTask, createTask, findTasks } from './task';

/**
 * Contacts, companies, deals and leads, over the API that the vendor specifies, by a service key that
 * a team shares (or, of older teams, the token of a private app, which nobody can make any more). Who is at the keys such a token does not say: that is asked of the
 * CRM's own page.
 */
export const hubspotAdapter: CrmAdapter = {
  id: 'hubspot',
  name: 'HubSpot',
  carrier: 'worker',
  apiOrigin: () => 'https://api.hubapi.com',
  token: {
    help: 'tokenHelp_hubspot',
    header: (token) => ({ authorization: `Bearer ${token}` }),
  },
  errorOf: errorOfAnswer,
  // The vendor says of its search only that a change may take moments to be found.
  limits: { noteLength: 30_000, noteFormat: 'html', searchLagMs: 5 * 60_000, mayHide: true },
  notesMove: true,
  markers: [],
  // Before the first card of a column, so that it scrolls with the others.
  cardPlaces: [
    {
      selector:
        '[data-test-id="records-right-sidebar"] [data-test-id^="card-wrapper-"], [data-test-id="right-sidebar"] [data-test-id^="card-wrapper-"]',
      position: 'before',
    },
    {
      selector: '[data-test-id="middle-pane"] [data-test-id^="card-wrapper-"]',
      position: 'before',
    },
    { selector: '[data-test-id="records-right-sidebar"]', position: 'prepend' },
  ],
  recognise: isAppPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http, page) => createHubspotSession(origin, { http, page, now: Date.now }),
};

/** Where the session speaks, and by which clock (UTC, ms). */
export interface HubspotDeps {
  /** To the API, with the team's token. */
  readonly http: CrmHttp;
  /** To the CRM's own origin, in the user's page. */
  readonly page: CrmHttp | undefined;
  readonly now: () => number;
}

/** The session of whoever is signed in in the page, over the API by the team's token. */
function createHubspotSession(origin: string, { http, page, now }: HubspotDeps): CrmSession {
  const people = createPeople(http, page);
  const labels = createLabels(http);

  /** Does the work on a record of the token's own account. */
  async function on<Value>(
    record: RecordRef,
    work: (row: Row) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const row = rowOf(record);
    if (!row) return err({ code: 'not-found' });
    const portal = await people.portal();
    if (!portal.ok) return portal;
    if (portal.value !== row.portal) return err({ code: 'token-refused' });
    return explained(row, await work(row));
  }

  /** As {@link on}, where the user in the page is `as`. */
  const writing = <Value>(
    record: RecordRef,
    as: string,
    work: (row: Row, me: CrmUser) => Promise<CrmResult<Value>>,
  ) =>
    on(record, async (row) => {
      const me = await people.me();
      if (!me.ok) return me;
      if (me.value.id !== as) return err({ code: 'other-user', userName: me.value.name });
      return work(row, me.value);
    });

  /** What is tied to a record that is gone is refused as badly made: whether it is gone is asked. */
  async function explained<Value>(
    { kind, id }: Row,
    result: CrmResult<Value>,
  ): Promise<CrmResult<Value>> {
    if (result.ok || result.error.code !== 'rejected') return result;
    const there = await readObject(http, kind, id);
    return !there.ok && there.error.code === 'not-found' ? there : result;
  }

  return {
    whoAmI: () => people.me(),
    readLead: (record) => on(record, (row) => readLead(http, { people, labels }, row)),
    listNotes: (record, containing) =>
      on(record, (row) => readNotesOf(http, people, { record, row }, containing)),
    createNote: (record, { text }, as) =>
      writing(record, as, (row, me) => writeNote(http, { record, row }, { text, me, now: now() })),
    async searchNotes(containing, since, rest, reach) {
      const portal = await people.portal();
      if (!portal.ok) return portal;
      const place = { origin, portal: portal.value };
      const search = { containing, since: searchWindowStart(since, now(), reach), rest };
      return searchNotes(http, people, place, search);
    },
    deleteNote: (record, noteId, as) => writing(record, as, () => deleteNote(http, noteId, as)),
    successorOf: (record) => on(record, (row) => successorOf(http, record, row)),
    listUsers: () => people.all(),
    assign: (record, userId, as) =>
      writing(record, as, async ({ kind, id }) => {
        const path = `${PATHS.objects(kind)}/${id}`;
        const body = { properties: { hubspot_owner_id: userId } };
        const sent = await http.json({ method: 'PATCH', path, body }, objectSchema);
        return mapValue(sent, () => undefined);
      }),
    createTask: (record, task, as) => writing(record, as, (row) => createTask(http, row, task)),
    findTasks: (record, marker) => on(record, (row) => findTasks(http, row, marker)),
    completeTask: (record, taskId, as) => writing(record, as, () => completeTask(http, taskId)),
  };
}
