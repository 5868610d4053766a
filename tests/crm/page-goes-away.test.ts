import { describe, expect, it } from 'vitest';
import { createCrmHttp } from '@/lib/crm/client';
import type { CrmSession, RecordRef } from '@/lib/crm/adapter';
import type { Carrier, CarrierRequest } from '@/lib/crm/http';
import { trytonAdapter } from '@/lib/crm/tryton/adapter';
import { vtigerAdapter } from '@/lib/crm/vtiger/adapter';
import { createPageCarrier } from '@/lib/platform/carriers/page-carrier';
import { aNote } from './a-note';
import { createBrowser, createDialectPageCarrier } from './dialect/browser';
import { connectTo } from './dialect/connect';
import { createOdooData, PEOPLE as ODOO_PEOPLE, RECORDS as ODOO } from './dialect/odoo/data';
import { startOdoo } from './dialect/odoo/server';
import { sessionAs as odooSession } from './dialect/odoo/session';
import { createVtigerData, PEOPLE, RECORDS, serviceId } from './dialect/vtiger/data';
import { startVtiger } from './dialect/vtiger/server';

const VTIGER = 'https://vtiger.example';
const PAGE = `${VTIGER}/index.php?module=Leads&view=Detail&record=${RECORDS.full}`;

/** The carrier of pages, in a tab that is loaded anew in the middle of the request of that number. */
function reloadedIn(page: Carrier, number: number) {
  const sent: CarrierRequest[] = [];
  const carrier = createPageCarrier(VTIGER, {
    isPermitted: () => Promise.resolve(true),
    tabsOf: () => Promise.resolve([1]),
    async runInTab(_, inPage, argument) {
      if (inPage.name !== 'fetchInPage') return { ran: true, value: PAGE };
      const request = argument as CarrierRequest; // What `fetchInPage` is run with.
      sent.push(request);
      const answer = await page.send(request);
      if (sent.length - 1 === number) return { ran: false, reason: 'no-answer' };
      return { ran: true, value: 'failed' in answer ? null : { type: 'basic', ...answer } };
    },
  });
  return { carrier, sent };
}

async function vtigerReloadedIn(number: number) {
  const data = createVtigerData(10);
  const server = await startVtiger(VTIGER, data);
  data.sessions.set('session-of-sam', PEOPLE.sam);
  const browser = createBrowser(PAGE, { cookies: { PHPSESSID: 'session-of-sam' } });
  const page = createDialectPageCarrier(server, browser);
  const { carrier, sent } = reloadedIn(page, number);
  const session = await connectTo(vtigerAdapter, VTIGER, { page: carrier });
  const lead: RecordRef = { origin: VTIGER, type: 'Leads', id: RECORDS.full };
  return { server, session, sent, lead, me: serviceId('Users', PEOPLE.sam) };
}

/** What the panel asks for when it is opened on a lead. */
async function openLead(session: CrmSession, lead: RecordRef) {
  return {
    me: await session.whoAmI(),
    lead: await session.readLead(lead),
    notes: await session.listNotes(lead, 'baton'),
  };
}

describe('a page of vTiger that is reloaded while the panel reads', () => {
  const well = { me: { ok: true }, lead: { ok: true }, notes: { ok: true } };

  it('is read all the same, whichever of the requests it happens in', async () => {
    let number = 0;
    for (let requests = Number.POSITIVE_INFINITY; number < requests; number += 1) {
      const { server, session, sent, lead } = await vtigerReloadedIn(number);
      expect(await openLead(session, lead)).toMatchObject(well);
      requests = sent.length - 1;
      await server.stop();
    }
    expect(number).toBeGreaterThanOrEqual(5);
  });

  it('is not written to a second time: a note whose answer went with the page is in doubt', async () => {
    const isWrite = ({ isRead }: CarrierRequest) => !isRead;
    const before = await vtigerReloadedIn(-1);
    await before.session.createNote(before.lead, aNote('once'), before.me);
    await before.server.stop();
    const at = before.sent.findIndex(isWrite);
    const { server, session, sent, lead, me } = await vtigerReloadedIn(at);
    const written = await session.createNote(lead, aNote('once'), me);
    expect(written).toEqual({ ok: false, error: { code: 'unreachable' } });
    expect(sent.filter(isWrite)).toHaveLength(1);
    await server.stop();
  });
});

/** Notes which of the requests may be made again. */
function watched(carrier: Carrier, asked: boolean[]): Carrier {
  const send = (request: CarrierRequest) => {
    asked.push(request.isRead);
    return carrier.send(request);
  };
  return { ...carrier, send };
}

it('Odoo, whose readings are POSTs too, is read again, and never written to again', async () => {
  const data = createOdooData(17, 10);
  const server = await startOdoo('https://odoo.example', data);
  const asked: boolean[] = [];
  const session = odooSession(server, data, ODOO_PEOPLE.sam, (carrier) => watched(carrier, asked));
  const lead = { origin: 'https://odoo.example', type: 'crm.lead', id: String(ODOO.full) };
  await openLead(session, lead);
  expect(new Set(asked)).toEqual(new Set([true]));
  asked.length = 0;
  const made = await session.createNote(lead, aNote('once'), String(ODOO_PEOPLE.sam));
  expect(made).toMatchObject({ ok: true });
  expect(asked.filter((isRead) => !isRead)).toHaveLength(1);
  await server.stop();
});

it('Tryton, whose readings are POSTs too, is read again, and never written to again', async () => {
  const origin = 'https://tryton.example';
  const asked: boolean[] = [];
  const stored = JSON.stringify({ login: 'sam', user_id: 2, session: 'secret' });
  const server: Carrier = {
    send: ({ url }) =>
      Promise.resolve({
        ...{ status: 200, url, redirected: false, contentType: 'application/json', headers: {} },
        text: JSON.stringify({ id: 1, result: [7] }),
      }),
    readStorage: (key) => Promise.resolve(key === 'sao_session_crm' ? stored : null),
  };
  const session = trytonAdapter.connect(origin, createCrmHttp(origin, watched(server, asked)));
  const lead = { origin, type: 'crm/sale.opportunity', id: '1' };
  await session.readLead(lead);
  await session.listNotes(lead, 'baton');
  expect(asked.length).toBeGreaterThanOrEqual(2);
  expect(new Set(asked)).toEqual(new Set([true]));
  asked.length = 0;
  expect(await session.createNote(lead, aNote('once'), 'crm/2')).toMatchObject({ ok: true });
  expect(asked.filter((isRead) => !isRead)).toHaveLength(1);
});
