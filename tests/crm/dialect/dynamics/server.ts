import type { Asked } from '../asked';
import { answered, emptyAnswer, type Reply } from '../reply';
import { startDialect, type DialectServer } from '../server';
import { addNote, guid, link, type Org, type Row, stampOf, TABLES } from './data';
import { readFilter } from './filter';

export const SESSION = 'CrmOwinAuth';
const API = '/api/data/v9.2';
const LONGEST_NOTE = 100_000;
const LONGEST_DESCRIPTION = 2000;

/** Starts an organisation at its origin. */
export function startDynamics(org: Org, origin: string): Promise<DialectServer> {
  return startDialect({
    origins: [origin],
    description: 'tests/crm/dialect/dynamics/openapi.json',
    answer: (asked) => answer(org, asked),
  });
}

/** Web API reference of Dataverse 9.2: WhoAmI, retrieve, query, upsert and delete of a row. */
function answer(org: Org, asked: Asked): Reply {
  const user = org.sessions.get(asked.cookies.get(SESSION) ?? '');
  if (user === undefined) return refusal(401, '0x80060400', 'ExpiredAuthTicket');
  const path = asked.url.pathname.slice(API.length);
  if (path === '/WhoAmI') return answered({ UserId: user.toUpperCase(), OrganizationId: guid(0) });
  const [, set = '', id] = /^\/(\w+)(?:\(([0-9a-f-]+)\))?$/.exec(path) ?? [];
  const rows = org.sets[set];
  if (!rows) return refusal(404, '0x80060888', 'Resource not found for the segment');
  if (set !== 'systemusers' && org.withoutRights.has(user)) {
    return refusal(403, '0x80040220', 'PrincipalPrivilegeDenied');
  }
  if (asked.method === 'DELETE') {
    return rows.delete(id ?? '') ? emptyAnswer(204) : refusal(404, '0x80040217', 'Does Not Exist');
  }
  if (asked.method === 'PATCH') return change(org, user, asked, { set, id: id ?? '' });
  if (asked.method === 'POST') return makeTask(org, asked.body as Row); // by the description
  if (id === undefined) return list(rows, asked);
  const row = rows.get(id);
  return row ? answered(row) : refusal(404, '0x80040217', 'Entity Does Not Exist');
}

function list(rows: Map<string, Row>, { url, headers }: Asked): Reply {
  const holds = readFilter(url.searchParams.get('$filter') ?? '');
  const [order = ''] = (url.searchParams.get('$orderby') ?? '').split(' ');
  const found = [...rows.values()]
    .filter(holds)
    .sort((one, other) =>
      String(one[order]) < String(other[order]) ? -1 : Number(one[order] !== other[order]),
    );
  const [, size = '5000'] = /odata\.maxpagesize=(\d+)/.exec(headers.prefer ?? '') ?? [];
  const start = Number(url.searchParams.get('$skiptoken') ?? 0);
  const end = start + Number(size);
  const next = new URL(url);
  next.searchParams.set('$skiptoken', String(end));
  const more = found.length > end ? { '@odata.nextLink': next.href } : {};
  return answered({ value: found.slice(start, end), ...more });
}

interface At {
  readonly set: string;
  readonly id: string;
}

/** A PATCH makes what is not there and changes what is, unless a condition forbids one of the two. */
function change(org: Org, user: string, { headers, body }: Asked, { set, id }: At): Reply {
  const row = org.sets[set]?.get(id);
  const columns = body as Row; // as the description has checked
  if (row && headers['if-none-match'] === '*') return refusal(412, '0x80060891', 'DuplicateRecord');
  if (!row && headers['if-match'] === '*') return refusal(404, '0x80040217', 'Does Not Exist');
  if (!row) return makeNote(org, user, id, columns);
  if (set === 'tasks' && row.statecode !== 0) return refusal(403, '0x80040203', 'Read-only');
  // A lead that was qualified is closed: nobody changes it any more.
  if (set === 'leads' && row.statecode === 1) {
    return refusal(403, '0x80040203', 'This lead is in an inactive state');
  }
  const given = idOf(columns['ownerid@odata.bind']);
  const name = String(org.sets.systemusers?.get(given ?? '')?.fullname);
  if (given !== undefined) Object.assign(row, link('_ownerid_value', given, name, 'systemuser'));
  if (columns.statecode !== undefined) row.statecode = columns.statecode;
  return emptyAnswer(204);
}

function makeNote(org: Org, by: string, id: string, columns: Row): Reply {
  const notetext = String(columns.notetext);
  const target = targetOf(org, columns, /^objectid_(\w+)@odata\.bind$/);
  if (!target) return refusal(404, '0x80040217', 'Entity Does Not Exist');
  if (notetext.length > LONGEST_NOTE) return refusal(413, '0x80044331', 'Too long');
  addNote(org, { id, notetext, on: target.id, table: target.table, by });
  return emptyAnswer(204);
}

function makeTask(org: Org, columns: Row): Reply {
  const target = targetOf(org, columns, /^regardingobjectid_(\w+)_task@odata\.bind$/);
  if (!target) return refusal(404, '0x80040217', 'Entity Does Not Exist');
  const { subject, description } = columns;
  if (String(description).length > LONGEST_DESCRIPTION)
    return refusal(400, '0x80044331', 'Too long');
  const activityid = guid(0xaa0000 + (org.sets.tasks?.size ?? 0));
  const row = {
    ...{ activityid, subject, description, statecode: 0, createdon: stampOf(org) },
    ...{ _regardingobjectid_value: target.id, scheduledend: columns.scheduledend },
  };
  org.sets.tasks?.set(activityid, row);
  return answered(row, 201);
}

function targetOf({ sets }: Org, columns: Row, binding: RegExp) {
  for (const [name, value] of Object.entries(columns)) {
    const [, table = ''] = binding.exec(name) ?? [];
    const id = idOf(value);
    const set = TABLES[table]?.set ?? '';
    if (id !== undefined && sets[set]?.has(id) && String(value).startsWith(`/${set}(`)) {
      return { table, id };
    }
  }
  return undefined;
}

function idOf(bound: unknown): string | undefined {
  return /\(([0-9a-f-]+)\)$/.exec(String(bound))?.[1];
}

function refusal(status: number, code: string, message: string): Reply {
  return answered({ error: { code, message } }, status);
}
