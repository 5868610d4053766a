import * as z from 'zod/mini';
import type { CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { lookBack, seenToNewest } from '../look-back';
import { failed, mapValue } from '../result';
import { recordOf } from './address';
import { openApi, rowPath, type Api } from './api';
import { isUserId } from './identity';
import { readLead } from './lead';
import { readNotesOf, searchNotes, writeNote } from './note';
import { meSchema, namedSchema, userSchema, type Me } from './schemas';
import { completeTask, createTask, findTasks } from './task';

const ACTIVE_USERS =
  "SELECT Id, Name, Email FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Name, Id";

/** The session of whoever is signed in to the organisation. `now` is UTC, ms. */
export function createSalesforceSession(
  origin: string,
  http: CrmHttp,
  now: () => number,
): CrmSession {
  const readMe = (api: Api) => api.get('/services/oauth2/userinfo', meSchema);

  async function open<Value>(
    work: (api: Api) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const api = await openApi(http);
    return api.ok ? work(api.value) : api;
  }

  const on = <Value>(record: RecordRef, work: (api: Api) => Promise<CrmResult<Value>>) =>
    // An id goes into queries as it is: only a real one does.
    recordOf(origin, record.id, record.type)
      ? open(async (api) => explained(api, record, await work(api)))
      : Promise.resolve(failed({ code: 'not-found' }));

  /** The write goes with the very session that was asked whose it is. */
  const writing = <Value>(
    record: RecordRef,
    as: string,
    work: (api: Api, me: Me) => Promise<CrmResult<Value>>,
  ) =>
    on(record, async (api) => {
      const me = await readMe(api);
      if (!me.ok) return me;
      const { user_id: id, name: userName } = me.value;
      return id === as ? work(api, me.value) : failed({ code: 'other-user', userName });
    });

  return {
    whoAmI: () => open(async (api) => mapValue(await readMe(api), userOf)),
    readLead: (record) => on(record, (api) => readLead(api, record)),
    listNotes: (record, containing) => on(record, (api) => readNotesOf(api, record, containing)),
    createNote: (record, { text }, as) =>
      writing(record, as, (api, me) =>
        writeNote(api, record, { text, me: userOf(me), now: now() }),
      ),
    searchNotes: (containing, since) =>
      open(async (api) =>
        seenToNewest(
          await searchNotes(api, origin, { containing, since: lookBack(since, now()) }),
          since,
        ),
      ),
    listUsers: () =>
      open(async (api) =>
        mapValue(await api.query(ACTIVE_USERS, userSchema), (users) =>
          users.map(({ Id: id, Name: name, Email: email }) => ({
            ...{ id, name },
            ...(email ? { email } : {}),
          })),
        ),
      ),
    assign: (record, userId, as) =>
      writing(record, as, async (api) => {
        if (!isUserId(userId)) return failed({ code: 'forbidden' });
        const path = rowPath(record.type, record.id);
        return api.send('PATCH', path, { OwnerId: userId }, z.undefined());
      }),
    createTask: (record, task, as) =>
      writing(record, as, (api, { zoneinfo }) => createTask(api, record, task, zoneinfo)),
    findTasks: (record, marker) => on(record, (api) => findTasks(api, record, marker)),
    completeTask: (record, taskId, as) => writing(record, as, (api) => completeTask(api, taskId)),
  };
}

/** What is written on a record that is gone is refused as forbidden or badly made. */
async function explained<Value>(
  api: Api,
  { type, id }: RecordRef,
  result: CrmResult<Value>,
): Promise<CrmResult<Value>> {
  if (result.ok) return result;
  const { error } = result;
  const isUnclear =
    error.code === 'forbidden' || (error.code === 'unexpected' && error.status === 400);
  if (!isUnclear) return result;
  const there = await api.get(`${rowPath(type, id)}?fields=Id`, namedSchema);
  return !there.ok && there.error.code === 'not-found' ? there : result;
}

function userOf({ user_id: id, name, email }: Me): CrmUser {
  return { id, name, ...(email ? { email } : {}) };
}
