import type { LeadSnapshot, RecordRef } from '../adapter';
import type { CrmResult } from '../error';
import { amountText, snapshotOf, type RawFacts } from '../facts';
import type { CrmHttp } from '../http';
import { ok, ifSeen, mapValue } from '../result';
import {
  ask,
  PATHS,
  objectSchema,
  optionsSchema,
  pipelinesSchema,
  type Associated,
  type CrmObject,
  type Properties,
} from './api';
import { recordOf, type Kind, type Row } from './record';
import type { People } from './people';

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

/** The properties whose values are words of the API, which an account calls otherwise. */
const NAMED = ['hs_lead_status', 'lifecyclestage', 'hs_analytics_source'] as const;

/** What the values of an account's properties and stages are called. */
export interface Labels {
  /** The properties with the labels of their values; as they are where those may not be read. */
  named(kind: Kind, said: Properties): Promise<CrmResult<Properties>>;
}

/** Asks for the labels of each kind once. */
export function createLabels(http: CrmHttp): Labels {
  const known = new Map<Kind, ReadonlyMap<string, string>>();

  async function labelsOf(kind: Kind): Promise<CrmResult<ReadonlyMap<string, string>>> {
    const asked = known.get(kind);
    if (asked) return ok(asked);
    const [values, stages] = await Promise.all([
      kind === 'leads' ? NOTHING : readOptions(http, kind),
      kind === 'deals' || kind === 'leads' ? readStages(http, kind) : NOTHING,
    ]);
    if (!values.ok) return values;
    if (!stages.ok) return stages;
    const labels = new Map([...(values.value ?? []), ...(stages.value ?? [])]);
    known.set(kind, labels);
    return ok(labels);
  }

  return {
    async named(kind, said) {
      const labels = await labelsOf(kind);
      return mapValue(labels, (found) =>
        Object.fromEntries(
          Object.entries(said).map(([name, value]) => [
            name,
            found.get(`${name} ${value ?? ''}`) ?? value,
          ]),
        ),
      );
    },
  };
}

async function readOptions(http: CrmHttp, kind: Kind) {
  const body = { archived: false, inputs: NAMED.map((name) => ({ name })) };
  const path = PATHS.properties(kind);
  const read = ifNamed(
    await http.json({ method: 'POST', path, body, isRead: true }, optionsSchema),
  );
  return mapValue(read, (found) =>
    found?.results.flatMap(({ name, options }) =>
      options.map(({ value, label }) => [`${name} ${value}`, label] as const),
    ),
  );
}

async function readStages(http: CrmHttp, kind: 'deals' | 'leads') {
  const property = kind === 'deals' ? 'dealstage' : 'hs_pipeline_stage';
  const read = ifNamed(await ask(http, PATHS.pipelines(kind), pipelinesSchema));
  return mapValue(read, (found) =>
    found?.results.flatMap(({ stages }) =>
      stages.map(({ id, label }) => [`${property} ${id}`, label] as const),
    ),
  );
}

/** Without labels a record is told in the API's own words, whatever the account refuses them for. */
function ifNamed<Value>(result: CrmResult<Value>): CrmResult<Value | undefined> {
  return !result.ok && result.error.code === 'rejected' ? ok(undefined) : ifSeen(result);
}

/** Reads a record with its primary contact and company, its owner and its stage, as far as they are seen. */
export async function readLead(
  http: CrmHttp,
  { people, labels }: { readonly people: People; readonly labels: Labels },
  { kind, id }: Row,
): Promise<CrmResult<LeadSnapshot>> {
  const self = await readObject(http, kind, id);
  if (!self.ok) return self;
  const { properties, associations } = self.value;
  const [contact, company, owner, named] = await Promise.all([
    kind === 'contacts' ? NOTHING : seen(http, 'contacts', associations?.contacts),
    kind === 'companies' ? NOTHING : seen(http, 'companies', associations?.companies),
    properties.hubspot_owner_id ? people.nameOf(properties.hubspot_owner_id) : NOTHING,
    labels.named(kind, properties),
  ]);
  if (!contact.ok) return contact;
  if (!company.ok) return company;
  if (!owner.ok) return owner;
  if (!named.ok) return named;
  const own = SAID[kind](named.value);
  const human = contact.value ? SAID.contacts(contact.value) : {};
  return ok(
    snapshotOf({
      ...{ name: human.name ?? own.name, title: own.title ?? human.title },
      ...{ email: own.email ?? human.email, phone: own.phone ?? human.phone },
      company: company.value?.name ?? own.company ?? human.company,
      ...{ source: own.source, amount: own.amount, owner: owner.value },
      stage: own.stage,
    }),
  );
}

const NOTHING = Promise.resolve(ok(undefined));

/** What the properties of each kind say. */
const SAID: Readonly<Record<Kind, (said: Properties) => RawFacts>> = {
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
  return ask(http, `${PATHS.objects(kind)}/${id}?${query}`, objectSchema);
}

/**
 * The one of several that a record is foremost tied to: a contact's present company, and not a former
 * employer, which is `contact_to_company_unlabeled` or has a label of the account's own.
 */
const PRIMARY = /^[a-z]+_to_(?:primary_)?(?:contact|company)$/;

async function seen(
  http: CrmHttp,
  kind: 'contacts' | 'companies',
  linked: Associated,
): Promise<CrmResult<Properties | undefined>> {
  const all = linked?.results ?? [];
  const first = all.find(({ type }) => type && PRIMARY.test(type)) ?? all[0];
  if (!first) return ok(undefined);
  const read = ifSeen(await readObject(http, kind, first.id));
  return read.ok ? ok(read.value?.properties) : read;
}

/**
 * The record that this one was merged into, or `undefined`: its number answers as the other's. A lead
 * that brought a deal stays what it is.
 */
export async function successorOf(
  http: CrmHttp,
  { origin }: RecordRef,
  { portal, kind, id }: Row,
): Promise<CrmResult<RecordRef | undefined>> {
  const read = ifSeen(await ask(http, `${PATHS.objects(kind)}/${id}`, objectSchema));
  return mapValue(read, (found) =>
    found && found.id !== id ? recordOf(origin, { portal, kind, id: found.id }) : undefined,
  );
}
