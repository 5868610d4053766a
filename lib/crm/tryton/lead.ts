import * as z from 'zod/mini';
import type { LeadFact, LeadSnapshot } from '../adapter';
import type { CrmResult } from '../error';
import { mapValue } from '../result';
import type { Row } from './record';
import { type Calls, textSchema } from './rpc';

const decimalSchema = z.object({ decimal: z.string() });

const leadSchema = z.object({
  state: textSchema,
  amount: z.nullish(decimalSchema),
  'currency.': z.nullish(z.object({ code: textSchema })),
  'employee.': z.nullish(z.object({ rec_name: textSchema })),
  'party.': z.nullish(
    z.object({ name: textSchema, email: textSchema, phone: textSchema, mobile: textSchema }),
  ),
  'contact.': z.nullish(z.object({ name: textSchema, type: textSchema, value: textSchema })),
});
type Lead = z.infer<typeof leadSchema>;

const LEAD_FIELDS = [
  'state',
  'amount',
  'currency.code',
  'employee.rec_name',
  ...['name', 'email', 'phone', 'mobile'].map((field) => `party.${field}`),
  ...['name', 'type', 'value'].map((field) => `contact.${field}`),
];

/** Reads a lead's facts; `not-found` also where Tryton's rules hide the lead from this user. */
export async function readLead(calls: Calls, { id }: Row): Promise<CrmResult<LeadSnapshot>> {
  const read = await calls.read(
    'sale.opportunity.search_read',
    [[['id', '=', id]], 0, 1, null, LEAD_FIELDS],
    z.array(leadSchema),
  );
  if (!read.ok) return read;
  const [lead] = read.value;
  if (!lead) return { ok: false, error: { code: 'not-found' } };
  return { ok: true, value: { facts: factsOf(lead) } };
}

/** Of these leads, the numbers of those that are there for this user. */
export function findVisible({ read }: Calls, ids: readonly number[]): Promise<CrmResult<number[]>> {
  return read('sale.opportunity.search', [[['id', 'in', ids]], 0, null, null], z.array(z.int()));
}

const accessSchema = z.object({
  // SQLite has no booleans.
  'sale.opportunity': z.object({ write: z.union([z.boolean(), z.number()]) }),
});

/** Whether this user's groups may change leads at all. */
export async function mayWriteLeads({ read }: Calls): Promise<CrmResult<boolean>> {
  const access = await read('ir.model.access.get_access', [['sale.opportunity']], accessSchema);
  return mapValue(access, ({ 'sale.opportunity': { write } }) => Boolean(write));
}

function factsOf(lead: Lead): LeadSnapshot['facts'] {
  const party = lead['party.'];
  const contact = lead['contact.'];
  const { type, value } = contact ?? {};
  return filled({
    // A party is a person or a company, and Tryton does not tell which until a person is named.
    name: contact?.name ?? party?.name,
    company: contact?.name && party?.name,
    email: (type === 'email' ? value : undefined) ?? party?.email,
    phone:
      (type === 'phone' || type === 'mobile' ? value : undefined) ?? party?.phone ?? party?.mobile,
    owner: lead['employee.']?.rec_name,
    stage: lead.state && lead.state.charAt(0).toUpperCase() + lead.state.slice(1),
    amount: lead.amount
      ? `${lead.amount.decimal} ${lead['currency.']?.code ?? ''}`.trim()
      : undefined,
  });
}

function filled(said: Partial<Record<LeadFact, string | undefined>>): LeadSnapshot['facts'] {
  return Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined));
}
