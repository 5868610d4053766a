import type { CrmUser } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, ok, ifSeen, mapValue } from '../result';
import {
  ask,
  askAll,
  PATHS,
  accountSchema,
  hubUserSchema,
  ownerPageSchema,
  ownerSchema,
  type Owner,
} from './api';

/** Who is who in an account. A team shares one token, so only the page knows who is at the keys. */
export interface People {
  /** The account that the token is of. */
  portal(): Promise<CrmResult<string>>;
  /** Who is signed in to that account in the page, as an owner: that is what records belong to. */
  me(): Promise<CrmResult<CrmUser>>;
  /** An owner's name; nothing for one that is gone. */
  nameOf(ownerId: string): Promise<CrmResult<string>>;
  all(): Promise<CrmResult<CrmUser[]>>;
}

/** Asks each thing that does not change only once; who is signed in, each time. */
export function createPeople(http: CrmHttp, page: CrmHttp | undefined): People {
  /** What is being asked or was answered: whoever asks meanwhile waits for the same. */
  let portal: Promise<CrmResult<string>> | undefined;
  const byUser = new Map<number, CrmUser>();
  const names = new Map<string, string>();

  async function readPortal(): Promise<CrmResult<string>> {
    portal ??= ask(http, PATHS.account, accountSchema).then((account) =>
      mapValue(account, ({ portalId }) => String(portalId)),
    );
    const read = await portal;
    if (!read.ok) portal = undefined;
    return read;
  }

  async function ownerOf(userId: number): Promise<CrmResult<CrmUser>> {
    const known = byUser.get(userId);
    if (known) return ok(known);
    const owner = await ask(http, `${PATHS.owners}/${userId}?idProperty=userId`, ownerSchema);
    // A user who can own nothing in this account can hand nothing over either.
    if (!owner.ok) return owner.error.code === 'not-found' ? err({ code: 'forbidden' }) : owner;
    const user = userOf(owner.value);
    byUser.set(userId, user);
    names.set(user.id, user.name);
    return ok(user);
  }

  return {
    portal: readPortal,
    async me() {
      const account = await readPortal();
      if (!account.ok) return account;
      if (!page) return err({ code: 'no-tab' });
      const path = `/api/login-verify/hub-user-info?early=true&portalId=${account.value}`;
      const user = await ask(page, path, hubUserSchema);
      if (user.ok) return ownerOf(user.value.user.user_id);
      // Where nobody is signed in the page may answer with a page, which need not look like a log-in.
      const isPage = user.error.code === 'unexpected' && user.error.status === 200;
      return isPage ? err({ code: 'signed-out' }) : user;
    },
    async nameOf(ownerId) {
      const known = names.get(ownerId);
      if (known !== undefined) return ok(known);
      const path = `${PATHS.owners}/${encodeURIComponent(ownerId)}`;
      const owner = ifSeen(await ask(http, path, ownerSchema));
      if (!owner.ok) return owner;
      const name = owner.value ? userOf(owner.value).name : '';
      names.set(ownerId, name);
      return ok(name);
    },
    all: () =>
      askAll(
        (path) => ask(http, path, ownerPageSchema),
        `${PATHS.owners}?limit=100&archived=false`,
        ({ results }) => results.filter(({ type }) => type !== 'QUEUE').map(userOf),
      ),
  };
}

function userOf({ id, email, firstName, lastName }: Owner): CrmUser {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const called = name === '' ? (email ?? id) : name;
  return { id, name: called, ...(email ? { email } : {}) };
}
