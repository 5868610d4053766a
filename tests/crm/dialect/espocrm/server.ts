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
  const [, , , first = '', id, rest] = asked.url.pathname.split('/');
  const body = asked.body as Record<string, string>; // as the description has checked
  if (first === 'App') {
    return answered({
      user: data.tables.User?.find((row) => row.id === user),
      acl: {},
      settings: {},
    });
  }
  if (first === 'GlobalStream' || first === 'Stream') return stream(data, user, first, asked);
  if (id === undefined) {
    if (first === 'Note') return post(data, user, body as unknown as NewPost);
    return asked.method === 'POST' ? addTask(data, user, body) : list(data, user, first, asked);
  }
  const row = data.tables[first]?.find((one) => one.id === id);
  if (!row) return refused(404, 'Not found');
  if (!maySee(data, user, row)) return refused(403, 'No read access');
  if (rest === 'stream') return streamOf(data, row, first, asked);
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
  // What the stream of a record has need not say which record's.
  const bare = own.map((row) => ({ ...row, parentType: undefined, parentId: undefined }));
  return pageOf(newestFirst(bare), asked);
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
  return pageOf(newestFirst(found), asked);
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

/** EspoCRM tells nobody whether what he may not post on is hidden or gone. */
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
