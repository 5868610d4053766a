import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { readJson } from '../json';

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
