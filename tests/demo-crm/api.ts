import { noContent, problem, type Answer } from './answer.ts';
import { type Asked, type Crm } from './asked.ts';
import {
  answerList,
  answerNote,
  answerPredecessors,
  answerRecord,
  answerSuccessor,
  answerTask,
  answerUser,
} from './api-answers.ts';
import { attachFile, listAttachments } from './api-attachments.ts';
import * as bodies from './api-bodies.ts';
import { isClosed, predecessorsOf, successorOf } from './store/conversions.ts';
import { addNote, deleteNote, findNote, notesHolding, notesSince } from './store/notes.ts';
import { findRecord, giveRecord, type RecordKey, RECORD_TYPES } from './store/records.ts';
import { addTask, findTask, setTaskDone, tasksMarked } from './store/tasks.ts';
import { findUser, type User, usersAfter } from './store/users.ts';

const PAGE_SIZE = 100;
const RECORD = new RegExp(
  `^/api/v1/(?<type>${RECORD_TYPES.join('|')})/(?<id>[A-Za-z0-9_-]+)(?<rest>/.*)?$`,
);

/** A request of somebody who is signed in. */
export interface Call extends Asked {
  readonly crm: Crm;
  readonly user: User;
}

/** Answers a request to the contract's API. Whoever calls has checked nothing yet. */
export function answerApi(crm: Crm, asked: Asked): Answer {
  const { user } = asked;
  const refusal = asked.method === 'GET' ? undefined : refuseForeign(asked);
  if (refusal) return refusal;
  if (!user) return problem(401, 'signed-out', 'Nobody is signed in.');
  const named = asked.headers['baton-user'];
  if (typeof named === 'string' && named !== encodeURIComponent(user.id)) {
    return problem(412, 'other-user', `${user.name} is signed in.`, { userName: user.name });
  }
  const call = { ...asked, crm, user };
  return RECORD.test(asked.url.pathname) ? answerAboutRecord(call) : answerOther(call);
}

/** A page of another site can send no such header: its browser would ask first, and get no consent. */
function refuseForeign({ headers }: Asked): Answer | undefined {
  if (headers['baton-contract'] === '1') return undefined;
  return problem(403, 'contract-header-missing', 'Send the header "Baton-Contract: 1".');
}

const notThere = () => problem(404, 'not-found', 'There is no such thing here.');
const notUnderstood = () =>
  problem(400, 'not-understood', 'The request is not as the contract says.');

function answerOther(call: Call): Answer {
  const { crm, method, url, user } = call;
  const task = /^\/api\/v1\/tasks\/(\d{1,15})$/.exec(url.pathname)?.[1];
  if (method === 'PATCH' && task !== undefined) return changeTask(call, Number(task));
  if (method !== 'GET') return notThere();
  if (url.pathname === '/api/v1/me') return answerUser(user);
  if (url.pathname === '/api/v1/users') {
    const users = usersAfter(crm.db, url.searchParams.get('cursor') ?? '', PAGE_SIZE);
    return answerList('users', users, PAGE_SIZE);
  }
  if (url.pathname === '/api/v1/notes') return searchNotes(call);
  return notThere();
}

function answerAboutRecord(call: Call): Answer {
  const { type, id, rest = '' } = RECORD.exec(call.url.pathname)?.groups ?? {};
  const known = RECORD_TYPES.find((name) => name === type);
  if (!known || id === undefined) return notThere();
  if (call.method === 'GET' && rest === '/successor') {
    return answerSuccessor(successorOf(call.crm.db, { type: known, id }));
  }
  if (call.method === 'GET' && rest === '/predecessors') {
    return answerPredecessors(predecessorsOf(call.crm.db, { type: known, id }));
  }
  const record = findRecord(call.crm.db, { type: known, id });
  if (!record) return notThere();
  if (call.method !== 'GET' && isClosed(call.crm.db, record)) {
    return problem(422, 'converted', `${record.name} was converted and can no longer be changed.`);
  }
  const note = call.method === 'DELETE' ? /^\/notes\/(\d{1,15})$/.exec(rest)?.[1] : undefined;
  if (note !== undefined) return takeNoteAway(call, record, Number(note));
  switch (`${call.method} ${rest}`) {
    case 'GET ':
      return answerRecord(record);
    case 'GET /notes':
      return listNotes(call, record);
    case 'POST /notes':
      return createNote(call, record);
    case 'PUT /owner':
      return changeOwner(call, record);
    case 'GET /tasks':
      return listTasks(call, record);
    case 'POST /tasks':
      return createTask(call, record);
    case 'GET /attachments':
      return listAttachments(call, record);
    case 'POST /attachments':
      return attachFile(call, record);
    default:
      return notThere();
  }
}

function searchOf({ url }: Call) {
  const after = Number(url.searchParams.get('cursor') ?? 0);
  const contains = url.searchParams.get('contains') ?? '';
  return Number.isSafeInteger(after) ? { contains, after, limit: PAGE_SIZE } : undefined;
}

function listNotes(call: Call, record: RecordKey): Answer {
  const search = searchOf(call);
  if (!search) return notUnderstood();
  return answerList('notes', notesHolding(call.crm.db, record, search), PAGE_SIZE);
}

function searchNotes(call: Call): Answer {
  const search = searchOf(call);
  const since = Date.parse(call.url.searchParams.get('since') ?? '1970-01-01T00:00:00Z');
  if (!search || Number.isNaN(since)) return notUnderstood();
  // Told before the notes are read: what is written meanwhile is looked at the next time.
  const seenUntil = new Date(call.crm.now()).toISOString();
  return answerList('notes', notesSince(call.crm.db, since, search), PAGE_SIZE, { seenUntil });
}

const keyOf = ({ headers }: Call) => headers['idempotency-key']?.toString();

function createNote(call: Call, record: RecordKey): Answer {
  const { body, crm, user } = call;
  const wanted = bodies.readBodyAs(bodies.newNote, body);
  if (!wanted) return notUnderstood();
  if (wanted.text.length > bodies.LONGEST_NOTE) {
    return problem(413, 'too-long', `A note has at most ${bodies.LONGEST_NOTE} characters.`);
  }
  const id = addNote(crm.db, record, {
    body: wanted.text,
    author: user.id,
    at: crm.now(),
    once: keyOf(call),
  });
  const note = findNote(crm.db, id);
  return note ? answerNote(note, 201) : notThere();
}

function takeNoteAway({ crm, user }: Call, record: RecordKey, id: number): Answer {
  const note = findNote(crm.db, id);
  if (note?.type !== record.type || note.record !== record.id) return notThere();
  if (note.author !== user.id) {
    return problem(403, 'not-yours', 'Only its author takes a note away.');
  }
  deleteNote(crm.db, id);
  return noContent();
}

function changeOwner({ body, crm }: Call, record: RecordKey): Answer {
  const wanted = bodies.readBodyAs(bodies.newOwner, body);
  if (!wanted || !findUser(crm.db, wanted.user)) return notUnderstood();
  giveRecord(crm.db, record, wanted.user, crm.now());
  return noContent();
}

function listTasks({ crm, url }: Call, record: RecordKey): Answer {
  const tasks = tasksMarked(crm.db, record, url.searchParams.get('marker') ?? '');
  return answerList('tasks', tasks, Infinity);
}

function createTask(call: Call, record: RecordKey): Answer {
  const { body, crm, user } = call;
  const wanted = bodies.readBodyAs(bodies.newTask, body);
  if (!wanted || !findUser(crm.db, wanted.assignee)) return notUnderstood();
  const id = addTask(crm.db, record, {
    ...wanted,
    body: wanted.text,
    author: user.id,
    due: Date.parse(wanted.due),
    once: keyOf(call),
  });
  const task = findTask(crm.db, id);
  return task ? answerTask(task, 201) : notThere();
}

function changeTask({ body, crm }: Call, id: number): Answer {
  const wanted = bodies.readBodyAs(bodies.taskChange, body);
  if (!wanted) return notUnderstood();
  setTaskDone(crm.db, id, wanted.done);
  const task = findTask(crm.db, id);
  return task ? answerTask(task, 200) : notThere();
}
