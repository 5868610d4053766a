import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { Ask, CrmHttp } from '../http';
import { err, ok, ifSeen, mapValue, rejectedFor } from '../result';
import { MODULES, type Module } from './record';

/** The calls of vTiger's web service as one user, who stays the same through all of them. */
export interface Service {
  /** The signed-in user's id. */
  readonly userId: string;
  readonly read: Ask<[words: Readonly<Record<string, string>>]>;
  readonly write: Ask<[words: Readonly<Record<string, string>>]>;
}

const PATH = '/webservice.php';
const unexpected: CrmError = { code: 'unexpected', status: 200 };

/**
 * vTiger answers 200 to everything. The code says what it is; the text is in the user's own language.
 */
const answerSchema = z.object({
  success: z.boolean(),
  result: z.optional(z.unknown()),
  error: z.optional(z.object({ code: z.coerce.string(), message: z.nullish(z.string()) })),
});

const MEANINGS: ReadonlyMap<string, CrmError> = new Map<string, CrmError>([
  ['AUTHENTICATION_REQUIRED', { code: 'signed-out' }],
  // Of 8.4, where the session has ended.
  ['AUTHENTICATION_FAILURE', { code: 'signed-out' }],
  ['INVALID_SESSIONID', { code: 'signed-out' }],
  ['ACCESS_DENIED', { code: 'forbidden' }],
  ['RECORD_NOT_FOUND', { code: 'not-found' }],
  // What passes, and may have had its effect; every other code stands for something that a repeat
  // does not mend.
  ['DATABASE_QUERY_ERROR', unexpected],
  ['INTERNAL_SERVER_ERROR', unexpected],
  ['UNKNOWN_ERROR', unexpected],
]);

/** Parses an answer of the web service, or of an action of the pages, which have the same form. */
export function resultOf<Schema extends z.ZodMiniType>(
  answer: CrmResult<unknown>,
  schema: Schema,
): CrmResult<z.infer<Schema>> {
  if (!answer.ok) return answer;
  const parsed = parseAs(answerSchema, answer.value);
  if (!parsed.success) return err(unexpected);
  const { success, result, error } = parsed.data;
  if (!success) {
    if (!error) return err(unexpected);
    return err(MEANINGS.get(error.code) ?? rejectedFor(error.message ?? error.code));
  }
  const value = parseAs(schema, result);
  return value.success ? ok(value.data) : err(unexpected);
}

const extendedSchema = z.object({ sessionName: z.string(), userId: z.string() });

/** Opens the web service with the session of the page; `signed-out` where there is none. */
export async function openService(http: CrmHttp): Promise<CrmResult<Service>> {
  const post = (form: Readonly<Record<string, string>>, isRead: boolean) =>
    http.json({ method: 'POST', path: PATH, form, isRead }, z.unknown());
  const opened = resultOf(await post({ operation: 'extendsession' }, true), extendedSchema);
  if (!opened.ok) return opened;
  const { sessionName, userId } = opened.value;
  return ok({
    userId,
    read: async (words, schema) => {
      const query = new URLSearchParams({ ...words, sessionName }).toString();
      const path = `${PATH}?${query}`;
      return resultOf(await http.json({ method: 'GET', path }, z.unknown()), schema);
    },
    write: async (words, schema) => resultOf(await post({ ...words, sessionName }, false), schema),
  });
}

const prefixSchema = z.object({ idPrefix: z.string() });

/** What stands for modules in the ids of an installation, which never changes: asked once. */
export interface Prefixes {
  of(service: Service, module: Module): Promise<CrmResult<string>>;
  /** Which module each of these prefixes stands for, of the modules that the user may use. */
  modulesOf(
    service: Service,
    prefixes: ReadonlySet<string>,
  ): Promise<CrmResult<ReadonlyMap<string, Module>>>;
}

/** Keeps the prefixes of an installation as they become known. */
export function createPrefixes(): Prefixes {
  const known = new Map<Module, string>();
  const asked = new Map<Module, Promise<CrmResult<string>>>();

  async function ask({ read }: Service, module: Module): Promise<CrmResult<string>> {
    const described = await read({ operation: 'describe', elementType: module }, prefixSchema);
    asked.delete(module);
    if (described.ok) known.set(module, described.value.idPrefix);
    return mapValue(described, ({ idPrefix }) => idPrefix);
  }

  function of(service: Service, module: Module): Promise<CrmResult<string>> {
    const kept = known.get(module);
    if (kept !== undefined) return Promise.resolve(ok(kept));
    const answer = asked.get(module) ?? ask(service, module);
    asked.set(module, answer);
    return answer;
  }

  return {
    of,
    async modulesOf(service, prefixes) {
      const found = new Map([...known].map(([module, prefix]) => [prefix, module] as const));
      for (const module of MODULES) {
        if ([...prefixes].every((prefix) => found.has(prefix))) break;
        const prefix = ifSeen(await of(service, module));
        if (!prefix.ok) return prefix;
        if (prefix.value !== undefined) found.set(prefix.value, module);
      }
      return ok(found);
    },
  };
}

/** The most that vTiger gives at once. */
export const ROWS_PER_PAGE = 100;
/** Pages begin so many rows before the end of the last: rows of one second have no fixed order. */
const OVERLAP = 10;
const MOST_PAGES = 1000;

/** Reads all rows of a query of which the user may see all or none, each once. */
export async function readRows<Schema extends z.ZodMiniType<{ id: string }>>(
  { read }: Service,
  query: string,
  rowSchema: Schema,
): Promise<CrmResult<z.infer<Schema>[]>> {
  const rows = new Map<string, z.infer<Schema>>();
  let offset = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const paged = `${query} limit ${offset},${ROWS_PER_PAGE};`;
    const found = await read({ operation: 'query', query: paged }, z.array(rowSchema));
    if (!found.ok) return found;
    for (const row of found.value) if (!rows.has(row.id)) rows.set(row.id, row);
    if (found.value.length < ROWS_PER_PAGE) return ok([...rows.values()]);
    offset += ROWS_PER_PAGE - OVERLAP;
  }
  return err(unexpected);
}

/** PHP lets one request of a session run at a time: what is sent beside it waits, and the page too. */
export function inARow(http: CrmHttp): CrmHttp {
  let last: Promise<unknown> = Promise.resolve();
  const next = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
  return {
    ...http,
    json: (request, schema) => next(() => http.json(request, schema)),
    source: (path) => next(() => http.source(path)),
  };
}
