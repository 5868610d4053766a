import * as z from 'zod/mini';
import type { LeadFact, LeadSnapshot } from '../adapter';
import type { CrmResult } from '../error';
import type { Row } from './record';
import { type Rpc, linkSchema, textSchema } from './rpc';

type Facts = LeadSnapshot['facts'];
type Said = Partial<Record<LeadFact, string | undefined>>;

/** `mobile` is no field of 19, where asking for one that is not there fails the whole call. */
const LAST_WITH_MOBILE = 18;

const leadSchema = z.object({
  id: z.int(),
  name: textSchema,
  contact_name: textSchema,
  partner_name: textSchema,
  function: textSchema,
  email_from: textSchema,
  phone: textSchema,
  mobile: textSchema,
  user_id: linkSchema,
  stage_id: linkSchema,
  source_id: linkSchema,
  expected_revenue: z.nullish(z.union([z.number(), z.literal(false)])),
  company_currency: linkSchema,
});

const partnerSchema = z.object({
  id: z.int(),
  name: textSchema,
  commercial_company_name: textSchema,
  function: textSchema,
  email: textSchema,
  phone: textSchema,
  mobile: textSchema,
  user_id: linkSchema,
});

/** Which version of Odoo it is, as far as that was asked. */
export interface Version {
  known(): number | undefined;
  ask(): Promise<CrmResult<number>>;
}

/** Reads a record's facts; with another request or two for a mobile number, as long as nobody knows the version. */
export async function readLead(
  rpc: Rpc,
  row: Row,
  version: Version,
): Promise<CrmResult<LeadSnapshot>> {
  const known = version.known();
  const without = known !== undefined && known <= LAST_WITH_MOBILE ? [] : ['mobile'];
  const said =
    row.model === 'crm.lead'
      ? await readOne(rpc, row, { schema: leadSchema, without }, factsOfLead)
      : await readOne(rpc, row, { schema: partnerSchema, without }, factsOfPartner);
  if (!said.ok) return said;
  const isAsked = said.value.phone !== undefined || known !== undefined;
  const phone = isAsked ? said.value.phone : await readMobile(rpc, row, version);
  return { ok: true, value: { facts: filled({ ...said.value, phone }) } };
}

interface Wanted<Shape> {
  readonly schema: Shape;
  /** Fields that this version does not have, or may not. */
  readonly without: readonly string[];
}

/** What is not there is answered with an empty list, what is hidden with an error. */
async function readOne<Shape extends z.ZodMiniObject>(
  { call }: Rpc,
  { model, id }: Row,
  { schema, without }: Wanted<Shape>,
  factsOf: (row: z.infer<Shape>) => Said,
): Promise<CrmResult<Said>> {
  const fields = Object.keys(schema.shape).filter((field) => !without.includes(field));
  const read = await call({ model, method: 'read', args: [[id], fields] }, z.array(schema));
  if (!read.ok) return read;
  const [row] = read.value;
  return row ? { ok: true, value: factsOf(row) } : { ok: false, error: { code: 'not-found' } };
}

const mobileSchema = z.array(z.object({ mobile: textSchema }));

/** The mobile number, where this version has the field; without it the record is read all the same. */
async function readMobile(
  rpc: Rpc,
  { model, id }: Row,
  version: Version,
): Promise<string | undefined> {
  const asked = await version.ask();
  if (!asked.ok || asked.value > LAST_WITH_MOBILE) return undefined;
  const read = await rpc.call({ model, method: 'read', args: [[id], ['mobile']] }, mobileSchema);
  return read.ok ? read.value[0]?.mobile : undefined;
}

function factsOfLead(lead: z.infer<typeof leadSchema>): Said {
  return {
    // A lead of which no person is known yet has a title alone.
    name: lead.contact_name ?? lead.name,
    company: lead.partner_name,
    title: lead.function,
    email: lead.email_from,
    phone: lead.phone ?? lead.mobile,
    owner: lead.user_id?.name,
    stage: lead.stage_id?.name,
    source: lead.source_id?.name,
    amount: lead.expected_revenue
      ? `${lead.expected_revenue.toLocaleString('en-US')} ${lead.company_currency?.name ?? ''}`.trim()
      : undefined,
  };
}

function factsOfPartner(partner: z.infer<typeof partnerSchema>): Said {
  return {
    name: partner.name,
    company: partner.commercial_company_name,
    title: partner.function,
    email: partner.email,
    phone: partner.phone ?? partner.mobile,
    owner: partner.user_id?.name,
  };
}

function filled(said: Said): Facts {
  return Object.fromEntries(Object.entries(said).filter(([, text]) => text !== undefined));
}
