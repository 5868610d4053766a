import * as z from 'zod/mini';
import type { CrmUser } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { failed, given, ifSeen, mapValue } from '../result';
import { detailPath } from './address';
import { MODULES, partsOf } from './identity';
import { readPage } from './page';
import { readRows, type Service } from './service';

const userSchema = z.object({
  id: z.string(),
  user_name: z.nullish(z.string()),
  first_name: z.nullish(z.string()),
  last_name: z.nullish(z.string()),
});

const USERS = "select id,user_name,first_name,last_name from Users where status='Active'";
const LIST_PAGE = '/index.php?module=Leads&view=List';

/** Who is signed in: the service knows the id, and the pages of everybody know the name. */
export async function readMe(http: CrmHttp, { userId }: Service): Promise<CrmResult<CrmUser>> {
  const page = await readPage(http, LIST_PAGE);
  if (!page.ok) return page;
  if (partsOf(userId)?.id !== page.value.userNumber) return failed({ code: 'signed-out' });
  return given({ id: userId, name: page.value.userName ?? `User ${page.value.userNumber}` });
}

/**
 * Reads everyone who can be given a record: from the service, which most installations let only
 * administrators ask, else from the list that a record's page has for choosing its owner.
 */
export async function readUsers(http: CrmHttp, service: Service): Promise<CrmResult<CrmUser[]>> {
  const read = await readRows(service, USERS, userSchema);
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
      return given([...users].map(([own, name]) => ({ id: `${prefix}x${own}`, name })));
  }
  return failed({ code: 'forbidden' });
}
