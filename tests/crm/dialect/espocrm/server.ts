import type { Asked } from '../asked';
import { answered, emptyAnswer, type Reply } from '../reply';
import { startDialect, type DialectServer } from '../server';
import { anEspoId, type EspoData, type Row } from './data';
import { addPost, inList, nameOf, type NewPost } from './notes';

/** Starts an EspoCRM at an origin. */
export function startEspo(origin: string, data: EspoData): Promise<DialectServer> {
  return startDialect({
    origins: [origin],
    description: 'tests/crm/dialect/espocrm/openapi.json',
    folder: data.folder ?? '',
    answer: (asked) => answer(data, asked),
  });
}

/** A refusal: without a body, and with its reason for machines in a header. */
const refused = (status: number, reason: string): Reply =>
  emptyAnswer(status, { 'x-status-reason': reason });

/** The user by what the page sends, else by the cookie, where this version takes it alone. */
function userOf({ sessions, takesCookie }: EspoData, { headers, cookies }: Asked) {
  const sent = headers['espo-authorization'];
  if (sent !== undefined && headers['espo-authorization-by-token'] === 'true') {
    return sessions.get(Buffer.from(sent, 'base64').toString('utf8').split(':')[1] ?? '');
  }
  return takesCookie ? sessions.get(cookies.get('auth-token') ?? '') : undefined;
}

function answer(data: EspoData, asked: Asked): Reply {
  const user = userOf(data, asked);
  if (user === undefined) return emptyAnswer(401);
  const [, , , first = '', id, rest] = asked.url.pathname
    .slice((data.folder ?? '').length)
    .split('/');
  const body = asked.body as Record<string, string>; // as the description has checked
  if (first === 'App') {
    return answered({
      user: data.tables.User?.find((row) => row.id === user),
      acl: {},
      settings: {},
    });
  }
  if (first === 'GlobalStream' || first === 'Stream') return stream(data, user, first, asked);
  if (asked.method !== 'GET') {
    const rule = data.rules.get(first);
    // Espo\Core\FieldProcessing and the record services: BadRequest with its reason in a header.
    if (rule !== undefined) return refused(400, rule);
  }
  if (id === undefined) {
    if (first === 'Note') return post(data, user, body as unknown as NewPost);
    return asked.method === 'POST' ? addTask(data, user, body) : list(data, user, first, asked);
  }
  const row = data.tables[first]?.find((one) => one.id === id);
  if (!row) return refused(404, 'Not found');
  if (!maySee(data, user, row)) return refused(403, 'No read access');
  if (rest === 'stream') return streamOf(data, row, first, asked);
  if (asked.method === 'DELETE') return takeAway(data, user, row);
  if (asked.method === 'PUT') return update(data, user, row, body);
  return answered(shown(data, row));
}

/** Posts and tasks are seen with their record. */
function maySee({ withoutAccess, tables }: EspoData, user: string, row: Row): boolean {
  if (tables.User?.includes(row)) return true;
  return !withoutAccess.has(user);
}

function shown(data: EspoData, row: Row): Row {
  if (!('assignedUserId' in row)) return row;
  return { ...row, assignedUserName: nameOf(data, row.assignedUserId) ?? null };
}

function pageOf(rows: readonly Row[], { url }: Asked): Reply {
  const number = (name: string) => Number(url.searchParams.get(name));
  if (number('maxSize') > 200) return refused(403, 'Max size should not exceed 200');
  const offset = number('offset');
  const list = rows.slice(offset, offset + number('maxSize')).map(inList);
  return answered({ total: rows.length, list });
}

const newestFirst = (rows: readonly Row[]) => rows.toReversed();

function streamOf({ tables }: EspoData, { id }: Row, type: string, asked: Asked): Reply {
  const own = (tables.Note ?? []).filter(
    ({ parentType, parentId }) => parentType === type && parentId === id,
  );
  // Espo\Tools\Stream\RecordService: each post says whose it is, since posts of other records that
  // belong to this one may stand here too.
  const related = (tables.Note ?? []).filter(({ superParent }) => superParent === `${type}/${id}`);
  return pageOf(newestFirst([...own, ...related]), asked);
}

function stream(data: EspoData, user: string, which: string, asked: Asked): Reply {
  const isGlobal = which === 'GlobalStream';
  if (isGlobal && !data.hasGlobalStream) return refused(404, 'Not found');
  const words = asked.url.searchParams;
  const found = (data.tables.Note ?? []).filter(
    (row) =>
      maySee(data, user, row) &&
      String(row.createdAt) > String(words.get('after')) &&
      (isGlobal || data.follows.has(`${user} ${String(row.parentType)}/${String(row.parentId)}`)) &&
      String(row.post).includes(words.get('where[0][value]') ?? ''),
  );
  return isGlobal ? globalPage(newestFirst(found), asked) : pageOf(newestFirst(found), asked);
}

/**
 * Espo\Tools\Stream\GlobalRecordService: rows below a number, never by an offset, which it refuses; no
 * count, but whether there is more. A post that reaches the user in two ways stands there twice.
 */
function globalPage(rows: readonly Row[], { url }: Asked): Reply {
  if (Number(url.searchParams.get('offset') ?? 0) > 0) {
    return refused(400, 'Offset is not supported.');
  }
  const below = Number(url.searchParams.get('beforeNumber') ?? Infinity);
  const size = Number(url.searchParams.get('maxSize'));
  const some = rows.filter(({ number }) => Number(number) < below);
  return answered({
    list: some.slice(0, size).map(inList),
    total: some.length > size ? GOES_ON : UNCOUNTED,
  });
}
const GOES_ON = -1;
const UNCOUNTED = -2;

/** Espo\Classes\Acl\Note\AccessChecker: the writer's own, within a month. */
function takeAway(data: EspoData, user: string, row: Row): Reply {
  if (row.createdById !== user) return refused(403, 'No delete access');
  const notes = data.tables.Note ?? [];
  notes.splice(notes.indexOf(row), 1);
  return answered(true);
}

function list(data: EspoData, user: string, entity: string, asked: Asked): Reply {
  const words = asked.url.searchParams;
  const attribute = words.get('where[0][attribute]');
  const found = (data.tables[entity] ?? []).filter(
    (row) =>
      maySee(data, user, row) &&
      (attribute === null || String(row[attribute]).includes(words.get('where[0][value]') ?? '')),
  );
  return pageOf(found, asked);
}

/** EspoCRM tells nobody whether what they may not post on is hidden or gone. */
function post(data: EspoData, user: string, written: NewPost): Reply {
  const parent = data.tables[written.parentType]?.find(({ id }) => id === written.parentId);
  if (!parent || !maySee(data, user, parent)) return refused(403, 'No stream access to parent');
  return answered(addPost(data, user, written));
}

function addTask(data: EspoData, user: string, body: Record<string, string>): Reply {
  if (data.mayNotAssign.has(user) && body.assignedUserId !== user)
    return refused(403, 'Assignment');
  const tasks = data.tables.Task ?? [];
  const row = { ...body, id: anEspoId(0x200000 + tasks.length) };
  tasks.push(row);
  return answered(row);
}

/** Whoever is given a record follows it. */
function update(data: EspoData, user: string, row: Row, body: Record<string, string>): Reply {
  const { assignedUserId: assignee } = body;
  if (assignee !== undefined && assignee !== user && data.mayNotAssign.has(user)) {
    return refused(403, 'Assignment failure: assigned user not allowed');
  }
  Object.assign(row, body);
  const type = Object.keys(data.tables).find((name) => data.tables[name]?.includes(row));
  if (assignee !== undefined) data.follows.add(`${assignee} ${type}/${row.id}`);
  return answered(shown(data, row));
}
