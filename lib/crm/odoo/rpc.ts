import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { Ask, CrmHttp } from '../http';
import { rejectedFor } from '../result';

/** A method of one of Odoo's models, with its arguments by place and by name. */
export interface ModelCall {
  readonly model: string;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly kwargs?: Readonly<Record<string, unknown>>;
}

/** The methods that change nothing; every other is taken for a write. */
const READINGS: ReadonlySet<string> = new Set(['read', 'search_read']);

/** Calls Odoo as the signed-in user, and parses what it gives. */
export interface Rpc {
  /** A route of the web client that changes nothing. */
  readonly route: Ask<[path: string, params: Readonly<Record<string, unknown>>]>;
  readonly call: Ask<[call: ModelCall]>;
}

/** Odoo answers 200 to everything; what went wrong is told by the name of its exception alone. */
const answerSchema = z.object({
  result: z.optional(z.unknown()),
  error: z.optional(
    z.object({
      code: z.optional(z.number()),
      data: z.optional(z.object({ name: z.optional(z.string()), message: z.nullish(z.string()) })),
    }),
  ),
});
type Problem = NonNullable<z.infer<typeof answerSchema>['error']>;

const unexpected: CrmError = { code: 'unexpected', status: 200 };

const MEANINGS: ReadonlyMap<string, CrmError> = new Map<string, CrmError>([
  ['odoo.http.SessionExpiredException', { code: 'signed-out' }],
  ['odoo.exceptions.AccessError', { code: 'forbidden' }],
  ['odoo.exceptions.AccessDenied', { code: 'forbidden' }],
  ['odoo.exceptions.MissingError', { code: 'not-found' }],
]);

/** A rule was in the way, and says so in the user's language. */
const RULES: ReadonlySet<string> = new Set([
  'odoo.exceptions.UserError',
  'odoo.exceptions.ValidationError',
  'odoo.exceptions.RedirectWarning',
]);

/** Returns the calls of whoever is signed in; each is one request. */
export function createRpc(http: CrmHttp): Rpc {
  const post: Ask<[path: string, params: unknown, isRead: boolean]> = async (
    path,
    params,
    isRead,
    schema,
  ) => {
    const body = { jsonrpc: '2.0', method: 'call', id: 1, params };
    const answer = await http.json({ method: 'POST', path, body, isRead }, answerSchema);
    if (!answer.ok) return answer;
    if (answer.value.error) return { ok: false, error: errorOf(answer.value.error) };
    const parsed = parseAs(schema, answer.value.result);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: unexpected };
  };
  return {
    route: (path, params, schema) => post(path, params, true, schema),
    call: ({ model, method, args, kwargs = {} }, schema) => {
      const path = `/web/dataset/call_kw/${model}/${method}`;
      return post(path, { model, method, args, kwargs }, READINGS.has(method), schema);
    },
  };
}

/** The code says nothing: it is 0, 100, 200 or 404 for the same thing in different versions. */
function errorOf({ data }: Problem): CrmError {
  const name = data?.name ?? '';
  if (RULES.has(name)) return rejectedFor(data?.message);
  return MEANINGS.get(name) ?? unexpected;
}

/** The largest notes, in which every character takes six in JSON, stay within one answer's limit. */
const ROWS_AT_ONCE = 100;
/** Which rows of a model, and what of them; of `most`, no more than the first so many. */
interface Rows {
  readonly model: string;
  readonly domain: readonly unknown[];
  readonly fields: readonly string[];
  readonly order?: string;
  readonly most?: number;
}

const idsSchema = z.array(z.object({ id: z.int() }));

/**
 * Reads all rows of a model that a domain matches, in order. Their ids come first, and all at
 * once: where Odoo limits a search of messages it takes out what the user may not see only after
 * that, so that a page of them may be empty and yet not the last. Nothing there is one request.
 */
export async function readRows<Schema extends z.ZodMiniType>(
  { call }: Rpc,
  { model, domain, fields, order = 'id asc', most }: Rows,
  rowSchema: Schema,
): Promise<CrmResult<z.infer<Schema>[]>> {
  const kwargs = { order };
  const search = { model, method: 'search_read', kwargs };
  const found = await call({ ...search, args: [domain, ['id']] }, idsSchema);
  if (!found.ok) return found;
  const ids = found.value.slice(0, most).map(({ id }) => id);
  const rows: z.infer<Schema>[] = [];
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const some = [['id', 'in', ids.slice(start, start + ROWS_AT_ONCE)]];
    const read = await call({ ...search, args: [some, fields] }, z.array(rowSchema));
    if (!read.ok) return read;
    for (const row of read.value) rows.push(row);
  }
  return { ok: true, value: rows };
}

/** Reads all rows of one record, of which the user may see all or none: mostly with one request. */
export async function readRowsOfOne<Schema extends z.ZodMiniType<{ id: number }>>(
  { call }: Rpc,
  { model, domain, fields }: Rows,
  rowSchema: Schema,
): Promise<CrmResult<z.infer<Schema>[]>> {
  const rows: z.infer<Schema>[] = [];
  let from: readonly unknown[] = [];
  for (;;) {
    const args = [[...domain, ...from], fields];
    const kwargs = { order: 'id asc', limit: ROWS_AT_ONCE };
    const read = await call({ model, method: 'search_read', args, kwargs }, z.array(rowSchema));
    if (!read.ok) return read;
    for (const row of read.value) rows.push(row);
    const last = read.value.at(-1);
    if (!last || read.value.length < ROWS_AT_ONCE) return { ok: true, value: rows };
    from = [['id', '>', last.id]];
  }
}

/** A text as Odoo gives it: `false` for an empty one. Trimmed; `undefined` where it says nothing. */
export const textSchema = z.pipe(
  z.nullish(z.union([z.string(), z.literal(false)])),
  z.transform((text) => {
    const trimmed = text ? text.trim() : '';
    return trimmed === '' ? undefined : trimmed;
  }),
);

/** A link to another row, with that row's name; `undefined` for none. */
export const linkSchema = z.pipe(
  z.nullish(z.union([z.tuple([z.int(), z.string()]), z.literal(false)])),
  z.transform((link) => (link ? { id: link[0], name: link[1] } : undefined)),
);

/** A date and time as Odoo writes them (UTC, without saying so), as an instant (UTC, ms). */
export const datetimeSchema = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  z.transform((text) => Date.parse(`${text.replace(' ', 'T')}Z`)),
);

/** Returns an instant (UTC, ms) as Odoo takes it; what lies between two seconds goes to the earlier. */
export function datetimeOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

/** Returns the day of an instant (UTC, ms) on this device's calendar, as Odoo takes it. */
export function dayOf(instant: number): string {
  const at = new Date(instant);
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => `${part}`.padStart(2, '0'));
  return `${at.getFullYear()}-${month}-${day}`;
}

/** The number of a row that was made: 19 gives a list where others give the number. */
export const madeSchema = z.pipe(
  z.union([z.int(), z.tuple([z.int()])]),
  z.transform((made) => (typeof made === 'number' ? made : made[0])),
);
