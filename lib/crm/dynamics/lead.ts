import type { LeadSnapshot, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { snapshotOf, type RawFacts } from '../facts';
import { ok, ifSeen, mapValue } from '../result';
import { type Api, LABEL, recordSchema, TABLE, type Columns } from './api';
import { rowOf, type Kind, type Row } from './record';

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
  return ok(
    snapshotOf({
      ...own,
      ...{ name: human.name ?? own.name, title: own.title ?? human.title },
      ...{ email: own.email ?? human.email, phone: own.phone ?? human.phone },
      company: own.company ?? human.company,
      owner: label(columns, '_ownerid_value'),
    }),
  );
}

/** A record is merged or qualified a few times at most. */
const MOST_STEPS = 10;
/** State of a lead: one that was qualified has become what its columns name. */
const QUALIFIED = 1;

/**
 * The record that this one has become, or `undefined` where it is still itself or is gone. Of what a
 * lead is qualified to it is the opportunity, else the contact, else the account; its notes stay on
 * the lead.
 */
export async function successorOf(
  api: Api,
  origin: string,
  row: Row,
): Promise<CrmResult<RecordRef | undefined>> {
  let at = row;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const read = ifSeen(await api.get(at.path, recordSchema));
    if (!read.ok) return read;
    const next = read.value && nextOf(at.kind, read.value);
    if (!next) break;
    at = next;
  }
  return ok(at === row ? undefined : { origin, type: at.kind, id: at.id });
}

/** The lead that was qualified to this record, which names it; its notes stayed there. */
export async function predecessorsOf(
  api: Api,
  origin: string,
  { kind, path }: Row,
): Promise<CrmResult<readonly RecordRef[]>> {
  if (kind === 'lead') return ok([]);
  const read = await api.get(`${path}?$select=_originatingleadid_value`, recordSchema);
  return mapValue(read, (columns) => {
    const id = text(columns, '_originatingleadid_value')?.toLowerCase() ?? '';
    return rowOf({ type: 'lead', id }) ? [{ origin, type: 'lead', id }] : [];
  });
}

function nextOf(kind: Kind, columns: Columns): Row | undefined {
  const at = (type: Kind, column: string) =>
    rowOf({ type, id: text(columns, column)?.toLowerCase() ?? '' });
  if (columns.merged === true) return at(kind, '_masterid_value');
  if (kind !== 'lead' || columns.statecode !== QUALIFIED) return undefined;
  return (
    at('opportunity', '_qualifyingopportunityid_value') ??
    at('contact', '_parentcontactid_value') ??
    at('account', '_parentaccountid_value')
  );
}

async function readContact(api: Api, columns: Columns): Promise<CrmResult<Columns | undefined>> {
  const id = text(columns, '_parentcontactid_value')?.toLowerCase() ?? '';
  const row = rowOf({ type: 'contact', id });
  return row ? ifSeen(await api.get(row.path, recordSchema)) : ok(undefined);
}

const SAID: Readonly<Record<Kind, (columns: Columns) => RawFacts>> = {
  lead: (columns) => ({
    ...person(columns),
    company: text(columns, 'companyname'),
    stage: label(columns, 'statuscode'),
    source: label(columns, 'leadsourcecode'),
    amount: amount(columns, 'estimatedamount'),
  }),
  contact: (columns) => ({
    ...person(columns),
    company: company(columns, '_parentcustomerid_value'),
  }),
  opportunity: (columns) => ({
    name: text(columns, 'name'),
    company: company(columns, '_parentaccountid_value') ?? company(columns, '_customerid_value'),
    stage: text(columns, 'stepname') ?? label(columns, 'statuscode'),
    amount: amount(columns, 'estimatedvalue'),
  }),
  account: (columns) => ({
    company: text(columns, 'name'),
    ...{ email: text(columns, 'emailaddress1'), phone: text(columns, 'telephone1') },
  }),
};

function person(columns: Columns): RawFacts {
  return {
    ...{ name: text(columns, 'fullname'), title: text(columns, 'jobtitle') },
    ...{ email: text(columns, 'emailaddress1'), phone: text(columns, 'telephone1') },
  };
}

/** A customer is a company or a person. */
function company(columns: Columns, column: string): string | undefined {
  return text(columns, column + TABLE) === 'contact' ? undefined : label(columns, column);
}

/** An amount of 0 is what the CRM holds where nobody has named one. */
const amount = (columns: Columns, column: string) =>
  columns[column] === 0 ? undefined : label(columns, column);

/** What people read in place of a number or an id. */
const label = (columns: Columns, column: string) => text(columns, column + LABEL);

function text(columns: Columns, column: string): string | undefined {
  const value = columns[column];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
