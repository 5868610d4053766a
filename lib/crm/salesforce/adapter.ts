import * as z from 'zod/mini';
import type { CrmAdapter, CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, ok, mapValue } from '../result';
import { searchWindowStart } from '../search-window';
import {
  type Api,
  createApi,
  errorOfAnswer,
  type Me,
  meSchema,
  namedSchema,
  readSession,
  rowPath,
  userSchema,
} from './api';
import { readLead, successorOf } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import { apiOriginOf, isOrgPage, isUserId, locateRecord, recordAddress, recordOf } from './record';
import { completeTask, createTask, findTasks } from './task';

const HIGHLIGHTS = 'records-lwc-highlights-panel';

/**
 * Leads, contacts, opportunities and accounts, in Lightning, its consoles and Classic. The API is on
 * another host than Lightning's pages, and its session is that host's cookie. Notes are the classic
 * kind, which keep plain text and need one request.
 */
export const salesforceAdapter: CrmAdapter = {
  id: 'salesforce',
  name: 'Salesforce',
  carrier: 'worker',
  apiOrigin: apiOriginOf,
  readsCookies: true,
  errorOf: errorOfAnswer,
  // 2 % of the 100,000 requests that the smallest account has a day, at five a look.
  limits: { noteLength: 30_000, noteFormat: 'text', mayHide: true, looksADay: 400 },
  markers: [],
  // The pages of other tabs stay in the document, hidden.
  cardPlaces: [
    { selector: `div.windowViewMode-normal.active ${HIGHLIGHTS}`, position: 'after' },
    {
      selector: `section.oneConsoleTab div.windowViewMode-maximized.active ${HIGHLIGHTS}`,
      position: 'after',
    },
    { selector: HIGHLIGHTS, position: 'after' },
    { selector: 'records-highlights2, .forceHighlightsPanel', position: 'after' },
  ],
  recognise: isOrgPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createSalesforceSession(origin, http, Date.now),
};

const ACTIVE_USERS =
  "SELECT Id, Name, Email FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Name, Id";

/** The session of whoever is signed in to the organisation. `now` is UTC, ms. */
function createSalesforceSession(origin: string, http: CrmHttp, now: () => number): CrmSession {
  /** Who the session last used is; another cookie is somebody else, or the same one anew. */
  let known: { readonly session: string; readonly me: Me } | undefined;

  async function open<Value>(
    work: (api: Api, session: string) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const session = await readSession(http);
    return session.ok ? work(createApi(http, session.value), session.value) : session;
  }

  /** Asks who is signed in, whatever is known: whether the session still holds is the question. */
  async function readMe(api: Api, session: string): Promise<CrmResult<Me>> {
    known = undefined;
    const me = await api.get('/services/oauth2/userinfo', meSchema);
    if (me.ok) known = { session, me: me.value };
    return me;
  }

  async function knownMe(api: Api, session: string): Promise<CrmResult<Me>> {
    return known?.session === session ? ok(known.me) : readMe(api, session);
  }

  const on = <Value>(
    record: RecordRef,
    work: (api: Api, session: string) => Promise<CrmResult<Value>>,
  ) =>
    // An id goes into queries as it is: only a real one does.
    recordOf(origin, record.id, record.type)
      ? open(async (api, session) => explained(api, record, await work(api, session)))
      : Promise.resolve(err({ code: 'not-found' }));

  /** The write goes with the very session that was asked whose it is. */
  const writing = <Value>(
    record: RecordRef,
    as: string,
    work: (api: Api, me: Me) => Promise<CrmResult<Value>>,
  ) =>
    on(record, async (api, session) => {
      const me = await knownMe(api, session);
      if (!me.ok) return me;
      const { user_id: id, name: userName } = me.value;
      return id === as ? work(api, me.value) : err({ code: 'other-user', userName });
    });

  return {
    whoAmI: () => open(async (api, session) => mapValue(await readMe(api, session), userOf)),
    readLead: (record) => on(record, (api) => readLead(api, record)),
    listNotes: (record, containing) => on(record, (api) => readNotesOf(api, record, containing)),
    createNote: (record, { text }, as) =>
      writing(record, as, (api, me) =>
        writeNote(api, record, { text, me: userOf(me), now: now() }),
      ),
    searchNotes: (containing, since, rest, reach) =>
      open((api) =>
        searchNotes(api, origin, {
          containing,
          since: searchWindowStart(since, now(), reach),
          rest,
        }),
      ),
    deleteNote: (record, noteId, as) => writing(record, as, (api) => deleteNote(api, noteId, as)),
    successorOf: (record) => on(record, (api) => successorOf(api, record)),
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
        if (!isUserId(userId)) return err({ code: 'forbidden' });
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
  const isUnclear = error.code === 'forbidden' || error.code === 'rejected';
  if (!isUnclear) return result;
  const there = await api.get(`${rowPath(type, id)}?fields=Id`, namedSchema);
  return !there.ok && there.error.code === 'not-found' ? there : result;
}

function userOf({ user_id: id, name, email }: Me): CrmUser {
  return { id, name, ...(email ? { email } : {}) };
}
