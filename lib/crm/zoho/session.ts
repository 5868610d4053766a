import type { CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { lookBack } from '../look-back';
import { failed, mapValue } from '../result';
import { orgOf } from './address';
import { openApi, type Api } from './api';
import { isNumber, rowOf, type Row } from './identity';
import { readLead, successorOf } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import { userSchema, type User } from './schemas';

/** The session of whoever is signed in in the page. `now` is UTC, ms. */
export function createZohoSession(origin: string, http: CrmHttp, now: () => number): CrmSession {
  /** In the organisation of the tab that was used last; `no-tab` where that is in none. */
  async function inOpenOrg<Value>(
    work: (api: Api) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const address = await http.readAddress();
    if (!address.ok) return address;
    const org = orgOf(address.value);
    return org === undefined ? failed({ code: 'no-tab' }) : within(org, work);
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
    return row ? within(row.org, (api) => work(api, row)) : failed({ code: 'not-found' });
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
      return id === as ? work(api, row, me.value) : failed({ code: 'other-user', userName });
    });

  return {
    whoAmI: () => inOpenOrg(readMe),
    readLead: (record) => on(record, readLead),
    listNotes: (record, containing) =>
      on(record, (api, row) => readNotesOf(api, record, row, containing)),
    createNote: (record, { text }, as) =>
      writing(record, as, (api, row, me) => writeNote(api, record, row, { text, me, now: now() })),
    searchNotes: (containing, since, rest) =>
      inOpenOrg((api) =>
        searchNotes(api, origin, { containing, since: lookBack(since, now()), rest }),
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
        if (!isNumber(userId)) return failed({ code: 'forbidden' });
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
