import * as z from 'zod/mini';
import type { CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { lookBack } from '../look-back';
import { failed, mapValue } from '../result';
import { createApi, readRows, type EspoApi } from './api';
import { folderOf, isEspoAddress } from './address';
import { type Entity, entityOf } from './identity';
import { predecessorsOf, readLead, successorOf } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import { textSchema } from './schemas';
import { completeTask, createTask, findTasks } from './task';

const userSchema = z.object({ id: z.string(), name: textSchema, userName: textSchema });

/** The session of whoever is signed in to EspoCRM at the origin. */
export function createEspoSession(
  origin: string,
  http: CrmHttp,
  page: CrmHttp | undefined,
  now: () => number,
): CrmSession {
  const apiIn = createApi(http, page);
  let folder: string | undefined;

  /** What no record tells, an open tab does; else EspoCRM stands at the root, as mostly. */
  const findFolder = async (): Promise<string> => {
    if (folder !== undefined) return folder;
    const shown = await page?.readAddress();
    if (shown?.ok && isEspoAddress(shown.value)) folder = folderOf(shown.value);
    return folder ?? '';
  };

  const onRecord = async <Value>(
    record: RecordRef,
    use: (api: EspoApi, entity: Entity) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> => {
    const entity = entityOf(record);
    if (!entity) return failed({ code: 'not-found' });
    folder = entity.folder;
    return use(apiIn(entity.folder), entity);
  };

  /** EspoCRM knows no condition on who is signed in, so it is asked right before the write. */
  const writing = <Value>(
    record: RecordRef,
    as: string,
    write: (api: EspoApi, entity: Entity) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> =>
    onRecord(record, async (api, entity) => {
      const who = await whoAmI(api);
      if (!who.ok) return who;
      const { id, name } = who.value;
      return id === as ? write(api, entity) : failed({ code: 'other-user', userName: name });
    });

  return {
    whoAmI: async () => whoAmI(apiIn(await findFolder())),
    readLead: (record) => onRecord(record, readLead),
    listNotes: (record, containing) =>
      onRecord(record, (api, entity) => readNotesOf(api, origin, entity, containing)),
    async searchNotes(containing, since) {
      const here = await findFolder();
      return searchNotes(apiIn(here), {
        ...{ origin, folder: here, containing },
        since: lookBack(since, now()),
      });
    },
    listUsers: async () => readUsers(apiIn(await findFolder())),
    createNote: (record, { text }, as) =>
      writing(record, as, (api, entity) => writeNote(api, origin, entity, text)),
    deleteNote: (record, noteId, as) => writing(record, as, (api) => deleteNote(api, noteId, as)),
    successorOf: (record) => onRecord(record, (api, entity) => successorOf(api, origin, entity)),
    predecessorsOf: (record) =>
      onRecord(record, (api, entity) => predecessorsOf(api, origin, entity)),
    assign: (record, userId, as) =>
      writing(record, as, (api, entity) => assignTo(api, entity, userId)),
    createTask: (record, task, as) =>
      writing(record, as, (api, entity) => createTask(api, entity, task)),
    findTasks: (record, marker) =>
      onRecord(record, (api, entity) => findTasks(api, entity, marker)),
    completeTask: (record, taskId, as) => writing(record, as, (api) => completeTask(api, taskId)),
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

async function assignTo({ send }: EspoApi, { type, id }: Entity, userId: string) {
  const given = await send('PUT', `${type}/${id}`, { assignedUserId: userId }, z.unknown());
  return mapValue(given, () => undefined);
}
