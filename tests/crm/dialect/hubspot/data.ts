/** An object of any kind; every value of a property is a text. */
export interface Thing {
  readonly id: string;
  readonly properties: Record<string, string | null>;
  readonly createdAt: number;
}

export type Table = 'contacts' | 'companies' | 'deals' | 'leads' | 'notes' | 'tasks';

export interface Owner {
  readonly id: string;
  readonly userId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly type: 'PERSON' | 'QUEUE';
}

/** One customer's account. */
export interface Account {
  readonly portalId: number;
  readonly owners: Owner[];
  /** Tokens of private apps, and whether they may do what Baton asks. */
  readonly tokens: Map<string, 'all scopes' | 'no scopes'>;
  /** Users signed in to the page, by their cookie. */
  readonly sessions: Map<string, number>;
  readonly tables: Record<Table, Map<string, Thing>>;
  /** `notes 7` to `deals 45`, each way. */
  readonly links: Map<string, Set<string>>;
  /** The type of an association where it is not the plain one: `contacts 1 companies 7`. */
  readonly ties: Map<string, string>;
  /** What was merged, as `deals 45`, and the number that it answers as. */
  readonly merged: Map<string, string>;
  next: number;
}

export const PEOPLE = { sam: 9001, bea: 9002, stranger: 9999 } as const;
export const OWNERS = { sam: '41629777', bea: '41629779' } as const;
export const RECORDS = { full: '5045', sparse: '5046', contact: '512', lead: '77' } as const;

/** Returns an account with a few records and so many owners. */
export function createAccount(portalId: number, owners: number): Account {
  const account: Account = {
    portalId,
    owners: [
      owner(OWNERS.sam, PEOPLE.sam, 'Sam', 'Okafor'),
      owner(OWNERS.bea, PEOPLE.bea, 'Bea', 'Lindqvist'),
      { ...owner('41620001', 0, 'A', 'queue'), type: 'QUEUE' },
    ],
    ...{ tokens: new Map(), sessions: new Map(), links: new Map(), next: 100_000 },
    ...{ ties: new Map(), merged: new Map() },
    tables: {
      ...{ contacts: new Map(), companies: new Map(), deals: new Map() },
      ...{ leads: new Map(), notes: new Map(), tasks: new Map() },
    },
  };
  for (let index = 0; index < owners - 2; index++) {
    account.owners.push(owner(`${50_000_000 + index}`, 10_000 + index, 'Person', `${index}`));
  }
  put(account, 'contacts', RECORDS.contact, {
    ...{ firstname: 'Marta', lastname: 'Kowalczyk', jobtitle: 'Director of Operations' },
    ...{ email: 'm.kowalczyk@baltika.example', phone: '+48 58 555 01 42' },
    ...{ company: 'Baltika (typed)', hubspot_owner_id: OWNERS.bea, lifecyclestage: 'lead' },
    ...{ hs_lead_status: null, hs_analytics_source: 'OFFLINE' },
  });
  put(account, 'companies', '7', { name: 'Baltika Cold Storage', hubspot_owner_id: null });
  put(account, 'deals', RECORDS.full, {
    ...{ dealname: 'Two halls', amount: '48000', deal_currency_code: 'EUR' },
    ...{ dealstage: '991', hubspot_owner_id: OWNERS.sam, hs_analytics_source: 'PAID_SEARCH' },
  });
  put(account, 'deals', RECORDS.sparse, {
    ...{ dealname: 'Unnamed visitor', amount: null, dealstage: '990', hubspot_owner_id: null },
  });
  put(account, 'leads', RECORDS.lead, { hs_lead_name: 'Second site', hs_pipeline_stage: 'new' });
  link(account, `deals ${RECORDS.full}`, `contacts ${RECORDS.contact}`);
  link(account, `deals ${RECORDS.full}`, 'companies 7');
  link(account, `leads ${RECORDS.lead}`, `contacts ${RECORDS.contact}`);
  return account;
}

function owner(id: string, userId: number, firstName: string, lastName: string): Owner {
  const email = `${firstName}.${lastName}@seller.example`.toLowerCase();
  return { id, userId, email, firstName, lastName, type: 'PERSON' };
}

export function put(
  { tables }: Account,
  table: Table,
  id: string,
  properties: Record<string, string | null>,
  createdAt = Date.now(),
): Thing {
  const thing = { id, properties, createdAt };
  tables[table].set(id, thing);
  return thing;
}

export function link({ links }: Account, one: string, other: string): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    links.set(from, (links.get(from) ?? new Set()).add(to));
  }
}

/**
 * Merges two records into one of a new number, as the vendor's changelog says of deals ("Deals now
 * support merging"): either number answers as the new one, which has all that both were tied to, and
 * the associations of the old ones are empty.
 */
export function merge(account: Account, table: Table, ids: readonly [string, string]): string {
  const id = String(account.next++);
  const [first] = ids;
  put(account, table, id, { ...account.tables[table].get(first)?.properties });
  for (const old of ids) {
    account.tables[table].delete(old);
    account.merged.set(`${table} ${old}`, id);
    for (const other of account.links.get(`${table} ${old}`) ?? []) {
      account.links.get(other)?.delete(`${table} ${old}`);
      link(account, `${table} ${id}`, other);
    }
    account.links.delete(`${table} ${old}`);
  }
  return id;
}

/** Makes a note or task that is tied to one record, at an instant (UTC, ms). */
export function addTo(
  account: Account,
  table: 'notes' | 'tasks',
  record: string,
  properties: Record<string, string | null>,
  at = Date.now(),
): Thing {
  const id = String(account.next++);
  const made = put(account, table, id, { ...properties, hs_lastmodifieddate: `${at}` }, at);
  link(account, `${table} ${id}`, record);
  return made;
}

/** The numbers of all things of a table that something is tied to. */
export function linked({ links }: Account, from: string, table: string): string[] {
  return [...(links.get(from) ?? [])]
    .filter((one) => one.startsWith(`${table} `))
    .map((one) => one.slice(table.length + 1));
}

/**
 * What the vendor's sanitiser keeps is not published: here it keeps what every one does, and neither
 * comments nor attributes.
 */
export function sanitised(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi, (_, end: string, name: string) =>
      /^(p|br|b|strong|i|em|u|ul|ol|li|a)$/i.test(name) ? `<${end}${name.toLowerCase()}>` : '',
    );
}
