import * as z from 'zod/mini';
import { createCrmHttp } from '@/lib/crm/client';
import type { Carrier } from '@/lib/crm/http';
import { trytonAdapter } from '@/lib/crm/tryton/adapter';
import { LEADS } from '../tryton/leads';
import { callTryton, type Credentials } from '../tryton/rpc';
import { startTryton, type StorageEntry, type Tryton } from '../tryton/start';
import { describeAdapter, type CrmUnderTest } from './contract';
import { createNodeCarrier } from './node-carrier';

const ORIGIN = 'https://crm.example';
const lead = (id: string, database = 'crm') => ({
  origin: ORIGIN,
  type: `${database}/sale.opportunity`,
  id,
});

describeAdapter({
  adapter: trytonAdapter,
  can: { assign: true, tasks: false, files: true },
  costs: { opening: 4, openingNext: 4, handover: 4, firstLooks: [2], look: 2 },
  // Two full pages and one more.
  manyNotes: 201,
  addresses: {
    records: [
      [`${ORIGIN}/#crm/model/sale.opportunity/1`, lead('1')],
      [
        `${ORIGIN}/#crm/model/sale.opportunity/1;name=%22Sale%20Opportunity%22&views=%5Bnull%5D`,
        lead('1'),
      ],
      [`${ORIGIN}/index.html#crm/model/sale.opportunity/340012`, lead('340012')],
      [`${ORIGIN}/?x=1#sales_eu-2.test/model/sale.opportunity/7`, lead('7', 'sales_eu-2.test')],
      [
        'http://127.0.0.1:8010/#crm/model/sale.opportunity/20;views=%5B1%5D',
        { ...lead('20'), origin: 'http://127.0.0.1:8010' },
      ],
    ],
    others: [
      `${ORIGIN}/`,
      `${ORIGIN}/#crm`,
      `${ORIGIN}/#crm/model/sale.opportunity`,
      `${ORIGIN}/#crm/model/sale.opportunity;name=%22Leads%22&tab_domain=%5B%5D`,
      `${ORIGIN}/#crm/model/sale.opportunity/`,
      `${ORIGIN}/#crm/model/sale.opportunity/new`,
      `${ORIGIN}/#crm/model/sale.opportunity/0`,
      `${ORIGIN}/#crm/model/sale.opportunity/-1`,
      `${ORIGIN}/#crm/model/sale.opportunity/01`,
      `${ORIGIN}/#crm/model/sale.opportunity/1x`,
      `${ORIGIN}/#crm/model/sale.opportunity/1/2`,
      `${ORIGIN}/#crm/model/sale.opportunity/99999999999999999999`,
      `${ORIGIN}/#crm/model/sale.opportunity.line/1`,
      `${ORIGIN}/#crm/model/sale-opportunity/1`,
      `${ORIGIN}/#crm/model/sale.sale/1`,
      `${ORIGIN}/#crm/model/party.party/1`,
      `${ORIGIN}/#crm/wizard/sale.opportunity/1`,
      `${ORIGIN}/#/model/sale.opportunity/1`,
      `${ORIGIN}/#a/b/model/sale.opportunity/1`,
      `${ORIGIN}/#../model/sale.opportunity/1`,
      `${ORIGIN}/?#%63rm/model/sale.opportunity/1`,
      `${ORIGIN}/crm/model/sale.opportunity/1`,
      `${ORIGIN}/other/#crm/model/sale.opportunity/1`,
      `${ORIGIN}/?next=%23crm/model/sale.opportunity/1`,
      'chrome-extension://crm/#crm/model/sale.opportunity/1',
      'file:///index.html#crm/model/sale.opportunity/1',
    ],
  },
  start: async () => crmUnderTest(await startTryton()),
});

async function crmUnderTest(tryton: Tryton): Promise<CrmUnderTest> {
  const { url, database, users, leads } = tryton;
  const ownId = (id: number) => `${database}/${id}`;
  const record = (id: number) => ({
    origin: url,
    type: `${database}/sale.opportunity`,
    id: String(id),
  });
  const person = ({ id, name, email }: Tryton['users']['sdr']) => ({ id: ownId(id), name, email });
  const [sdr, bdm, nobody] = await Promise.all(
    (['sdr', 'bdm', 'nobody'] as const).map((login) => tryton.signIn(login)),
  );
  if (!sdr || !bdm || !nobody) throw new Error('Nobody is signed in.');
  const { company, contact, email, phone, amount } = LEADS.northwind;
  return {
    session: sessionWith(url, sdr.storageEntry),
    user: person(users.sdr),
    colleague: person(users.bdm),
    colleagueSession: sessionWith(url, bdm.storageEntry),
    signedOut: sessionWith(url),
    unreachable: sessionWith('http://crm.invalid', sdr.storageEntry),
    record: record(leads.northwind.id),
    facts: {
      name: contact,
      company,
      email,
      phone,
      amount: `${amount} EUR`,
      owner: 'Sam Rivera',
      stage: 'Lead',
    },
    sparseRecord: record(leads.unnamed.id),
    sparseFacts: { stage: 'Lead' },
    missingRecord: record(999_999),
    forbiddenSession: sessionWith(url, nobody.storageEntry),
    users: 3,
    over: (around) => sessionWith(url, sdr.storageEntry, around),
    requests: () => requests,
    addNotes: ({ id }, texts) => addNotes(tryton, bdm, id, texts),
    async ownerOf({ id }) {
      const owner = await ownerOf(tryton, sdr, Number(id));
      return owner === undefined ? undefined : ownId(owner);
    },
    contentOf: (fileId) => contentOf(tryton, sdr, Number(fileId)),
    stop: () => tryton.stop(),
  };
}

/** All requests of these sessions to the real server, which keeps no list of them. */
let requests = 0;

/** A session as a page of the web client has it, with nobody signed in where there is no entry. */
function sessionWith(
  origin: string,
  entry?: StorageEntry,
  around: (carrier: Carrier) => Carrier = (carrier) => carrier,
) {
  const storage = new Map(entry ? [[entry.key, entry.value]] : []);
  const carrier = createNodeCarrier({ storage });
  const counted: Carrier = {
    ...carrier,
    send(request) {
      requests += 1;
      return carrier.send(request);
    },
  };
  return trytonAdapter.connect(origin, createCrmHttp(origin, around(counted)));
}

async function addNotes(
  { url, database }: Tryton,
  who: Credentials,
  id: string,
  texts: readonly string[],
): Promise<void> {
  const notes = texts.map((message) => ({ resource: `sale.opportunity,${id}`, message }));
  const made = z.array(z.int());
  await callTryton(`${url}/${database}/`, made, 'model.ir.note.create', [notes, {}], who);
}

/** The user who is the employee that owns the lead. */
async function ownerOf(
  { url, database }: Tryton,
  who: Credentials,
  id: number,
): Promise<number | undefined> {
  const call = <Schema extends z.ZodMiniType>(schema: Schema, method: string, params: unknown[]) =>
    callTryton(`${url}/${database}/`, schema, `model.${method}`, [...params, {}], who);
  const owned = z.tuple([z.object({ employee: z.nullable(z.int()) })]);
  const [{ employee }] = await call(owned, 'sale.opportunity.read', [[id], ['employee']]);
  if (employee === null) return undefined;
  const search = [[['employee', '=', employee]], 0, 1, null];
  const [user] = await call(z.array(z.int()), 'res.user.search', search);
  return user;
}

/** The bytes of an attachment, as Tryton's own client reads them. */
async function contentOf(
  { url, database }: Tryton,
  who: Credentials,
  id: number,
): Promise<Uint8Array> {
  const schema = z.tuple([z.object({ data: z.object({ base64: z.string() }) })]);
  const params = [[id], ['data'], {}];
  const method = 'model.ir.attachment.read';
  const [{ data }] = await callTryton(`${url}/${database}/`, schema, method, params, who);
  return Buffer.from(data.base64, 'base64');
}
