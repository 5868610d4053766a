import { describe } from 'vitest';
import { espocrmAdapter } from '@/lib/crm/espocrm/adapter';
import { describeAdapter, type CrmUnderTest } from './contract';
import { connectTo, NO_SERVER } from './dialect/connect';
import { endingAfter } from './dialect/ending-after';
import {
  createEspoData,
  PEOPLE,
  RECORDS,
  type EspoData,
  type EspoOptions,
} from './dialect/espocrm/data';
import { addPost } from './dialect/espocrm/notes';
import { startEspo } from './dialect/espocrm/server';
import { ORIGIN, sessionAs, type Around } from './dialect/espocrm/session';
import { emptyAnswer, pageOf, type Reply } from './dialect/reply';
import type { DialectServer } from './dialect/server';

const USERS = 1200;
const ID = '65a1b2c3d4e5f6a7b';
const UUID = '0b6a1c1e-7d1f-4a55-9c3e-2f4d5e6a7b8c';
const record = (type: string, id: string) => ({ origin: ORIGIN, type, id });

const addresses = {
  records: [
    [`${ORIGIN}/#Lead/view/${ID}`, record('Lead', ID)],
    [`${ORIGIN}/#Lead/edit/${ID}`, record('Lead', ID)],
    [`${ORIGIN}/#Contact/view/${ID}`, record('Contact', ID)],
    [`${ORIGIN}/#Opportunity/view/${ID}`, record('Opportunity', ID)],
    [`${ORIGIN}/#Account/view/${UUID}`, record('Account', UUID)],
    [`${ORIGIN}/#Lead/view/IMP-2024-0001`, record('Lead', 'IMP-2024-0001')],
    [`${ORIGIN}/#Lead/view/${ID}8`, record('Lead', `${ID}8`)],
    [`${ORIGIN}/crm/#Lead/view/${ID}`, record('crm/Lead', ID)],
    [`${ORIGIN}/CRM/#Lead/view/${ID}`, record('CRM/Lead', ID)],
    [`${ORIGIN}/apps/espo/index.php#Contact/view/${ID}`, record('apps/espo/Contact', ID)],
    [
      `http://localhost:8080/fincrm/#Lead/view/${ID}`,
      { origin: 'http://localhost:8080', type: 'fincrm/Lead', id: ID },
    ],
    [`${ORIGIN}/?x=1#Lead/view/${ID}`, record('Lead', ID)],
    [
      `http://127.0.0.1:8080/index.php#Lead/view/${ID}`,
      { origin: 'http://127.0.0.1:8080', type: 'Lead', id: ID },
    ],
  ],
  others: [
    `${ORIGIN}/`,
    `${ORIGIN}/#`,
    `${ORIGIN}/#Lead`,
    `${ORIGIN}/#Lead/list`,
    `${ORIGIN}/#Lead/list/primaryFilter=actual`,
    `${ORIGIN}/#Lead/create`,
    `${ORIGIN}/#Lead/view`,
    `${ORIGIN}/#Lead/view/`,
    `${ORIGIN}/#Lead/view/new`,
    `${ORIGIN}/#Lead/view/${'1'.repeat(37)}`,
    `${ORIGIN}/#Lead/view/1%2F2`,
    `${ORIGIN}/#Lead/related/${ID}/meetings`,
    `${ORIGIN}/#Lead/view/${ID}/meetings`,
    `${ORIGIN}/#Lead/convert/${ID}`,
    `${ORIGIN}/#Meeting/view/${ID}`,
    `${ORIGIN}/#Task/view/${ID}`,
    `${ORIGIN}/#User/view/${ID}`,
    `${ORIGIN}/#lead/view/${ID}`,
    `${ORIGIN}/#/Lead/view/${ID}`,
    `${ORIGIN}/#Admin`,
    `${ORIGIN}/#Preferences`,
    `${ORIGIN}/#GlobalSearch/search/Lead`,
    `${ORIGIN}/Lead/view/${ID}`,
    `${ORIGIN}/api/v1/Lead/${ID}`,
    `${ORIGIN}/?q=#x/#Lead/view/${ID}`,
    // A portal is for customers.
    `${ORIGIN}/portal/#Lead/view/${ID}`,
    `${ORIGIN}/crm/portal/${ID}/#Lead/view/${ID}`,
    `${ORIGIN}/portal/${ID}/#Lead/view/${ID}`,
    `${ORIGIN}/a/b/c/d/e/#Lead/view/${ID}`,
    `chrome-extension://abcdefghijklmnopabcdefghijklmnop/#Lead/view/${ID}`,
    `file:///#Lead/view/${ID}`,
    `/#Lead/view/${ID}`,
  ],
} as const;

/** An EspoCRM behind something that lets nothing through. */
async function outage(data: EspoData, reply: Reply): Promise<DialectServer> {
  const server = await startEspo(ORIGIN, data);
  server.interrupt(() => reply);
  return server;
}

async function start(options: Omit<EspoOptions, 'users' | 'siteUrl'>): Promise<CrmUnderTest> {
  const data = createEspoData({ ...options, users: USERS, siteUrl: ORIGIN });
  const server = await startEspo(ORIGIN, data);
  const limited = await outage(data, emptyAnswer(429, { 'retry-after': '7' }));
  const broken = await outage(data, pageOf('<h1>Bad gateway</h1>', 502));
  // Before 8.3 a look sees what is followed alone.
  data.follows.add(`${PEOPLE.sam} Lead/${RECORDS.full}`);
  const sam = (around?: Around) => sessionAs(server, data, PEOPLE.sam, around);
  return {
    session: await sam(),
    user: { id: PEOPLE.sam, name: 'Sam Okafor' },
    colleague: { id: PEOPLE.bea, name: 'Bea Lindqvist' },
    colleagueSession: await sessionAs(server, data, PEOPLE.bea),
    signedOut: await sessionAs(server, data),
    unreachable: await connectTo(espocrmAdapter, ORIGIN, { worker: NO_SERVER }),
    record: record('Lead', RECORDS.full),
    facts: {
      name: 'Marta Kowalczyk',
      company: 'Baltika Cold Storage',
      title: 'Director of Operations',
      email: 'm.kowalczyk@baltika.example',
      phone: '+48 58 555 01 42',
      owner: 'Sam Okafor',
      stage: 'In Process',
      source: 'Trade fair',
      amount: '48,000 EUR',
    },
    sparseRecord: record('Lead', RECORDS.sparse),
    sparseFacts: { name: 'Unnamed visitor', stage: 'New' },
    missingRecord: record('Lead', ID),
    forbiddenSession: await sessionAs(server, data, PEOPLE.nora),
    users: USERS,
    addNotes({ type, id }, texts, times = []) {
      for (const [index, post] of texts.entries()) {
        addPost(data, PEOPLE.bea, { parentType: type, parentId: id, post, at: times[index] });
      }
      return Promise.resolve();
    },
    ownerOf({ type, id }) {
      const owner = data.tables[type]?.find((row) => row.id === id)?.assignedUserId;
      return Promise.resolve(typeof owner === 'string' ? owner : undefined);
    },
    over: sam,
    move(way) {
      const deal = way === 'an opportunity' ? { createdOpportunityId: RECORDS.deal } : {};
      const made = { status: 'Converted', createdContactId: RECORDS.contact, ...deal };
      Object.assign(data.tables.Lead?.find(({ id }) => id === RECORDS.full) ?? {}, made);
      return way === 'a contact'
        ? record('Contact', RECORDS.contact)
        : record('Opportunity', RECORDS.deal);
    },
    requests: () => server.log.length,
    interruptions: {
      endingAfter: (requests) => sam((carrier, end) => endingAfter(carrier, requests, end)),
      limited: { session: await sessionAs(limited, data, PEOPLE.sam), pauseMs: 7000 },
      broken: await sessionAs(broken, data, PEOPLE.sam),
    },
    async stop() {
      await Promise.all([server.stop(), limited.stop(), broken.stop()]);
    },
  };
}

describe.each([
  [
    'a new one',
    { takesCookie: true, hasGlobalStream: true },
    { opening: 4, openingNext: 4, handover: 8, firstLooks: [1, 1], look: 1 },
  ],
  // What it refuses first is asked again with the token; all posts of what is followed are read.
  [
    'one before 8.3 that wants the token',
    { takesCookie: false, hasGlobalStream: false },
    { opening: 7, openingNext: 4, handover: 9, firstLooks: [22, 2], look: 2 },
  ],
])('EspoCRM, %s', (_, options, costs) => {
  describeAdapter({
    adapter: espocrmAdapter,
    addresses,
    can: { assign: true, tasks: true },
    moves: ['an opportunity', 'a contact'],
    staying: ['an opportunity', 'a contact'],
    costs,
    manyNotes: 3000,
    canBeInterrupted: true,
    start: () => start(options),
  });
});
