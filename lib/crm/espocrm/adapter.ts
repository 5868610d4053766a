import * as z from 'zod/mini';
import type { CrmAdapter, CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, mapValue } from '../result';
import { searchWindowStart } from '../search-window';
import { createApi, errorOfEspo, type EspoApi, readRows, textSchema } from './api';
import { predecessorsOf, readLead, successorOf } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import {
  type Entity,
  entityOf,
  folderOf,
  isEspoAddress,
  isEspoPage,
  locateRecord,
  PAGE_MARKERS,
  recordAddress,
} from './record';
import { completeTask, createTask, findTasks } from './task';

/**
 * EspoCRM's leads, contacts, opportunities and accounts. Its API takes the session cookie of the page
 * from any origin, so the background sends; a version that takes it not is asked with the token that
 * its page keeps.
 */
export const espocrmAdapter: CrmAdapter = {
  id: 'espocrm',
  name: 'EspoCRM',
  carrier: 'worker',
  limits: { noteLength: 30_000, noteFormat: 'text', mayHide: true },
  markers: PAGE_MARKERS,
  cardPlaces: [
    { selector: '#main .record-grid > .side', position: 'prepend' },
    { selector: '#main .record-grid > .left', position: 'prepend' },
  ],
  recognise: isEspoPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http, page) => createEspoSession(origin, http, page, Date.now),
  errorOf: errorOfEspo,
};

const userSchema = z.object({ id: z.string(), name: textSchema, userName: textSchema });

/** The session of whoever is signed in to EspoCRM at the origin. */
function createEspoSession(
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
    if (!entity) return err({ code: 'not-found' });
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
      return id === as ? write(api, entity) : err({ code: 'other-user', userName: name });
    });

  return {
    whoAmI: async () => whoAmI(apiIn(await findFolder())),
    readLead: (record) => onRecord(record, readLead),
    listNotes: (record, containing) =>
      onRecord(record, (api, entity) => readNotesOf(api, origin, entity, containing)),
    async searchNotes(containing, since, _, reach) {
      const here = await findFolder();
      return searchNotes(apiIn(here), {
        ...{ origin, folder: here, containing },
        since: searchWindowStart(since, now(), reach),
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

/** A role may show a user nobody but themselves: then the list has one. */
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
