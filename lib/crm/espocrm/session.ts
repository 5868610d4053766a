import * as z from 'zod/mini';
import type { CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { seenToNewest } from '../look-back';
import { failed, mapValue } from '../result';
import { createApi, readRows, type EspoApi } from './api';
import { entityOf, type RecordType } from './identity';
import { readLead } from './lead';
import { readNotesOf, searchNotes, writeNote } from './note';
import { textSchema } from './schemas';
import { completeTask, createTask, findTasks } from './task';

const userSchema = z.object({ id: z.string(), name: textSchema, userName: textSchema });

/** The session of whoever is signed in to EspoCRM at the origin. */
export function createEspoSession(
  origin: string,
  http: CrmHttp,
  page: CrmHttp | undefined,
): CrmSession {
  const api = createApi(http, page);

  const onRecord = async <Value>(
    record: RecordRef,
    use: (entity: { type: RecordType; id: string }) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> => {
    const entity = entityOf(record);
    return entity ? use(entity) : failed({ code: 'not-found' });
  };

  /** EspoCRM knows no condition on who is signed in, so it is asked right before the write. */
  const writing = <Value>(
    record: RecordRef,
    as: string,
    write: () => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> =>
    onRecord(record, async () => {
      const who = await whoAmI(api);
      if (!who.ok) return who;
      const { id, name } = who.value;
      return id === as ? write() : failed({ code: 'other-user', userName: name });
    });

  return {
    whoAmI: () => whoAmI(api),
    readLead: (record) => onRecord(record, (entity) => readLead(api, entity)),
    listNotes: (record, containing) => onRecord(record, () => readNotesOf(api, record, containing)),
    searchNotes: async (containing, since) =>
      seenToNewest(await searchNotes(api, { origin, containing, since }), since),
    listUsers: () => readUsers(api),
    createNote: (record, { text }, as) => writing(record, as, () => writeNote(api, record, text)),
    assign: (record, userId, as) => writing(record, as, () => assignTo(api, record, userId)),
    createTask: (record, task, as) => writing(record, as, () => createTask(api, record, task)),
    findTasks: (record, marker) => onRecord(record, () => findTasks(api, record, marker)),
    completeTask: (record, taskId, as) => writing(record, as, () => completeTask(api, taskId)),
  };
}

async function whoAmI({ get }: EspoApi): Promise<CrmResult<CrmUser>> {
  return mapValue(await get('App/user', {}, z.object({ user: userSchema })), ({ user }) =>
    userOf(user),
  );
}

/** A role may show a user nobody but himself: then the list has one. */
async function readUsers(api: EspoApi): Promise<CrmResult<CrmUser[]>> {
  const query = { primaryFilter: 'active', select: 'id,name,userName' };
  return mapValue(await readRows(api, 'User', query, userSchema), (users) => users.map(userOf));
}

function userOf({ id, name, userName }: z.infer<typeof userSchema>): CrmUser {
  return { id, name: name ?? userName ?? '' };
}

async function assignTo({ send }: EspoApi, { type, id }: RecordRef, userId: string) {
  const given = await send('PUT', `${type}/${id}`, { assignedUserId: userId }, z.unknown());
  return mapValue(given, () => undefined);
}
