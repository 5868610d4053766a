import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { Ask, CrmHttp } from '../http';
import { readJson } from '../json';
import { err, ok, rejectedFor } from '../result';

type Call = Ask<[method: string, params: readonly unknown[]]>;

/**
 * Calls methods of Tryton's models as the signed-in user, and parses what they give. Tryton has one
 * error for a missing right and for a rule that is in the way, told apart by a text in some language:
 * a read is refused for want of rights alone, a write may be for either.
 */
export interface Calls {
  readonly read: Call;
  readonly write: Call;
}

const answerSchema = z.object({
  result: z.optional(z.unknown()),
  error: z.optional(z.array(z.unknown())),
});

/** Returns the calls of one signed-in user; each is one request. */
export function createCalls(http: CrmHttp, who: SignedIn): Calls {
  const path = `/${encodeURIComponent(who.database)}/`;
  const headers = {
    authorization: authorizationOf(who),
    // Without it the answer to an ended session makes browsers ask for a password themselves.
    'x-requested-with': 'XMLHttpRequest',
  };
  const calling =
    (isRead: boolean, refusalOf: (reason: string) => CrmError): Call =>
    async (method, params, schema) => {
      // The last parameter of every method is the client's context, of which Baton needs nothing.
      const body = { id: 1, method: `model.${method}`, params: [...params, {}] };
      const answer = await http.json({ method: 'POST', path, headers, body, isRead }, answerSchema);
      if (!answer.ok) return answer;
      if (answer.value.error) return err(errorOf(answer.value.error, refusalOf));
      const parsed = parseAs(schema, answer.value.result);
      return parsed.success ? ok(parsed.data) : err(unexpected);
    };
  return {
    read: calling(true, () => ({ code: 'forbidden' })),
    write: calling(false, rejectedFor),
  };
}

const unexpected: CrmError = { code: 'unexpected', status: 200 };

/** What a rule says, and what it adds; there may be a domain behind that nobody can read. */
const refusalSchema = z.tuple([z.string(), z.nullish(z.string())], z.unknown());
/** A question for the user, under a name by which their yes would be kept. */
const warningSchema = z.tuple([z.string(), z.string(), z.nullish(z.string())], z.unknown());

/**
 * The name of the error alone tells what it is. A warning is a question that only its user may say
 * yes to, in Tryton. What is left passes, and may be tried again: records that somebody else is
 * writing meanwhile (`ConcurrencyException`), and whatever broke in the server.
 */
function errorOf(
  [name, said]: readonly unknown[],
  refusalOf: (reason: string) => CrmError,
): CrmError {
  switch (name) {
    case 'UserError': {
      const [message, more] = parseAs(refusalSchema, said).data ?? [];
      return refusalOf(reasonOf(message, more));
    }
    case 'UserWarning': {
      const [, message, more] = parseAs(warningSchema, said).data ?? [];
      return rejectedFor(reasonOf(message, more));
    }
    case 'LoginException':
      return { code: 'signed-out' };
    default:
      return unexpected;
  }
}

const reasonOf = (...said: readonly (string | null | undefined)[]) =>
  said.filter(Boolean).join(' ');

function authorizationOf({ login, userId, session }: SignedIn): string {
  const bytes = new TextEncoder().encode(`${login}:${userId}:${session}`);
  return `Session ${btoa(String.fromCharCode(...bytes))}`;
}

/** The largest notes, in which every character takes six in JSON, stay within one answer's limit. */
export const ROWS_PER_PAGE = 100;
const MOST_PAGES = 1000;

/** Reads all rows of a model that a domain matches, by rising id, a page at a time. */
export async function readRows<Schema extends z.ZodMiniType<{ id: number }>>(
  { read: call }: Calls,
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
    if (end === undefined || read.value.length < ROWS_PER_PAGE) return ok(rows);
    last = end.id;
  }
  return err(unexpected);
}

/** Who is signed in to a database, as the web client keeps it. `session` is a secret of that user. */
export interface SignedIn {
  readonly database: string;
  readonly login: string;
  readonly userId: number;
  readonly session: string;
}

const storedSchema = z.object({ login: z.string(), user_id: z.int(), session: z.string() });
const signedOut = { ok: false, error: { code: 'signed-out' } } as const;

/** Reads the web client's own session of a database from its page; no request. */
export async function readSignedIn(http: CrmHttp, database: string): Promise<CrmResult<SignedIn>> {
  const stored = await http.readStorage(`sao_session_${database}`);
  if (!stored.ok) return stored;
  const parsed = parseAs(storedSchema, readJson(stored.value ?? '')?.value);
  if (!parsed.success) return signedOut;
  const { login, user_id: userId, session } = parsed.data;
  return { ok: true, value: { database, login, userId, session } };
}

/**
 * Finds the database that the user is signed in to, where no record names it: among those that the
 * web client remembers signing in to, else among those that the server lists.
 */
export async function findSignedIn(http: CrmHttp): Promise<CrmResult<SignedIn>> {
  const remembered = await rememberedDatabases(http);
  if (!remembered.ok) return remembered;
  const found = await firstSignedIn(http, remembered.value);
  if (found.ok || found.error.code !== 'signed-out') return found;
  const listed = await listedDatabases(http);
  return listed.ok ? firstSignedIn(http, listed.value) : listed;
}

async function firstSignedIn(
  http: CrmHttp,
  databases: readonly string[],
): Promise<CrmResult<SignedIn>> {
  for (const database of databases) {
    const found = await readSignedIn(http, database);
    if (found.ok || found.error.code !== 'signed-out') return found;
  }
  return signedOut;
}

const deviceCookiesSchema = z.record(z.string(), z.unknown());

async function rememberedDatabases(http: CrmHttp): Promise<CrmResult<string[]>> {
  const stored = await http.readStorage('sao_device_cookies');
  if (!stored.ok) return stored;
  const parsed = parseAs(deviceCookiesSchema, readJson(stored.value ?? '')?.value);
  return { ok: true, value: parsed.success ? Object.keys(parsed.data) : [] };
}

const databaseListSchema = z.object({ result: z.array(z.string()) });

/** A server may be told not to list its databases: then nothing is known of a session. */
async function listedDatabases(http: CrmHttp): Promise<CrmResult<string[]>> {
  const body = { id: 1, method: 'common.db.list', params: [] };
  const request = { method: 'POST', path: '/', body, isRead: true } as const;
  const answer = await http.json(request, databaseListSchema);
  if (answer.ok) return { ok: true, value: answer.value.result };
  return answer.error.code === 'forbidden' ? signedOut : answer;
}

/** A text of a record: trimmed, and `undefined` for all of Tryton's ways to say that it is empty. */
export const textSchema = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => {
    const trimmed = text?.trim();
    return trimmed === '' ? undefined : trimmed;
  }),
);

/** A date and time as Tryton writes them (UTC, without saying so), as an instant (UTC, ms). */
export const datetimeSchema = z.pipe(
  z.object({
    year: z.int(),
    month: z.int(),
    day: z.int(),
    hour: z.int(),
    minute: z.int(),
    second: z.int(),
    microsecond: z.int(),
  }),
  z.transform(({ year, month, day, hour, minute, second, microsecond }) =>
    Date.UTC(year, month - 1, day, hour, minute, second, Math.floor(microsecond / 1000)),
  ),
);

/** An instant (UTC, ms) as Tryton takes it. */
export function datetimeOf(instant: number): Record<string, unknown> {
  const at = new Date(instant);
  return {
    __class__: 'datetime',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    microsecond: at.getUTCMilliseconds() * 1000,
  };
}
