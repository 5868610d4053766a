import * as z from 'zod/mini';
import type { CrmNote, LeadSnapshot, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { amountText, snapshotOf, type RawFacts } from '../facts';
import { err, ok, ifSeen, mapValue } from '../result';
import { recordAddress, kindsAfter, targetOf } from './record';
import {
  type Api,
  dealSchema,
  foundItemsSchema,
  leadSchema,
  organizationSchema,
  personSchema,
  stageSchema,
  standingSchema,
  userSchema,
  type Person,
} from './api';
import { readNotesOf } from './note';

/** What a record says of itself, and the ids of what says the rest. */
interface Read {
  readonly said: RawFacts;
  readonly person?: number | null | undefined;
  readonly organization?: number | null | undefined;
  readonly owner?: number | null | undefined;
  readonly stage?: number | null | undefined;
  readonly isDeleted?: boolean | null | undefined;
}

/** Reads a record with its person, organisation, stage and owner, as far as this user sees them. */
export async function readLead(api: Api, record: RecordRef): Promise<CrmResult<LeadSnapshot>> {
  const target = targetOf(record);
  if (!target) return err({ code: 'not-found' });
  const read = await readSelf(api, record.type, target.path);
  if (!read.ok) return read;
  if (read.value.isDeleted) return err({ code: 'not-found' });
  const { said, person, organization, owner, stage } = read.value;
  const [human, users, step] = await Promise.all([
    seen(api, '/api/v2/persons/', person, personSchema),
    owner ? readUsers(api) : Promise.resolve(ok(undefined)),
    seen(api, '/api/v2/stages/', stage, stageSchema),
  ]);
  if (!human.ok) return human;
  if (!users.ok) return users;
  if (!step.ok) return step;
  const place = organization ?? human.value?.org_id;
  const company = await seen(api, '/api/v2/organizations/', place, organizationSchema);
  if (!company.ok) return company;
  return ok(
    snapshotOf({
      ...said,
      ...(human.value ? factsOf(human.value) : {}),
      ...(company.value ? { company: company.value.name } : {}),
      owner: users.value?.find(({ id }) => id === owner)?.name,
      stage: step.value?.name,
    }),
  );
}

async function readUsers(api: Api) {
  return ifSeen(await api.get('/v1/users', z.array(userSchema)));
}

async function readSelf(api: Api, type: string, path: string): Promise<CrmResult<Read>> {
  switch (type) {
    case 'deal': {
      const deal = await api.get(path, dealSchema);
      if (!deal.ok) return deal;
      const { title, value, currency, person_id, org_id, owner_id, stage_id } = deal.value;
      const said = { name: title, amount: amountText(value, currency) };
      return ok({
        ...{ said, person: person_id, organization: org_id, owner: owner_id },
        ...{ stage: stage_id, isDeleted: deal.value.is_deleted },
      });
    }
    case 'lead': {
      const lead = await api.get(path, leadSchema);
      if (!lead.ok) return lead;
      const { title, value, source_name, person_id, organization_id, owner_id } = lead.value;
      const amount = amountText(value?.amount, value?.currency);
      const said = { name: title, source: source_name, amount };
      return ok({ said, person: person_id, organization: organization_id, owner: owner_id });
    }
    case 'person': {
      const person = await api.get(path, personSchema);
      if (!person.ok) return person;
      const { org_id: organization, owner_id: owner, is_deleted: isDeleted } = person.value;
      return ok({ said: factsOf(person.value), organization, owner, isDeleted });
    }
    default: {
      const organization = await api.get(path, organizationSchema);
      if (!organization.ok) return organization;
      const { name, owner_id: owner, is_deleted: isDeleted } = organization.value;
      return ok({ said: { company: name }, owner, isDeleted });
    }
  }
}

/** A search gives the likeliest first. */
const MOST_FOUND = 20;

/**
 * What a record has become. Converting and merging delete it, and take its notes along; a deal names
 * the lead that it was only to those who ask it. So it is the record with the newest note that still
 * gives the address of the one that is gone, as Baton's notes do.
 */
export async function successorOf(
  api: Api,
  record: RecordRef,
): Promise<CrmResult<RecordRef | undefined>> {
  const target = targetOf(record);
  if (!target) return err({ code: 'not-found' });
  const self = await api.get(target.path, standingSchema);
  const isGone = self.ok ? self.value.is_deleted === true : self.error.code === 'not-found';
  if (!isGone) return mapValue(self, () => undefined);
  const address = recordAddress(record);
  const kinds = kindsAfter(record.type);
  const words = { term: address, fields: 'notes', item_types: kinds.join(',') };
  const query = new URLSearchParams({ ...words, limit: String(MOST_FOUND) });
  const found = await api.get(`/api/v2/itemSearch?${query.toString()}`, foundItemsSchema);
  if (!found.ok) return found;
  const naming: CrmNote[] = [];
  for (const { item } of found.value.items) {
    const other = { origin: record.origin, type: item.type, id: String(item.id) };
    const place = kinds.includes(other.type) ? targetOf(other) : undefined;
    if (!place || place.path === target.path) continue;
    const notes = await readNotesOf(api, other, place, address);
    if (!notes.ok) return notes;
    naming.push(...notes.value.filter(({ text }) => names(text, address)));
  }
  const [newest] = naming.toSorted((one, other) => other.createdAt - one.createdAt);
  return ok(newest?.record);
}

/** Whether a text names the address, and not one that only begins like it. */
function names(text: string, address: string): boolean {
  const [, ...after] = text.split(address);
  return after.some((rest) => !/^[\w-]/.test(rest));
}

/** `job_title` is there only in accounts that synchronise contacts. */
function factsOf({ name, job_title: title, emails, phones }: Person): RawFacts {
  return {
    ...(name ? { name } : {}),
    title,
    email: (emails?.find(({ primary }) => primary) ?? emails?.[0])?.value,
    phone: (phones?.find(({ primary }) => primary) ?? phones?.[0])?.value,
  };
}

async function seen<Schema extends z.ZodMiniType>(
  api: Api,
  path: string,
  id: number | null | undefined,
  schema: Schema,
): Promise<CrmResult<z.infer<Schema> | undefined>> {
  return id ? ifSeen(await api.get(`${path}${id}`, schema)) : ok(undefined);
}
