/** A row of any of Odoo's tables; links are numbers, what is empty is `false`. */
export type Row = Record<string, unknown> & { readonly id: number };

export interface OdooData {
  readonly version: number;
  readonly tables: Record<string, Row[]>;
  /** Models by what stands for them in an address. */
  readonly actions: ReadonlyMap<string, string>;
  /** User numbers by session. */
  readonly sessions: Map<string, number>;
  /** Numbers of users who may see no record. */
  readonly withoutAccess: Set<number>;
  /** Numbers of users who see and may change the records that they own alone. */
  readonly ownOnly: Set<number>;
}

/** The users of the company: Sam sells, Bea takes over, Nora may see nothing, Olaf sees only what is Olaf’s. */
export const PEOPLE = { sam: 7, bea: 9, nora: 11, olaf: 12 } as const;
/** Records: one with everything, one with almost nothing, one of Olaf's, a contact. */
export const RECORDS = { full: 45, sparse: 46, olafs: 49, contact: 21 } as const;

/** Returns an Odoo of a version with a few records and so many users in the company. */
export function createOdooData(version: number, users: number): OdooData {
  const named = [
    user(PEOPLE.sam, 'Sam Okafor', 'sam@seller.example'),
    user(PEOPLE.bea, 'Bea Lindqvist', 'bea@seller.example'),
    user(PEOPLE.nora, 'Nora Null', false),
    user(PEOPLE.olaf, 'Olaf Own', false),
  ];
  const others = Array.from({ length: users - named.length }, (_, index) =>
    user(1000 + index, `Person ${index}`, false),
  );
  const guest = { ...user(13, 'A portal guest', false), share: true };
  return {
    version,
    tables: {
      'res.users': [...named, guest, ...others],
      'crm.stage': [
        { id: 1, name: 'New' },
        { id: 2, name: 'Qualified' },
      ],
      'utm.source': [{ id: 3, name: 'Trade fair' }],
      'res.currency': [{ id: 1, name: 'EUR' }],
      'crm.lead': leads(version),
      'res.partner': [partner(version)],
      'mail.message': [],
      'mail.activity': [],
    },
    actions: new Map([
      ['210', 'crm.lead'],
      ['209', 'sale.order'],
      ['sales-leads', 'crm.lead'],
      ['base.action_partner_form', 'res.partner'],
    ]),
    sessions: new Map(),
    withoutAccess: new Set([PEOPLE.nora]),
    ownOnly: new Set([PEOPLE.olaf]),
  };
}

function user(id: number, name: string, email: string | false): Row {
  return { id, name, email, share: false, active: true };
}

/** Fields that a version does not have are not there at all. */
const mobile = (version: number, number: string | false) =>
  version >= 19 ? {} : { mobile: number };

function leads(version: number): Row[] {
  const empty = {
    ...{ contact_name: false, partner_name: false, function: false, email_from: false },
    ...{ phone: false, source_id: false, user_id: false, stage_id: 1 },
    ...{ expected_revenue: 0, company_currency: 1 },
  };
  return [
    {
      ...{ id: RECORDS.full, name: 'Cold chain pilot', contact_name: 'Marta Kowalczyk' },
      ...{ partner_name: 'Baltika Cold Storage', function: 'Director of Operations' },
      ...{ email_from: 'm.kowalczyk@baltika.example', phone: '+48 58 555 01 42' },
      ...{ user_id: PEOPLE.sam, stage_id: 2, source_id: 3 },
      ...{ expected_revenue: 48000, company_currency: 1 },
      ...mobile(version, false),
    },
    { ...empty, id: RECORDS.sparse, name: 'Unnamed visitor', ...mobile(version, false) },
    {
      ...{ ...empty, id: RECORDS.olafs, name: 'Of Olaf', user_id: PEOPLE.olaf },
      ...mobile(version, '+47 555'),
    },
  ];
}

function partner(version: number): Row {
  return {
    ...{ id: RECORDS.contact, name: 'Ines Duarte', commercial_company_name: 'Duarte & Filhos' },
    ...{ function: false, email: 'ines@duarte.example', phone: false, user_id: PEOPLE.sam },
    ...mobile(version, '+351 555 014'),
  };
}

/** Returns the next number of a table. */
export function nextId(rows: readonly Row[]): number {
  return (rows.at(-1)?.id ?? 100) + 1;
}
