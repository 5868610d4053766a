import type { Asked } from '../asked';
import { answered, emptyAnswer, type Reply } from '../reply';
import { startDialect, type DialectServer } from '../server';
import { HUBSPOT } from './shapes';
import { addTo, linked, sanitised, type Account, type Owner, type Table, type Thing } from './data';

const API = 'https://api.hubapi.com';
/** Of the cookies of the page, the one that it is signed in by, as far as anybody outside knows. */
export const SESSION = 'hubspotapi';

/** What the vendor numbers its own associations with; those of leads are told by its labels alone. */
const TIES: Readonly<Record<string, { table: 'notes' | 'tasks'; to: Table }>> = {
  ...{ 202: { table: 'notes', to: 'contacts' }, 190: { table: 'notes', to: 'companies' } },
  ...{ 214: { table: 'notes', to: 'deals' }, 855: { table: 'notes', to: 'leads' } },
  ...{ 204: { table: 'tasks', to: 'contacts' }, 192: { table: 'tasks', to: 'companies' } },
  ...{ 216: { table: 'tasks', to: 'deals' }, 646: { table: 'tasks', to: 'leads' } },
};
const LARGEST_SEARCH = 10_000;
/** How many associations one answer holds. */
const LINKS_PER_PAGE = 500;

/**
 * The dated edition 2026-09 of the vendor's specification collection: CRM objects, owners, pipelines,
 * properties, associations and account information, each a file of its own.
 */
const EDITION = '2026-09';

/** Starts the API and the page's own origin, for one account. */
export function startHubspot(account: Account, pageOrigin: string): Promise<DialectServer> {
  return startDialect({
    origins: [API, pageOrigin],
    description: 'tests/crm/dialect/hubspot/openapi.json',
    shapes: { origin: API, of: HUBSPOT },
    answer: (asked) =>
      asked.url.origin === pageOrigin ? answerPage(account, asked) : answerApi(account, asked),
  });
}

/** The page's own calls know a user by the cookie, and want the account in each address. */
function answerPage(account: Account, { cookies, url }: Asked): Reply {
  const user = account.sessions.get(cookies.get(SESSION) ?? '');
  if (user === undefined || url.searchParams.get('portalId') !== String(account.portalId)) {
    return refusal(401, 'INVALID_AUTHENTICATION');
  }
  return answered({ portal: { portal_id: account.portalId }, user: { user_id: user } });
}

function answerApi(account: Account, asked: Asked): Reply {
  const [, token = ''] = /^Bearer (.+)$/.exec(asked.headers.authorization ?? '') ?? [];
  const scopes = account.tokens.get(token);
  if (!scopes) return refusal(401, 'INVALID_AUTHENTICATION');
  const { pathname } = asked.url;
  // Account information: details.
  if (pathname === `/account-info/${EDITION}/details`) return answered(details(account));
  if (scopes === 'no scopes') return refusal(403, 'MISSING_SCOPES');
  // Owners: a page, and one by its number or its user's.
  if (pathname.startsWith(`/crm/owners/${EDITION}`)) return answerOwners(account, asked.url);
  // Pipelines: all of a kind.
  if (pathname === `/crm/pipelines/${EDITION}/deals`) return answered({ results: [PIPELINE] });
  if (pathname === `/crm/pipelines/${EDITION}/leads`) return answered({ results: [LEADS] });
  // Properties: batch read.
  if (pathname.startsWith('/crm/properties/')) {
    return batchOf(PROPERTIES, PROPERTIES.length);
  }
  // Associations: batch read and labels; the list of one record's is no longer among them.
  if (pathname.startsWith('/crm/associations/')) return answerLinks(account, asked);
  return answerObjects(account, asked);
}

/** When all of an account was made that nobody here asks the time of. */
const ONCE = { createdAt: '2026-01-05T09:00:00.000Z', updatedAt: '2026-01-05T09:00:00.000Z' };

const details = ({ portalId }: Account) => ({
  ...{ portalId, accountType: 'STANDARD', timeZone: 'Europe/Warsaw', companyCurrency: 'EUR' },
  ...{ additionalCurrencies: [], utcOffset: '+01:00', utcOffsetMilliseconds: 3_600_000 },
  ...{ uiDomain: 'app.hubspot.com', dataHostingLocation: 'eu1' },
});

const pipelineOf = (stages: Readonly<Record<string, string>>) => ({
  ...{ id: 'default', label: 'Sales', displayOrder: 0, archived: false, ...ONCE },
  stages: Object.entries(stages).map(([id, label], displayOrder) => ({
    ...{ id, label, displayOrder, archived: false, metadata: {}, ...ONCE },
  })),
});
const PIPELINE = pipelineOf({ 990: 'New', 991: 'Proposal made' });
const LEADS = pipelineOf({ new: 'Not contacted yet' });

const described = (name: string, value: string, label: string) => ({
  ...{ name, label: name, type: 'enumeration', fieldType: 'select', description: '' },
  ...{ groupName: 'information', options: [{ value, label, hidden: false, displayOrder: 0 }] },
});
const PROPERTIES = [
  described('lifecyclestage', 'lead', 'Interested'),
  described('hs_analytics_source', 'PAID_SEARCH', 'Paid search'),
];

/** What was done for many; the status tells whether it was for all. */
function batchOf(results: readonly unknown[], wanted: number): Reply {
  const at = new Date().toISOString();
  const done = { status: 'COMPLETE', results, startedAt: at, completedAt: at };
  const missing = wanted - results.length;
  if (missing === 0) return answered(done);
  const error = {
    ...{ status: 'error', category: 'OBJECT_NOT_FOUND', message: 'Some are not there' },
    context: {},
  };
  return answered({ ...done, numErrors: missing, errors: [error] }, 207);
}

const ownerJson = (owner: Owner) => ({ ...owner, archived: false, ...ONCE });

function answerOwners({ owners }: Account, { pathname, searchParams }: URL): Reply {
  const id = pathname.split('/')[4];
  if (id !== undefined) {
    const isUser = searchParams.get('idProperty') === 'userId';
    const found = owners.find((one) => (isUser ? String(one.userId) : one.id) === id);
    return found ? answered(ownerJson(found)) : refusal(404, 'OBJECT_NOT_FOUND');
  }
  const { page, paging } = pageOfList(owners, searchParams);
  return answered({ results: page.map(ownerJson), ...paging });
}

const PLAIN = { category: 'HUBSPOT_DEFINED', typeId: 214, label: null };

function answerLinks(account: Account, { url, body }: Asked): Reply {
  const [, , , , from = '', to = '', action] = url.pathname.split('/');
  if (action === 'labels') {
    const entries = Object.entries(TIES).filter(([, tie]) => tie.table === from && tie.to === to);
    const types = entries.map(([typeId]) => Number(typeId));
    return answered({
      results: [
        ...types.map((typeId) => ({ category: 'HUBSPOT_DEFINED', typeId, label: null })),
        { category: 'USER_DEFINED', typeId: 12, label: 'Ours' },
      ],
    });
  }
  const { inputs } = body as { inputs: { id: string; after?: string }[] }; // as the description has checked
  const results = inputs.flatMap(({ id, after = '0' }) => {
    const all = linked(account, `${from} ${id}`, to);
    const end = Number(after) + LINKS_PER_PAGE;
    const page = all.slice(Number(after), end).map((toObjectId) => ({
      ...{ toObjectId, associationTypes: [PLAIN] },
    }));
    const paging = all.length > end ? { paging: { next: { after: String(end) } } } : {};
    return page.length > 0 ? [{ from: { id }, to: page, ...paging }] : [];
  });
  // What is tied to nothing is among the errors of a partial success: NO_ASSOCIATIONS_FOUND.
  return batchOf(results, inputs.length);
}

function answerObjects(account: Account, asked: Asked): Reply {
  const [, , , , table = 'notes', id, action] = asked.url.pathname.split('/');
  const rows = account.tables[table as Table]; // as the description has checked
  const body = asked.body as never;
  if (id === 'search') return search(account, body);
  if (id === 'batch' && action === 'read') return readBatch(rows, body);
  if (id === undefined) return make(account, table as 'notes' | 'tasks', body);
  const found = rows.get(account.merged.get(`${table} ${id}`) ?? id);
  if (!found) return refusal(404, 'OBJECT_NOT_FOUND');
  if (asked.method === 'DELETE') {
    rows.delete(id);
    return emptyAnswer(204);
  }
  if (asked.method === 'PATCH') {
    Object.assign(found.properties, (body as Pick<Thing, 'properties'>).properties);
  }
  return answered({ ...json(found), ...associationsOf(account, `${table} ${found.id}`) });
}

const ONE: Readonly<Record<string, string>> = {
  ...{ contacts: 'contact', companies: 'company', deals: 'deal', leads: 'lead' },
};

function associationsOf(account: Account, from: string) {
  const listed = (table: Table) => {
    const results = linked(account, from, table).map((id) => ({
      id,
      type:
        account.ties.get(`${from} ${table} ${id}`) ??
        `${ONE[from.split(' ')[0] ?? '']}_to_${ONE[table]}`,
    }));
    return results.length > 0 ? { [table]: { results } } : {};
  };
  const associations = { ...listed('contacts'), ...listed('companies') };
  return Object.keys(associations).length > 0 ? { associations } : {};
}

interface Making {
  readonly properties: Record<string, string>;
  readonly associations: readonly {
    readonly to: { readonly id: string };
    readonly types: readonly { readonly associationTypeId: number }[];
  }[];
}

function make(account: Account, table: 'notes' | 'tasks', { properties, associations }: Making) {
  const [first] = associations;
  const tie = TIES[first?.types[0]?.associationTypeId ?? 0];
  if (!first || tie?.table !== table || !account.tables[tie.to].has(first.to.id)) {
    return refusal(400, 'VALIDATION_ERROR');
  }
  const { hs_note_body: note = '' } = properties;
  if (note.length > 65_536) return refusal(400, 'VALIDATION_ERROR');
  const kept = table === 'notes' ? { ...properties, hs_note_body: sanitised(note) } : properties;
  return answered(json(addTo(account, table, `${tie.to} ${first.to.id}`, kept)), 201);
}

/** In no order that anybody promised. */
function readBatch(rows: Map<string, Thing>, { inputs }: { inputs: { id: string }[] }): Reply {
  const found = inputs.flatMap(({ id }) => rows.get(id) ?? []);
  const results = found.map(json).reverse();
  return batchOf(results, inputs.length);
}

interface Search {
  readonly filterGroups: readonly [{ readonly filters: readonly [{ readonly value: string }] }];
  readonly limit: number;
  readonly after: string;
}

function search({ tables }: Account, { filterGroups, limit, after }: Search): Reply {
  const start = Number(after);
  if (start + limit > LARGEST_SEARCH) return refusal(400, 'VALIDATION_ERROR');
  const changedAt = ({ properties }: Thing) => Number(properties.hs_lastmodifieddate);
  const found = [...tables.notes.values()]
    .filter((note) => changedAt(note) >= Number(filterGroups[0].filters[0].value))
    .sort((one, other) => changedAt(one) - changedAt(other));
  const end = start + limit;
  const paging = found.length > end ? { paging: { next: { after: String(end) } } } : {};
  const results = found.slice(start, end).map((note) => {
    const at = new Date(changedAt(note)).toISOString();
    return { ...json(note), properties: { ...note.properties, hs_lastmodifieddate: at } };
  });
  return answered({ total: found.length, results, ...paging });
}

function pageOfList<Item>(items: readonly Item[], query: URLSearchParams) {
  const start = Number(query.get('after') ?? 0);
  const end = start + Number(query.get('limit'));
  const paging = items.length > end ? { paging: { next: { after: String(end) } } } : {};
  return { page: items.slice(start, end), paging };
}

function json({ id, properties, createdAt }: Thing) {
  const at = new Date(createdAt).toISOString();
  return { id, properties, createdAt: at, updatedAt: at, archived: false };
}

function refusal(status: number, category: string): Reply {
  return answered({ status: 'error', message: category, correlationId: 'x', category }, status);
}
