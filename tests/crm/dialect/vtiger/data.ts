/** A row of any module; `crmid` is its number, and links are ids of the web service. */
export type Row = Record<string, string> & { readonly crmid: string };

export interface Comment {
  readonly crmid: string;
  /** The record's number. */
  readonly related: string;
  readonly text: string;
  /** The number of the user who wrote it. */
  readonly creator: string;
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  readonly created: string;
  readonly modified: string;
}

export interface VtigerData {
  /** What stands for modules in the ids of the web service. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly modules: Record<string, Row[]>;
  readonly comments: Comment[];
  /** Names by user number. */
  readonly users: ReadonlyMap<string, string>;
  /** User numbers by session, which is the value of the cookie. */
  readonly sessions: Map<string, string>;
  /** Sessions of the web service that have ended while the pages' own goes on; extending makes them anew. */
  readonly ended: Set<string>;
  readonly admins: ReadonlySet<string>;
  /** Numbers of users who may see no record. */
  readonly withoutAccess: ReadonlySet<string>;
}

export const PEOPLE = { sam: '7', bea: '9', nora: '11', admin: '1' } as const;
export const RECORDS = {
  ...{ full: '123', sparse: '124', deal: '125', contact: '126', account: '127', hidden: '128' },
} as const;
const PREFIXES = {
  ...{
    Leads: '10',
    Accounts: '11',
    Contacts: '12',
    Potentials: '13',
    Users: '19',
    ModComments: '31',
  },
};

/** The web service's id of a row. */
export const serviceId = (module: keyof typeof PREFIXES, crmid: string): string =>
  `${PREFIXES[module]}x${crmid}`;

/** Returns a vTiger with a few records and so many users. */
export function createVtigerData(users: number): VtigerData {
  const named = [
    [PEOPLE.admin, 'Ada "Root" O\'Min'],
    [PEOPLE.sam, 'Sam Okafor'],
    [PEOPLE.bea, 'Bea Lindqvist'],
    [PEOPLE.nora, 'Nora Null'],
  ] as const;
  const others = Array.from(
    { length: users - named.length },
    (_, index) => [`${1000 + index}`, `Person ${index}`] as const,
  );
  return {
    prefixes: PREFIXES,
    modules: records(),
    comments: [],
    users: new Map<string, string>([...named, ...others]),
    sessions: new Map(),
    ended: new Set(),
    admins: new Set([PEOPLE.admin]),
    withoutAccess: new Set([PEOPLE.nora]),
  };
}

function records(): Record<string, Row[]> {
  return {
    Leads: [
      {
        ...{ crmid: RECORDS.full, firstname: 'Marta', lastname: 'Kowalczyk' },
        ...{ company: 'Baltika Cold Storage', designation: 'Director of Operations' },
        ...{ email: 'm.kowalczyk@baltika.example', phone: '+48 58 555 01 42', mobile: '' },
        ...{ leadstatus: 'Qualified', leadsource: 'Trade Show', assigned_user_id: PEOPLE.sam },
      },
      {
        ...{ crmid: RECORDS.sparse, firstname: '', lastname: 'Visitor', company: '', email: '' },
        ...{ phone: '', mobile: '', leadstatus: '', leadsource: '', assigned_user_id: PEOPLE.sam },
      },
    ],
    Accounts: [{ crmid: RECORDS.account, accountname: 'Duarte & Filhos', phone: '+351 555 014' }],
    Contacts: [
      {
        ...{ crmid: RECORDS.contact, firstname: 'Ines', lastname: 'Duarte', title: 'Owner' },
        ...{ mobile: '+351 555 015', account_id: serviceId('Accounts', RECORDS.account) },
      },
    ],
    Potentials: [
      {
        ...{ crmid: RECORDS.deal, potentialname: 'Cold chain pilot', amount: '1200.50000000' },
        ...{ sales_stage: 'Proposal', leadsource: 'Web Site' },
        ...{ related_to: serviceId('Accounts', RECORDS.account) },
        contact_id: serviceId('Contacts', RECORDS.contact),
      },
    ],
  };
}

/**
 * What the table keeps of a text, as seen on 8.4 with MariaDB: its `utf8` has three bytes for a
 * character, and each byte of one with four becomes a question mark.
 */
export const withoutFourBytes = (text: string): string =>
  text.replace(/[\u{10000}-\u{10FFFF}]/gu, '????');

/** Writes a comment, whoever may see its record, and gives it. */
export function addComment(
  data: VtigerData,
  related: string,
  text: string,
  creator: string,
  at = Date.now(),
): Comment {
  const created = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  const crmid = `${500 + data.comments.length}`;
  const kept = withoutFourBytes(text);
  const comment: Comment = {
    ...{ crmid, related, text: kept, creator },
    created,
    modified: created,
  };
  data.comments.push(comment);
  return comment;
}

/**
 * Moves the comments of a record to another, as converting a lead does and merging two records: the
 * time of their last change stays as it was.
 */
function moveComments(data: VtigerData, from: string, to: string): void {
  const moved = data.comments.map((one) => (one.related === from ? { ...one, related: to } : one));
  data.comments.splice(0, moved.length, ...moved);
}

/** Converts a lead: its row stays and can be retrieved, and no query gives it. */
export function convertLead(data: VtigerData, crmid: string, into: string): void {
  Object.assign(findRow(data, crmid)?.row ?? {}, { converted: '1' });
  moveComments(data, crmid, into);
}

/** Merges a record into another of its module, and deletes it. */
export function mergeRecords(data: VtigerData, crmid: string, into: string): void {
  moveComments(data, crmid, into);
  const rows = data.modules[findRow(data, crmid)?.module ?? ''] ?? [];
  const kept = rows.filter((row) => row.crmid !== crmid);
  rows.splice(0, rows.length, ...kept);
}

/** The module that a record's number is of, and the record. */
export function findRow(data: VtigerData, crmid: string): { module: string; row: Row } | undefined {
  for (const [module, rows] of Object.entries(data.modules)) {
    const row = rows.find((one) => one.crmid === crmid);
    if (row) return { module, row };
  }
  return undefined;
}
