import * as z from 'zod/mini';
import type { CrmAdapter, CrmNote, CrmSession, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { err, ok, mapValue } from '../result';
import { attachFile, findFile } from './file';
import { findVisible, mayWriteLeads, readLead } from './lead';
import { deleteNote, readNotesOf, searchNotes, writeNote } from './note';
import { readEmployee, readUser, readUsers } from './people';
import {
  CLIENT_MARKER,
  isTrytonPage,
  leadAddress,
  leadRow,
  locateLead,
  type Row,
  userIdOf,
  userRow,
} from './record';
import { type Calls, createCalls, findSignedIn, readSignedIn, type SignedIn } from './rpc';

/**
 * Tryton's leads and opportunities in its web client. The client keeps its session in the page, and
 * the server refuses other origins, so requests are made inside the page. A lead that becomes an
 * opportunity or a sale stays the same row in another state, so that it has no successor.
 */
export const trytonAdapter: CrmAdapter = {
  id: 'tryton',
  name: 'Tryton',
  carrier: 'page',
  limits: { noteLength: 30_000, noteFormat: 'text', fileBytes: 10_000_000 },
  markers: [CLIENT_MARKER],
  // The client keeps a pane for each of its tabs; what is in front of the form stays there while
  // the form is drawn anew.
  cardPlaces: [{ selector: '#tabcontent > .tab-pane.active .content-box', position: 'before' }],
  recognise: isTrytonPage,
  locate: locateLead,
  recordUrl: leadAddress,
  connect: (origin, http) => createTrytonSession(origin, http, Date.now),
};

/** A user's calls, and who that is. */
interface Caller {
  readonly calls: Calls;
  readonly who: SignedIn;
}

/** The session of whoever is signed in to Tryton's web client at the origin. `now` is UTC, ms. */
function createTrytonSession(
  origin: string,
  http: CrmHttp,
  now: () => number,
): Required<Pick<CrmSession, 'assign' | 'attachFile' | 'findFile'>> & CrmSession {
  const asCaller = (who: CrmResult<SignedIn>): CrmResult<Caller> =>
    mapValue(who, (signedIn) => ({ calls: createCalls(http, signedIn), who: signedIn }));

  const anywhere = async <Value>(use: (caller: Caller) => Promise<CrmResult<Value>>) => {
    const caller = asCaller(await findSignedIn(http));
    return caller.ok ? use(caller.value) : caller;
  };

  /** Uses the lead as whoever is signed in to its database or, for a write, only as `as`. */
  const onLead = async <Value>(
    record: RecordRef,
    as: string | undefined,
    use: (caller: Caller, lead: Row) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> => {
    const lead = leadRow(record);
    if (!lead) return err({ code: 'not-found' });
    const caller = asCaller(await readSignedIn(http, lead.database));
    if (!caller.ok) return caller;
    if (as !== undefined && as !== idOf(caller.value.who)) return otherUser(caller.value);
    return explained(caller.value, lead, await use(caller.value, lead));
  };

  return {
    whoAmI: () => anywhere(({ calls, who }) => readUser(calls, { ...who, id: who.userId })),
    listUsers: () => anywhere(({ calls, who }) => readUsers(calls, who.database)),
    searchNotes: (containing, since, rest) =>
      anywhere(({ calls, who: { database } }) =>
        searchNotes(calls, { origin, database }, { containing, since, rest }),
      ),
    readLead: (record) => onLead(record, undefined, ({ calls }, lead) => readLead(calls, lead)),
    listNotes: (record, containing) =>
      onLead(record, undefined, ({ calls }, lead) =>
        readNotesOf(calls, { origin, ...lead }, containing),
      ),
    createNote: (record, { text }, as) =>
      onLead(record, as, async ({ calls, who }, lead): Promise<CrmResult<CrmNote>> => {
        const made = await writeNote(calls, lead, text);
        if (!made.ok) return made;
        // Tryton answers the number alone. Who wrote it is known; for the time a second request
        // would be needed, so it is this device's until the notes are next read.
        const author = { id: idOf(who), name: who.login };
        return ok({ id: String(made.value), record, text, author, createdAt: now() });
      }),
    deleteNote: (record, noteId, as) =>
      onLead(record, as, ({ calls, who: { userId } }, lead) =>
        deleteNote(calls, { lead, noteId, userId }),
      ),
    assign: (record, userId, as) =>
      onLead(record, as, ({ calls }, lead) => assignLead(calls, lead, userId)),
    attachFile: (record, file, as) =>
      onLead(record, as, ({ calls }, lead) => attachFile(calls, lead, file)),
    findFile: (record, name) =>
      onLead(record, undefined, ({ calls }, lead) => findFile(calls, lead, name)),
  };
}

const idOf = ({ database, userId }: SignedIn): string => userIdOf({ database, id: userId });

async function otherUser({ calls, who }: Caller): Promise<ReturnType<typeof err>> {
  const user = await readUser(calls, { ...who, id: who.userId });
  return err({ code: 'other-user', userName: user.ok ? user.value.name : who.login });
}

/**
 * Tryton refuses alike what is gone, hidden, not allowed and against a rule. A search tells the first
 * two, and a look at the user's groups the third; what is left is a rule, in its own words.
 */
async function explained<Value>(
  { calls }: Caller,
  lead: Row,
  result: CrmResult<Value>,
): Promise<CrmResult<Value>> {
  if (result.ok) return result;
  const { code } = result.error;
  if (code !== 'forbidden' && code !== 'rejected') return result;
  const visible = await findVisible(calls, [lead.id]);
  if (!visible.ok) return visible.error.code === 'forbidden' ? visible : result;
  if (visible.value.length === 0) return err({ code: 'not-found' });
  if (code === 'forbidden') return result;
  const mayWrite = await mayWriteLeads(calls);
  return mayWrite.ok && !mayWrite.value ? err({ code: 'forbidden' }) : result;
}

/** Makes the user's employee the owner; `forbidden` for a user of another database or without one. */
async function assignLead(calls: Calls, lead: Row, userId: string): Promise<CrmResult<void>> {
  const user = userRow(userId);
  if (user?.database !== lead.database) return err({ code: 'forbidden' });
  const employee = await readEmployee(calls, user.id);
  if (!employee.ok) return employee;
  if (employee.value === undefined) return err({ code: 'forbidden' });
  const values = { employee: employee.value };
  const written = await calls.write('sale.opportunity.write', [[lead.id], values], z.null());
  return mapValue(written, () => undefined);
}
