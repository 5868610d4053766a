import { type Answer, page, seeOther } from '../answer.ts';
import type { Asked, Crm } from '../asked.ts';
import { AT_CONVERSION, convertLead, isClosed } from '../store/conversions.ts';
import { addNote, LONGEST_NOTE } from '../store/notes.ts';
import { findRecord, giveRecord, type RecordKey, RECORD_TYPES } from '../store/records.ts';
import { addTask, findTask, setTaskDone } from '../store/tasks.ts';
import { endSession, findUser, type User } from '../store/users.ts';
import { messagePage } from './message-page.ts';

const RECORD_FORM = new RegExp(`^/(${RECORD_TYPES.join('|')})/([A-Za-z0-9_-]+)/(\\w+)$`);
const TASK_FORM = /^\/tasks\/(\d{1,15})$/;
const DAY_MS = 24 * 60 * 60_000;

/** What a form of a page asks for; leads back to the page that has it. */
export function answerForm(crm: Crm, asked: Asked, user: User): Answer {
  const { url, token, body } = asked;
  if (url.pathname === '/sign-out') {
    endSession(crm.db, token);
    return seeOther('/sign-in');
  }
  const fields = new URLSearchParams(body);
  const back =
    formOfTask(crm, url.pathname, fields) ?? formOfRecord(crm, url.pathname, fields, user);
  if (back !== undefined) return seeOther(back);
  const words = 'That could not be saved: something is missing, too long, or no longer there.';
  return page(messagePage(user, 'Not saved', words), 422);
}

function formOfTask({ db }: Crm, path: string, fields: URLSearchParams): string | undefined {
  const id = TASK_FORM.exec(path)?.[1];
  const task = id === undefined ? undefined : findTask(db, Number(id));
  if (!task) return undefined;
  setTaskDone(db, task.id, fields.get('done') === 'true');
  return fields.get('back') === 'tasks' ? '/tasks' : `/${task.type}/${task.record}`;
}

function formOfRecord(
  crm: Crm,
  path: string,
  fields: URLSearchParams,
  user: User,
): string | undefined {
  const [, type, id, form] = RECORD_FORM.exec(path) ?? [];
  const known = RECORD_TYPES.find((name) => name === type);
  const record = known && id !== undefined ? findRecord(crm.db, { type: known, id }) : undefined;
  if (!record || form === undefined) return undefined;
  if (form === 'convert') return convert(crm, record, fields);
  return saveForm(crm, form, { record, fields, user }) ? `/${record.type}/${record.id}` : undefined;
}

/** Makes a deal of a lead, and leads to the deal's page. */
function convert(
  { db, now }: Crm,
  { type, id }: RecordKey,
  fields: URLSearchParams,
): string | undefined {
  const notes = AT_CONVERSION.find((word) => word === fields.get('notes'));
  const deal = type === 'leads' && notes ? convertLead(db, id, notes, now()) : undefined;
  return deal && `/${deal.type}/${deal.id}`;
}

interface Filled {
  readonly record: RecordKey;
  readonly fields: URLSearchParams;
  readonly user: User;
}

function saveForm({ db, now }: Crm, form: string, { record, fields, user }: Filled): boolean {
  if (isClosed(db, record)) return false;
  const field = (name: string) => (fields.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  if (form === 'notes') {
    const body = field('text');
    if (body === '' || body.length > LONGEST_NOTE) return false;
    addNote(db, record, { body, author: user.id, at: now() });
    return true;
  }
  if (form === 'owner') {
    if (!findUser(db, field('user'))) return false;
    giveRecord(db, record, field('user'), now());
    return true;
  }
  if (form !== 'tasks' || field('subject') === '') return false;
  const due = now() + DAY_MS;
  addTask(db, record, {
    ...{ marker: '', subject: field('subject').slice(0, 500), body: '', due },
    ...{ assignee: user.id, author: user.id },
  });
  return true;
}
