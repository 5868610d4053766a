import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmUser } from '../adapter';
import { looksLikeSignIn } from '../answer';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { readJson } from '../json';
import { err, ok, ifSeen, mapValue } from '../result';
import { detailPath, MODULES, partsOf } from './record';
import { readRows, type Service } from './service';

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
const USER_LIST = /"Users"\s*:\s*(\{[^{}]*\})/;

const usersSchema = z.record(z.string().check(z.regex(/^\d{1,15}$/)), z.string());

/** Reads a page's scripts; `signed-out` for one that asks to sign in. */
export async function readPage(http: CrmHttp, path: string): Promise<CrmResult<PageWords>> {
  const source = await http.source(path);
  if (!source.ok) return source;
  const [, meta] = USER_META.exec(source.value) ?? [];
  const [, userNumber] = USER_NUMBER.exec(meta ?? '') ?? [];
  if (meta === undefined || userNumber === undefined) {
    const isSignIn = looksLikeSignIn({ url: '', text: source.value });
    return err(isSignIn ? { code: 'signed-out' } : { code: 'unexpected', status: 200 });
  }
  const [, double, single] = USER_LABEL.exec(meta) ?? [];
  const users = parseAs(usersSchema, readJson(USER_LIST.exec(source.value)?.[1] ?? '')?.value);
  return ok({
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

const userSchema = z.object({
  id: z.string(),
  user_name: z.nullish(z.string()),
  first_name: z.nullish(z.string()),
  last_name: z.nullish(z.string()),
});

const ACTIVE_USERS = "select id,user_name,first_name,last_name from Users where status='Active'";
const LIST_PAGE = '/index.php?module=Leads&view=List';

/** Who is signed in: the service knows the id, and the pages of everybody know the name. */
export async function readMe(http: CrmHttp, { userId }: Service): Promise<CrmResult<CrmUser>> {
  const page = await readPage(http, LIST_PAGE);
  if (!page.ok) return page;
  if (partsOf(userId)?.id !== page.value.userNumber) return err({ code: 'signed-out' });
  return ok({ id: userId, name: page.value.userName ?? `User ${page.value.userNumber}` });
}

/**
 * Reads everyone who can be given a record: from the service, which most installations let only
 * administrators ask, else from the list that a record's page has for choosing its owner.
 */
export async function readUsers(http: CrmHttp, service: Service): Promise<CrmResult<CrmUser[]>> {
  const read = await readRows(service, ACTIVE_USERS, userSchema);
  if (read.ok || read.error.code !== 'forbidden')
    return mapValue(read, (users) => users.map(userOf));
  return readUsersOfPage(http, service);
}

function userOf({ id, user_name: login, ...names }: z.infer<typeof userSchema>): CrmUser {
  const name = [names.first_name, names.last_name].filter(Boolean).join(' ').trim();
  return { id, name: name === '' ? (login ?? '') : name };
}

async function readUsersOfPage(http: CrmHttp, service: Service): Promise<CrmResult<CrmUser[]>> {
  const { prefix } = partsOf(service.userId) ?? {};
  for (const module of MODULES) {
    const words = { operation: 'query', query: `select id from ${module} limit 0,1;` };
    const found = ifSeen(await service.read(words, z.array(z.object({ id: z.string() }))));
    if (!found.ok) return found;
    const { id } = partsOf(found.value?.[0]?.id ?? '') ?? {};
    if (id === undefined) continue;
    const page = await readPage(http, detailPath(module, id));
    if (!page.ok) return page;
    const { users } = page.value;
    if (users.size > 0)
      return ok([...users].map(([own, name]) => ({ id: `${prefix}x${own}`, name })));
  }
  return err({ code: 'forbidden' });
}
