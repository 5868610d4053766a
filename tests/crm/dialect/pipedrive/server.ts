import type { Asked } from '../asked';
import { answered, type Reply } from '../reply';
import { startDialect, type DialectServer } from '../server';
import { PIPEDRIVE } from './shapes';
import { addNote, type Account, type Activity, type Note, type User } from './data';

const API = 'https://api.pipedrive.com';

/** Developers' guide, "Pagination": 100 where nothing is asked, 500 at most, in either version. */
const LARGEST_PAGE = 500;
const STAGES: Readonly<Record<string, string>> = { 1: 'New', 2: 'Proposal made' };
const RECORD_FIELDS = ['deal_id', 'lead_id', 'person_id', 'org_id'] as const;

/** Starts the API of these accounts; whose request it is, the token says. */
export function startPipedrive(accounts: readonly Account[]): Promise<DialectServer> {
  return startDialect({
    origins: [API],
    description: 'tests/crm/dialect/pipedrive/openapi.json',
    shapes: { origin: API, of: PIPEDRIVE },
    answer: (asked) => answer(accounts, asked),
  });
}

/** A request, whose it is, and the last part of its path. */
interface Call {
  readonly account: Account;
  readonly user: User;
  readonly asked: Asked;
  readonly id: string;
  readonly body: Record<string, unknown>;
}

function answer(accounts: readonly Account[], asked: Asked): Reply {
  const token = asked.headers['x-api-token'] ?? '';
  for (const account of accounts) {
    const user = account.users.find(({ id }) => id === account.tokens.get(token));
    if (!user) continue;
    const id = asked.url.pathname.split('/').at(-1) ?? '';
    const body = (asked.body ?? {}) as Record<string, unknown>; // as the description has checked
    return answerTo({ account, user, asked, id, body });
  }
  return refusal(401, 'unauthorized access');
}

function answerTo(call: Call): Reply {
  const { account, user, asked, id } = call;
  const path = asked.url.pathname;
  // The vendor's OpenAPI descriptions of version 1 (users, notes, leads, activity types) and of
  // version 2 (deals, persons, organizations, stages, activities), by these very paths.
  if (path === '/v1/users/me') return data({ ...user, company_domain: account.domain });
  if (path === '/v1/users') return data(account.users);
  if (path === '/v1/activityTypes') {
    return data([
      { id: 1, name: 'Call', key_string: 'call', active_flag: true },
      { id: 2, name: 'Task', key_string: 'task', active_flag: true },
    ]);
  }
  if (path.startsWith('/api/v2/stages/')) return data({ id: Number(id), name: STAGES[id] });
  if (account.withoutAccess.has(user.id)) return refusal(403, 'You do not have access');
  if (path === '/v1/notes') return asked.method === 'POST' ? makeNote(call) : listNotes(call);
  if (path.startsWith('/v1/notes/')) return answerNote(call);
  if (path === '/api/v2/activities') {
    return asked.method === 'POST' ? makeActivity(call) : listActivities(call);
  }
  if (path.startsWith('/api/v2/activities/')) return changeActivity(call);
  if (path === '/api/v2/itemSearch') return searchItems(call);
  return answerRecord(call, path.split('/').at(-2) as keyof Account['rows']); // by the description
}

function answerRecord({ account, asked, id, body }: Call, kind: keyof Account['rows']): Reply {
  const row = account.rows[kind].get(id);
  if (!row) return refusal(404, 'Not found');
  if (asked.method === 'PATCH') Object.assign(row, body);
  return data(row);
}

function makeNote({ account, user, body }: Call): Reply {
  const { content, ...on } = body;
  if (RECORD_FIELDS.filter((field) => on[field] !== undefined).length !== 1) {
    return refusal(400, 'One of the parameters is required');
  }
  if (!isThere(account, on)) return refusal(404, 'Not found');
  const text = String(content);
  if (text.length > 100_000) return refusal(413, 'Content is too long');
  const note = addNote(account, on, { content: text, by: user.id, at: Date.now() });
  return data(noteJson(account, note), 201);
}

function answerNote({ account, asked, id }: Call): Reply {
  const at = account.notes.findIndex((note) => String(note.id) === id);
  const note = account.notes[at];
  if (!note) return refusal(404, 'Note not found');
  if (asked.method === 'DELETE') account.notes.splice(at, 1);
  return data(asked.method === 'DELETE' ? true : noteJson(account, note));
}

function listNotes({ account, asked }: Call): Reply {
  const query = asked.url.searchParams;
  const since = Date.parse(query.get('updated_since') ?? '1970-01-01T00:00:00Z');
  const found = account.notes
    .filter(({ at }) => Math.floor(at / 1000) * 1000 >= since)
    .map((note) => noteJson(account, note))
    .filter((note) =>
      RECORD_FIELDS.every((field) => !query.has(field) || String(note[field]) === query.get(field)),
    );
  const start = Number(query.get('start') ?? 0);
  const limit = Math.min(Number(query.get('limit')), LARGEST_PAGE);
  const isMore = found.length > start + limit;
  const pagination = {
    ...{ start, limit, more_items_in_collection: isMore },
    ...(isMore ? { next_start: start + limit } : {}),
  };
  const page = found.slice(start, start + limit);
  // What is empty is nothing at all in version 1.
  return answered({
    success: true,
    data: page.length > 0 ? page : null,
    additional_data: { pagination },
  });
}

/** A note on a deal or lead also names that one's person and organisation. */
function noteJson(account: Account, { id, content, user_id, at, on }: Note) {
  const deal = account.rows.deals.get(String(on.deal_id));
  const written = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return {
    ...{ id, content, user_id, add_time: written, update_time: written, active_flag: true },
    ...{ deal_id: null, lead_id: null, project_id: null, task_id: null },
    ...{ person_id: deal?.person_id ?? null, org_id: deal?.org_id ?? null, ...on },
    user: { name: account.users.find((one) => one.id === user_id)?.name, is_you: false },
  } as Record<string, unknown>;
}

function makeActivity({ account, body }: Call): Reply {
  const { participants, ...rest } = body;
  const [first] = (participants ?? []) as { person_id: number }[]; // as the description has checked
  const on = first ? { ...rest, person_id: first.person_id } : rest;
  if (!isThere(account, on)) return refusal(404, 'Not found');
  const activity: Activity = { ...on, id: account.activities.length + 1, done: false };
  account.activities.push(activity);
  return data(activity, 201);
}

function listActivities({ account, asked }: Call): Reply {
  const query = asked.url.searchParams;
  const found = account.activities.filter((one) =>
    RECORD_FIELDS.every((field) => !query.has(field) || String(one[field]) === query.get(field)),
  );
  const start = Number(query.get('cursor') ?? 0);
  // Small pages, so that there are some.
  const end = start + 20;
  const next_cursor = found.length > end ? String(end) : null;
  const page = found.slice(start, end);
  return answered({ success: true, data: page, additional_data: { next_cursor } });
}

function changeActivity({ account, id, body }: Call): Reply {
  const activity = account.activities.find((one) => String(one.id) === id);
  if (!activity) return refusal(404, 'Activity not found');
  Object.assign(activity, body);
  return data(activity);
}

/** "Perform a search from multiple item types": of notes it gives the records that they are on. */
function searchItems({ account, asked }: Call): Reply {
  const query = asked.url.searchParams;
  const term = (query.get('term') ?? '').toLowerCase();
  const wanted = query.get('item_types')?.split(',') ?? [];
  const items = new Map<string, { result_score: number; item: Record<string, unknown> }>();
  for (const { content, on } of account.notes.filter(({ content: text }) =>
    text.toLowerCase().includes(term),
  )) {
    for (const [field, type] of Object.entries(TYPES)) {
      const id = on[field];
      if (id === undefined || !wanted.includes(type)) continue;
      const item = { id, type, title: 'x', notes: [content] };
      items.set(JSON.stringify([type, id]), { result_score: 0.3, item });
    }
  }
  const found = [...items.values()].slice(0, Number(query.get('limit') ?? 100));
  return answered({
    success: true,
    data: { items: found },
    additional_data: { next_cursor: null },
  });
}

const TYPES = { deal_id: 'deal', lead_id: 'lead', person_id: 'person', org_id: 'organization' };

function isThere({ rows }: Account, on: Readonly<Record<string, unknown>>): boolean {
  const tables = { deal_id: rows.deals, lead_id: rows.leads, person_id: rows.persons };
  return Object.entries({ ...tables, org_id: rows.organizations }).some(([field, table]) =>
    table.has(String(on[field])),
  );
}

const data = (value: unknown, status = 200) => answered({ success: true, data: value }, status);
const refusal = (errorCode: number, error: string) =>
  answered({ success: false, error, errorCode }, errorCode);
