import { describe } from 'vitest';
import { createCrmHttp } from '@/lib/crm/client';
import { odooAdapter } from '@/lib/crm/odoo/adapter';
import { describeAdapter, type CrmUnderTest } from './contract';
import { endingAfter } from './dialect/ending-after';
import { addMessage, mergeLeads } from './dialect/odoo/calls';
import { createOdooData, PEOPLE, RECORDS, type OdooData } from './dialect/odoo/data';
import { startOdoo } from './dialect/odoo/server';
import { ORIGIN, sessionAs, type Around } from './dialect/odoo/session';
import { emptyAnswer, pageOf, type Reply } from './dialect/reply';
import type { DialectServer } from './dialect/server';
import { createNodeCarrier } from './node-carrier';

const lead = (id: number | string) => ({ origin: ORIGIN, type: 'crm.lead', id: String(id) });
const contact = (id: number | string) => ({ ...lead(id), type: 'res.partner' });
const USERS = 1200;

const addresses = {
  records: [
    [`${ORIGIN}/web#id=45&model=crm.lead&view_type=form`, lead(45)],
    [`${ORIGIN}/web#id=44&cids=1&menu_id=139&action=206&model=crm.lead&view_type=form`, lead(44)],
    [`${ORIGIN}/web#model=crm.lead&id=45&active_id=45&cids=1`, lead(45)],
    [`${ORIGIN}/web?debug=1#view_type=form&model=res.partner&id=7`, contact(7)],
    [`${ORIGIN}/odoo/crm/45`, lead(45)],
    [`${ORIGIN}/odoo/crm.lead/45`, lead(45)],
    [`${ORIGIN}/odoo/crm.lead/49?model=crm.lead&resId=49`, lead(49)],
    [`${ORIGIN}/odoo/action-crm.crm_lead_all_leads/45`, lead(45)],
    [`${ORIGIN}/odoo/action-crm.crm_lead_action_pipeline/42`, lead(42)],
    [`${ORIGIN}/odoo/contacts/7`, contact(7)],
    [`${ORIGIN}/odoo/contacts/7/crm.lead/45`, lead(45)],
    [`${ORIGIN}/odoo/7/crm/45?debug=assets`, lead(45)],
    [`${ORIGIN}/scoped_app/crm/45`, lead(45)],
    [
      'http://127.0.0.1:8069/odoo/crm/45',
      { origin: 'http://127.0.0.1:8069', type: 'crm.lead', id: '45' },
    ],
  ],
  others: [
    `${ORIGIN}/`,
    `${ORIGIN}/web`,
    `${ORIGIN}/web/login#id=45&model=crm.lead&view_type=form`,
    `${ORIGIN}/web#action=206&model=crm.lead&view_type=kanban&cids=1&menu_id=139`,
    `${ORIGIN}/web#id=45&model=crm.lead&view_type=list`,
    `${ORIGIN}/web#id=45&model=crm.team&view_type=form`,
    `${ORIGIN}/web#id=45&model=sale.order&view_type=form`,
    `${ORIGIN}/web#id=&model=crm.lead&view_type=form`,
    `${ORIGIN}/web#id=virtual_3&model=crm.lead&view_type=form`,
    `${ORIGIN}/web#id=0&model=crm.lead&view_type=form`,
    `${ORIGIN}/web#id=45`,
    `${ORIGIN}/web#model=crm.lead&view_type=form`,
    `${ORIGIN}/web?id=45&model=crm.lead&view_type=form`,
    `${ORIGIN}/shop#id=45&model=crm.lead&view_type=form`,
    `${ORIGIN}/mail/view?model=crm.lead&res_id=45`,
    `${ORIGIN}/odoo`,
    `${ORIGIN}/odoo/crm`,
    `${ORIGIN}/odoo/crm/`,
    `${ORIGIN}/odoo/crm/new`,
    `${ORIGIN}/odoo/crm?view_type=kanban`,
    `${ORIGIN}/odoo/crm/45?view_type=list`,
    `${ORIGIN}/odoo/crm/45/action-209`,
    `${ORIGIN}/odoo/crm/45/crm.lead`,
    // Which model this shows is another one's in every database.
    `${ORIGIN}/odoo/action-210/45`,
    `${ORIGIN}/odoo/crm/45/action-209/7`,
    `${ORIGIN}/odoo/sales/45`,
    `${ORIGIN}/odoo/settings/45`,
    `${ORIGIN}/odoo/discuss`,
    `${ORIGIN}/odoo/45`,
    `${ORIGIN}/odoo/crm/45x`,
    `${ORIGIN}/odoo/crm/-45`,
    `${ORIGIN}/odoo/crm/99999999999999999999`,
    `${ORIGIN}/crm/45`,
    `${ORIGIN}/web/odoo/crm/45`,
    `${ORIGIN}/website?next=/odoo/crm/45`,
    'ftp://odoo.example/odoo/crm/45',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop/odoo/crm/45',
    '/odoo/crm/45',
  ],
} as const;

async function start(version: number): Promise<CrmUnderTest> {
  const data = createOdooData(version, USERS);
  const server = await startOdoo(ORIGIN, data);
  const sam = (around?: Around) => sessionAs(server, data, PEOPLE.sam, around);
  const limited = await outage(data, emptyAnswer(429, { 'retry-after': '7' }));
  const broken = await outage(data, pageOf('<h1>Bad gateway</h1>', 502));
  return {
    session: sam(),
    user: { id: String(PEOPLE.sam), name: 'Sam Okafor' },
    colleague: { id: String(PEOPLE.bea), name: 'Bea Lindqvist' },
    colleagueSession: sessionAs(server, data, PEOPLE.bea),
    signedOut: sessionAs(server, data),
    unreachable: odooAdapter.connect(
      'http://127.0.0.1:9',
      createCrmHttp('http://127.0.0.1:9', createNodeCarrier()),
    ),
    record: lead(RECORDS.full),
    facts: {
      name: 'Marta Kowalczyk',
      company: 'Baltika Cold Storage',
      title: 'Director of Operations',
      email: 'm.kowalczyk@baltika.example',
      phone: '+48 58 555 01 42',
      owner: 'Sam Okafor',
      stage: 'Qualified',
      source: 'Trade fair',
      amount: '48,000 EUR',
    },
    sparseRecord: lead(RECORDS.sparse),
    sparseFacts: { name: 'Unnamed visitor', stage: 'New' },
    missingRecord: lead(999_999),
    forbiddenSession: sessionAs(server, data, PEOPLE.nora),
    users: USERS,
    addNotes({ type: model, id }, texts, times = []) {
      for (const [index, text] of texts.entries()) {
        addMessage(data, { model, id: Number(id), at: times[index] }, PEOPLE.bea, text);
      }
      return Promise.resolve();
    },
    ownerOf({ type, id }) {
      const owner = data.tables[type]?.find((row) => row.id === Number(id))?.user_id;
      return Promise.resolve(typeof owner === 'number' ? String(owner) : undefined);
    },
    over: sam,
    move() {
      mergeLeads(data, RECORDS.full, RECORDS.sparse);
      return lead(RECORDS.sparse);
    },
    requests: () => server.log.length,
    interruptions: {
      endingAfter: (requests) => sam((carrier, end) => endingAfter(carrier, requests, end)),
      limited: { session: sessionAs(limited, data), pauseMs: 7000 },
      broken: sessionAs(broken, data),
    },
    async stop() {
      await Promise.all([server.stop(), limited.stop(), broken.stop()]);
    },
  };
}

/** An Odoo behind something that lets nothing through. */
async function outage(data: OdooData, reply: Reply): Promise<DialectServer> {
  const server = await startOdoo(ORIGIN, data);
  server.interrupt(() => reply);
  return server;
}

describe.each([17, 18, 19])('Odoo %i', (version) => {
  describeAdapter({
    adapter: odooAdapter,
    addresses,
    can: { assign: true, tasks: true },
    moves: ['a lead that it was merged into'],
    costs: { opening: 3, openingNext: 3, handover: 9, firstLooks: [2, 2], look: 2 },
    manyNotes: 3000,
    canBeInterrupted: true,
    start: () => start(version),
  });
});
