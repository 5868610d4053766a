import type { Asked } from '../asked';
import { answered, emptyAnswer, movedTo, type Reply } from '../reply';
import { startDialect, type DialectServer } from '../server';
import { ZOHO } from './shapes';
import { addNote, sessionOf, type Note, type Org, type Row } from './data';

const PAGE = 200;
/** So many rows are given by the number of their page; those after them by a token alone. */
const MOST_BY_NUMBER = 2000;
const LONGEST_CONTENT = 65_535;

/** Starts the organisations of one origin. */
export function startZoho(orgs: readonly Org[], origin: string): Promise<DialectServer> {
  return startDialect({
    origins: [origin],
    description: 'tests/crm/dialect/zoho/openapi.json',
    shapes: { origin, of: ZOHO },
    answer: (asked) => answer(orgs, asked),
  });
}

function answer(orgs: readonly Org[], asked: Asked): Reply {
  const org = orgs.find(({ number }) => number === asked.headers['x-crm-org']);
  const isSignedIn = orgs.some((one) => sessionOf(one, asked.cookies));
  if (!isSignedIn) return movedTo('https://accounts.zoho.com/signin?servicename=ZohoCRM');
  const session = org && sessionOf(org, asked.cookies);
  if (!org || !session) return problem(401, 'AUTHENTICATION_FAILURE');
  if (asked.headers['x-zcsrf-token'] !== `crmcsrfparam=${session.proof}`) {
    return problem(400, 'INVALID_REQUEST');
  }
  const [, first = '', id, last] =
    /^\/crm\/v8\/(\w+)(?:\/(\d+)(?:\/(Notes|actions\/change_owner))?)?$/.exec(asked.url.pathname) ??
    [];
  if (first === 'users') return users(org, session.user, asked);
  if (org.withoutRights.has(session.user)) {
    return problem(403, 'NO_PERMISSION', { permissions: [`Crm_Implied_View_${first}`] });
  }
  if (first === 'Notes' && id !== undefined) return answerNote(org, asked, id);
  if (first === 'Notes') return notesOf(org, asked, () => true, true);
  const row = org.modules[first]?.get(id ?? '');
  // API reference, "Get records": `converted` is false where it is not asked.
  const isShown = row && (row.$converted !== true || asked.url.searchParams.has('converted'));
  if (last === undefined) return isShown ? answered({ data: [row] }) : emptyAnswer(204);
  if (!row) return problem(400, 'INVALID_DATA', { resource_path_index: 1 });
  if (last === 'Notes' && asked.method === 'GET') {
    return notesOf(org, asked, (note) => note.on === id, org.tokensEverywhere);
  }
  const { user } = session;
  return last === 'Notes'
    ? makeNote(org, asked, { module: first, on: id ?? '', by: user })
    : changeOwner(org, row, asked);
}

function answerNote(org: Org, { method }: Asked, id: string): Reply {
  const at = org.notes.findIndex((note) => note.id === id);
  const note = org.notes[at];
  // "Delete notes": a number that is no note's is among the errors; to read one gives nothing.
  if (!note && method === 'DELETE') {
    return answered({ data: [{ ...problemOf('INVALID_DATA'), details: { id } }] }, 400);
  }
  if (!note) return emptyAnswer(204);
  if (method !== 'DELETE') return answered({ data: [shown(org, note)] });
  org.notes.splice(at, 1);
  return answered({ data: [{ code: 'SUCCESS', status: 'success', details: { id } }] });
}

function users(org: Org, me: string, { url }: Asked): Reply {
  const isMine = url.searchParams.get('type') === 'CurrentUser';
  const found = isMine ? org.users.filter(({ id }) => id === me) : org.users;
  return paged(url, found, { name: 'users', tokens: false });
}

function notesOf(
  org: Org,
  { url }: Asked,
  isMeant: (note: Note) => boolean,
  tokens: boolean,
): Reply {
  const { sort_by: by, sort_order: order } = Object.fromEntries(url.searchParams);
  const sign = order === 'desc' ? -1 : 1;
  const isFirst = (one: Note, other: Note) =>
    by === 'id' ? one.id < other.id : changeOf(one) < changeOf(other);
  const found = org.notes
    .filter(isMeant)
    .sort((one, other) => sign * (isFirst(one, other) ? -1 : Number(isFirst(other, one))));
  return paged(
    url,
    found.map((note) => shown(org, note)),
    { name: 'data', tokens },
  );
}

const changeOf = ({ at, changed = at }: Note) => changed;

function shown(org: Org, note: Note): Row {
  const { id, content, by, at, module, on } = note;
  const text = org.escapes
    ? content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    : content;
  return {
    ...{ id, Note_Content: text, Note_Title: null, Created_By: person(org, by) },
    ...{ Created_Time: stamp(at), Modified_Time: stamp(changeOf(note)) },
    Parent_Id: { id: on, name: 'x', module: { api_name: module, id: '1' } },
  };
}

function paged(
  url: URL,
  rows: readonly unknown[],
  { name, tokens }: { readonly name: string; readonly tokens: boolean },
): Reply {
  const token = url.searchParams.get('page_token');
  const page = Number(url.searchParams.get('page') ?? 1);
  const start = token === null ? (page - 1) * PAGE : Number(token.slice('after-'.length));
  if (tokens && token === null && start >= MOST_BY_NUMBER) {
    return problem(400, 'DISCRETE_PAGINATION_LIMIT_EXCEEDED', { limit: MOST_BY_NUMBER });
  }
  const end = start + PAGE;
  const found = rows.slice(start, end);
  if (found.length === 0) return emptyAnswer(204);
  const more_records = end < rows.length;
  const next_page_token = more_records && tokens ? `after-${end}` : null;
  const info = { page, per_page: PAGE, count: found.length, more_records };
  return answered({ [name]: found, info: { ...info, ...(tokens && { next_page_token }) } });
}

function makeNote(org: Org, asked: Asked, at: Omit<Note, 'id' | 'at' | 'content'>): Reply {
  const { data } = asked.body as { data: [{ Note_Content: string }] }; // as the description has checked
  const content = data[0].Note_Content;
  if (content.length > LONGEST_CONTENT) {
    const details = { api_name: 'Note_Content', maximum_length: LONGEST_CONTENT };
    return answered({ data: [{ ...problemOf('INVALID_DATA'), details }] }, 400);
  }
  const { id, at: made } = addNote(org, { ...at, content });
  const details = { id, Created_Time: stamp(made), Created_By: person(org, at.by) };
  return answered(
    { data: [{ code: 'SUCCESS', status: 'success', message: 'made', details }] },
    201,
  );
}

function changeOwner(org: Org, row: Row, asked: Asked): Reply {
  const { owner } = asked.body as { owner: { id: string } }; // as the description has checked
  if (!org.users.some(({ id }) => id === owner.id)) {
    const details = { api_name: 'id', json_path: '$.owner.id', owner_status: 'inactive' };
    return problem(400, 'INVALID_DATA', details);
  }
  row.Owner = person(org, owner.id);
  const done = { code: 'SUCCESS', status: 'success', message: 'changed', details: { id: row.id } };
  // Three editions of the vendor's description, three answers.
  const answers = { top: done, listed: { data: [done] }, empty: { data: [] } };
  return answered(answers[org.ownerAnswer], org.ownerAnswer === 'top' ? 200 : 202);
}

function person({ users: all }: Org, id: string) {
  return { id, name: all.find((user) => user.id === id)?.full_name ?? '' };
}

/** An instant as the API writes them, in the zone of the organisation. */
function stamp(at: number): string {
  const halfPastFive = 5.5 * 3_600_000;
  return new Date(at + halfPastFive).toISOString().replace(/\.\d+Z$/, '+05:30');
}

const problemOf = (code: string) => ({ status: 'error', code, message: 'refused' });

function problem(status: number, code: string, details: Row = {}): Reply {
  return answered({ ...problemOf(code), details }, status);
}
