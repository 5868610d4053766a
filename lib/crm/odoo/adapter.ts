import * as z from 'zod/mini';
import type { CrmAdapter, CrmNote, CrmSession, RecordRef } from '../adapter';
import type { CrmError, CrmResult } from '../error';
import type { CrmHttp } from '../http';
import { mapValue } from '../result';
import { searchWindowStart } from '../search-window';
import { readLead, type Version } from './lead';
import { deleteNote, readNotesOf, searchNotes, successorOf, writeNote } from './note';
import { readSignedIn, readUsers, type SignedIn } from './people';
import {
  actionToAsk,
  CLIENT_MARKER,
  locateRecord,
  numberOf,
  recordAddress,
  type Row,
  rowOf,
} from './record';
import { createRpc, type Rpc } from './rpc';
import { completeTask, createTask, findTasks } from './task';

/**
 * Odoo's leads, opportunities and contacts in its web client. The session is a cookie that scripts
 * cannot read, and the server takes JSON calls with it from any origin: so the background sends them.
 */
export const odooAdapter: CrmAdapter = {
  id: 'odoo',
  name: 'Odoo',
  carrier: 'worker',
  // Odoo itself has no limit near it.
  limits: { noteLength: 30_000, noteFormat: 'html', mayHide: true },
  notesMove: true,
  markers: [CLIENT_MARKER],
  // Not the form in a dialog, which lies outside of the action manager.
  cardPlaces: [
    { selector: '.o_action_manager .o_form_view .o_form_sheet_bg', position: 'prepend' },
    { selector: '.o_action_manager .o_form_view .o_form_renderer', position: 'before' },
  ],
  recognise: ({ markers }) => markers.includes(CLIENT_MARKER),
  locate: locateRecord,
  kinds: { wordOf: actionToAsk, ask: (http, action) => readModelOf(createRpc(http), action) },
  recordUrl: recordAddress,
  connect: (origin, http) => createOdooSession(origin, http, Date.now),
};

type Failed = { readonly ok: false; readonly error: CrmError };
const failed = (error: CrmError): Failed => ({ ok: false, error });

/** The session of whoever is signed in to Odoo at the origin. `now` is UTC, ms. */
function createOdooSession(origin: string, http: CrmHttp, now: () => number): CrmSession {
  const rpc = createRpc(http);
  /** Who is signed in, while it is being asked: panel and page may ask at once. Writes ask themselves. */
  let asked: Promise<CrmResult<SignedIn>> | undefined;
  /** A server is brought to another version seldom, and then it begins anew. */
  let version: number | undefined;

  async function readWho(): Promise<CrmResult<SignedIn>> {
    asked ??= readSignedIn(rpc).finally(() => {
      asked = undefined;
    });
    const who = await asked;
    if (who.ok) version = who.value.version;
    return who;
  }

  const odoo: Version = {
    known: () => version,
    ask: async () => mapValue(await readWho(), (who) => who.version),
  };

  const onRecord = async <Value>(
    record: RecordRef,
    use: (row: Row) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> => {
    const row = rowOf(record);
    return row ? use(row) : failed({ code: 'not-found' });
  };

  /** Odoo knows no condition on who is signed in, so it is asked right before the write. */
  const writing = <Value>(
    record: RecordRef,
    as: string,
    write: (row: Row, who: SignedIn) => Promise<CrmResult<Value>>,
  ): Promise<CrmResult<Value>> =>
    onRecord(record, async (row) => {
      const who = await readSignedIn(rpc);
      if (!who.ok) return who;
      const { user } = who.value;
      if (user.id !== as) return failed({ code: 'other-user', userName: user.name });
      return write(row, who.value);
    });

  return {
    async whoAmI() {
      return mapValue(await readWho(), ({ user }) => user);
    },
    readLead: (record) => onRecord(record, (row) => readLead(rpc, row, odoo)),
    listNotes: (record, containing) =>
      onRecord(record, (row) => readNotesOf(rpc, origin, row, containing)),
    searchNotes: (containing, since, _, reach) =>
      searchNotes(rpc, origin, { containing, since: searchWindowStart(since, now(), reach) }),
    listUsers: () => readUsers(rpc),
    createNote: (record, { text }, as) =>
      writing(record, as, async (row, { user, version }): Promise<CrmResult<CrmNote>> => {
        const made = await writeNote(rpc, row, { html: text, version });
        if (!made.ok) return made;
        // Odoo answers the number alone: the time is this device's until the notes are next read.
        const id = String(made.value);
        return { ok: true, value: { id, record, text, author: user, createdAt: now() } };
      }),
    deleteNote: (record, noteId, as) => writing(record, as, () => deleteNote(rpc, noteId, as)),
    successorOf: (record) => onRecord(record, (row) => successorOf(rpc, origin, row)),
    assign: (record, userId, as) => writing(record, as, (row) => assignTo(rpc, row, userId)),
    createTask: (record, task, as) => writing(record, as, (row) => createTask(rpc, row, task)),
    findTasks: (record, marker) => onRecord(record, (row) => findTasks(rpc, row, marker)),
    completeTask: (record, taskId, as) => writing(record, as, () => completeTask(rpc, taskId)),
  };
}

/** Makes the user the salesperson; `forbidden` where Odoo lets a salesperson give nothing away. */
async function assignTo({ call }: Rpc, { model, id }: Row, userId: string) {
  const user = numberOf(userId);
  if (user === undefined) return failed({ code: 'forbidden' });
  const args = [[id], { user_id: user }];
  const written = await call({ model, method: 'write', args }, z.literal(true));
  return written.ok ? ({ ok: true, value: undefined } as const) : written;
}

const actionSchema = z.pipe(
  z.union([z.object({ res_model: z.optional(z.string()) }), z.literal(false)]),
  z.transform((action) => action || undefined),
);

/**
 * Asks which model an action shows. Actions are known by number, by their name in a module and, from
 * 18 on, by the word that their addresses have.
 */
async function readModelOf({ route }: Rpc, action: string): Promise<CrmResult<string | undefined>> {
  const name = action.replace(/^action-/, '');
  const params = { action_id: numberOf(name) ?? name };
  const loaded = await route('/web/action/load', params, actionSchema);
  return loaded.ok ? { ok: true, value: loaded.value?.res_model } : loaded;
}
