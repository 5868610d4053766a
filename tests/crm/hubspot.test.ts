import { describe, expect, it } from 'vitest';
import type { CrmSession } from '@/lib/crm/adapter';
import type { Carrier } from '@/lib/crm/http';
import { hubspotAdapter } from '@/lib/crm/hubspot/adapter';
import { aNote } from './a-note';
import { describeAdapter, errorCode, notesOf, valueOf, type CrmUnderTest } from './contract';
import {
  createBrowser,
  createDialectPageCarrier,
  createDialectWorkerCarrier,
} from './dialect/browser';
import { connectTo, NO_SERVER } from './dialect/connect';
import { endingAfter } from './dialect/ending-after';
import {
  addTo,
  createAccount,
  link,
  merge,
  OWNERS,
  PEOPLE,
  put,
  RECORDS,
  type Account,
} from './dialect/hubspot/data';
import { SESSION, startHubspot } from './dialect/hubspot/server';
import { answered, pageOf, type Reply } from './dialect/reply';
import type { DialectServer } from './dialect/server';

const ORIGIN = 'https://app-eu1.hubspot.com';
const PORTAL = 1234567;
const USERS = 1200;
const at = (kind: string, id: number | string, portal = PORTAL) => ({
  origin: ORIGIN,
  type: `${portal}/${kind}`,
  id: String(id),
});
const home = `${ORIGIN}/contacts/${PORTAL}`;

const addresses = {
  records: [
    [`${home}/record/0-1/998877`, at('contacts', 998877)],
    [`${home}/record/0-2/7`, at('companies', 7)],
    [`${home}/record/0-3/5045`, at('deals', 5045)],
    [`${home}/record/0-136/77`, at('leads', 77)],
    [`${home}/record/0-1/998877/view/1`, at('contacts', 998877)],
    [`${home}/record/0-1/998877/?engagement=5`, at('contacts', 998877)],
    [`${home}/record/0-1/998877?interaction=note`, at('contacts', 998877)],
    [`${home}/contact/998877`, at('contacts', 998877)],
    [`${home}/company/7/`, at('companies', 7)],
    [`${home}/deal/5045`, at('deals', 5045)],
    [`${home}/lead/77`, at('leads', 77)],
    // The apps of older links.
    [`${ORIGIN}/sales/${PORTAL}/deal/5045/`, at('deals', 5045)],
    [`${ORIGIN}/sales/${PORTAL}/contact/998877?x=1`, at('contacts', 998877)],
    [`${ORIGIN}/sales/${PORTAL}/record/0-3/5045`, at('deals', 5045)],
    [`${ORIGIN}/crm/${PORTAL}/record/0-2/7/view/1`, at('companies', 7)],
    [`${ORIGIN}:443${new URL(home).pathname}/record/0-1/998877/#notes`, at('contacts', 998877)],
    [
      'https://app.hubspot.com/contacts/42/record/0-1/9',
      { origin: 'https://app.hubspot.com', type: '42/contacts', id: '9' },
    ],
  ],
  others: [
    `${ORIGIN}/`,
    home,
    `${home}/objects/0-1/views/all/list`,
    `${home}/objects/0-3/views/all/board`,
    `${home}/objects/0-1`,
    `${home}/record/0-1`,
    `${home}/record/0-1/`,
    `${home}/record/0-1/new`,
    `${home}/record/0-1/0`,
    `${home}/record/0-1/12x`,
    `${home}/record/0-5/9`,
    `${home}/record/0-27/9`,
    `${home}/record/0-46/9`,
    `${home}/record/2-445566/9`,
    `${home}/record/1/9`,
    `${home}/ticket/9`,
    `${ORIGIN}/sales/${PORTAL}/deal/`,
    `${ORIGIN}/sales/${PORTAL}/deals/board`,
    `${ORIGIN}/reports/${PORTAL}/deal/9`,
    `${home}/lists/9`,
    `${home}/tasks/list/view/all`,
    `${ORIGIN}/contacts/acme/record/0-1/9`,
    `${ORIGIN}/contacts/record/0-1/9`,
    `${ORIGIN}/reports-dashboard/${PORTAL}/view/9`,
    `${ORIGIN}/settings/${PORTAL}/users`,
    `${ORIGIN}/live-messages/${PORTAL}/inbox/9`,
    `${ORIGIN}/api/crm/v3/objects/contacts/9?portalId=${PORTAL}`,
    `${ORIGIN}/?next=/contacts/${PORTAL}/record/0-1/9`,
    `${ORIGIN}/#/contacts/${PORTAL}/record/0-1/9`,
    `https://www.hubspot.com/contacts/${PORTAL}/record/0-1/9`,
    `https://api.hubspot.com/contacts/${PORTAL}/record/0-1/9`,
    `https://apps.hubspot.com/contacts/${PORTAL}/record/0-1/9`,
    `https://app.hubspot.com.evil.example/contacts/${PORTAL}/record/0-1/9`,
    `https://evil-app.hubspot.com/contacts/${PORTAL}/record/0-1/9`,
    `http://app.hubspot.com/contacts/${PORTAL}/record/0-1/9`,
    `/contacts/${PORTAL}/record/0-1/9`,
  ],
} as const;

interface Who {
  readonly user?: number | undefined;
  readonly scopes?: 'all scopes' | 'no scopes' | undefined;
  readonly around?: (carrier: Carrier, end: () => void) => Carrier;
}

/** A session with a token of the account, and a page in which the user is signed in, if anybody. */
function sessionOf(
  server: DialectServer,
  account: Account,
  { user, scopes = 'all scopes', around }: Who = {},
): Promise<CrmSession> {
  const token = `pat-eu1-${account.tokens.size}`;
  const cookie = `cookie-${account.sessions.size}`;
  account.tokens.set(token, scopes);
  if (user !== undefined) account.sessions.set(cookie, user);
  const browser = createBrowser(`${home}/record/0-3/5045`, { cookies: { [SESSION]: cookie } });
  // The worker's requests go without cookies: who asks stands in their header.
  const carrier = createDialectWorkerCarrier(server, createBrowser(ORIGIN));
  const worker = around?.(carrier, () => account.tokens.delete(token)) ?? carrier;
  const page = createDialectPageCarrier(server, browser);
  return connectTo(hubspotAdapter, ORIGIN, { worker, page, token });
}

async function start(): Promise<CrmUnderTest> {
  const account = createAccount(PORTAL, USERS);
  const server = await startHubspot(account, ORIGIN);
  const outage = async (reply: Reply) => {
    const out = await startHubspot(account, ORIGIN);
    out.interrupt(() => reply);
    return out;
  };
  const slowDown = { status: 'error', errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' };
  const limited = await outage(answered(slowDown, 429));
  const broken = await outage(pageOf('<h1>Bad gateway</h1>', 502));
  const sam = { user: PEOPLE.sam };
  const worker = createDialectWorkerCarrier(server, createBrowser(ORIGIN));
  return {
    session: await sessionOf(server, account, sam),
    user: { id: OWNERS.sam, name: 'Sam Okafor' },
    colleague: { id: OWNERS.bea, name: 'Bea Lindqvist' },
    colleagueSession: await sessionOf(server, account, { user: PEOPLE.bea }),
    signedOut: await connectTo(hubspotAdapter, ORIGIN, { worker, token: 'pat-of-nobody' }),
    unreachable: await connectTo(hubspotAdapter, ORIGIN, { worker: NO_SERVER, token: 'any' }),
    record: at('deals', RECORDS.full),
    facts: {
      name: 'Marta Kowalczyk',
      company: 'Baltika Cold Storage',
      title: 'Director of Operations',
      email: 'm.kowalczyk@baltika.example',
      phone: '+48 58 555 01 42',
      owner: 'Sam Okafor',
      stage: 'Proposal made',
      source: 'Paid search',
      amount: '48,000 EUR',
    },
    sparseRecord: at('deals', RECORDS.sparse),
    sparseFacts: { name: 'Unnamed visitor', stage: 'New' },
    missingRecord: at('deals', 999_999),
    forbiddenSession: await sessionOf(server, account, { ...sam, scopes: 'no scopes' }),
    users: USERS,
    addNotes({ id }, texts, times = []) {
      for (const [index, hs_note_body] of texts.entries()) {
        const properties = { hs_note_body, hubspot_owner_id: OWNERS.bea };
        addTo(account, 'notes', `deals ${id}`, properties, times[index]);
      }
      return Promise.resolve();
    },
    ownerOf({ id }) {
      return Promise.resolve(
        account.tables.deals.get(id)?.properties.hubspot_owner_id ?? undefined,
      );
    },
    over: (around) => sessionOf(server, account, { ...sam, around }),
    move: () => at('deals', merge(account, 'deals', [RECORDS.full, RECORDS.sparse])),
    requests: () => server.log.length,
    interruptions: {
      endingAfter: (requests) =>
        sessionOf(server, account, {
          ...sam,
          around: (carrier, end) => endingAfter(carrier, requests, end),
        }),
      limited: { session: await sessionOf(limited, account, sam), pauseMs: 10_000 },
      broken: await sessionOf(broken, account, sam),
    },
    async stop() {
      await Promise.all([server.stop(), limited.stop(), broken.stop()]);
    },
  };
}

describeAdapter({
  adapter: hubspotAdapter,
  addresses,
  can: { assign: true, tasks: true },
  moves: ['a merged deal'],
  costs: { opening: 12, openingNext: 5, handover: 13, firstLooks: [6, 8, 5, 2], look: 2 },
  manyNotes: 3000,
  canBeInterrupted: true,
  start,
});

describe('what is particular to HubSpot', () => {
  const withAccount = async (work: (account: Account, server: DialectServer) => Promise<void>) => {
    const account = createAccount(PORTAL, 10);
    const server = await startHubspot(account, ORIGIN);
    await work(account, server).finally(() => server.stop());
  };
  const deal = at('deals', RECORDS.full);

  it('the token alone reads; to write, somebody must be signed in in the page', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account);
      expect(valueOf(await session.readLead(deal)).facts.name).toBe('Marta Kowalczyk');
      expect(errorCode(await session.whoAmI())).toBe('signed-out');
      expect(errorCode(await session.createNote(deal, aNote('x'), OWNERS.sam))).toBe('signed-out');
      expect(account.tables.notes.size).toBe(0);
    }));

  it('a page in place of who is signed in means that nobody is', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      server.interrupt(({ url }) =>
        url.origin === ORIGIN ? pageOf('<title>Welcome back</title>') : undefined,
      );
      expect(errorCode(await session.whoAmI())).toBe('signed-out');
    }));

  it('with no tab of the CRM open it says that one is needed', () =>
    withAccount(async (account, server) => {
      account.tokens.set('pat-1', 'all scopes');
      const worker = createDialectWorkerCarrier(server, createBrowser(ORIGIN));
      const page: Carrier = { send: () => Promise.resolve({ failed: 'no-tab' }) };
      const session = await connectTo(hubspotAdapter, ORIGIN, { worker, page, token: 'pat-1' });
      expect(errorCode(await session.createNote(deal, aNote('x'), OWNERS.sam))).toBe('no-tab');
    }));

  it('a user who can own nothing may hand nothing over', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.stranger });
      expect(errorCode(await session.whoAmI())).toBe('forbidden');
    }));

  it('somebody who signs in meanwhile in the page writes nothing in the name of the one before', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      valueOf(await session.createNote(deal, aNote('one'), OWNERS.sam));
      for (const cookie of account.sessions.keys()) account.sessions.set(cookie, PEOPLE.bea);
      const second = await session.createNote(deal, aNote('two'), OWNERS.sam);
      expect(second).toMatchObject({ error: { code: 'other-user', userName: 'Bea Lindqvist' } });
      expect(account.tables.notes.size).toBe(1);
    }));

  it('a record of another account than the token’s is not touched', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      const elsewhere = at('deals', RECORDS.full, 42);
      expect(errorCode(await session.readLead(elsewhere))).toBe('token-refused');
      const written = await session.createNote(elsewhere, aNote('x'), OWNERS.sam);
      expect(errorCode(written)).toBe('token-refused');
      expect(account.tables.notes.size).toBe(0);
    }));

  it('contacts, companies and leads are read, written on, given away and have tasks too', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      const records = [at('contacts', RECORDS.contact), at('companies', 7), at('leads', 77)];
      const facts = await Promise.all(records.map((record) => session.readLead(record)));
      expect(facts.map((read) => valueOf(read).facts)).toMatchObject([
        {
          name: 'Marta Kowalczyk',
          company: 'Baltika (typed)',
          owner: 'Bea Lindqvist',
          stage: 'Interested',
        },
        { company: 'Baltika Cold Storage' },
        { name: 'Marta Kowalczyk', stage: 'Not contacted yet' },
      ]);
      for (const record of records) {
        valueOf(await session.createNote(record, aNote('<p>marked</p>'), OWNERS.sam));
        const task = { subject: 's', text: 't', assigneeId: OWNERS.bea, due: Date.now() };
        const made = await session.createTask?.(record, { ...task, marker: 'm-1' }, OWNERS.sam);
        expect(made?.ok).toBe(true);
        expect(await session.findTasks?.(record, 'm-1')).toMatchObject({
          value: [{ subject: 's' }],
        });
        expect((await session.assign?.(record, OWNERS.bea, OWNERS.sam))?.ok).toBe(true);
      }
      const found = notesOf(await session.searchNotes('marked', Date.now() - 60_000));
      expect(found.map(({ record }) => record)).toEqual(records);
    }));

  it('an account that does not tell how notes are tied to leads lets nothing be written there', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      server.interrupt(({ url }) =>
        url.pathname.endsWith('/labels') ? answered({ results: [] }) : undefined,
      );
      const written = await session.createNote(at('leads', 77), aNote('x'), OWNERS.sam);
      expect(errorCode(written)).toBe('forbidden');
      expect(account.tables.notes.size).toBe(0);
    }));

  it('a search sees every note once, over as many looks as it takes', () =>
    withAccount(async (account, server) => {
      const began = Date.now() - 60_000;
      for (let index = 0; index < 10_500; index++) {
        const hs_note_body = index % 1000 === 0 ? 'marked' : 'other';
        const properties = { hs_note_body, hubspot_owner_id: OWNERS.bea };
        // Two imports of a thousand notes each, in one instant.
        const at = index < 2000 ? Math.floor(index / 1000) : index;
        addTo(account, 'notes', `deals ${RECORDS.full}`, properties, began + at);
      }
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      const seen = new Map<string, number>();
      let since = began;
      for (let looks = 0, isNew = true; isNew && looks < 20; looks++) {
        const asked = server.log.length;
        const { notes, seenUntil } = valueOf(await session.searchNotes('marked', since));
        for (const { id } of notes) seen.set(id, looks);
        // Searches, and at most what the notes are on, who wrote them and whose token it is.
        expect(server.log.length - asked).toBeLessThanOrEqual(12);
        isNew = seenUntil > since;
        since = seenUntil;
      }
      expect(seen.size).toBe(11);
      const asked = server.log.length;
      expect(valueOf(await session.searchNotes('marked', since)).seenUntil).toBe(since);
      expect(server.log.length - asked).toBe(1);
    }));

  it('a contact’s company is the primary one, in whatever order they come', () =>
    withAccount(async (account, server) => {
      put(account, 'companies', '6', { name: 'Former Employer' });
      put(account, 'companies', '8', { name: 'Board seat' });
      const contact = `contacts ${RECORDS.contact}`;
      for (const id of ['6', '7', '8']) link(account, contact, `companies ${id}`);
      account.ties.set(`${contact} companies 6`, 'contact_to_company_unlabeled');
      account.ties.set(`${contact} companies 8`, 'former_board_member');
      const session = await sessionOf(server, account);
      const { facts } = valueOf(await session.readLead(at('contacts', RECORDS.contact)));
      expect(facts.company).toBe('Baltika Cold Storage');
    }));

  it('a deal’s company is the primary one, and of several that are not the first', () =>
    withAccount(async (account, server) => {
      put(account, 'companies', '5', { name: 'Partner' });
      put(account, 'companies', '6', { name: 'Reseller' });
      put(account, 'deals', '61', { dealname: 'New' });
      for (const id of ['5', '6', '7']) link(account, 'deals 61', `companies ${id}`);
      for (const id of ['5', '6']) {
        account.ties.set(`deals 61 companies ${id}`, 'deal_to_company_unlabeled');
      }
      const session = await sessionOf(server, account);
      const company = async () => valueOf(await session.readLead(at('deals', 61))).facts.company;
      expect(await company()).toBe('Baltika Cold Storage');
      account.ties.set('deals 61 companies 7', 'deal_to_company_unlabeled');
      expect(await company()).toBe('Partner');
    }));

  it('an amount of 0 is not told: nobody named one', () =>
    withAccount(async (account, server) => {
      put(account, 'deals', '60', { dealname: 'New', amount: '0', deal_currency_code: 'EUR' });
      const session = await sessionOf(server, account);
      expect(valueOf(await session.readLead(at('deals', 60))).facts).toEqual({ name: 'New' });
    }));

  it('where labels may not be read, values and stages stay in the API’s own words', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account);
      server.interrupt(({ url }) =>
        /properties|pipelines/.test(url.pathname)
          ? answered({ status: 'error', category: 'VALIDATION_ERROR', message: 'No' }, 400)
          : undefined,
      );
      const { facts } = valueOf(await session.readLead(deal));
      expect([facts.stage, facts.source]).toEqual(['991', 'PAID_SEARCH']);
    }));

  it('a note on a deal and its contact is the deal’s, in a list as in a search', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      const { id } = valueOf(await session.createNote(deal, aNote('marked'), OWNERS.sam));
      link(account, `notes ${id}`, `contacts ${RECORDS.contact}`);
      link(account, `notes ${id}`, 'companies 7');
      const contact = at('contacts', RECORDS.contact);
      expect(valueOf(await session.listNotes(contact, 'marked'))).toEqual([]);
      expect(valueOf(await session.listNotes(at('companies', 7), 'marked'))).toEqual([]);
      expect(valueOf(await session.listNotes(deal, 'marked'))).toMatchObject([{ record: deal }]);
      const found = notesOf(await session.searchNotes('marked', Date.now() - 60_000));
      expect(found).toMatchObject([{ record: deal }]);
    }));

  it('what was merged is found under its new number, with its notes', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      const successor = (id: string | number) => session.successorOf?.(at('deals', id));
      expect(await successor(RECORDS.full)).toEqual({ ok: true, value: undefined });
      valueOf(await session.createNote(deal, aNote('marked'), OWNERS.sam));
      const id = merge(account, 'deals', [RECORDS.full, RECORDS.sparse]);
      for (const old of [RECORDS.full, RECORDS.sparse]) {
        expect(await successor(old)).toEqual({ ok: true, value: at('deals', id) });
      }
      const again = merge(account, 'contacts', [RECORDS.contact, '511']);
      expect(await session.successorOf?.(at('contacts', RECORDS.contact))).toEqual({
        ok: true,
        value: at('contacts', again),
      });
      expect(valueOf(await session.listNotes(at('deals', id), 'marked'))).toHaveLength(1);
      expect(await successor(404)).toEqual({ ok: true, value: undefined });
    }));

  it('removes a note of one’s own, and nobody else’s', () =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      const remove = async (id: string, as: string = OWNERS.sam) =>
        (await session.deleteNote?.(deal, id, as)) ?? Promise.reject(new Error('No such call'));
      const { id } = valueOf(await session.createNote(deal, aNote('x'), OWNERS.sam));
      const others = addTo(account, 'notes', `deals ${RECORDS.full}`, {
        hubspot_owner_id: OWNERS.bea,
      });
      expect(errorCode(await remove(others.id))).toBe('forbidden');
      expect(errorCode(await remove(id, OWNERS.bea))).toBe('other-user');
      expect(account.tables.notes.size).toBe(2);
      expect((await remove(id)).ok).toBe(true);
      expect((await remove(id)).ok).toBe(true);
      expect([...account.tables.notes.keys()]).toEqual([others.id]);
    }));

  it.each([
    [400, 'VALIDATION_ERROR', 'rejected'],
    [409, 'CONFLICT', 'rejected'],
    [401, 'EXPIRED_AUTHENTICATION', 'token-refused'],
    [401, 'INVALID_AUTHENTICATION', 'token-refused'],
    [403, 'MISSING_SCOPES', 'forbidden'],
    [477, 'MIGRATION', 'rate-limited'],
    [502, 'INTERNAL', 'unexpected'],
  ])('%i %s is %s', (status, category, code) =>
    withAccount(async (account, server) => {
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      valueOf(await session.whoAmI());
      const message = 'Property "close date" is required';
      server.interrupt(({ method }) =>
        method === 'PATCH' ? answered({ status: 'error', category, message }, status) : undefined,
      );
      const refused = await session.assign?.(deal, OWNERS.bea, OWNERS.sam);
      expect(refused).toMatchObject({ error: { code } });
      if (code === 'rejected') expect(refused).toMatchObject({ error: { reason: message } });
    }),
  );

  it.each([
    ['SECONDLY', 1000],
    ['DAILY', 3_600_000],
    ['OF_ANOTHER_KIND', undefined],
  ])('the limit %s is a pause of %j ms', (policyName, retryAfterMs) =>
    withAccount(async (account, server) => {
      server.interrupt(() => answered({ status: 'error', policyName }, 429));
      const session = await sessionOf(server, account);
      expect(await session.readLead(deal)).toEqual({
        ok: false,
        error: { code: 'rate-limited', retryAfterMs },
      });
    }),
  );
});
