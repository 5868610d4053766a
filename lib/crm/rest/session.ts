import type * as z from 'zod/mini';
import type { CrmNote, CrmSession, CrmUser, FoundNotes, LeadSnapshot, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp, CrmRequest } from '../http';
import { readAllPages } from '../pages';
import { failed, given, mapValue } from '../result';
import {
  fileListSchema,
  fileSchema,
  noContentSchema,
  notePageSchema,
  noteSchema,
  recordSchema,
  predecessorsSchema,
  successorSchema,
  taskListSchema,
  taskSchema,
  userPageSchema,
  userSchema,
} from './schemas';

const API = '/api/v1';
const PAGES_A_LOOK = 10;
const MOST_PAGES = 1000;

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

  /**
   * Notes come oldest first, so a search that has read enough goes on from the last one. A server that
   * does not say since when it looked is known to have looked as far as the newest of what it found.
   */
  async function searchNotes(containing: string, since: number): Promise<CrmResult<FoundNotes>> {
    const query = { contains: containing, since: new Date(since).toISOString() };
    const notes: CrmNote[] = [];
    const cursors = new Set<string>();
    let began: number | null | undefined;
    let next: string | null | undefined;
    do {
      const words = queryOf(next ? { ...query, cursor: next } : query);
      const page = await get(`/notes${words}`, notePageSchema);
      if (!page.ok) return page;
      if (cursors.size === 0) began = page.value.seenUntil;
      for (const note of page.value.notes) notes.push(noteOf(origin, note));
      next = page.value.next;
      const last = notes.at(-1)?.createdAt ?? since;
      if (!next) return given({ notes, seenUntil: Math.max(since, began ?? newestOf(notes)) });
      if (cursors.has(next)) break;
      cursors.add(next);
      if (cursors.size >= PAGES_A_LOOK && last > since) return given({ notes, seenUntil: last });
    } while (cursors.size < MOST_PAGES);
    return failed({ code: 'unexpected', status: 200 });
  }

  return {
    whoAmI: async () => mapValue(await get('/me', userSchema), userOf),
    readLead: async (record) => mapValue(await get(pathOf(record), recordSchema), leadOf),
    listNotes: (record, containing) =>
      readNotes(`${pathOf(record)}/notes`, { contains: containing }),
    searchNotes,
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
    deleteNote: (record, noteId, as) =>
      write(
        ['DELETE', `${pathOf(record)}/notes/${encodeURIComponent(noteId)}`, undefined],
        as,
        noContentSchema,
      ),
    async successorOf(record) {
      const found = await get(`${pathOf(record)}/successor`, successorSchema);
      // So answers a server of the contract that keeps no trace of conversions.
      if (!found.ok && found.error.code === 'not-found') return given(undefined);
      return mapValue(found, ({ successor }) => (successor ? { origin, ...successor } : undefined));
    },
    async predecessorsOf(record) {
      const found = await get(`${pathOf(record)}/predecessors`, predecessorsSchema);
      if (!found.ok && found.error.code === 'not-found') return given([]);
      return mapValue(found, ({ predecessors }) => predecessors.map((key) => ({ origin, ...key })));
    },
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

const newestOf = (notes: readonly CrmNote[]) =>
  notes.reduce((newest, { createdAt }) => Math.max(newest, createdAt), 0);

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
