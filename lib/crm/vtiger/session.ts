import * as z from 'zod/mini';
import type { CrmNote, CrmSession, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { seenToNewest } from '../look-back';
import { failed, given, mapValue } from '../result';
import { detailPath } from './address';
import { partsOf, rowOf, type Module } from './identity';
import { readLead } from './lead';
import { readNotesOf, searchNotes, writeNote } from './note';
import { readPage } from './page';
import { openService, prefixOf, resultOf, type Service } from './service';
import { readMe, readUsers } from './user';

/** A record as the signed-in user's calls name it. */
interface Opened {
  readonly service: Service;
  readonly module: Module;
  /** The record's number, and its id in the web service. */
  readonly id: string;
  readonly serviceId: string;
}

/** The session of whoever is signed in to vTiger at the origin. `now` is UTC, ms. */
export function createVtigerSession(
  origin: string,
  http: CrmHttp,
  now: () => number,
): Required<Pick<CrmSession, 'assign'>> & CrmSession {
  const anywhere = async <Value>(use: (service: Service) => Promise<CrmResult<Value>>) => {
    const service = await openService(http);
    return service.ok ? use(service.value) : service;
  };

  /** Uses the record as whoever is signed in or, for a write, only as `as`. */
  const onRecord = async <Value>(
    record: RecordRef,
    as: string | undefined,
    use: (opened: Opened) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> => {
    const row = rowOf(record);
    if (!row) return failed({ code: 'not-found' });
    return anywhere(async (service) => {
      if (as !== undefined && as !== service.userId) return otherUser(http, service);
      const prefix = await prefixOf(service, row.module);
      if (!prefix.ok) return prefix;
      return use({ service, ...row, serviceId: `${prefix.value}x${row.id}` });
    });
  };

  return {
    whoAmI: () => anywhere((service) => readMe(http, service)),
    listUsers: () => anywhere((service) => readUsers(http, service)),
    searchNotes: (containing, since) =>
      anywhere(async (service) =>
        seenToNewest(await searchNotes(service, { origin, containing, since }), since),
      ),
    readLead: (record) =>
      onRecord(record, undefined, ({ service, module, serviceId }) =>
        readLead(service, module, serviceId),
      ),
    listNotes: (record, containing) =>
      onRecord(record, undefined, ({ service }) => readNotesOf(service, record, containing)),
    createNote: (record, { text }, as) =>
      onRecord(record, as, async ({ service, serviceId }): Promise<CrmResult<CrmNote>> => {
        const made = await writeNote(service, serviceId, text);
        if (!made.ok) return explained(service, serviceId, made);
        const author = { id: as, name: '' };
        return given({ id: made.value, record, text, author, createdAt: now() });
      }),
    assign: (record, userId, as) =>
      onRecord(record, as, (opened) => assignTo(http, opened, userId)),
  };
}

async function otherUser(http: CrmHttp, service: Service) {
  const me = await readMe(http, service);
  return failed({ code: 'other-user', userName: me.ok ? me.value.name : service.userId });
}

/** A comment on what is gone may be refused in other words than a look at it. */
async function explained<Value>(
  { read }: Service,
  id: string,
  refused: CrmResult<Value>,
): Promise<CrmResult<Value>> {
  const seen = await read({ operation: 'retrieve', id }, z.unknown());
  return !seen.ok && seen.error.code === 'not-found' ? seen : refused;
}

/**
 * Gives the record to a user by the action of the record's own page: the web service lets nobody but
 * administrators give anything to another user. The page says whose session and which token it has.
 */
async function assignTo(http: CrmHttp, { service, module, id }: Opened, userId: string) {
  const assignee = partsOf(userId);
  const page = await readPage(http, detailPath(module, id));
  if (!page.ok) return page;
  const { userNumber, token } = page.value;
  if (userNumber !== partsOf(service.userId)?.id) return failed({ code: 'signed-out' });
  if (!assignee || token === undefined) return failed({ code: 'forbidden' });
  const form = {
    ...{ module, action: 'SaveAjax', record: id, field: 'assigned_user_id', value: assignee.id },
    __vtrftk: token,
  };
  const answer = await http.json({ method: 'POST', path: '/index.php', form }, z.unknown());
  return mapValue(resultOf(answer, z.unknown()), () => undefined);
}
