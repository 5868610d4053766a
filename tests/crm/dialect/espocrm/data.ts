/** A row of any entity, with the API's own attribute names. */
export type Row = Record<string, unknown> & { readonly id: string };

/** What differs between versions and installations. */
export interface EspoOptions {
  readonly users: number;
  /** Whether the session cookie alone is enough, as in newer versions. */
  readonly takesCookie: boolean;
  /** Whether the version, and everybody's role, has the stream of all records. */
  readonly hasGlobalStream: boolean;
  /** The address that the administrator gave: addresses of records under it become links. */
  readonly siteUrl: string;
  /** The folder that it is installed in, such as `/crm`; at the root of its host where absent. */
  readonly folder?: string;
}

export interface EspoData extends EspoOptions {
  readonly tables: Record<string, Row[]>;
  /** User ids by session, which is the value of the cookie. */
  readonly sessions: Map<string, string>;
  /** Ids of users who may see no record. */
  readonly withoutAccess: Set<string>;
  /** Ids of users whose role lets them give records to nobody. */
  readonly mayNotAssign: Set<string>;
  /** User ids and `Type/id`, joined by a blank. */
  readonly follows: Set<string>;
  /** Why rows of an entity are not saved, such as a field that an administrator requires. */
  readonly rules: Map<string, string>;
}

/** An id as EspoCRM makes them. */
export const anEspoId = (number: number): string => number.toString(16).padStart(17, '6');

export const PEOPLE = {
  ...{ sam: anEspoId(7), bea: anEspoId(9), nora: anEspoId(11), olga: anEspoId(12) },
} as const;
export const RECORDS = {
  ...{ full: anEspoId(0x45), sparse: anEspoId(0x46), deal: anEspoId(0x47) },
  ...{ contact: anEspoId(0x48), account: anEspoId(0x49) },
} as const;

/** Returns an EspoCRM with a few records and so many users. */
export function createEspoData(options: EspoOptions): EspoData {
  const user = (id: string, name: string) => ({ id, name, userName: name.toLowerCase() });
  const named = [
    user(PEOPLE.sam, 'Sam Okafor'),
    user(PEOPLE.bea, 'Bea Lindqvist'),
    user(PEOPLE.nora, 'Nora Null'),
    user(PEOPLE.olga, 'Olga Only'),
  ];
  const others = Array.from({ length: options.users - named.length }, (_, index) =>
    user(anEspoId(0x1000 + index), `Person ${index}`),
  );
  return {
    ...options,
    tables: { User: [...named, ...others], Note: [], Task: [], ...records() },
    sessions: new Map(),
    withoutAccess: new Set([PEOPLE.nora]),
    mayNotAssign: new Set([PEOPLE.olga]),
    follows: new Set(),
    rules: new Map(),
  };
}

function records(): Record<string, Row[]> {
  const { sam } = PEOPLE;
  return {
    Lead: [
      {
        ...{ id: RECORDS.full, name: 'Marta Kowalczyk', accountName: 'Baltika Cold Storage' },
        ...{ title: 'Director of Operations', emailAddress: 'm.kowalczyk@baltika.example' },
        ...{ phoneNumber: '+48 58 555 01 42', status: 'In Process', source: 'Trade fair' },
        ...{ opportunityAmount: 48000, opportunityAmountCurrency: 'EUR', assignedUserId: sam },
      },
      { id: RECORDS.sparse, name: 'Unnamed visitor', status: 'New', assignedUserId: null },
    ],
    Opportunity: [
      {
        ...{ id: RECORDS.deal, name: 'Cold chain pilot', accountName: 'Duarte & Filhos' },
        ...{ contactsIds: [RECORDS.contact], contactsNames: { [RECORDS.contact]: 'Ines Duarte' } },
        ...{ stage: 'Proposal', leadSource: 'Web Site', amount: 1200.5, amountCurrency: 'USD' },
        assignedUserId: sam,
      },
    ],
    Contact: [{ id: RECORDS.contact, name: 'Ines Duarte', title: 'Owner', assignedUserId: null }],
    Account: [{ id: RECORDS.account, name: 'Duarte & Filhos', phoneNumber: '+351 555 014' }],
  };
}
