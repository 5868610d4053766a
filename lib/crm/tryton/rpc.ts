import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { Ask, CrmHttp } from '../http';
import type { SignedIn } from './sign-in';

/** Calls a method of Tryton's models as the signed-in user, and parses what it gives. */
export type Call = Ask<[method: string, params: readonly unknown[]]>;

const answerSchema = z.object({
  result: z.optional(z.unknown()),
  error: z.optional(z.array(z.unknown())),
});

/** Gives the calls of one signed-in user; each is one request. */
export function createCall(http: CrmHttp, who: SignedIn): Call {
  const path = `/${encodeURIComponent(who.database)}/`;
  const headers = {
    authorization: authorizationOf(who),
    // Without it the answer to an ended session makes browsers ask for a password themselves.
    'x-requested-with': 'XMLHttpRequest',
  };
  return async (method, params, schema) => {
    // The last parameter of every method is the client's context, of which Baton needs nothing.
    const body = { id: 1, method: `model.${method}`, params: [...params, {}] };
    const answer = await http.json({ method: 'POST', path, headers, body }, answerSchema);
    if (!answer.ok) return answer;
    if (answer.value.error) return { ok: false, error: errorOf(answer.value.error) };
    const parsed = parseAs(schema, answer.value.result);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: unexpected };
  };
}

const unexpected: CrmError = { code: 'unexpected', status: 200 };

/** Tryton's texts are in the user's language, so only the name of the error counts. */
function errorOf([name]: readonly unknown[]): CrmError {
  if (name === 'UserError') return { code: 'forbidden' };
  if (name === 'LoginException') return { code: 'signed-out' };
  return unexpected;
}

function authorizationOf({ login, userId, session }: SignedIn): string {
  const bytes = new TextEncoder().encode(`${login}:${userId}:${session}`);
  return `Session ${btoa(String.fromCharCode(...bytes))}`;
}

/** The largest notes, in which every character takes six in JSON, stay within one answer's limit. */
const ROWS_PER_PAGE = 100;
const MOST_PAGES = 1000;

/** Reads all rows of a model that a domain matches, by rising id, a page at a time. */
export async function readRows<Schema extends z.ZodMiniType<{ id: number }>>(
  call: Call,
  { model, domain, fields }: { model: string; domain: readonly unknown[]; fields: string[] },
  rowSchema: Schema,
): Promise<CrmResult<z.infer<Schema>[]>> {
  const rows: z.infer<Schema>[] = [];
  let last = -1;
  for (let page = 0; page < MOST_PAGES; page++) {
    // By id and not by offset: what is deleted meanwhile must not make a row be skipped.
    const params = [[...domain, ['id', '>', last]], 0, ROWS_PER_PAGE, [['id', 'ASC']], fields];
    const read = await call(`${model}.search_read`, params, z.array(rowSchema));
    if (!read.ok) return read;
    for (const row of read.value) rows.push(row);
    const end = read.value.at(-1);
    if (end === undefined || read.value.length < ROWS_PER_PAGE) return { ok: true, value: rows };
    last = end.id;
  }
  return { ok: false, error: unexpected };
}
