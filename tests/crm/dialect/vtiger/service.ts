import { answered, type Reply } from '../reply';
import { addComment, findRow, type Comment, type VtigerData } from './data';

type Words = Readonly<Record<string, string>>;

const result = (value: unknown): Reply => answered({ success: true, result: value });
const refused = (code: string, message = 'Etwas ging schief'): Reply =>
  answered({ success: false, error: { code, message } });

/** Answers a call of the web service; `cookie` is the session of the page. */
export function answerService(data: VtigerData, words: Words, cookie: string): Reply {
  if (words.operation === 'extendsession') return extend(data, cookie);
  const name = words.sessionName ?? '';
  const user = data.ended.has(name) ? undefined : data.sessions.get(name);
  if (user === undefined) return refused('INVALID_SESSIONID');
  switch (words.operation) {
    case 'describe':
      return result({ idPrefix: data.prefixes[words.elementType ?? ''] });
    case 'retrieve':
      return retrieve(data, user, words.id ?? '');
    case 'delete':
      return takeAway(data, user, words.id ?? '');
    case 'create':
      return create(data, user, words.element ?? '');
    default:
      return query(data, user, words.query ?? '');
  }
}

function extend({ sessions, prefixes, ended }: VtigerData, cookie: string): Reply {
  ended.delete(cookie);
  const user = sessions.get(cookie);
  // Seen on 8.4, in these words.
  if (user === undefined) return refused('AUTHENTICATION_FAILURE', 'Authencation Failed');
  const userId = `${prefixes.Users}x${user}`;
  return result({ sessionName: cookie, userId, version: '0.22', vtigerVersion: '8.0.0' });
}

/** Values come decoded, however they are stored. */
const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

function retrieve(data: VtigerData, user: string, id: string): Reply {
  const [, crmid = ''] = id.split('x');
  const comment = data.comments.find((one) => one.crmid === crmid);
  if (comment) return result(commentRow(data, comment));
  const found = findRow(data, crmid);
  if (!found) return refused('RECORD_NOT_FOUND');
  if (data.withoutAccess.has(user)) return refused('ACCESS_DENIED');
  const row = { ...found.row, crmid: undefined };
  const owner = `${data.prefixes.Users}x${found.row.assigned_user_id ?? ''}`;
  return result({ ...row, assigned_user_id: owner, id });
}

function create(data: VtigerData, user: string, json: string): Reply {
  const element = JSON.parse(json) as Words; // the service's own form
  const [, related = ''] = (element.related_to ?? '').split('x');
  // In other words than where one is looked for.
  if (!findRow(data, related)) return refused('REFERENCE_INVALID');
  if (data.withoutAccess.has(user)) return refused('ACCESS_DENIED');
  if (element.assigned_user_id !== `${data.prefixes.Users}x${user}`)
    return refused('ACCESS_DENIED');
  return result(commentRow(data, addComment(data, related, element.commentcontent ?? '', user)));
}

function takeAway(data: VtigerData, user: string, id: string): Reply {
  const [, crmid = ''] = id.split('x');
  const index = data.comments.findIndex((one) => one.crmid === crmid);
  if (index < 0) return refused('RECORD_NOT_FOUND');
  if (data.comments[index]?.creator !== user) return refused('ACCESS_DENIED');
  data.comments.splice(index, 1);
  return result({ status: 'successful' });
}

function commentRow({ prefixes, ...data }: VtigerData, comment: Comment) {
  const module = findRow({ prefixes, ...data }, comment.related)?.module ?? 'Calendar';
  return {
    id: `${prefixes.ModComments}x${comment.crmid}`,
    commentcontent: decoded(comment.text),
    related_to: `${prefixes[module] ?? '9'}x${comment.related}`,
    assigned_user_id: `${prefixes.Users}x${comment.creator}`,
    creator: `${prefixes.Users}x${comment.creator}`,
    createdtime: comment.created,
    modifiedtime: comment.modified,
  };
}

const quoted = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[1];

/** The limit comes first, and what the user may not see is taken out of what is left. */
function query(data: VtigerData, user: string, text: string): Reply {
  const [, from = '0', most = '100'] = /limit (\d+),(\d+);$/.exec(text) ?? [];
  const page = <Item>(items: readonly Item[]) =>
    items.slice(Number(from), Number(from) + Number(most));
  const module = quoted(text, / from (\w+) /) ?? '';
  if (module === 'Users') {
    if (!data.admins.has(user)) return refused('ACCESS_DENIED');
    return result(page([...data.users]).map(([id, name]) => userRow(data, id, name)));
  }
  if (module !== 'ModComments') {
    const id = quoted(text, / where id='\d+x(\d+)'/);
    // Of leads a query gives those alone that are not converted.
    const all = (data.modules[module] ?? []).filter(
      ({ crmid, converted }) => converted !== '1' && (id === undefined || crmid === id),
    );
    const rows = data.withoutAccess.has(user) ? [] : page(all);
    return result(rows.map(({ crmid }) => ({ id: `${data.prefixes[module]}x${crmid}` })));
  }
  const rows = page(commentsOf(data, text)).filter(() => !data.withoutAccess.has(user));
  return result(rows.map((comment) => commentRow(data, comment)));
}

function commentsOf(data: VtigerData, text: string): Comment[] {
  const related = quoted(text, /related_to='\d+x(\d+)'/);
  const since = quoted(text, /modifiedtime >= '([^']*)'/) ?? '';
  const like = (quoted(text, /like '([^']*)'/) ?? '%')
    .replace(/\./g, '\\.')
    .replace(/%/g, '[\\s\\S]*');
  const holds = new RegExp(`^${like}$`, 'i');
  return data.comments
    .filter(
      (comment) =>
        (related === undefined || comment.related === related) &&
        comment.modified >= since &&
        holds.test(decoded(comment.text)),
    )
    .toSorted((a, b) => (a.modified < b.modified ? -1 : Number(a.modified > b.modified)))
    .toSorted((a, b) => (text.includes(' desc ') ? Number(b.crmid) - Number(a.crmid) : 0));
}

function userRow({ prefixes }: VtigerData, id: string, name: string) {
  const [first = '', ...last] = name.split(' ');
  return {
    ...{ id: `${prefixes.Users}x${id}`, user_name: `u${id}` },
    first_name: first,
    last_name: last.join(' '),
  };
}
