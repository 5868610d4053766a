import * as z from 'zod/mini';
import type {
  CrmAdapter,
  CrmNote,
  CrmSession,
  CrmUser,
  FoundNotes,
  LeadSnapshot,
  RecordRef,
} from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp, CrmRequest } from '../http';
import { readAllPages } from '../pages';
import { err, ok, mapValue } from '../result';

/* What the contract in `openapi.json` lets a server answer, as far as Baton reads it. */

const text = (maximum: number) => z.string().check(z.maxLength(maximum));
const filled = (maximum: number) => z.string().check(z.minLength(1), z.maxLength(maximum));
const instant = z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse));
const absent = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

export const RECORD_TYPES = ['leads', 'contacts', 'deals'] as const;

export const userSchema = z.object({
  id: filled(200),
  name: filled(200),
  email: absent(text(320)),
  phone: absent(text(100)),
});

/** One field that is far too long must not hide the others: facts are cut where they are kept. */
const fact = absent(z.string());

export const recordSchema = z.object({
  name: fact,
  company: fact,
  title: fact,
  email: fact,
  phone: fact,
  owner: absent(z.object({ name: z.string() })),
  stage: fact,
  source: fact,
  amount: absent(z.object({ value: z.number(), currency: text(10) })),
});

const recordKey = z.object({ type: z.enum(RECORD_TYPES), id: filled(64) });

export const noteSchema = z.object({
  id: filled(200),
  record: recordKey,
  text: z.string(),
  author: userSchema,
  createdAt: instant,
});

export const taskSchema = z.object({ id: filled(200), subject: z.string(), done: z.boolean() });

const fileSchema = z.object({ id: filled(200), name: filled(500) });

const next = absent(filled(2000));

const notePageSchema = z.object({
  notes: z.array(noteSchema),
  next,
  seenUntil: absent(instant),
});
const successorSchema = z.object({ successor: z.nullable(recordKey) });
const predecessorsSchema = z.object({ predecessors: z.array(recordKey) });
const userPageSchema = z.object({ users: z.array(userSchema), next });
const taskListSchema = z.object({ tasks: z.array(taskSchema) });
const fileListSchema = z.object({ attachments: z.array(fileSchema) });
const noContentSchema = z.undefined();

/**
 * A record's page is `/leads/<id>` and the like, where an id holds at least one digit: so `new`,
 * `import` or `settings` in its place are pages of their own.
 */
const RECORD_PATH = new RegExp(
  `^/(${RECORD_TYPES.join('|')})/((?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{1,64})/?$`,
);

/** The record that the page at this address shows, or `undefined`. Total. */
export function locateRecord(url: string): RecordRef | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const [, type, id] = RECORD_PATH.exec(pathname) ?? [];
  return type !== undefined && id !== undefined ? { origin, type, id } : undefined;
}

/** The address of the record's page. */
export function recordAddress({ origin, type, id }: RecordRef): string {
  return `${origin}/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
}

const API = '/api/v1';
const PAGES_A_LOOK = 10;
const MOST_PAGES = 1000;

type Write = readonly [method: CrmRequest['method'], path: string, body: unknown, key?: string];

/** The session of whoever is signed in at the origin, over the REST contract. */
function createRestSession(origin: string, http: CrmHttp): CrmSession {
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
      if (!next) return ok({ notes, seenUntil: Math.max(since, began ?? newestOf(notes)) });
      if (cursors.has(next)) break;
      cursors.add(next);
      if (cursors.size >= PAGES_A_LOOK && last > since) return ok({ notes, seenUntil: last });
    } while (cursors.size < MOST_PAGES);
    return err({ code: 'unexpected', status: 200 });
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
      if (!found.ok && found.error.code === 'not-found') return ok(undefined);
      return mapValue(found, ({ successor }) => (successor ? { origin, ...successor } : undefined));
    },
    async predecessorsOf(record) {
      const found = await get(`${pathOf(record)}/predecessors`, predecessorsSchema);
      if (!found.ok && found.error.code === 'not-found') return ok([]);
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

const CONTRACT_MARKER = 'meta[name="baton-contract"][content="1"]';

/** Any CRM that implements the REST contract in `openapi.json`, such as a company's own. */
export const restAdapter: CrmAdapter = {
  id: 'rest',
  name: 'your CRM',
  carrier: 'worker',
  limits: { noteLength: 30_000, noteFormat: 'text', fileBytes: 5_000_000, knowsKeys: true },
  markers: [CONTRACT_MARKER],
  cardPlaces: [
    { selector: '[data-baton-card]', position: 'append' },
    { selector: 'main', position: 'prepend' },
  ],
  recognise: (page) => page.markers.includes(CONTRACT_MARKER),
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: createRestSession,
};
