import type { LeadSnapshot } from '../adapter';
import type { CrmResult } from '../error';
import { snapshotOf, type Said } from '../facts';
import { given, ifSeen } from '../result';
import type { Api } from './api';
import { rowOf, type Kind, type Row } from './identity';
import { LABEL, recordSchema, TABLE, type Columns } from './schemas';

/**
 * Reads a record. All its columns are asked for, since one that an organisation does not have would
 * make the whole question a wrong one.
 */
export async function readLead(api: Api, { kind, path }: Row): Promise<CrmResult<LeadSnapshot>> {
  const read = await api.get(path, recordSchema);
  if (!read.ok) return read;
  const columns = read.value;
  const contact = await readContact(api, kind === 'opportunity' ? columns : {});
  if (!contact.ok) return contact;
  const human = contact.value ? SAID.contact(contact.value) : {};
  const own = SAID[kind](columns);
  return given(
    snapshotOf({
      ...own,
      ...{ name: human.name ?? own.name, title: own.title ?? human.title },
      ...{ email: own.email ?? human.email, phone: own.phone ?? human.phone },
      company: own.company ?? human.company,
      owner: label(columns, '_ownerid_value'),
    }),
  );
}

async function readContact(api: Api, columns: Columns): Promise<CrmResult<Columns | undefined>> {
  const id = text(columns, '_parentcontactid_value')?.toLowerCase() ?? '';
  const row = rowOf({ type: 'contact', id });
  return row ? ifSeen(await api.get(row.path, recordSchema)) : given(undefined);
}

const SAID: Readonly<Record<Kind, (columns: Columns) => Said>> = {
  lead: (columns) => ({
    ...person(columns),
    company: text(columns, 'companyname'),
    stage: label(columns, 'statuscode'),
    source: label(columns, 'leadsourcecode'),
    amount: label(columns, 'estimatedamount'),
  }),
  contact: (columns) => ({
    ...person(columns),
    company: company(columns, '_parentcustomerid_value'),
  }),
  opportunity: (columns) => ({
    name: text(columns, 'name'),
    company: company(columns, '_parentaccountid_value') ?? company(columns, '_customerid_value'),
    stage: text(columns, 'stepname') ?? label(columns, 'statuscode'),
    amount: label(columns, 'estimatedvalue'),
  }),
  account: (columns) => ({
    company: text(columns, 'name'),
    ...{ email: text(columns, 'emailaddress1'), phone: text(columns, 'telephone1') },
  }),
};

function person(columns: Columns): Said {
  return {
    ...{ name: text(columns, 'fullname'), title: text(columns, 'jobtitle') },
    ...{ email: text(columns, 'emailaddress1'), phone: text(columns, 'telephone1') },
  };
}

/** A customer is a company or a person. */
function company(columns: Columns, column: string): string | undefined {
  return text(columns, column + TABLE) === 'contact' ? undefined : label(columns, column);
}

/** What people read in place of a number or an id. */
const label = (columns: Columns, column: string) => text(columns, column + LABEL);

function text(columns: Columns, column: string): string | undefined {
  const value = columns[column];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
