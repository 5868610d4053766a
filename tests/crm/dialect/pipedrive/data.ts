export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly active_flag: boolean;
}

/** A deal, lead, person or organisation; ids are the API's own. */
type Row = Record<string, unknown> & { owner_id: number };

export interface Note {
  readonly id: number;
  readonly content: string;
  readonly user_id: number;
  readonly at: number;
  readonly on: Readonly<Record<string, unknown>>;
}

export interface Activity extends Record<string, unknown> {
  readonly id: number;
}

/** One company's account. */
export interface Account {
  readonly domain: string;
  readonly users: User[];
  /** Users by token. */
  readonly tokens: Map<string, number>;
  /** Users who may see no record. */
  readonly withoutAccess: Set<number>;
  /** By path below `/deals/` and the like. */
  readonly rows: Record<'deals' | 'leads' | 'persons' | 'organizations', Map<string, Row>>;
  readonly notes: Note[];
  readonly activities: Activity[];
}

export const PEOPLE = { sam: 7, bea: 9, nora: 11 } as const;
export const RECORDS = { full: 45, sparse: 46 } as const;
export const LEAD = 'adf21080-0e10-11eb-879b-05d71fb426ec';

/** Returns an account with a few records and so many active users. */
export function createAccount(domain: string, users: number): Account {
  const named = [
    user(PEOPLE.sam, 'Sam Okafor'),
    user(PEOPLE.bea, 'Bea Lindqvist'),
    user(PEOPLE.nora, 'Nora Null'),
  ];
  const others = Array.from({ length: users - named.length }, (_, index) =>
    user(1000 + index, `Person ${index}`),
  );
  const person = {
    ...{ id: 70, name: 'Marta Kowalczyk', job_title: 'Director of Operations', org_id: 3 },
    emails: [
      { value: 'old@baltika.example', primary: false, label: 'work' },
      { value: 'm.kowalczyk@baltika.example', primary: true, label: 'work' },
    ],
    phones: [{ value: '+48 58 555 01 42', primary: true, label: 'work' }],
    owner_id: PEOPLE.bea,
  };
  const deal = { id: RECORDS.full, title: 'Cold storage, two halls', value: 48_000 };
  const links = { person_id: 70, org_id: 3, stage_id: 2, owner_id: PEOPLE.sam, currency: 'EUR' };
  const bare = { person_id: null, org_id: null, value: null, currency: 'EUR' };
  const lead = {
    ...{ id: LEAD, title: 'Baltika, second site', owner_id: PEOPLE.sam, source_name: 'Web forms' },
    ...{ person_id: 70, organization_id: null, value: { amount: 1200, currency: 'PLN' } },
  };
  return {
    domain,
    users: [...named, { ...user(5, 'Long Gone'), active_flag: false }, ...others],
    tokens: new Map(),
    withoutAccess: new Set([PEOPLE.nora]),
    rows: {
      deals: new Map<string, Row>([
        [`${RECORDS.full}`, { ...deal, ...links }],
        [
          `${RECORDS.sparse}`,
          {
            ...{ id: RECORDS.sparse, title: 'Unnamed visitor', ...bare },
            ...{ stage_id: 1, owner_id: PEOPLE.sam },
          },
        ],
      ]),
      leads: new Map([[LEAD, lead]]),
      persons: new Map([['70', person]]),
      organizations: new Map([
        ['3', { id: 3, name: 'Baltika Cold Storage', owner_id: PEOPLE.sam }],
      ]),
    },
    notes: [],
    activities: [],
  };
}

function user(id: number, name: string): User {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@seller.example`;
  return { id, name, email, active_flag: true };
}

type Field = 'deal_id' | 'lead_id' | 'person_id' | 'org_id';

/** What belongs to one record goes to another. */
function moveNotes({ notes }: Account, from: readonly [Field, unknown], to: object): void {
  const [field, id] = from;
  for (const [index, note] of notes.entries()) {
    if (note.on[field] === id) notes[index] = { ...note, on: { ...to } };
  }
}

/**
 * Converts a lead to a deal, as the description of version 2 has it: its notes go to the deal, and the
 * lead is marked as deleted; the deal names it to whoever asks for that field.
 */
export function convert(account: Account, leadId: string, dealId: number): void {
  const { rows } = account;
  const lead = rows.leads.get(leadId);
  rows.leads.delete(leadId);
  const deal = { id: dealId, owner_id: lead?.owner_id ?? 0, title: lead?.title };
  rows.deals.set(String(dealId), { ...deal, source_lead_id: leadId });
  moveNotes(account, ['lead_id', leadId], { deal_id: dealId });
}

/** Converts a deal to a lead; the deal is then marked as deleted. */
export function convertBack(account: Account, dealId: number, leadId: string): void {
  const deal = account.rows.deals.get(String(dealId));
  if (deal) account.rows.leads.set(leadId, { id: leadId, owner_id: deal.owner_id, title: 'x' });
  moveNotes(account, ['deal_id', dealId], { lead_id: leadId });
  Object.assign(deal ?? {}, { is_deleted: true });
}

const FIELD_OF = { deals: 'deal_id', persons: 'person_id', organizations: 'org_id' } as const;

/**
 * Merges a record into its like: the tutorial "Merging two deals" has the one removed and what belongs
 * to it kept by the other; for thirty days a record that was removed is told as deleted.
 */
export function merge(
  account: Account,
  kind: keyof typeof FIELD_OF,
  { from, into, isForgotten = false }: { from: number; into: number; isForgotten?: boolean },
): void {
  const field = FIELD_OF[kind];
  moveNotes(account, [field, from], { [field]: into });
  Object.assign(account.rows[kind].get(String(from)) ?? {}, { is_deleted: true });
  if (isForgotten) account.rows[kind].delete(String(from));
}

/** Writes a note as the API would, at an instant (UTC, ms). */
export function addNote(
  { notes }: Account,
  on: Readonly<Record<string, unknown>>,
  { content, by, at }: { content: string; by: number; at: number },
): Note {
  const note = {
    id: (notes.at(-1)?.id ?? 0) + 1,
    content: sanitised(content),
    user_id: by,
    at,
    on,
  };
  notes.push(note);
  return note;
}

/**
 * Which tags the vendor's sanitiser keeps is not published: here it keeps what every one does, and
 * neither comments nor attributes.
 */
function sanitised(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi, (_, end: string, name: string) =>
      /^(p|br|b|strong|i|em|u|ul|ol|li|a)$/i.test(name) ? `<${end}${name.toLowerCase()}>` : '',
    );
}
