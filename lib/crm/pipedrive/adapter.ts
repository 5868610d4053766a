import * as z from 'zod/mini';
import type { CrmAdapter, CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, ok, mapValue } from '../result';
import { searchWindowStart } from '../search-window';
import { createApi, errorOfAnswer, meSchema, userSchema } from './api';
import { readLead, successorOf } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import {
  isCompanyPage,
  locateRecord,
  originOfCompany,
  recordAddress,
  type Target,
  targetOf,
} from './record';
import { completeTask, createTask, findTasks } from './task';

/**
 * Leads, deals, people and organisations, over the API that the vendor specifies, by the personal
 * token that every user has.
 */
export const pipedriveAdapter: CrmAdapter = {
  id: 'pipedrive',
  name: 'Pipedrive',
  carrier: 'worker',
  apiOrigin: () => 'https://api.pipedrive.com',
  token: { help: 'tokenHelp_pipedrive', header: (token) => ({ 'x-api-token': token }) },
  errorOf: errorOfAnswer,
  // A tenth of the 30,000 tokens that one seat has a day: a page costs 20, a look is five.
  limits: { noteLength: 30_000, noteFormat: 'html', mayHide: true, looksADay: 30 },
  notesMove: true,
  markers: [],
  // Neither is promised by the vendor: where both are gone the card floats.
  cardPlaces: [
    { selector: '[data-test="detail-info-1"]', position: 'before' },
    { selector: '.viewContainer:not([style*="none"]) .detailView', position: 'prepend' },
  ],
  recognise: isCompanyPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createPipedriveSession(origin, http, Date.now),
};

/** The writes of one hand-over follow each other: their user is asked once (ms). */
const BURST_MS = 5000;

/** The session of whoever's token the client sends. `now` is UTC, ms. */
function createPipedriveSession(origin: string, http: CrmHttp, now: () => number): CrmSession {
  const api = createApi(http);
  let known: { readonly me: CrmUser; readonly at: number } | undefined;
  /** Who it is, while that is being asked: panel and page may ask at once. */
  let asking: Promise<CrmResult<CrmUser>> | undefined;

  function readMe(): Promise<CrmResult<CrmUser>> {
    asking ??= askMe().finally(() => (asking = undefined));
    return asking;
  }

  /** A token of another company would read, and write on, other records of the same numbers. */
  async function askMe(): Promise<CrmResult<CrmUser>> {
    known = undefined;
    const me = await api.get('/v1/users/me', meSchema);
    if (!me.ok) return me;
    const isHere = originOfCompany(me.value.company_domain) === origin;
    if (!isHere) return err({ code: 'token-refused' });
    known = { me: userOf(me.value), at: now() };
    return ok(known.me);
  }

  /** Who asks: to read, once a session; to write, once in each few seconds. */
  async function knownMe(isWrite: boolean): Promise<CrmResult<CrmUser>> {
    const isFresh = known && (!isWrite || Math.abs(now() - known.at) < BURST_MS);
    return known && isFresh ? ok(known.me) : readMe();
  }

  /** Does the work where the token is this company's and, for a write, that of `as`. */
  async function here<Value>(
    as: string | undefined,
    work: () => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const me = await knownMe(as !== undefined);
    if (!me.ok) return me;
    if (as !== undefined && as !== me.value.id) {
      return err({ code: 'other-user', userName: me.value.name });
    }
    const done = await work();
    // Another token may be another company's: who asks is asked again.
    if (!done.ok && done.error.code === 'token-refused') known = undefined;
    return done;
  }

  async function on<Value>(
    record: RecordRef,
    as: string | undefined,
    work: (target: Target) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const target = targetOf(record);
    return target ? here(as, () => work(target)) : err({ code: 'not-found' });
  }

  return {
    whoAmI: readMe,
    readLead: (record) => here(undefined, () => readLead(api, record)),
    listNotes: (record, containing) =>
      on(record, undefined, (target) => readNotesOf(api, record, target, containing)),
    createNote: (record, { text }, as) =>
      on(record, as, (target) => writeNote(api, record, target, text)),
    searchNotes: (containing, since, rest, reach) =>
      here(undefined, () =>
        searchNotes(api, origin, {
          containing,
          since: searchWindowStart(since, now(), reach),
          rest,
        }),
      ),
    deleteNote: (record, noteId, as) => on(record, as, () => deleteNote(api, noteId, as)),
    successorOf: (record) => here(undefined, () => successorOf(api, record)),
    listUsers: () =>
      here(undefined, async () =>
        mapValue(await api.get('/v1/users', z.array(userSchema)), (users) =>
          users.filter((user) => user.active_flag !== false).map(userOf),
        ),
      ),
    assign: (record, userId, as) =>
      on(record, as, async ({ path }) => {
        const owner = Number(userId);
        if (!Number.isSafeInteger(owner)) return err({ code: 'forbidden' });
        const sent = await api.send('PATCH', path, { owner_id: owner }, z.unknown());
        return mapValue(sent, () => undefined);
      }),
    createTask: (record, task, as) => on(record, as, (target) => createTask(api, target, task)),
    findTasks: (record, marker) =>
      on(record, undefined, (target) => findTasks(api, target, marker)),
    completeTask: (record, taskId, as) => on(record, as, () => completeTask(api, taskId)),
  };
}

function userOf({ id, name, email, phone }: z.infer<typeof userSchema>): CrmUser {
  return {
    ...{ id: String(id), name },
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
  };
}
