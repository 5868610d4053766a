import * as z from 'zod/mini';
import type { CrmNote, CrmSession, RecordRef } from '../adapter';
import type { CrmError, CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { seenToNewest } from '../look-back';
import { attachFile, findFile } from './file';
import { leadRow, userIdOf, userRow, type Row } from './identity';
import { findVisible, readLead } from './lead';
import { readNotesOf, searchNotes, writeNote } from './note';
import { createCall, type Call } from './rpc';
import { findSignedIn, readSignedIn, type SignedIn } from './sign-in';
import { readEmployee, readUser, readUsers } from './user';

/** A user's calls, and who that is. */
interface Caller {
  readonly call: Call;
  readonly who: SignedIn;
}

type Failed = { readonly ok: false; readonly error: CrmError };
const failed = (error: CrmError): Failed => ({ ok: false, error });

/** The session of whoever is signed in to Tryton's web client at the origin. `now` is UTC, ms. */
export function createTrytonSession(
  origin: string,
  http: CrmHttp,
  now: () => number,
): Required<Pick<CrmSession, 'assign' | 'attachFile' | 'findFile'>> & CrmSession {
  const asCaller = (who: CrmResult<SignedIn>): CrmResult<Caller> =>
    who.ok ? { ok: true, value: { call: createCall(http, who.value), who: who.value } } : who;

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
    if (!lead) return failed({ code: 'not-found' });
    const caller = asCaller(await readSignedIn(http, lead.database));
    if (!caller.ok) return caller;
    if (as !== undefined && as !== idOf(caller.value.who)) return otherUser(caller.value);
    return explained(caller.value, lead, await use(caller.value, lead));
  };

  return {
    whoAmI: () => anywhere(({ call, who }) => readUser(call, { ...who, id: who.userId })),
    listUsers: () => anywhere(({ call, who }) => readUsers(call, who.database)),
    searchNotes: (containing, since) =>
      anywhere(async ({ call, who: { database } }) =>
        seenToNewest(await searchNotes(call, { origin, database }, { containing, since }), since),
      ),
    readLead: (record) => onLead(record, undefined, ({ call }, lead) => readLead(call, lead)),
    listNotes: (record, containing) =>
      onLead(record, undefined, ({ call }, lead) =>
        readNotesOf(call, { origin, ...lead }, containing),
      ),
    createNote: (record, { text }, as) =>
      onLead(record, as, async ({ call, who }, lead): Promise<CrmResult<CrmNote>> => {
        const made = await writeNote(call, lead, text);
        if (!made.ok) return made;
        // Tryton answers the number alone. Who wrote it is known; for the time a second request
        // would be needed, so it is this device's until the notes are next read.
        const author = { id: idOf(who), name: who.login };
        return {
          ok: true,
          value: { id: String(made.value), record, text, author, createdAt: now() },
        };
      }),
    assign: (record, userId, as) =>
      onLead(record, as, ({ call }, lead) => assignLead(call, lead, userId)),
    attachFile: (record, file, as) =>
      onLead(record, as, ({ call }, lead) => attachFile(call, lead, file)),
    findFile: (record, name) =>
      onLead(record, undefined, ({ call }, lead) => findFile(call, lead, name)),
  };
}

const idOf = ({ database, userId }: SignedIn): string => userIdOf({ database, id: userId });

async function otherUser({ call, who }: Caller): Promise<Failed> {
  const user = await readUser(call, { ...who, id: who.userId });
  return failed({ code: 'other-user', userName: user.ok ? user.value.name : who.login });
}

/** Tryton refuses alike what is gone, hidden and not allowed; a search tells the last from the others. */
async function explained<Value>(
  { call }: Caller,
  lead: Row,
  result: CrmResult<Value>,
): Promise<CrmResult<Value>> {
  if (result.ok || result.error.code !== 'forbidden') return result;
  const visible = await findVisible(call, [lead.id]);
  return visible.ok && visible.value.length === 0 ? failed({ code: 'not-found' }) : result;
}

/** Makes the user's employee the owner; `forbidden` for a user of another database or without one. */
async function assignLead(call: Call, lead: Row, userId: string): Promise<CrmResult<void>> {
  const user = userRow(userId);
  if (user?.database !== lead.database) return failed({ code: 'forbidden' });
  const employee = await readEmployee(call, user.id);
  if (!employee.ok) return employee;
  if (employee.value === undefined) return failed({ code: 'forbidden' });
  const values = { employee: employee.value };
  const written = await call('sale.opportunity.write', [[lead.id], values], z.null());
  return written.ok ? { ok: true, value: undefined } : written;
}
