import * as z from 'zod/mini';
import type { CrmAdapter, CrmNote, CrmSession, CrmUser, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, ok, mapValue } from '../result';
import { readLead } from './lead';
import { deleteNote, readNotesOf, searchNotes, successorOf, writeNote } from './note';
import { readMe, readPage, readUsers } from './people';
import {
  detailPath,
  isVtigerPage,
  locateRecord,
  type Module,
  PAGE_MARKERS,
  partsOf,
  recordAddress,
  rowOf,
} from './record';
import { createPrefixes, inARow, openService, resultOf, type Service } from './service';

/**
 * vTiger's leads, contacts, deals and accounts. It refuses what comes with another site's address,
 * so requests are made inside the page. Its tables are of MySQL's `utf8`, which has no room for emoji.
 */
export const vtigerAdapter: CrmAdapter = {
  id: 'vtiger',
  name: 'vTiger',
  carrier: 'page',
  limits: { noteLength: 30_000, noteFormat: 'text', plane: 'bmp', mayHide: true },
  notesMove: true,
  markers: PAGE_MARKERS,
  cardPlaces: [
    { selector: '.detailViewContainer .detailview-content', position: 'prepend' },
    { selector: '.detailViewContainer', position: 'prepend' },
  ],
  recognise: isVtigerPage,
  locate: locateRecord,
  recordUrl: recordAddress,
  connect: (origin, http) => createVtigerSession(origin, http, Date.now),
};

/** How long (ms) calls are one burst, for which one service is opened. */
const BURST_MS = 15_000;

/** A record as the signed-in user's calls name it. */
interface Opened {
  readonly service: Service;
  readonly module: Module;
  /** The record's number, and its id in the web service. */
  readonly id: string;
  readonly serviceId: string;
}

/** The session of whoever is signed in to vTiger at the origin. `now` is UTC, ms. */
function createVtigerSession(
  origin: string,
  carried: CrmHttp,
  now: () => number,
): Required<Pick<CrmSession, 'assign'>> & CrmSession {
  const http = inARow(carried);
  const prefixes = createPrefixes();
  const people = new Map<string, Promise<CrmResult<CrmUser>>>();
  let opened: { readonly service: Promise<CrmResult<Service>>; readonly until: number } | undefined;

  /** The service of a burst of calls; it stays one user's, whoever signs in meanwhile. */
  function open(): { readonly service: Promise<CrmResult<Service>>; readonly isKept: boolean } {
    if (opened && now() < opened.until) return { service: opened.service, isKept: true };
    opened = { service: openService(http), until: now() + BURST_MS };
    return { service: opened.service, isKept: false };
  }

  /** A kept service may have ended meanwhile: what that refuses had no effect, and is asked once more. */
  const anywhere = async <Value>(
    use: (service: Service) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> => {
    const { service: opening, isKept } = open();
    const service = await opening;
    const used = service.ok ? await use(service.value) : service;
    if (used.ok) return used;
    const { code } = used.error;
    if (code !== 'signed-out' && code !== 'other-user' && service.ok) return used;
    opened = undefined;
    return isKept ? anywhere(use) : used;
  };

  /** A page is read once for each user: it is the one thing that tells a name. */
  const readMeOnce = async (service: Service): Promise<CrmResult<CrmUser>> => {
    const { userId } = service;
    const answer = people.get(userId) ?? readMe(http, service);
    people.set(userId, answer);
    const me = await answer;
    if (!me.ok) people.delete(userId);
    return me;
  };

  /** Uses the record as whoever is signed in or, for a write, only as `as`. */
  const onRecord = async <Value>(
    record: RecordRef,
    as: string | undefined,
    use: (opened: Opened) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> => {
    const row = rowOf(record);
    if (!row) return err({ code: 'not-found' });
    return anywhere(async (service) => {
      if (as !== undefined && as !== service.userId) {
        const me = await readMeOnce(service);
        return err({ code: 'other-user', userName: me.ok ? me.value.name : service.userId });
      }
      const prefix = await prefixes.of(service, row.module);
      if (!prefix.ok) return prefix;
      return use({ service, ...row, serviceId: `${prefix.value}x${row.id}` });
    });
  };

  return {
    whoAmI: () => anywhere(readMeOnce),
    listUsers: () => anywhere((service) => readUsers(http, service)),
    searchNotes: (containing, since, rest) =>
      anywhere((service) => searchNotes(service, prefixes, { origin, containing, since, rest })),
    readLead: (record) =>
      onRecord(record, undefined, ({ service, module, serviceId }) =>
        readLead(service, module, serviceId),
      ),
    listNotes: (record, containing) =>
      onRecord(record, undefined, ({ service, serviceId }) =>
        readNotesOf(service, { record, serviceId }, containing),
      ),
    createNote: (record, { text }, as) =>
      onRecord(record, as, async ({ service, serviceId }): Promise<CrmResult<CrmNote>> => {
        const made = await writeNote(service, serviceId, text);
        if (!made.ok) return explained(service, serviceId, made);
        const author = { id: as, name: '' };
        return ok({ id: made.value, record, text, author, createdAt: now() });
      }),
    deleteNote: (record, noteId, as) =>
      onRecord(record, as, ({ service }) => deleteNote(service, noteId)),
    successorOf: (record) =>
      onRecord(record, undefined, ({ service, module, serviceId }) =>
        successorOf(service, prefixes, { record, module, serviceId }),
      ),
    assign: (record, userId, as) =>
      onRecord(record, as, (opened) => assignTo(http, opened, userId)),
  };
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
 * Assigns the record to a user by the action of the record's own page: the web service lets nobody but
 * administrators give anything to another user. The page says whose session and which token it has.
 */
async function assignTo(http: CrmHttp, { service, module, id }: Opened, userId: string) {
  const assignee = partsOf(userId);
  const page = await readPage(http, detailPath(module, id));
  if (!page.ok) return page;
  const { userNumber, token } = page.value;
  if (userNumber !== partsOf(service.userId)?.id) return err({ code: 'signed-out' });
  if (!assignee || token === undefined) return err({ code: 'forbidden' });
  const form = {
    ...{ module, action: 'SaveAjax', record: id, field: 'assigned_user_id', value: assignee.id },
    __vtrftk: token,
  };
  const answer = await http.json({ method: 'POST', path: '/index.php', form }, z.unknown());
  return mapValue(resultOf(answer, z.unknown()), () => undefined);
}
