import type * as z from 'zod/mini';
import type { CrmNote, CrmSession, CrmUser, LeadSnapshot, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp, CrmRequest } from '../http';
import { seenToNewest } from '../look-back';
import { readAllPages } from '../pages';
import {
  fileListSchema,
  fileSchema,
  noContentSchema,
  notePageSchema,
  noteSchema,
  recordSchema,
  taskListSchema,
  taskSchema,
  userPageSchema,
  userSchema,
} from './schemas';

const API = '/api/v1';

type Write = readonly [method: CrmRequest['method'], path: string, body: unknown, key?: string];

/** The session of whoever is signed in at the origin, over the REST contract. */
export function createRestSession(origin: string, http: CrmHttp): CrmSession {
  const get = <Schema extends z.ZodMiniType>(path: string, schema: Schema) =>
    http.json({ method: 'GET', path: API + path }, schema);

  /** `as` makes the server refuse, without effect, a session that is somebody else's. */
  const write = <Schema extends z.ZodMiniType>(
    [method, path, body, key]: Write,
    as: string,
    schema: Schema,
  ) =>
    http.json(
      { method, path: API + path, headers: { ...namedBy(as), ...once(key) }, body },
      schema,
    );

  const readNotes = (path: string, query: Record<string, string>) =>
    readAllPages(
      (cursor) => get(path + queryOf({ ...query, ...cursor }), notePageSchema),
      (page) => page.notes.map((note) => noteOf(origin, note)),
    );

  return {
    whoAmI: async () => mapValue(await get('/me', userSchema), userOf),
    readLead: async (record) => mapValue(await get(pathOf(record), recordSchema), leadOf),
    listNotes: (record, containing) =>
      readNotes(`${pathOf(record)}/notes`, { contains: containing }),
    searchNotes: async (containing, since) =>
      seenToNewest(
        await readNotes('/notes', { contains: containing, since: new Date(since).toISOString() }),
        since,
      ),
    listUsers: () =>
      readAllPages(
        (cursor) => get(`/users${queryOf(cursor)}`, userPageSchema),
        (page) => page.users.map(userOf),
      ),
    createNote: async (record, { text, key }, as) =>
      mapValue(
        await write(['POST', `${pathOf(record)}/notes`, { text }, key], as, noteSchema),
        (note) => noteOf(origin, note),
      ),
    assign: (record, userId, as) =>
      write(['PUT', `${pathOf(record)}/owner`, { user: userId }], as, noContentSchema),
    createTask: (record, { marker, subject, text, assigneeId, due }, as) =>
      write(
        [
          'POST',
          `${pathOf(record)}/tasks`,
          { marker, subject, text, assignee: assigneeId, due: new Date(due).toISOString() },
          marker,
        ],
        as,
        taskSchema,
      ),
    findTasks: async (record, marker) =>
      mapValue(
        await get(`${pathOf(record)}/tasks${queryOf({ marker })}`, taskListSchema),
        ({ tasks }) => tasks,
      ),
    completeTask: async (_record, taskId, as) =>
      mapValue(
        await write(
          ['PATCH', `/tasks/${encodeURIComponent(taskId)}`, { done: true }],
          as,
          taskSchema,
        ),
        () => undefined,
      ),
    attachFile: (record, { name, type, base64 }, as) =>
      write(
        ['POST', `${pathOf(record)}/attachments`, { name, type, base64 }, encodeURIComponent(name)],
        as,
        fileSchema,
      ),
    findFile: async (record, name) =>
      mapValue(
        await get(`${pathOf(record)}/attachments${queryOf({ name })}`, fileListSchema),
        ({ attachments }) => attachments.find((file) => file.name === name),
      ),
  };
}

/** `Baton-Contract` also keeps other sites out: their forms cannot send it, and their scripts may not. */
const namedBy = (userId: string) => ({
  'Baton-Contract': '1',
  'Baton-User': encodeURIComponent(userId),
});

/** However often a request arrives, and by whoever's hand: the server does it once. */
const once = (key: string | undefined) => (key === undefined ? {} : { 'Idempotency-Key': key });

const pathOf = ({ type, id }: RecordRef) =>
  `/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;

const queryOf = (query: Record<string, string>) => {
  const words = new URLSearchParams(query).toString();
  return words && `?${words}`;
};

function mapValue<From, To>(result: CrmResult<From>, to: (value: From) => To): CrmResult<To> {
  return result.ok ? { ok: true, value: to(result.value) } : result;
}

function userOf({ id, name, email, phone }: z.infer<typeof userSchema>): CrmUser {
  return { id, name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}

function noteOf(origin: string, note: z.infer<typeof noteSchema>): CrmNote {
  return { ...note, record: { origin, ...note.record }, author: userOf(note.author) };
}

function leadOf({ owner, amount, ...texts }: z.infer<typeof recordSchema>): LeadSnapshot {
  const said = {
    ...texts,
    owner: owner?.name,
    amount: amount ? `${amount.value.toLocaleString('en-US')} ${amount.currency}` : undefined,
  };
  const facts = Object.entries(said)
    .map(([fact, value]) => [fact, value?.trim()] as const)
    .filter(([, value]) => value);
  return { facts: Object.fromEntries(facts) };
}
