import type { LeadSnapshot, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { amountText, snapshotOf } from '../facts';
import { ok, ifSeen, mapValue } from '../result';
import { type Api, convertedSchema, recordSchema, type Columns } from './api';
import { isNumber, recordOf, type Row } from './record';

/** Reads a record; of a deal also the person, if this user may see that one. */
export async function readLead(
  api: Api,
  { module, id }: Omit<Row, 'org'>,
): Promise<CrmResult<LeadSnapshot>> {
  const read = await api.first(`/${module}/${id}`, recordSchema);
  if (!read.ok) return read;
  const columns = read.value;
  const contact = await readContact(api, columns.Contact_Name?.id);
  if (!contact.ok) return contact;
  const person = contact.value ?? columns;
  return ok(
    snapshotOf({
      name: person.Full_Name ?? columns.Contact_Name?.name ?? columns.Deal_Name,
      company: columns.Company ?? columns.Account_Name?.name ?? person.Account_Name?.name,
      title: person.Designation ?? person.Title,
      ...{ email: person.Email, phone: person.Phone, owner: columns.Owner?.name },
      stage: columns.Lead_Status ?? columns.Stage,
      source: columns.Lead_Source,
      amount: amountText(columns.Amount, columns.Currency ?? columns.$currency_symbol),
    }),
  );
}

/**
 * What a lead was converted to, or `undefined`: the deal, else the contact. Lists leave such a lead out
 * unless they are asked for it. Of what was merged the CRM keeps no trace.
 */
export async function successorOf(
  api: Api,
  origin: string,
  { org, module, id }: Row,
): Promise<CrmResult<RecordRef | undefined>> {
  if (module !== 'Leads') return ok(undefined);
  const read = ifSeen(await api.first(`/Leads/${id}?converted=both`, convertedSchema));
  return mapValue(read, (found) => {
    const { deal, contact } = found?.$converted_detail ?? {};
    if (deal && isNumber(deal)) return recordOf(origin, { org, module: 'Deals', id: deal });
    return contact && isNumber(contact)
      ? recordOf(origin, { org, module: 'Contacts', id: contact })
      : undefined;
  });
}

async function readContact(
  api: Api,
  id: string | undefined,
): Promise<CrmResult<Columns | undefined>> {
  if (id === undefined || !isNumber(id)) return ok(undefined);
  return ifSeen(await api.first(`/Contacts/${id}`, recordSchema));
}
