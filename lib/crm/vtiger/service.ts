import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { Ask, CrmHttp } from '../http';
import { failed, given } from '../result';

/** The calls of vTiger's web service as one user, who stays the same through all of them. */
export interface Service {
  /** The signed-in user's id. */
  readonly userId: string;
  readonly read: Ask<[words: Readonly<Record<string, string>>]>;
  readonly write: Ask<[words: Readonly<Record<string, string>>]>;
}

const PATH = '/webservice.php';
const unexpected: CrmError = { code: 'unexpected', status: 200 };

/** vTiger answers 200 to everything; its texts are in the user's language, so the code counts. */
const answerSchema = z.object({
  success: z.boolean(),
  result: z.optional(z.unknown()),
  error: z.optional(z.object({ code: z.string() })),
});

const MEANINGS: ReadonlyMap<string, CrmError> = new Map([
  ['AUTHENTICATION_REQUIRED', { code: 'signed-out' }],
  ['INVALID_SESSIONID', { code: 'signed-out' }],
  ['ACCESS_DENIED', { code: 'forbidden' }],
  ['RECORD_NOT_FOUND', { code: 'not-found' }],
]);

/** Parses an answer of the web service, or of an action of the pages, which have the same form. */
export function resultOf<Schema extends z.ZodMiniType>(
  answer: CrmResult<unknown>,
  schema: Schema,
): CrmResult<z.infer<Schema>> {
  if (!answer.ok) return answer;
  const parsed = parseAs(answerSchema, answer.value);
  if (!parsed.success) return failed(unexpected);
  const { success, result, error } = parsed.data;
  if (!success) return failed(MEANINGS.get(error?.code ?? '') ?? unexpected);
  const value = parseAs(schema, result);
  return value.success ? given(value.data) : failed(unexpected);
}

const extendedSchema = z.object({ sessionName: z.string(), userId: z.string() });

/** Opens the web service with the session of the page; `signed-out` where there is none. */
export async function openService(http: CrmHttp): Promise<CrmResult<Service>> {
  const post = (form: Readonly<Record<string, string>>) =>
    http.json({ method: 'POST', path: PATH, form }, z.unknown());
  const opened = resultOf(await post({ operation: 'extendsession' }), extendedSchema);
  if (!opened.ok) return opened;
  const { sessionName, userId } = opened.value;
  return given({
    userId,
    read: async (words, schema) => {
      const query = new URLSearchParams({ ...words, sessionName }).toString();
      const path = `${PATH}?${query}`;
      return resultOf(await http.json({ method: 'GET', path }, z.unknown()), schema);
    },
    write: async (words, schema) => resultOf(await post({ ...words, sessionName }), schema),
  });
}

const prefixSchema = z.object({ idPrefix: z.string() });

/** Asks what stands for a module in the ids of this installation. */
export async function prefixOf({ read }: Service, module: string): Promise<CrmResult<string>> {
  const described = await read({ operation: 'describe', elementType: module }, prefixSchema);
  return described.ok ? given(described.value.idPrefix) : described;
}

/** The most that vTiger gives at once. */
const ROWS_PER_PAGE = 100;
/** Pages begin so many rows before the end of the last: rows of one second have no fixed order. */
const OVERLAP = 10;
const MOST_PAGES = 1000;

/**
 * Reads all rows of a query, each once. A page may be short and not the last, since vTiger takes out
 * afterwards what the user may not see: so the last is one that brings nothing new.
 */
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
    const before = rows.size;
    for (const row of found.value) if (!rows.has(row.id)) rows.set(row.id, row);
    if (rows.size === before) return given([...rows.values()]);
    offset += ROWS_PER_PAGE - OVERLAP;
  }
  return failed(unexpected);
}
