import { describe, expect, it } from 'vitest';
import type { CrmAdapter, CrmSession, RecordRef } from '@/lib/crm/adapter';
import { dynamicsAdapter } from '@/lib/crm/dynamics/adapter';
import { hubspotAdapter } from '@/lib/crm/hubspot/adapter';
import { pipedriveAdapter } from '@/lib/crm/pipedrive/adapter';
import { salesforceAdapter } from '@/lib/crm/salesforce/adapter';
import { zohoAdapter } from '@/lib/crm/zoho/adapter';
import { decodeNote } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry, anId } from '../factories';
import { Desk } from '../sync/desk';
import {
  createBrowser,
  createDialectPageCarrier,
  createDialectWorkerCarrier,
} from './dialect/browser';
import { connectTo } from './dialect/connect';
import * as dynamics from './dialect/dynamics/data';
import * as dynamicsServer from './dialect/dynamics/server';
import * as hubspot from './dialect/hubspot/data';
import * as hubspotServer from './dialect/hubspot/server';
import * as pipedrive from './dialect/pipedrive/data';
import { startPipedrive } from './dialect/pipedrive/server';
import { answered, emptyAnswer, type Reply } from './dialect/reply';
import * as salesforce from './dialect/salesforce/data';
import { startSalesforce } from './dialect/salesforce/server';
import type { DialectServer } from './dialect/server';
import * as zoho from './dialect/zoho/data';
import { startZoho } from './dialect/zoho/server';

/** As many as a team's whole day, at once. */
const HANDOFFS = 200;
/** As many as they are spread over: each look reads what stands on the record already. */
const LEADS = 20;
const MOST_RUNS = 2000;

/** A CRM with its leads. */
interface Place {
  readonly server: DialectServer;
  readonly session: CrmSession;
  readonly leads: readonly RecordRef[];
  readonly sam: string;
  readonly bea: string;
  /** What the CRM itself holds afterwards. */
  readonly notes: () => readonly string[];
  /** Absent where Baton makes none. */
  readonly tasks?: () => readonly string[];
}

/** So many requests in any such time (ms), and what is answered to all others. */
interface Limit {
  readonly most: number;
  readonly windowMs: number;
  readonly refusal: Reply;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The leads, each added with an id that this CRM could have given. */
const leadsOf = (
  origin: string,
  type: string,
  idAt: (at: number) => string,
  add: (id: string) => void,
): RecordRef[] =>
  Array.from({ length: LEADS }, (_, at) => {
    const id = idAt(at);
    add(id);
    return { origin, type, id };
  });

async function atPipedrive(): Promise<Place> {
  const origin = 'https://acme.pipedrive.com';
  const account = pipedrive.createAccount('acme', 3);
  account.tokens.set('token', pipedrive.PEOPLE.sam);
  const server = await startPipedrive([account]);
  const worker = createDialectWorkerCarrier(server, createBrowser(origin));
  return {
    server,
    session: await connectTo(pipedriveAdapter, origin, { worker, token: 'token' }),
    leads: leadsOf(
      origin,
      'deal',
      (at) => String(1000 + at),
      (id) => {
        const like = account.rows.deals.get(String(pipedrive.RECORDS.full));
        account.rows.deals.set(id, { owner_id: pipedrive.PEOPLE.sam, ...like, id: Number(id) });
      },
    ),
    ...{ sam: String(pipedrive.PEOPLE.sam), bea: String(pipedrive.PEOPLE.bea) },
    notes: () => account.notes.map(({ content }) => content),
    tasks: () => account.activities.map(({ note }) => text(note)),
  };
}

async function atHubspot(): Promise<Place> {
  const origin = 'https://app.hubspot.com';
  const account = hubspot.createAccount(42, 3);
  account.tokens.set('pat', 'all scopes');
  account.sessions.set('cookie', hubspot.PEOPLE.sam);
  const server = await hubspotServer.startHubspot(account, origin);
  const browser = createBrowser(`${origin}/contacts/42`, {
    cookies: { [hubspotServer.SESSION]: 'cookie' },
  });
  const page = createDialectPageCarrier(server, browser);
  const worker = createDialectWorkerCarrier(server, createBrowser(origin));
  const bodies = (table: 'notes' | 'tasks', name: string) =>
    [...account.tables[table].values()].map(({ properties }) => text(properties[name]));
  return {
    server,
    session: await connectTo(hubspotAdapter, origin, { worker, page, token: 'pat' }),
    leads: leadsOf(
      origin,
      '42/deals',
      (at) => String(6000 + at),
      (id) => hubspot.put(account, 'deals', id, { dealname: 'Two halls' }),
    ),
    ...{ sam: hubspot.OWNERS.sam, bea: hubspot.OWNERS.bea },
    notes: () => bodies('notes', 'hs_note_body'),
    tasks: () => bodies('tasks', 'hs_task_body'),
  };
}

async function atSalesforce(): Promise<Place> {
  const origin = 'https://acme.lightning.force.com';
  const org = salesforce.createOrg(3);
  const sid = salesforce.signIn(org, salesforce.PEOPLE.sam);
  const server = await startSalesforce(org, 'https://acme.my.salesforce.com');
  const worker = {
    ...createDialectWorkerCarrier(server, createBrowser(origin)),
    readCookie: () => Promise.resolve(sid),
  };
  return {
    server,
    session: await connectTo(salesforceAdapter, origin, { worker }),
    leads: leadsOf(
      origin,
      'Lead',
      (at) => salesforce.idOf('00Q', 7000 + at),
      (Id) => org.objects.Lead?.push({ ...org.objects.Lead[0], Id }),
    ),
    ...{ sam: salesforce.PEOPLE.sam, bea: salesforce.PEOPLE.bea },
    notes: () => (org.objects.Note ?? []).map(({ Body }) => text(Body)),
    tasks: () => (org.objects.Task ?? []).map(({ Description }) => text(Description)),
  };
}

async function atDynamics(): Promise<Place> {
  const origin = 'https://acme.crm4.dynamics.com';
  const org = dynamics.createOrg(3);
  org.sessions.set('cookie', dynamics.PEOPLE.sam);
  const server = await dynamicsServer.startDynamics(org, origin);
  const cookies = { [dynamicsServer.SESSION]: 'cookie' };
  const page = createDialectPageCarrier(server, createBrowser(`${origin}/main.aspx`, { cookies }));
  const column = (set: string, name: string) =>
    [...(org.sets[set]?.values() ?? [])].map((row) => text(row[name]));
  return {
    server,
    session: await connectTo(dynamicsAdapter, origin, { page }),
    leads: leadsOf(
      origin,
      'lead',
      (at) => `ed975ea3-531c-e511-80d8-${String(at).padStart(12, '0')}`,
      (id) => {
        const like = org.sets.leads?.get(dynamics.RECORDS.lead);
        org.sets.leads?.set(id, { ...like, leadid: id });
      },
    ),
    ...{ sam: dynamics.PEOPLE.sam, bea: dynamics.PEOPLE.bea },
    notes: () => column('annotations', 'notetext'),
    tasks: () => column('tasks', 'description'),
  };
}

async function atZoho(): Promise<Place> {
  const origin = 'https://crm.zoho.eu';
  const org = zoho.createOrg(3);
  const server = await startZoho([org], origin);
  const browser = createBrowser(`${origin}/crm/org${org.number}/tab/Leads`, {
    cookies: zoho.signIn(org, zoho.PEOPLE.sam),
  });
  return {
    server,
    session: await connectTo(zohoAdapter, origin, {
      page: createDialectPageCarrier(server, browser),
    }),
    leads: leadsOf(
      origin,
      `${org.number}/Leads`,
      (at) => zoho.numbered(3_600_000 + at),
      (id) => {
        const like = org.modules.Leads?.get(zoho.RECORDS.lead);
        org.modules.Leads?.set(id, { ...like, id });
      },
    ),
    ...{ sam: zoho.PEOPLE.sam, bea: zoho.PEOPLE.bea },
    notes: () => org.notes.map(({ content }) => content),
  };
}

/** Counts what reaches the API, by the clock of the desk. */
function limited(desk: Desk, { server, leads }: Place, { most, windowMs, refusal }: Limit): void {
  let began = desk.now;
  let count = 0;
  const origin = leads[0]?.origin;
  const ofPageAlone = origin === server.origins[1];
  server.interrupt(({ url }) => {
    if (ofPageAlone && url.origin === origin) return undefined;
    if (desk.now - began >= windowMs) [began, count] = [desk.now, 0];
    count += 1;
    return count > most ? refusal : undefined;
  });
}

const tooMany = { status: 'error', policyName: 'TEN_SECONDLY_ROLLING' };
const spent = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded' }];
const busy = { status: 'error', code: 'TOO_MANY_REQUESTS', message: 'Limit', details: {} };
const SECOND = 1000;

const CASES: readonly (readonly [CrmAdapter, () => Promise<Place>, Limit])[] = [
  // The lowest plan's: 20 in two seconds.
  [pipedriveAdapter, atPipedrive, { most: 20, windowMs: 2 * SECOND, refusal: emptyAnswer(429) }],
  [
    hubspotAdapter,
    atHubspot,
    { most: 100, windowMs: 10 * SECOND, refusal: answered(tooMany, 429) },
  ],
  // The day's requests are spent, and come back little by little.
  [
    salesforceAdapter,
    atSalesforce,
    { most: 300, windowMs: 3600 * SECOND, refusal: answered(spent, 403) },
  ],
  [
    dynamicsAdapter,
    atDynamics,
    { most: 600, windowMs: 300 * SECOND, refusal: emptyAnswer(429, { 'retry-after': '30' }) },
  ],
  // What is left of the day's credits; it does not say how long to wait.
  [zohoAdapter, atZoho, { most: 200, windowMs: 3600 * SECOND, refusal: answered(busy, 429) }],
];

describe.each(CASES.map(([adapter, at, limit]) => ({ name: adapter.name, adapter, at, limit })))(
  'at the limits of $name',
  ({ adapter, at, limit }) => {
    it(`${HANDOFFS} handoffs at once arrive, each one note and, where there are tasks, one task`, async () => {
      const place = await at();
      const desk = new Desk();
      desk.connection = { adapter, session: place.session };
      limited(desk, place, limit);
      const by = { id: place.sam, name: 'Sam Okafor' };
      const recipient = { ...aBrief().recipient, id: place.bea };
      for (let index = 0; index < HANDOFFS; index++) {
        const ids = { id: anId(0x10000 + index), handoff: anId(0x20000 + index) };
        const body = aBrief({ sdr: by, recipient });
        await desk.commits(aHandoverEntry({ ...ids, by, body }), place.leads[index % LEADS]);
      }
      let runs = 0;
      for (let next = await desk.drain(); next !== undefined; next = await desk.drain()) {
        desk.now = Math.max(desk.now, next);
        runs += 1;
        expect(runs).toBeLessThan(MOST_RUNS);
      }
      place.server.interrupt(undefined);
      await place.server.stop();

      const ids = Array.from({ length: HANDOFFS }, (_, index) => anId(0x10000 + index));
      const arrived = place.notes().map((note) => {
        const decoded = decodeNote(note);
        return decoded.ok ? decoded.entry.id : 'no entry';
      });
      expect(arrived.toSorted()).toEqual(ids);
      const marked = place.tasks?.().map((task) => /baton-([0-9a-f-]{36})/.exec(task)?.[1]);
      if (marked) expect(marked.toSorted()).toEqual(ids);
      expect(runs).toBeGreaterThan(0);
    });
  },
);
