import * as z from 'zod/mini';
import type { LeadSnapshot, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { amountText, snapshotOf, type RawFacts } from '../facts';
import { ok, mapValue } from '../result';
import { type EspoApi, textSchema } from './api';
import { type Entity, type RecordType, refOf } from './record';

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
type Row = z.infer<typeof recordSchema>;

/** Reads a record's facts. */
export async function readLead(
  { get }: EspoApi,
  { type, id }: Entity,
): Promise<CrmResult<LeadSnapshot>> {
  const read = await get(`${type}/${id}`, {}, recordSchema);
  return mapValue(read, (entity) => snapshotOf({ ...common(entity), ...OWN[type](entity) }));
}

const common = (entity: Row): RawFacts => ({
  name: entity.name,
  company: entity.accountName,
  title: entity.title,
  email: entity.emailAddress,
  phone: entity.phoneNumber,
  owner: entity.assignedUserName,
});

/** What the entities say in their own ways. */
const OWN: Readonly<Record<RecordType, (entity: Row) => RawFacts>> = {
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

const ID = z.nullish(z.string());
const convertedSchema = z.object({
  createdOpportunityId: ID,
  createdContactId: ID,
  createdAccountId: ID,
});

/** What a lead has become: its deal, else its person or its company. Its posts stay with the lead. */
export async function successorOf(
  { get }: EspoApi,
  origin: string,
  { folder, type, id }: Entity,
): Promise<CrmResult<RecordRef | undefined>> {
  if (type !== 'Lead') return ok(undefined);
  const read = await get(`Lead/${id}`, {}, convertedSchema);
  return mapValue(read, ({ createdOpportunityId, createdContactId, createdAccountId }) => {
    const made: readonly (readonly [RecordType, string | null | undefined])[] = [
      ['Opportunity', createdOpportunityId],
      ['Contact', createdContactId],
      ['Account', createdAccountId],
    ];
    for (const [into, itsId] of made) {
      if (itsId) return refOf(origin, { folder, type: into, id: itsId });
    }
    return undefined;
  });
}

/** What a lead names that it has become, by what that is. */
const MADE: Readonly<Partial<Record<RecordType, string>>> = {
  Opportunity: 'createdOpportunityId',
  Contact: 'createdContactId',
  Account: 'createdAccountId',
};
/** People convert one lead to one deal; a few are made one company. */
const MOST_LEADS = 10;

/** The leads that were converted to this record, whose posts stayed there. */
export async function predecessorsOf(
  { get }: EspoApi,
  origin: string,
  { folder, type, id }: Entity,
): Promise<CrmResult<readonly RecordRef[]>> {
  const attribute = MADE[type];
  if (attribute === undefined) return ok([]);
  const query = {
    ...{ select: 'id', maxSize: String(MOST_LEADS), offset: '0' },
    'where[0][type]': 'equals',
    'where[0][attribute]': attribute,
    'where[0][value]': id,
  };
  const read = await get('Lead', query, z.object({ list: z.array(z.object({ id: z.string() })) }));
  return mapValue(read, ({ list }) =>
    list.map((lead) => refOf(origin, { folder, type: 'Lead', id: lead.id })),
  );
}
