import type { Asked } from '../asked';
import { answered, emptyAnswer, type Reply } from '../reply';
import { startDialect, type DialectServer } from '../server';
import { insert, type Org, type Row } from './data';
import { runQuery } from './soql';

/** A real one gives 2,000. */
const ROWS_PER_PAGE = 500;
const LONGEST_BODY = 32_000;
const LONGEST_TITLE = 80;

/** Starts the API of an organisation at its My Domain. */
export function startSalesforce(org: Org, apiOrigin: string): Promise<DialectServer> {
  const pages = new Map<string, Row[]>();
  return startDialect({
    origins: [apiOrigin],
    description: 'tests/crm/dialect/salesforce/openapi.json',
    answer: (asked) => answer(org, pages, asked),
  });
}

function answer(org: Org, pages: Map<string, Row[]>, asked: Asked): Reply {
  const [, sid = ''] = /^Bearer (.+)$/.exec(asked.headers.authorization ?? '') ?? [];
  const user = org.sessions.get(sid);
  const { pathname, searchParams } = asked.url;
  if (user === undefined) {
    // "OpenID Connect, UserInfo endpoint: errors" of the vendor's help, and jsforce issue 736; all
    // else is the REST API guide, "Status codes and error responses".
    return pathname === '/services/oauth2/userinfo'
      ? { status: 403, html: 'Bad_OAuth_Token' }
      : refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  }
  if (org.withoutApi.has(user)) return refusal(403, 'API_DISABLED_FOR_ORG');
  if (pathname === '/services/oauth2/userinfo') return userInfo(org, user);
  const soql = searchParams.get('q');
  // REST API guide, "QueryAll": rows that were deleted by a merge are among its answers.
  const isAll = pathname.endsWith('/queryAll/');
  if (soql !== null) {
    return pageOfRows(pages, runQuery(isAll ? org.deleted : org.objects, soql), 'first');
  }
  const parts = pathname.split('/');
  const locator = parts[5] ?? '';
  if (parts[4] === 'query') return pageOfRows(pages, pages.get(locator) ?? [], locator);
  return answerRow(org, user, asked, { object: parts[5] ?? '', id: parts[6] });
}

function userInfo({ objects }: Org, user: string): Reply {
  const found = objects.User?.find(({ Id }) => Id === user);
  return answered({
    ...{ user_id: user, organization_id: '00D5g00000AcmeOEAR', name: found?.Name },
    ...{ email: found?.Email, zoneinfo: 'Europe/Warsaw' },
  });
}

/** What is left of a query is fetched from the address that the page before names. */
function pageOfRows(pages: Map<string, Row[]>, rows: Row[], locator: string): Reply {
  const records = rows.slice(0, ROWS_PER_PAGE);
  const rest = rows.slice(ROWS_PER_PAGE);
  const next = `01g${pages.size}-${locator.length}`;
  if (rest.length > 0) pages.set(next, rest);
  const more = { nextRecordsUrl: `/services/data/v66.0/query/${next}` };
  const done = rest.length === 0;
  return answered({ totalSize: rows.length, done, ...(done ? {} : more), records });
}

interface At {
  readonly object: string;
  readonly id: string | undefined;
}

function answerRow(org: Org, user: string, asked: Asked, { object, id }: At): Reply {
  const body = (asked.body ?? {}) as Record<string, unknown>; // as the description has checked
  if (id === undefined) return make(org, user, object as 'Note' | 'Task', body);
  const row = org.objects[object]?.find(({ Id }) => Id === id);
  // REST API guide: what is in the bin answers so, and what never was NOT_FOUND.
  if (org.deleted[object]?.some(({ Id }) => Id === id)) {
    return refusal(404, 'ENTITY_IS_DELETED', 'entity is deleted');
  }
  if (!row) return refusal(404, 'NOT_FOUND');
  if (asked.method === 'DELETE') {
    org.objects[object] = org.objects[object]?.filter((one) => one !== row) ?? [];
    return emptyAnswer(204);
  }
  // SOAP API guide, status codes: a lead that was converted is changed by nobody any more.
  if (asked.method === 'PATCH' && row.IsConverted === true) {
    return refusal(400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
  }
  if (asked.method === 'PATCH') {
    const closed = body.Status === 'Erledigt' ? { IsClosed: true } : {};
    if (object === 'Task' && !closed.IsClosed) return refusal(400, 'INVALID_STATUS');
    Object.assign(row, body, closed);
    return emptyAnswer(204);
  }
  const fields = asked.url.searchParams.get('fields')?.split(',');
  const picked = fields && Object.fromEntries(fields.map((field) => [field, row[field]]));
  return answered({ attributes: { type: object }, Id: row.Id, ...(picked ?? row) });
}

function make(
  org: Org,
  user: string,
  object: 'Note' | 'Task',
  body: Record<string, unknown>,
): Reply {
  const parent = body.ParentId ?? body.WhoId ?? body.WhatId;
  const isThere = ['Lead', 'Contact', 'Account', 'Opportunity'].some((one) =>
    org.objects[one]?.some(({ Id }) => Id === parent),
  );
  // Whether it is gone or only hidden the answer does not say.
  if (!isThere) return refusal(400, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
  const [text = '', title = ''] = [body.Body, body.Title].map((one) => one as string | undefined);
  if (text.length > LONGEST_BODY || title.length > LONGEST_TITLE) {
    return refusal(400, 'STRING_TOO_LONG');
  }
  const row = insert(org, object, { ...body, IsClosed: false }, user);
  return answered({ id: row.Id, success: true, errors: [] }, 201);
}

function refusal(status: number, errorCode: string, message = errorCode): Reply {
  return answered([{ message, errorCode, fields: [] }], status);
}
