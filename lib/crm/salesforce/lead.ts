import type { LeadSnapshot, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { amountText, snapshotOf, type RawFacts } from '../facts';
import { ok, ifSeen, mapValue } from '../result';
import { recordOf, isUserId } from './record';
import { rowPath, type Api, mergedSchema, namedSchema, recordSchema, type Fields } from './api';

/** Reads a record with the names of its owner and account, as far as this user sees them. */
export async function readLead(
  api: Api,
  { type, id }: RecordRef,
): Promise<CrmResult<LeadSnapshot>> {
  const read = await api.get(rowPath(type, id), recordSchema);
  if (!read.ok) return read;
  const { OwnerId: ownerId, AccountId: accountId } = read.value;
  const [owner, account] = await Promise.all([
    // Queues own records too, and have no name of a person.
    nameOf(api, 'User', ownerId && isUserId(ownerId) ? ownerId : undefined),
    nameOf(api, 'Account', accountId),
  ]);
  if (!owner.ok) return owner;
  if (!account.ok) return account;
  const said = type === 'Account' ? companySaid(read.value) : personSaid(read.value);
  const company = account.value ? { company: account.value } : {};
  return ok(snapshotOf({ ...said, ...company, owner: owner.value }));
}

/** A record is merged or converted a few times at most. */
const MOST_STEPS = 10;

/**
 * The record that this one has become, or `undefined` where it is still itself or is gone. Of what a
 * lead is converted to it is the opportunity, else the contact, else the account. Its notes are moved
 * to the contact, where others stand too: from the opportunity alone they are not found.
 */
export async function successorOf(
  api: Api,
  record: RecordRef,
): Promise<CrmResult<RecordRef | undefined>> {
  let at: RecordRef | undefined;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const next = await nextOf(api, at ?? record);
    if (!next.ok) return next;
    if (!next.value) break;
    at = next.value;
  }
  return ok(at);
}

async function nextOf(
  api: Api,
  { origin, type, id }: RecordRef,
): Promise<CrmResult<RecordRef | undefined>> {
  const read = ifSeen(await api.get(rowPath(type, id), recordSchema));
  if (!read.ok) return read;
  if (read.value) {
    const { ConvertedOpportunityId, ConvertedContactId, ConvertedAccountId } = read.value;
    return ok(
      recordOf(origin, ConvertedOpportunityId ?? ConvertedContactId ?? ConvertedAccountId ?? ''),
    );
  }
  // Opportunities cannot be merged.
  if (type === 'Opportunity') return ok(undefined);
  const soql = `SELECT MasterRecordId FROM ${type} WHERE Id = '${id}' ORDER BY Id`;
  const merged = await api.queryAll(soql, mergedSchema);
  return mapValue(merged, ([row]) => recordOf(origin, row?.MasterRecordId ?? ''));
}

async function nameOf(
  api: Api,
  type: string,
  id: string | null | undefined,
): Promise<CrmResult<string | null | undefined>> {
  if (!id) return ok(undefined);
  const read = ifSeen(await api.get(`${rowPath(type, id)}?fields=Name`, namedSchema));
  return read.ok ? ok(read.value?.Name) : read;
}

function personSaid(fields: Fields): RawFacts {
  return {
    name: fields.Name,
    company: fields.Company,
    ...{ title: fields.Title, email: fields.Email, phone: fields.Phone },
    stage: fields.Status ?? fields.StageName,
    source: fields.LeadSource,
    amount: amountText(fields.Amount, fields.CurrencyIsoCode),
  };
}

function companySaid({ Name: company, Phone: phone }: Fields): RawFacts {
  return { company, phone };
}
