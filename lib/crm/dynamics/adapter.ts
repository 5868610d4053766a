import type { CrmAdapter, CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, ok, mapValue } from '../result';
import { searchWindowStart } from '../search-window';
import { createApi, errorOfAnswer, recordSchema, type User, userSchema, whoSchema } from './api';
import { predecessorsOf, readLead, successorOf } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import { isGuid, isOrgPage, locateRecord, recordAddress, type Row, rowOf } from './record';
import { completeTask, createTask, findTasks } from './task';

/**
 * Leads, contacts, opportunities and accounts, over the documented Web API with the session of the
 * user's page, which needs no token and no proof but its cookies.
 */
export const dynamicsAdapter: CrmAdapter = {
  id: 'dynamics',
  name: 'Dynamics 365',
  carrier: 'page',
  errorOf: errorOfAnswer,
  // A note is made once, under the id that is its key; a task is made as often as it is asked for.
  limits: { noteLength: 30_000, noteFormat: 'html', mayHide: true },
  markers: [],
  cardPlaces: [
    { selector: 'div[data-id="form-header"]', position: 'after' },
    { selector: '[data-id="editFormRoot"]', position: 'prepend' },
  ],
  recognise: isOrgPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createDynamicsSession(origin, http, Date.now),
};

const USER = 'systemuserid,fullname,internalemailaddress';

/** The session of whoever is signed in in the page, over the Web API. `now` is UTC, ms. */
function createDynamicsSession(origin: string, http: CrmHttp, now: () => number): CrmSession {
  const api = createApi(origin, http);
  /** Who is signed in is asked each time; what they are called, once. */
  const users = new Map<string, CrmUser>();

  async function readMe(): Promise<CrmResult<CrmUser>> {
    const who = await api.get('/WhoAmI', whoSchema);
    if (!who.ok) return who;
    const { UserId: id } = who.value;
    const known = users.get(id);
    if (known) return ok(known);
    const user = await api.get(`/systemusers(${id})?$select=${USER}`, userSchema);
    if (user.ok) users.set(id, userOf(user.value));
    return mapValue(user, userOf);
  }

  async function on<Value>(
    record: RecordRef,
    work: (row: Row) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const row = rowOf(record);
    return row ? explained(row, await work(row)) : err({ code: 'not-found' });
  }

  const writing = <Value>(
    record: RecordRef,
    as: string,
    work: (row: Row, me: CrmUser) => Promise<CrmResult<Value>>,
  ) =>
    on(record, async (row) => {
      const me = await readMe();
      if (!me.ok) return me;
      const { id, name: userName } = me.value;
      return id === as ? work(row, me.value) : err({ code: 'other-user', userName });
    });

  /** What is tied to a record that is gone may be refused as badly made: whether it is gone is asked. */
  async function explained<Value>(
    { path }: Row,
    result: CrmResult<Value>,
  ): Promise<CrmResult<Value>> {
    if (result.ok || result.error.code !== 'rejected') return result;
    const there = await api.get(path, recordSchema);
    return !there.ok && there.error.code === 'not-found' ? there : result;
  }

  return {
    whoAmI: readMe,
    readLead: (record) => on(record, (row) => readLead(api, row)),
    listNotes: (record, containing) =>
      on(record, (row) => readNotesOf(api, origin, row, containing)),
    createNote: (record, note, as) =>
      writing(record, as, (row, me) => writeNote(api, record, row, { ...note, me, now: now() })),
    searchNotes: (containing, since, _, reach) =>
      searchNotes(api, origin, { containing, since: searchWindowStart(since, now(), reach) }),
    deleteNote: (record, noteId, as) => writing(record, as, () => deleteNote(api, noteId, as)),
    successorOf: (record) => on(record, (row) => successorOf(api, origin, row)),
    predecessorsOf: (record) => on(record, (row) => predecessorsOf(api, origin, row)),
    async listUsers() {
      // People, and not the accounts of programs or of those who left.
      const $filter = 'isdisabled eq false and accessmode eq 0';
      const query = { $select: USER, $filter, $orderby: 'fullname asc' };
      return mapValue(await api.list('/systemusers', query, userSchema), (users) =>
        users.map(userOf),
      );
    },
    assign: (record, userId, as) =>
      writing(record, as, async ({ path }) =>
        isGuid(userId)
          ? api.change(path, { 'ownerid@odata.bind': `/systemusers(${userId})` })
          : err({ code: 'forbidden' }),
      ),
    createTask: (record, task, as) => writing(record, as, (row) => createTask(api, row, task)),
    findTasks: (record, marker) => on(record, (row) => findTasks(api, row, marker)),
    completeTask: (record, taskId, as) => writing(record, as, () => completeTask(api, taskId)),
  };
}

function userOf({ systemuserid: id, fullname, internalemailaddress: email }: User): CrmUser {
  return { id, name: fullname ?? email ?? '', ...(email ? { email } : {}) };
}
