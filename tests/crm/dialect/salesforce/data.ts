/** A row of any object; what is empty is `null`. */
export type Row = Record<string, unknown> & { readonly Id: string };

/** One organisation. */
export interface Org {
  readonly objects: Record<string, Row[]>;
  /** What a merge deleted, which says into what. */
  readonly deleted: Record<string, Row[]>;
  /** Users by session, which is the cookie `sid` of the API's host. */
  readonly sessions: Map<string, string>;
  /** Users whose profile has no access to the API. */
  readonly withoutApi: Set<string>;
  next: number;
}

const ORG_ID = '00D5g00000AcmeO';

export const PEOPLE = {
  sam: '0055g00000SamOkAAJ',
  bea: '0055g00000BeaLiAAJ',
  nora: '0055g00000NoraNAAR',
} as const;
export const RECORDS = {
  lead: '00Q5g00000AbCdEEAV',
  sparse: '00Q5g00000SparsEAB',
  missing: '00Q5g00000MissiEAB',
  contact: '0035g00000AbCdEAAV',
  account: '0015g00000AbCdEAAV',
  opportunity: '0065g00000AbCdEAAV',
} as const;

/** Returns an organisation with a few records and so many active users. */
export function createOrg(users: number): Org {
  const named = [
    user(PEOPLE.sam, 'Sam Okafor'),
    user(PEOPLE.bea, 'Bea Lindqvist'),
    user(PEOPLE.nora, 'Nora Null'),
  ];
  const others = Array.from({ length: users - named.length }, (_, index) =>
    user(idOf('005', index), `Person ${`${index}`.padStart(4, '0')}`),
  );
  const gone = { ...user(idOf('005', 90_000), 'Long Gone'), IsActive: false };
  const portal = { ...user(idOf('005', 90_001), 'A guest'), UserType: 'Guest' };
  return {
    objects: {
      User: [...named, ...others, gone, portal],
      Lead: [
        {
          ...{ Id: RECORDS.lead, Name: 'Marta Kowalczyk', Company: 'Baltika Cold Storage' },
          ...{ Title: 'Director of Operations', Email: 'm.kowalczyk@baltika.example' },
          ...{ Phone: '+48 58 555 01 42', Status: 'Working', LeadSource: 'Trade fair' },
          OwnerId: PEOPLE.sam,
        },
        // A queue owns it.
        {
          ...{ Id: RECORDS.sparse, Name: 'Unnamed visitor', Company: null, Title: null },
          ...{ Email: null, Phone: ' ', Status: 'New', OwnerId: '00G5g000000AbCdEAK' },
        },
      ],
      Contact: [
        {
          ...{ Id: RECORDS.contact, Name: 'Marta Kowalczyk', AccountId: RECORDS.account },
          ...{ Email: 'm.kowalczyk@baltika.example', OwnerId: PEOPLE.bea },
        },
      ],
      Account: [
        { Id: RECORDS.account, Name: 'Baltika Cold Storage', Phone: '+48 1', OwnerId: PEOPLE.sam },
      ],
      Opportunity: [
        {
          ...{ Id: RECORDS.opportunity, Name: 'Two halls', AccountId: RECORDS.account },
          ...{ StageName: 'Proposal', Amount: 48_000, CurrencyIsoCode: 'EUR', OwnerId: PEOPLE.sam },
        },
      ],
      ...{ Note: [], Task: [] },
      TaskStatus: [
        { Id: 'x1', ApiName: 'Not Started', IsClosed: false, SortOrder: 1 },
        { Id: 'x2', ApiName: 'Erledigt', IsClosed: true, SortOrder: 2 },
      ],
    },
    deleted: { Lead: [], Contact: [], Account: [] },
    sessions: new Map(),
    withoutApi: new Set([PEOPLE.nora]),
    next: 1,
  };
}

function user(Id: string, Name: string): Row {
  const Email = `${Name.toLowerCase().replace(/\W+/g, '.')}@seller.example`;
  return { Id, Name, Email, IsActive: true, UserType: 'Standard' };
}

/** An id of digits and small letters, whose long form has no capitals to tell. */
export function idOf(prefix: string, number: number): string {
  const hasCapital = prefix === '00Q' || prefix === '00T';
  return `${prefix}5g0000${number.toString(36).padStart(6, '0')}${hasCapital ? 'EAA' : 'AAA'}`;
}

/** Returns a session of a user. */
export function signIn({ sessions }: Org, userId: string): string {
  const sid = `${ORG_ID}!AQ.${sessions.size}`;
  sessions.set(sid, userId);
  return sid;
}

/**
 * Converts a lead, with an opportunity or without. Salesforce Help, "Activity history on a Lead when
 * it is converted" (000385227): notes go to the new account and contact, not to the opportunity; the
 * lead stays, and only says what it has become.
 */
export function convert(org: Org, leadId: string, { opportunity }: { opportunity: boolean }): void {
  const lead = org.objects.Lead?.find(({ Id }) => Id === leadId);
  if (!lead) throw new Error(`No lead ${leadId}`);
  const became = {
    ...{ IsConverted: true, ConvertedContactId: RECORDS.contact },
    ConvertedAccountId: RECORDS.account,
    ...(opportunity ? { ConvertedOpportunityId: RECORDS.opportunity } : {}),
  };
  Object.assign(lead, became);
  const notes = org.objects.Note?.filter(({ ParentId }) => ParentId === leadId) ?? [];
  for (const note of notes) {
    Object.assign(note, { ParentId: RECORDS.contact });
    org.objects.Note?.push({ ...note, Id: idOf('002', org.next++), ParentId: RECORDS.account });
  }
}

/** Merges a record into another: Object reference, "MasterRecordId" of Lead, Contact and Account. */
export function merge(org: Org, object: 'Lead' | 'Contact', from: string, into: string): void {
  const row = org.objects[object]?.find(({ Id }) => Id === from);
  if (!row) throw new Error(`No ${object} ${from}`);
  org.objects[object] = org.objects[object]?.filter((one) => one !== row) ?? [];
  org.deleted[object]?.push({ ...row, MasterRecordId: into, IsDeleted: true });
  for (const note of org.objects.Note ?? []) {
    if (note.ParentId === from) Object.assign(note, { ParentId: into });
  }
}

/** Makes a row, as the user, at an instant (UTC, ms). */
export function insert(
  org: Org,
  object: 'Note' | 'Task',
  fields: Record<string, unknown>,
  by: string,
  at = Date.now(),
): Row {
  const prefix = object === 'Note' ? '002' : '00T';
  const stamp = new Date(at).toISOString().replace('Z', '+0000');
  const CreatedBy = { Name: org.objects.User?.find(({ Id }) => Id === by)?.Name };
  const row = {
    ...fields,
    ...{ Id: idOf(prefix, org.next++), CreatedById: by, CreatedBy },
    ...{ CreatedDate: stamp, LastModifiedDate: stamp },
  };
  org.objects[object]?.push(row);
  return row;
}
