import * as z from 'zod/mini';
import type { CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { lookBack, seenToNewest } from '../look-back';
import { failed, given, mapValue } from '../result';
import { originOfCompany } from './address';
import { createApi } from './api';
import { readLead } from './lead';
import { readNotesOf, searchNotes, writeNote } from './note';
import { meSchema, userSchema } from './schemas';
import { targetOf, type Target } from './target';
import { completeTask, createTask, findTasks } from './task';

/** The session of whoever's token the client sends. `now` is UTC, ms. */
export function createPipedriveSession(
  origin: string,
  http: CrmHttp,
  now: () => number,
): CrmSession {
  const api = createApi(http);

  /** A token of another company would read, and write on, other records of the same numbers. */
  async function readMe(): Promise<CrmResult<CrmUser>> {
    const me = await api.get('/v1/users/me', meSchema);
    if (!me.ok) return me;
    const isHere = originOfCompany(me.value.company_domain) === origin;
    return isHere ? given(userOf(me.value)) : failed({ code: 'token-refused' });
  }

  /** Does the work where the token is this company's and, for a write, that of `as`. */
  async function here<Value>(
    as: string | undefined,
    work: () => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const me = await readMe();
    if (!me.ok) return me;
    if (as !== undefined && as !== me.value.id) {
      return failed({ code: 'other-user', userName: me.value.name });
    }
    return work();
  }

  async function on<Value>(
    record: RecordRef,
    as: string | undefined,
    work: (target: Target) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> {
    const target = targetOf(record);
    return target ? here(as, () => work(target)) : failed({ code: 'not-found' });
  }

  return {
    whoAmI: readMe,
    readLead: (record) => here(undefined, () => readLead(api, record)),
    listNotes: (record, containing) =>
      on(record, undefined, (target) => readNotesOf(api, record, target, containing)),
    createNote: (record, { text }, as) =>
      on(record, as, (target) => writeNote(api, record, target, text)),
    searchNotes: (containing, since) =>
      here(undefined, async () =>
        seenToNewest(
          await searchNotes(api, origin, { containing, since: lookBack(since, now()) }),
          since,
        ),
      ),
    listUsers: () =>
      here(undefined, async () =>
        mapValue(await api.get('/v1/users', z.array(userSchema)), (users) =>
          users.filter((user) => user.active_flag !== false).map(userOf),
        ),
      ),
    assign: (record, userId, as) =>
      on(record, as, async ({ path }) => {
        const owner = Number(userId);
        if (!Number.isSafeInteger(owner)) return failed({ code: 'forbidden' });
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
