import type { LeadSnapshot } from '../adapter';
import type { CrmResult } from '../error';
import { amountText, snapshotOf, type Said } from '../facts';
import type { CrmHttp } from '../http';
import { given, ifSeen } from '../result';
import { ask } from './api';
import type { Kind, Row } from './identity';
import type { People } from './people';
import { objectSchema, pipelinesSchema, type CrmObject, type Properties } from './schemas';

/** Properties that an account does not have are passed over by the API. */
const PROPERTIES: Readonly<Record<Kind, readonly string[]>> = {
  contacts: [
    ...['firstname', 'lastname', 'company', 'jobtitle', 'email', 'phone', 'hubspot_owner_id'],
    ...['lifecyclestage', 'hs_lead_status', 'hs_analytics_source'],
  ],
  companies: ['name', 'phone', 'hubspot_owner_id', 'lifecyclestage', 'hs_analytics_source'],
  deals: [
    ...['dealname', 'amount', 'deal_currency_code', 'dealstage', 'hubspot_owner_id'],
    'hs_analytics_source',
  ],
  leads: ['hs_lead_name', 'hs_pipeline_stage', 'hubspot_owner_id'],
};

/** Reads a record with its first contact and company, its owner and its stage, as far as they are seen. */
export async function readLead(
  http: CrmHttp,
  people: People,
  { kind, id }: Row,
): Promise<CrmResult<LeadSnapshot>> {
  const self = await readObject(http, kind, id);
  if (!self.ok) return self;
  const { properties, associations } = self.value;
  const [contact, company, owner, stage] = await Promise.all([
    kind === 'contacts' ? NOTHING : seen(http, 'contacts', associations?.contacts),
    kind === 'companies' ? NOTHING : seen(http, 'companies', associations?.companies),
    properties.hubspot_owner_id ? people.nameOf(properties.hubspot_owner_id) : NOTHING,
    kind === 'deals' ? stageLabel(http, properties.dealstage) : NOTHING,
  ]);
  if (!contact.ok) return contact;
  if (!company.ok) return company;
  if (!owner.ok) return owner;
  if (!stage.ok) return stage;
  const own = SAID[kind](properties);
  const human = contact.value ? SAID.contacts(contact.value) : {};
  return given(
    snapshotOf({
      ...{ name: human.name ?? own.name, title: own.title ?? human.title },
      ...{ email: own.email ?? human.email, phone: own.phone ?? human.phone },
      company: company.value?.name ?? own.company ?? human.company,
      ...{ source: own.source, amount: own.amount, owner: owner.value },
      stage: stage.value ?? own.stage,
    }),
  );
}

const NOTHING = Promise.resolve(given(undefined));

/** What the properties of each kind say. */
const SAID: Readonly<Record<Kind, (said: Properties) => Said>> = {
  contacts: (said) => ({
    name: [said.firstname, said.lastname].filter(Boolean).join(' ') || undefined,
    company: said.company,
    ...{ title: said.jobtitle, email: said.email, phone: said.phone },
    stage: said.hs_lead_status ?? said.lifecyclestage,
    source: said.hs_analytics_source,
  }),
  companies: (said) => ({
    ...{ company: said.name, phone: said.phone },
    ...{ stage: said.lifecyclestage, source: said.hs_analytics_source },
  }),
  deals: (said) => ({
    ...{ name: said.dealname, stage: said.dealstage, source: said.hs_analytics_source },
    amount: said.amount ? amountText(numberOf(said.amount), said.deal_currency_code) : undefined,
  }),
  leads: (said) => ({ name: said.hs_lead_name, stage: said.hs_pipeline_stage }),
};

function numberOf(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Whether the record is there, for refusals that do not say so. */
export function readObject(http: CrmHttp, kind: Kind, id: string): Promise<CrmResult<CrmObject>> {
  const query = `properties=${PROPERTIES[kind].join(',')}&associations=contacts,companies`;
  return ask(http, `/crm/v3/objects/${kind}/${id}?${query}`, objectSchema);
}

async function seen(
  http: CrmHttp,
  kind: 'contacts' | 'companies',
  linked: { readonly results: readonly { readonly id: string }[] } | null | undefined,
): Promise<CrmResult<Properties | undefined>> {
  const [first] = linked?.results ?? [];
  if (!first) return given(undefined);
  const read = ifSeen(await readObject(http, kind, first.id));
  return read.ok ? given(read.value?.properties) : read;
}

/** The stage as its users call it; its own word where the pipelines may not be read. */
async function stageLabel(
  http: CrmHttp,
  stage: string | null | undefined,
): Promise<CrmResult<string | undefined>> {
  if (!stage) return given(undefined);
  const read = ifSeen(await ask(http, '/crm/v3/pipelines/deals', pipelinesSchema));
  if (!read.ok) return read;
  const stages = read.value?.results.flatMap((pipeline) => pipeline.stages);
  return given(stages?.find(({ id }) => id === stage)?.label ?? stage);
}
