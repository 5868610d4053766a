import * as z from 'zod/mini';
import type { LeadSnapshot } from '../adapter';
import type { CrmResult } from '../error';
import { amountText, snapshotOf, type RawFacts } from '../facts';
import { ok, ifSeen, mapValue } from '../result';
import { type Module, partsOf } from './record';
import type { Service } from './service';

const text = z.nullish(z.string());

/** What a record of any of the modules may say; each has only some of it. */
const recordSchema = z.object({
  id: z.string(),
  firstname: text,
  lastname: text,
  company: text,
  designation: text,
  title: text,
  email: text,
  email1: text,
  phone: text,
  mobile: text,
  leadstatus: text,
  leadsource: text,
  accountname: text,
  potentialname: text,
  sales_stage: text,
  amount: text,
  account_id: text,
  related_to: text,
  contact_id: text,
});
type Entity = z.infer<typeof recordSchema>;

/** Reads a record's facts. Whose it is vTiger tells by a number alone, so that is left out. */
export async function readLead(
  service: Service,
  module: Module,
  serviceId: string,
): Promise<CrmResult<LeadSnapshot>> {
  const read = await retrieve(service, serviceId);
  if (!read.ok) return read;
  const entity = read.value;
  const account = await linked(service, entity.account_id ?? entity.related_to);
  if (!account.ok) return account;
  const contact = await linked(service, entity.contact_id);
  return mapValue(contact, (person) => snapshotOf(factsOf(module, entity, account.value, person)));
}

const retrieve = ({ read }: Service, id: string): Promise<CrmResult<Entity>> =>
  read({ operation: 'retrieve', id }, recordSchema);

/** Another record that this one names, if it names one that the user may see. */
async function linked(
  service: Service,
  id: string | null | undefined,
): Promise<CrmResult<Entity | undefined>> {
  return partsOf(id ?? '') ? ifSeen(await retrieve(service, id ?? '')) : ok(undefined);
}

function factsOf(module: Module, entity: Entity, account?: Entity, contact?: Entity): RawFacts {
  const person = module === 'Potentials' ? contact : entity;
  const amount = Number(entity.amount ?? '');
  return {
    name: personName(person) ?? entity.potentialname ?? entity.accountname,
    company: entity.company ?? entity.accountname ?? account?.accountname,
    title: person?.designation ?? person?.title,
    email: person?.email ?? person?.email1,
    phone: filled(person?.phone) ?? person?.mobile,
    stage: entity.leadstatus ?? entity.sales_stage,
    source: entity.leadsource,
    amount: amount > 0 ? amountText(amount, undefined) : undefined,
  };
}

const filled = (word: string | null | undefined) => (word?.trim() ? word : undefined);

function personName(entity: Entity | undefined): string | undefined {
  return filled([entity?.firstname, entity?.lastname].filter(filled).join(' '));
}
