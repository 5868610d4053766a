import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { looksLikeSignIn } from '../answer';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { readJson } from '../json';
import { failed, given } from '../result';

/** What the scripts in the source of a vTiger page say. */
export interface PageWords {
  /** The number of the user who is signed in. */
  readonly userNumber: string;
  readonly userName: string | undefined;
  /** Proves to the pages' own actions that a request comes from a page. */
  readonly token: string | undefined;
  /** Names of the users whom a record can be given to, by their numbers; empty where it does not say. */
  readonly users: ReadonlyMap<string, string>;
}

const USER_META = /_USERMETA\s*=\s*\{([^}]*)\}/;
const USER_NUMBER = /(?:^|[\s,{'"])id['"]?\s*:\s*['"]?(\d{1,15})/;
const USER_LABEL = /userlabel['"]?\s*:\s*(?:"([^"]*)"|'([^']*)')/;
const TOKEN = /csrfMagicToken\s*=\s*["']([^"'<>\s]{1,500})["']/;
const USERS = /"Users"\s*:\s*(\{[^{}]*\})/;

const usersSchema = z.record(z.string().check(z.regex(/^\d{1,15}$/)), z.string());

/** Reads a page's scripts; `signed-out` for one that asks to sign in. */
export async function readPage(http: CrmHttp, path: string): Promise<CrmResult<PageWords>> {
  const source = await http.source(path);
  if (!source.ok) return source;
  const [, meta] = USER_META.exec(source.value) ?? [];
  const [, userNumber] = USER_NUMBER.exec(meta ?? '') ?? [];
  if (meta === undefined || userNumber === undefined) {
    const isSignIn = looksLikeSignIn({ url: '', text: source.value });
    return failed(isSignIn ? { code: 'signed-out' } : { code: 'unexpected', status: 200 });
  }
  const [, double, single] = USER_LABEL.exec(meta) ?? [];
  const users = parseAs(usersSchema, readJson(USERS.exec(source.value)?.[1] ?? '')?.value);
  return given({
    userNumber,
    userName: nameOf(double ?? single ?? ''),
    token: TOKEN.exec(source.value)?.[1],
    users: new Map(Object.entries(users.data ?? {})),
  });
}

/** Names stand in scripts as they would in HTML. */
function nameOf(label: string): string | undefined {
  const name = label
    .replace(/&#0?39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();
  return name === '' ? undefined : name;
}
