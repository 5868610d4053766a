import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { Ask, CrmHttp } from '../http';

/** A method of one of Odoo's models, with its arguments by place and by name. */
export interface ModelCall {
  readonly model: string;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly kwargs?: Readonly<Record<string, unknown>>;
}

/** Calls Odoo as the signed-in user, and parses what it gives. */
export interface Rpc {
  /** A route of the web client. */
  readonly route: Ask<[path: string, params: Readonly<Record<string, unknown>>]>;
  readonly call: Ask<[call: ModelCall]>;
}

/** Odoo answers 200 to everything; what went wrong is told by the name of its exception alone. */
const answerSchema = z.object({
  result: z.optional(z.unknown()),
  error: z.optional(
    z.object({
      code: z.optional(z.number()),
      data: z.optional(z.object({ name: z.optional(z.string()) })),
    }),
  ),
});
type Problem = NonNullable<z.infer<typeof answerSchema>['error']>;

const unexpected: CrmError = { code: 'unexpected', status: 200 };

const MEANINGS: ReadonlyMap<string, CrmError> = new Map([
  ['odoo.http.SessionExpiredException', { code: 'signed-out' }],
  ['odoo.exceptions.AccessError', { code: 'forbidden' }],
  ['odoo.exceptions.AccessDenied', { code: 'forbidden' }],
  ['odoo.exceptions.MissingError', { code: 'not-found' }],
  // A rule of the business was in the way, whose words are in the user's language.
  ['odoo.exceptions.UserError', { code: 'forbidden' }],
  ['odoo.exceptions.ValidationError', { code: 'forbidden' }],
]);

/** Gives the calls of whoever is signed in; each is one request. */
export function createRpc(http: CrmHttp): Rpc {
  const route: Rpc['route'] = async (path, params, schema) => {
    const body = { jsonrpc: '2.0', method: 'call', id: 1, params };
    const answer = await http.json({ method: 'POST', path, body }, answerSchema);
    if (!answer.ok) return answer;
    if (answer.value.error) return { ok: false, error: errorOf(answer.value.error) };
    const parsed = parseAs(schema, answer.value.result);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: unexpected };
  };
  return {
    route,
    call: ({ model, method, args, kwargs = {} }, schema) =>
      route(`/web/dataset/call_kw/${model}/${method}`, { model, method, args, kwargs }, schema),
  };
}

/** The code says nothing: it is 0, 100, 200 or 404 for the same thing in different versions. */
function errorOf({ data }: Problem): CrmError {
  return MEANINGS.get(data?.name ?? '') ?? unexpected;
}

/** The largest notes, in which every character takes six in JSON, stay within one answer's limit. */
const ROWS_AT_ONCE = 100;
const idsSchema = z.array(z.object({ id: z.int() }));

/**
 * Reads all rows of a model that a domain matches, by rising id. Their ids come first, and all at
 * once: where Odoo limits a search of messages it takes out what the user may not see only after
 * that, so that a page of them may be empty and yet not the last. Nothing there is one request.
 */
export async function readRows<Schema extends z.ZodMiniType>(
  { call }: Rpc,
  { model, domain, fields }: { model: string; domain: readonly unknown[]; fields: string[] },
  rowSchema: Schema,
): Promise<CrmResult<z.infer<Schema>[]>> {
  const kwargs = { order: 'id asc' };
  const search = { model, method: 'search_read', kwargs };
  const found = await call({ ...search, args: [domain, ['id']] }, idsSchema);
  if (!found.ok) return found;
  const ids = found.value.map(({ id }) => id);
  const rows: z.infer<Schema>[] = [];
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    const some = [['id', 'in', ids.slice(start, start + ROWS_AT_ONCE)]];
    const read = await call({ ...search, args: [some, fields] }, z.array(rowSchema));
    if (!read.ok) return read;
    for (const row of read.value) rows.push(row);
  }
  return { ok: true, value: rows };
}
