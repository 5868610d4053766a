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
  OWNERS,
  PEOPLE,
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
      source: 'PAID_SEARCH',
      amount: '48,000 EUR',
    },
    sparseRecord: at('deals', RECORDS.sparse),
    sparseFacts: { name: 'Unnamed visitor', stage: 'New' },
    missingRecord: at('deals', 999_999),
    forbiddenSession: await sessionOf(server, account, { ...sam, scopes: 'no scopes' }),
    users: USERS,
    addNotes({ id }, texts) {
      for (const hs_note_body of texts) {
        addTo(account, 'notes', `deals ${id}`, { hs_note_body, hubspot_owner_id: OWNERS.bea });
      }
      return Promise.resolve();
    },
    ownerOf({ id }) {
      return Promise.resolve(
        account.tables.deals.get(id)?.properties.hubspot_owner_id ?? undefined,
      );
    },
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
          stage: 'lead',
        },
        { company: 'Baltika Cold Storage' },
        { name: 'Marta Kowalczyk', stage: 'new' },
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

  it('a search goes on past the most that one search gives, and sees every note once', () =>
    withAccount(async (account, server) => {
      const began = Date.now() - 60_000;
      for (let index = 0; index < 10_500; index++) {
        const hs_note_body = index % 1000 === 0 ? 'marked' : 'other';
        const properties = { hs_note_body, hubspot_owner_id: OWNERS.bea };
        addTo(account, 'notes', `deals ${RECORDS.full}`, properties, began + index);
      }
      const session = await sessionOf(server, account, { user: PEOPLE.sam });
      const found = notesOf(await session.searchNotes('marked', began));
      expect(found).toHaveLength(11);
      expect(new Set(found.map(({ id }) => id)).size).toBe(11);
    }));

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
