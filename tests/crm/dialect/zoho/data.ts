/** A record of any module, with the fields that the API gives. */
export type Row = Record<string, unknown>;

export interface Note {
  readonly id: string;
  readonly module: string;
  readonly on: string;
  readonly content: string;
  readonly by: string;
  /** UTC, ms, whole seconds. */
  readonly at: number;
  /** When it was changed, of one that was. */
  readonly changed?: number;
}

/** A person's session: the page's cookies hold the proof beside it. */
export interface Session {
  readonly user: string;
  readonly proof: string;
}

export interface Org {
  readonly number: string;
  readonly users: readonly {
    readonly id: string;
    readonly full_name: string;
    readonly email: string;
  }[];
  /** By module, then by number. */
  readonly modules: Readonly<Record<string, Map<string, Row>>>;
  readonly notes: Note[];
  readonly sessions: Map<string, Session>;
  /** Users whose profile has no right to see leads. */
  readonly withoutRights: Set<string>;
  /** Nobody knows what becomes of markup in a note, so it is tried both ways. */
  readonly escapes: boolean;
  /** Whether lists within a record also give tokens of pages, of which nothing is said. */
  readonly tokensEverywhere: boolean;
  /** In which shape a change of owner is answered. */
  readonly ownerAnswer: 'top' | 'listed' | 'empty';
}

export const PEOPLE = {
  sam: '5293322000000322001',
  bea: '5293322000000322002',
  nora: '5293322000000322003',
} as const;
export const RECORDS = {
  lead: '5293322000003516055',
  sparse: '5293322000003516056',
  missing: '5293322000009999999',
  contact: '5293322000003517001',
  deal: '5293322000003518001',
} as const;

type Traits = Partial<Pick<Org, 'escapes' | 'tokensEverywhere' | 'number' | 'ownerAnswer'>>;

/** Returns an organisation with a few records and so many active users. */
export function createOrg(users: number, traits: Traits = {}): Org {
  const named = [
    user(PEOPLE.sam, 'Sam Okafor'),
    user(PEOPLE.bea, 'Bea Lindqvist'),
    user(PEOPLE.nora, 'Nora Null'),
  ];
  const others = Array.from({ length: users - named.length }, (_, index) =>
    user(numbered(400_000 + index), `Person ${index}`),
  );
  return {
    ...{ number: '890324941', escapes: false, tokensEverywhere: false },
    ...{ ownerAnswer: 'listed', ...traits },
    users: [...named, ...others],
    modules: {
      Leads: byNumber([
        {
          ...{ id: RECORDS.lead, Full_Name: 'Marta Kowalczyk', Company: 'Baltika Cold Storage' },
          ...{ Designation: 'Director of Operations', Email: 'm.kowalczyk@baltika.example' },
          ...{ Phone: '+48 58 555 01 42', Lead_Status: 'Contacted', Lead_Source: 'Trade Show' },
          ...{ Owner: { id: PEOPLE.sam, name: 'Sam Okafor' }, $currency_symbol: '€' },
        },
        { id: RECORDS.sparse, Full_Name: 'Visitor', Company: null, Email: null, Owner: null },
      ]),
      Contacts: byNumber([
        {
          ...{ id: RECORDS.contact, Full_Name: 'Ines Duarte', Title: 'Owner' },
          ...{ Account_Name: { id: numbered(7), name: 'Duarte & Filhos' } },
          ...{ Phone: '+351 555 015', Lead_Source: 'Web Site' },
        },
      ]),
      Deals: byNumber([
        {
          ...{ id: RECORDS.deal, Deal_Name: 'Two halls', Stage: 'Proposal', Amount: 1200.5 },
          ...{ Account_Name: { id: numbered(7), name: 'Duarte & Filhos' }, Currency: 'EUR' },
          ...{ Contact_Name: { id: RECORDS.contact, name: 'Ines Duarte' } },
        },
      ]),
    },
    notes: [],
    sessions: new Map(),
    withoutRights: new Set([PEOPLE.nora]),
  };
}

/** Returns a number as the organisation has them. */
export function numbered(number: number): string {
  return `5293322${String(number).padStart(12, '0')}`;
}

/** Signs somebody in, and gives the cookies that their browser then has. */
export function signIn(org: Org, who: string): Readonly<Record<string, string>> {
  const session = `session-${org.sessions.size}`;
  const proof = `proof-${org.number}-${org.sessions.size}`;
  org.sessions.set(session, { user: who, proof });
  return { [SESSION]: session, [PROOF]: proof };
}

/** The vendor's own name for it is not known, and no script of a page sees it. */
const SESSION = 'session';
export const PROOF = 'CT_CSRF_TOKEN';

/** Whose session a request's cookies are. */
export function sessionOf(org: Org, cookies: ReadonlyMap<string, string>): Session | undefined {
  return org.sessions.get(cookies.get(SESSION) ?? '');
}

/**
 * Converts a lead to a contact, and a deal where one is named: by the vendor's help its notes go to the
 * new records, and the lead is in no list that does not ask for converted ones.
 */
export function convert(org: Org, leadId: string, deal: string | null): void {
  const lead = org.modules.Leads?.get(leadId);
  const detail = { contact: RECORDS.contact, deal, account: null };
  Object.assign(lead ?? {}, { $converted: true, $converted_detail: detail });
  for (const [index, note] of org.notes.entries()) {
    const to = deal ? { module: 'Deals', on: deal } : { module: 'Contacts', on: RECORDS.contact };
    if (note.on === leadId) org.notes[index] = { ...note, ...to };
  }
}

/** Writes a note on a record, at an instant (UTC, ms). */
export function addNote(org: Org, note: Omit<Note, 'id' | 'at'>, when = Date.now()): Note {
  const at = Math.floor(when / 1000) * 1000;
  const made = { ...note, id: numbered(0xa0_0000 + org.notes.length), at };
  org.notes.push(made);
  return made;
}

function user(id: string, full_name: string) {
  const email = `${full_name.toLowerCase().replace(/\W+/g, '.')}@seller.example`;
  return { id, full_name, email };
}

function byNumber(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row.id), row]));
}
