import * as z from 'zod/mini';
import type { LeadSnapshot } from '../adapter';
import type { CrmResult } from '../error';
import { amountText, snapshotOf, type Said } from '../facts';
import { mapValue } from '../result';
import type { EspoApi } from './api';
import type { RecordType } from './identity';
import { textSchema } from './schemas';

/** What any of the entities may say; each has only some of it. */
const recordSchema = z.object({
  id: z.string(),
  name: textSchema,
  title: textSchema,
  accountName: textSchema,
  emailAddress: textSchema,
  phoneNumber: textSchema,
  assignedUserName: textSchema,
  status: textSchema,
  stage: textSchema,
  source: textSchema,
  leadSource: textSchema,
  amount: z.nullish(z.number()),
  amountCurrency: textSchema,
  opportunityAmount: z.nullish(z.number()),
  opportunityAmountCurrency: textSchema,
  contactsIds: z.nullish(z.array(z.string())),
  contactsNames: z.nullish(z.record(z.string(), z.string())),
});
type Entity = z.infer<typeof recordSchema>;

/** Reads a record's facts. */
export async function readLead(
  { get }: EspoApi,
  { type, id }: { type: RecordType; id: string },
): Promise<CrmResult<LeadSnapshot>> {
  const read = await get(`${type}/${id}`, {}, recordSchema);
  return mapValue(read, (entity) => snapshotOf({ ...common(entity), ...OWN[type](entity) }));
}

const common = (entity: Entity): Said => ({
  name: entity.name,
  company: entity.accountName,
  title: entity.title,
  email: entity.emailAddress,
  phone: entity.phoneNumber,
  owner: entity.assignedUserName,
});

/** What the entities say in their own ways. */
const OWN: Readonly<Record<RecordType, (entity: Entity) => Said>> = {
  Lead: ({ status, source, opportunityAmount, opportunityAmountCurrency }) => ({
    stage: status,
    source,
    amount: amountText(opportunityAmount, opportunityAmountCurrency),
  }),
  Contact: () => ({}),
  Opportunity: (entity) => ({
    // A deal has a title; who it is about is its first contact.
    name: entity.contactsNames?.[entity.contactsIds?.[0] ?? ''] ?? entity.name,
    stage: entity.stage,
    source: entity.leadSource,
    amount: amountText(entity.amount, entity.amountCurrency),
  }),
  Account: ({ name }) => ({ company: name }),
};
