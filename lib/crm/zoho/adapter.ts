import type { CrmAdapter, CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, mapValue } from '../result';
import { searchWindowStart } from '../search-window';
import { type Api, errorOfAnswer, openApi, type User, userSchema } from './api';
import { readLead, successorOf } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import { isCrmPage, isNumber, locateRecord, orgOf, recordAddress, type Row, rowOf } from './record';

/**
 * Zoho CRM's leads, contacts and deals, over the API that the vendor specifies, with the session of
 * the user's page. Nothing is known of how a record's page is built, so the card floats.
 */
export const zohoAdapter: CrmAdapter = {
  id: 'zoho',
  name: 'Zoho CRM',
  carrier: 'page',
  errorOf: errorOfAnswer,
  // 5 % of the 50,000 credits that the smallest account has a day, at five a look.
  limits: { noteLength: 30_000, noteFormat: 'text', mayHide: true, looksADay: 500 },
  notesMove: true,
  markers: [],
  cardPlaces: [],
  recognise: isCrmPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createZohoSession(origin, http, Date.now),
};

/** The session of whoever is signed in in the page. `now` is UTC, ms. */
function createZohoSession(origin: string, http: CrmHttp, now: () => number): CrmSession {
  /** In the organisation of the tab that was used last; `no-tab` where that is in none. */
  async function inOpenOrg<Value>(
    work: (api: Api) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const address = await http.readAddress();
    if (!address.ok) return address;
    const org = orgOf(address.value);
    return org === undefined ? err({ code: 'no-tab' }) : within(org, work);
  }

  async function within<Value>(
    org: string,
    work: (api: Api) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const api = await openApi(http, org);
    return api.ok ? work(api.value) : api;
  }

  async function on<Value>(
    record: RecordRef,
    work: (api: Api, row: Row) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const row = rowOf(record);
    return row ? within(row.org, (api) => work(api, row)) : err({ code: 'not-found' });
  }

  /** Users have a number in each organisation, so who asks is asked in that of the record. */
  const writing = <Value>(
    record: RecordRef,
    as: string,
    work: (api: Api, row: Row, me: CrmUser) => Promise<CrmResult<Value>>,
  ) =>
    on(record, async (api, row) => {
      const me = await readMe(api);
      if (!me.ok) return me;
      const { id, name: userName } = me.value;
      return id === as ? work(api, row, me.value) : err({ code: 'other-user', userName });
    });

  return {
    whoAmI: () => inOpenOrg(readMe),
    readLead: (record) => on(record, readLead),
    listNotes: (record, containing) =>
      on(record, (api, row) => readNotesOf(api, record, row, containing)),
    createNote: (record, { text }, as) =>
      writing(record, as, (api, row, me) => writeNote(api, record, row, { text, me, now: now() })),
    searchNotes: (containing, since, rest, reach) =>
      inOpenOrg((api) =>
        searchNotes(api, origin, {
          containing,
          since: searchWindowStart(since, now(), reach),
          rest,
        }),
      ),
    deleteNote: (record, noteId, as) => writing(record, as, (api) => deleteNote(api, noteId, as)),
    successorOf: (record) => on(record, (api, row) => successorOf(api, origin, row)),
    listUsers: () =>
      inOpenOrg(async (api) => {
        const listed = await api.list('/users', { type: 'ActiveConfirmedUsers' }, userSchema);
        return mapValue(listed, (users) => users.map(userOf));
      }),
    assign: (record, userId, as) =>
      writing(record, as, async (api, { module, id }) => {
        if (!isNumber(userId)) return err({ code: 'forbidden' });
        const path = `/${module}/${id}/actions/change_owner`;
        const body = { owner: { id: userId }, notify: false };
        return api.act('POST', path, body);
      }),
  };
}

async function readMe(api: Api): Promise<CrmResult<CrmUser>> {
  const me = await api.first('/users?type=CurrentUser', userSchema);
  return mapValue(me, userOf);
}

function userOf({ id, full_name, email, phone }: User): CrmUser {
  return {
    ...{ id, name: full_name ?? email ?? '' },
    ...(email && { email }),
    ...(phone && { phone }),
  };
}
