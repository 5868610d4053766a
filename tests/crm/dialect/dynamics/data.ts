/** A row of any table; links are columns as `_ownerid_value`. */
export type Row = Record<string, unknown>;

export interface Org {
  /** By set, then by id. */
  readonly sets: Record<string, Map<string, Row>>;
  /** Users by the cookie that the page is signed in by. */
  readonly sessions: Map<string, string>;
  /** Users who have no right to read records. */
  readonly withoutRights: Set<string>;
  /** The instant of the last row (UTC, ms): rows are told apart by when they were made. */
  clock: number;
}

export const PEOPLE = {
  sam: '00000000-0000-4000-8000-000000000007',
  bea: '00000000-0000-4000-8000-000000000009',
  nora: '00000000-0000-4000-8000-000000000011',
} as const;
export const RECORDS = {
  lead: 'ed975ea3-531c-e511-80d8-3863bb3ce2c8',
  sparse: 'ed975ea3-531c-e511-80d8-3863bb3ce2c9',
  missing: 'ed975ea3-531c-e511-80d8-000000000000',
  contact: 'aa975ea3-531c-e511-80d8-3863bb3ce2c8',
  opportunity: 'bb975ea3-531c-e511-80d8-3863bb3ce2c8',
  account: 'cc975ea3-531c-e511-80d8-3863bb3ce2c8',
} as const;

/** The tables that records are in, with the column that their ids are in. */
export const TABLES: Readonly<Record<string, { readonly set: string; readonly key: string }>> = {
  lead: { set: 'leads', key: 'leadid' },
  contact: { set: 'contacts', key: 'contactid' },
  opportunity: { set: 'opportunities', key: 'opportunityid' },
  account: { set: 'accounts', key: 'accountid' },
};

const LABEL = '@OData.Community.Display.V1.FormattedValue';
const TABLE = '@Microsoft.Dynamics.CRM.lookuplogicalname';

/** A link to a row, as the API shows it with its annotations. */
export function link(column: string, id: string, name: string, table: string): Row {
  return { [column]: id, [column + LABEL]: name, [column + TABLE]: table };
}
const owner = (id: string, name: string) => link('_ownerid_value', id, name, 'systemuser');

/** Returns an organisation with a few records and so many enabled users. */
export function createOrg(users: number): Org {
  const people = [
    user(PEOPLE.sam, 'Sam Okafor'),
    user(PEOPLE.bea, 'Bea Lindqvist'),
    user(PEOPLE.nora, 'Nora Null'),
    { ...user(guid(1), 'Long Gone'), isdisabled: true },
    { ...user(guid(2), '# A program'), accessmode: 4 },
    ...Array.from({ length: users - 3 }, (_, index) => user(guid(1000 + index), `Person ${index}`)),
  ];
  const baltika = link(
    '_parentaccountid_value',
    RECORDS.account,
    'Baltika Cold Storage',
    'account',
  );
  const marta = link('_parentcontactid_value', RECORDS.contact, 'Marta Kowalczyk', 'contact');
  return {
    sets: {
      systemusers: byKey('systemuserid', people),
      leads: byKey('leadid', [
        {
          ...{
            leadid: RECORDS.lead,
            fullname: 'Marta Kowalczyk',
            jobtitle: 'Director of Operations',
          },
          ...{ companyname: 'Baltika Cold Storage', telephone1: '+48 58 555 01 42' },
          ...{ emailaddress1: 'm.kowalczyk@baltika.example', estimatedamount: 48_000 },
          ...{ [`estimatedamount${LABEL}`]: '€48,000.00', statuscode: 2, leadsourcecode: 7 },
          ...{ [`statuscode${LABEL}`]: 'Contacted', [`leadsourcecode${LABEL}`]: 'Trade Show' },
          ...owner(PEOPLE.sam, 'Sam Okafor'),
        },
        {
          ...{ leadid: RECORDS.sparse, fullname: 'Unnamed visitor', companyname: null },
          ...{ statuscode: 1, [`statuscode${LABEL}`]: 'New', emailaddress1: '' },
        },
      ]),
      contacts: byKey('contactid', [
        {
          ...{ contactid: RECORDS.contact, fullname: 'Marta Kowalczyk' },
          ...{ emailaddress1: 'm.kowalczyk@baltika.example', jobtitle: 'Director of Operations' },
          ...link('_parentcustomerid_value', RECORDS.account, 'Baltika Cold Storage', 'account'),
          ...owner(PEOPLE.bea, 'Bea Lindqvist'),
        },
      ]),
      opportunities: byKey('opportunityid', [
        {
          ...{ opportunityid: RECORDS.opportunity, name: 'Two halls', stepname: '2-Develop' },
          ...{
            estimatedvalue: 1200,
            [`estimatedvalue${LABEL}`]: '€1,200.00',
            ...baltika,
            ...marta,
          },
        },
      ]),
      accounts: byKey('accountid', [
        { accountid: RECORDS.account, name: 'Baltika Cold Storage', telephone1: '+48 1' },
      ]),
      ...{ annotations: new Map(), tasks: new Map() },
    },
    sessions: new Map(),
    withoutRights: new Set([PEOPLE.nora]),
    clock: Date.now(),
  };
}

/** Returns an id by number. */
export function guid(number: number): string {
  return `00000000-0000-4000-9000-${number.toString(16).padStart(12, '0')}`;
}

function user(systemuserid: string, fullname: string): Row {
  const internalemailaddress = `${fullname.toLowerCase().replace(/\W+/g, '.')}@seller.example`;
  return { systemuserid, fullname, internalemailaddress, isdisabled: false, accessmode: 0 };
}

function byKey(key: string, rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row[key]), row]));
}

/** Writes a note on a record. */
export function addNote(
  org: Org,
  { id, notetext, on, table, by }: Record<'id' | 'notetext' | 'on' | 'table' | 'by', string>,
  when?: number,
): Row {
  const at = when === undefined ? stampOf(org) : secondsOf(when);
  const author = String(org.sets.systemusers?.get(by)?.fullname);
  const row = {
    ...{ annotationid: id, notetext, isdocument: false, createdon: at, modifiedon: at },
    ...link('_createdby_value', by, author, 'systemuser'),
    ...link('_objectid_value', on, 'x', table),
  };
  org.sets.annotations?.set(id, row);
  return row;
}

/** An instant to the second, as the API stores them. */
export function stampOf(org: Org): string {
  org.clock = Math.max(org.clock, Date.now());
  return secondsOf(org.clock);
}

const secondsOf = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * Qualifies a lead, to an opportunity or a contact alone: the reference of QualifyLead and of the lead's
 * `qualifyingopportunityid`. The lead is closed and keeps its notes.
 */
export function qualify(org: Org, leadId: string, { opportunity }: { opportunity: boolean }): void {
  const lead = org.sets.leads?.get(leadId);
  if (!lead) throw new Error(`No lead ${leadId}`);
  const became = opportunity ? { _qualifyingopportunityid_value: RECORDS.opportunity } : {};
  Object.assign(lead, { statecode: 1, _parentcontactid_value: RECORDS.contact, ...became });
  // The reference of `originatingleadid` of opportunity and contact.
  const from = { _originatingleadid_value: leadId };
  Object.assign(org.sets.contacts?.get(RECORDS.contact) ?? {}, from);
  if (opportunity) Object.assign(org.sets.opportunities?.get(RECORDS.opportunity) ?? {}, from);
}

/** Merges a row into another: the reference of Merge, and of `merged` and `masterid`. */
export function merge(org: Org, set: 'leads' | 'contacts', from: string, into: string): void {
  const row = org.sets[set]?.get(from);
  if (!row) throw new Error(`No row ${from}`);
  Object.assign(row, { statecode: 2, merged: true, _masterid_value: into });
}
