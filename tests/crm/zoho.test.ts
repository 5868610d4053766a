import { describe, expect, it } from 'vitest';
import type { CrmSession } from '@/lib/crm/adapter';
import type { Carrier } from '@/lib/crm/http';
import { zohoAdapter } from '@/lib/crm/zoho/adapter';
import { aNote } from './a-note';
import {
  allNotesSince,
  describeAdapter,
  errorCode,
  notesOf,
  valueOf,
  type CrmUnderTest,
} from './contract';
import { createBrowser, createDialectPageCarrier } from './dialect/browser';
import { connectTo, NO_SERVER } from './dialect/connect';
import { endingAfter } from './dialect/ending-after';
import { answered, emptyAnswer, movedTo, pageOf, type Reply } from './dialect/reply';
import type { DialectServer } from './dialect/server';
import {
  addNote,
  convert,
  createOrg,
  PEOPLE,
  PROOF,
  RECORDS,
  signIn,
  type Org,
} from './dialect/zoho/data';
import { startZoho } from './dialect/zoho/server';

const ORIGIN = 'https://crm.zoho.eu';
const ORG = '890324941';
const TAB = `${ORIGIN}/crm/org${ORG}/tab`;
const USERS = 1200;
const at = (module: string, id: string, { origin = ORIGIN, org = ORG } = {}) => ({
  ...{ origin, id },
  type: `${org}/${module}`,
});
const lead = at('Leads', RECORDS.lead);

const addresses = {
  records: [
    [`${TAB}/Leads/${RECORDS.lead}`, lead],
    [`${TAB}/Leads/${RECORDS.lead}/`, lead],
    [`${TAB}/Leads/${RECORDS.lead}?layoutId=7#notes`, lead],
    [`${TAB}/Leads/${RECORDS.lead}/canvas/5293322000000120007`, lead],
    [`${TAB}/Leads/${RECORDS.lead}/timeline`, lead],
    [`${TAB}/Contacts/${RECORDS.contact}`, at('Contacts', RECORDS.contact)],
    [`${TAB}/Potentials/${RECORDS.deal}`, at('Deals', RECORDS.deal)],
    [`${TAB}/Deals/${RECORDS.deal}`, at('Deals', RECORDS.deal)],
    [`${TAB}/Deals/${RECORDS.deal}/canvas/7?x=1`, at('Deals', RECORDS.deal)],
    ...['com', 'in', 'uk', 'com.au', 'jp', 'sa', 'com.cn'].map((end) => {
      const origin = `https://crm.zoho.${end}`;
      return [`${origin}/crm/org7/tab/Leads/1`, at('Leads', '1', { origin, org: '7' })] as const;
    }),
    [
      'https://crm.zohocloud.ca/crm/org7/tab/Leads/1',
      at('Leads', '1', { origin: 'https://crm.zohocloud.ca', org: '7' }),
    ],
    [
      'https://crmsandbox.zoho.com/crm/org7/tab/Leads/1',
      at('Leads', '1', { origin: 'https://crmsandbox.zoho.com', org: '7' }),
    ],
  ],
  others: [
    `${ORIGIN}/`,
    `${ORIGIN}/crm`,
    `${ORIGIN}/crm/org${ORG}`,
    `${TAB}/Leads`,
    `${TAB}/Leads/create`,
    `${TAB}/Leads/custom-view/5293322000000087501/list`,
    `${TAB}/Leads/custom-view/5293322000000087501/kanban`,
    `${TAB}/Leads/import`,
    `${TAB}/Leads/${RECORDS.lead}/edit`,
    `${TAB}/Leads/${RECORDS.lead}/clone`,
    `${TAB}/Leads/0`,
    `${TAB}/Leads/12345678901234567890`,
    `${TAB}/Leads/x${RECORDS.lead}`,
    `${TAB}/leads/${RECORDS.lead}`,
    `https://crmplus.zoho.com/acme/index.do/cxapp/crm/org${ORG}/tab/Leads/1`,
    `https://one.zoho.com/zohoone/acme/home/cxapp/crm/org${ORG}/tab/Leads/1`,
    `${TAB}/Accounts/5293322000003516055`,
    `${TAB}/Tasks/5293322000003516055`,
    `${TAB}/CustomModule4/5293322000003516055`,
    `${TAB}/Home/begin`,
    `${TAB}/Reports/5293322000003516055`,
    `${ORIGIN}/crm/org${ORG}/settings/modules`,
    `${ORIGIN}/crm/org${ORG}/search?searchword=${RECORDS.lead}`,
    `${ORIGIN}/crm/org/tab/Leads/${RECORDS.lead}`,
    `${ORIGIN}/crm/orgx/tab/Leads/${RECORDS.lead}`,
    `${ORIGIN}/crm/acme/tab/Leads/${RECORDS.lead}`,
    `${ORIGIN}/crm/tab/Leads/${RECORDS.lead}`,
    `${ORIGIN}/crm/EntityInfo.do?module=Leads&id=${RECORDS.lead}`,
    `${ORIGIN}/x/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `${ORIGIN}/#/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `http://crm.zoho.eu/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `https://crm.zoho.eu:8443/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `https://www.zoho.eu/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `https://desk.zoho.eu/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `https://crm.zoho.example/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `https://crm.zoho.eu.evil.example/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `https://evil.example/https://crm.zoho.eu/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
    `/crm/org${ORG}/tab/Leads/${RECORDS.lead}`,
  ],
} as const;

interface At {
  /** Where the open tab is. */
  readonly page?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly around?: (carrier: Carrier) => Carrier;
}

/** Returns a session in a browser with a tab of Zoho, with these cookies. */
function sessionAt(
  server: DialectServer,
  { page = `${TAB}/Leads`, cookies = {}, around = (carrier) => carrier }: At = {},
): Promise<CrmSession> {
  const carrier = createDialectPageCarrier(server, createBrowser(page, { cookies }));
  return connectTo(zohoAdapter, ORIGIN, { page: around(carrier) });
}

async function start(org: Org): Promise<CrmUnderTest> {
  const server = await startZoho([org], ORIGIN);
  const sessionAs = (who: string) => sessionAt(server, { cookies: signIn(org, who) });
  const outage = async (reply: Reply) => {
    const out = await startZoho([org], ORIGIN);
    out.interrupt(() => reply);
    return out;
  };
  const limited = await outage(answered({ code: 'TOO_MANY_REQUESTS', status: 'error' }, 429));
  const broken = await outage(pageOf('<h1>Bad gateway</h1>', 502));
  return {
    session: await sessionAs(PEOPLE.sam),
    user: { id: PEOPLE.sam, name: 'Sam Okafor' },
    colleague: { id: PEOPLE.bea, name: 'Bea Lindqvist' },
    colleagueSession: await sessionAs(PEOPLE.bea),
    signedOut: await sessionAt(server),
    unreachable: await connectTo(zohoAdapter, ORIGIN, {
      page: { ...NO_SERVER, readCookie: () => Promise.resolve('proof') },
    }),
    record: lead,
    facts: {
      name: 'Marta Kowalczyk',
      company: 'Baltika Cold Storage',
      title: 'Director of Operations',
      email: 'm.kowalczyk@baltika.example',
      phone: '+48 58 555 01 42',
      owner: 'Sam Okafor',
      stage: 'Contacted',
      source: 'Trade Show',
    },
    sparseRecord: at('Leads', RECORDS.sparse),
    sparseFacts: { name: 'Visitor' },
    missingRecord: at('Leads', RECORDS.missing),
    forbiddenSession: await sessionAs(PEOPLE.nora),
    users: USERS,
    addNotes({ id: on }, texts, times = []) {
      for (const [index, content] of texts.entries()) {
        addNote(org, { module: 'Leads', on, content, by: PEOPLE.bea }, times[index]);
      }
      return Promise.resolve();
    },
    ownerOf({ id }) {
      const owner = org.modules.Leads?.get(id)?.Owner as { id: string } | null; // as data.ts writes it
      return Promise.resolve(owner?.id);
    },
    over: (around) => sessionAt(server, { cookies: signIn(org, PEOPLE.sam), around }),
    move(way) {
      convert(org, RECORDS.lead, way === 'a deal' ? RECORDS.deal : null);
      return way === 'a deal' ? at('Deals', RECORDS.deal) : at('Contacts', RECORDS.contact);
    },
    requests: () => server.log.length,
    interruptions: {
      endingAfter(requests) {
        const cookies = signIn(org, PEOPLE.sam);
        const end = () => org.sessions.delete(cookies.session ?? '');
        const around = (carrier: Carrier) => endingAfter(carrier, requests, end);
        return sessionAt(server, { cookies, around });
      },
      limited: {
        session: await sessionAt(limited, { cookies: signIn(org, PEOPLE.sam) }),
        pauseMs: undefined,
      },
      broken: await sessionAt(broken, { cookies: signIn(org, PEOPLE.sam) }),
    },
    async stop() {
      await Promise.all([server.stop(), limited.stop(), broken.stop()]);
    },
  };
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

describe.each([
  ['keeps notes as they are', {}, (text: string) => text],
  [
    'escapes notes and gives tokens of all pages',
    { escapes: true, tokensEverywhere: true },
    escaped,
  ],
] as const)('where Zoho %s', (_, traits, kept) => {
  describeAdapter({
    adapter: zohoAdapter,
    addresses,
    can: { assign: true, tasks: false },
    moves: ['a deal', 'a contact'],
    costs: { opening: 3, openingNext: 3, handover: 5, firstLooks: [5, 5, 5], look: 1 },
    manyNotes: 3000,
    canBeInterrupted: true,
    kept,
    start: () => start(createOrg(USERS, traits)),
  });
});

describe('what is particular to Zoho', () => {
  const withOrgs = async (
    work: (org: Org, server: DialectServer, other: Org) => Promise<void>,
  ): Promise<void> => {
    const [org, other] = [createOrg(10), createOrg(10, { number: '7' })];
    const server = await startZoho([org, other], ORIGIN);
    await work(org, server, other).finally(() => server.stop());
  };

  it.each([
    [
      at('Contacts', RECORDS.contact),
      {
        ...{ name: 'Ines Duarte', company: 'Duarte & Filhos', title: 'Owner' },
        ...{ phone: '+351 555 015', source: 'Web Site' },
      },
    ],
    [
      at('Deals', RECORDS.deal),
      {
        ...{ name: 'Ines Duarte', company: 'Duarte & Filhos', title: 'Owner' },
        ...{ phone: '+351 555 015', stage: 'Proposal', amount: '1,200.5 EUR' },
      },
    ],
  ])('says of %o what it is', (record, facts) =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      expect(valueOf(await session.readLead(record)).facts).toEqual(facts);
    }),
  );

  it('says of a deal what it can, where this user may not see the person', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      const refusal = answered({ status: 'error', code: 'NO_PERMISSION', details: {} }, 403);
      server.interrupt(({ url }) => (url.pathname.includes('/Contacts/') ? refusal : undefined));
      expect(valueOf(await session.readLead(at('Deals', RECORDS.deal))).facts).toEqual({
        ...{ name: 'Ines Duarte', company: 'Duarte & Filhos' },
        ...{ stage: 'Proposal', amount: '1,200.5 EUR' },
      });
    }));

  it('all notes of an organisation are searched from the newest back, past the first 2,000', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      const note = { module: 'Deals', on: RECORDS.deal, by: PEOPLE.bea };
      for (let index = 0; index < 2500; index++) addNote(org, { ...note, content: `a ${index}` });
      addNote(org, { ...note, module: 'Accounts', content: 'a word on what is no lead' });
      const found = await allNotesSince(session, 'a ', Date.now() - 60_000);
      expect(found).toHaveLength(2500);
      expect(found[0]).toMatchObject({
        record: at('Deals', RECORDS.deal),
        author: { id: PEOPLE.bea, name: 'Bea Lindqvist' },
      });
    }));

  it('a look that stopped begins anew where its page is no longer to be had', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      const note = { module: 'Leads', on: RECORDS.lead, by: PEOPLE.bea, content: 'a note' };
      for (let index = 0; index < 1500; index++) addNote(org, note);
      const since = Date.now() - 60_000;
      const { rest } = valueOf(await session.searchNotes('a note', since));
      expect(rest).toBeDefined();
      const refusal = answered({ status: 'error', code: 'INVALID_DATA_TOKEN', details: {} }, 400);
      server.interrupt(({ url }) => (url.searchParams.has('page_token') ? refusal : undefined));
      const stopped = valueOf(await session.searchNotes('a note', since, rest));
      expect(stopped).toEqual({ notes: [], seenUntil: since });
      server.interrupt(undefined);
      expect(valueOf(await session.searchNotes('a note', since)).notes).toHaveLength(1000);
      const outOfNowhere = valueOf(await session.searchNotes('a note', since, 'no such place'));
      expect(outOfNowhere.notes).toHaveLength(1000);
    }));

  it('a note that comes on two pages, since one was written meanwhile, is given once', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      const note = { module: 'Leads', on: RECORDS.lead, by: PEOPLE.bea };
      for (let index = 0; index < 250; index++) addNote(org, { ...note, content: `a ${index}` });
      server.interrupt(({ url }) => {
        if (url.searchParams.has('page_token')) {
          const at = Date.now() + 5000;
          org.notes.push({ ...note, id: '5293322999999999999', content: 'a new one', at });
        }
        return undefined;
      });
      const found = notesOf(await session.searchNotes('a ', Date.now() - 60_000));
      expect(found).toHaveLength(250);
      expect(new Set(found.map(({ id }) => id)).size).toBe(250);
    }));

  it('what was changed since is news, however old, and what was not is none', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      const note = { module: 'Leads', on: RECORDS.lead, by: PEOPLE.bea };
      const hoursAgo = (hours: number) => Math.floor(Date.now() / 1000 - hours * 3600) * 1000;
      org.notes.push(
        { ...note, id: '1', content: 'a changed', at: hoursAgo(9), changed: hoursAgo(1) },
        { ...note, id: '2', content: 'a left alone', at: hoursAgo(8) },
        { ...note, id: '3', content: 'a new', at: hoursAgo(2) },
      );
      const found = notesOf(await session.searchNotes('a ', hoursAgo(5)));
      expect(found.map(({ id }) => id)).toEqual(['1', '3']);
      expect(found[0]?.createdAt).toBe(org.notes[0]?.at);
    }));

  it('looks for what is new with one request where there is nothing', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      expect(notesOf(await session.searchNotes('baton1.', 0))).toEqual([]);
      expect(server.log).toHaveLength(1);
    }));

  it('S5: a proof that was replaced between two writes is the new one at once', () =>
    withOrgs(async (org, server) => {
      const cookies = signIn(org, PEOPLE.sam);
      let proof = cookies[PROOF] ?? '';
      const around = (carrier: Carrier): Carrier => ({
        ...carrier,
        readCookie: () => Promise.resolve(proof),
      });
      const session = await sessionAt(server, { cookies, around });
      valueOf(await session.createNote(lead, aNote('one'), PEOPLE.sam));
      for (const [id, own] of org.sessions) org.sessions.set(id, { ...own, proof: 'another' });
      const refused = await session.createNote(lead, aNote('two'), PEOPLE.sam);
      // Whether it had an effect is looked for before it is written again.
      expect(refused).toMatchObject({ ok: false, error: { code: 'unexpected' } });
      proof = 'another';
      valueOf(await session.createNote(lead, aNote('two'), PEOPLE.sam));
      expect(org.notes.map(({ content }) => content)).toEqual(['one', 'two']);
    }));

  it('a write goes to the organisation of its record, whichever the open tab shows', () =>
    withOrgs(async (org, server, other) => {
      const page = `${ORIGIN}/crm/org7/tab/Leads`;
      const session = await sessionAt(server, { page, cookies: signIn(org, PEOPLE.sam) });
      valueOf(await session.createNote(lead, aNote('x'), PEOPLE.sam));
      expect(new Set(server.log.map(({ headers }) => headers['x-crm-org']))).toEqual(
        new Set([ORG]),
      );
      expect([org.notes.length, other.notes.length]).toEqual([1, 0]);
    }));

  it.each([`${ORIGIN}/`, `${ORIGIN}/crm/acme/tab/Leads`])(
    'a tab at %s is in no organisation, and nothing is asked there',
    (page) =>
      withOrgs(async (org, server) => {
        const session = await sessionAt(server, { page, cookies: signIn(org, PEOPLE.sam) });
        expect(errorCode(await session.whoAmI())).toBe('no-tab');
        expect(errorCode(await session.listUsers())).toBe('no-tab');
        expect(server.log).toEqual([]);
      }),
  );

  it.each(['crmcsr', 'CSRF_TOKEN'])('the proof may also be the cookie %s', (name) =>
    withOrgs(async (org, server) => {
      const { [PROOF]: proof = '', ...others } = signIn(org, PEOPLE.sam);
      const session = await sessionAt(server, { cookies: { ...others, [name]: proof } });
      expect(valueOf(await session.whoAmI()).id).toBe(PEOPLE.sam);
    }),
  );

  it.each(['', 'two words', 'ünïcödé', 'x'.repeat(501)])(
    'nothing is sent with a proof that is none: “%s”',
    (proof) =>
      withOrgs(async (org, server) => {
        const cookies = { ...signIn(org, PEOPLE.sam), [PROOF]: proof };
        const carrier = createDialectPageCarrier(server, createBrowser(`${TAB}/Leads`));
        const readCookie = (_: string, name: string) =>
          Promise.resolve(name === PROOF ? cookies[PROOF] : null);
        const session = await connectTo(zohoAdapter, ORIGIN, { page: { ...carrier, readCookie } });
        expect(errorCode(await session.readLead(lead))).toBe('signed-out');
        expect(server.log).toEqual([]);
      }),
  );

  const item = (code: string, details = {}) => ({ data: [{ status: 'error', code, details }] });
  it.each<[string, Reply, string]>([
    ['a refusal inside a success', answered(item('NO_PERMISSION'), 207), 'forbidden'],
    ['an accepted thing that was not done', answered(item('RECORD_LOCKED'), 202), 'forbidden'],
    [
      'a note that is too long',
      answered(item('INVALID_DATA', { maximum_length: 9 }), 400),
      'too-long',
    ],
    ['a wrong proof', answered({ status: 'error', code: 'INVALID_REQUEST' }, 400), 'unexpected'],
    ['a wrong path', answered({ status: 'error', code: 'INVALID_URL_PATTERN' }, 404), 'rejected'],
    ['no such module', answered({ status: 'error', code: 'INVALID_MODULE' }, 400), 'rejected'],
    ['a missing field', answered(item('MANDATORY_NOT_FOUND'), 207), 'rejected'],
    ['a limit', answered({ status: 'error', code: 'LIMIT_EXCEEDED' }, 400), 'rate-limited'],
    [
      'no session',
      answered({ status: 'error', code: 'AUTHENTICATION_FAILURE' }, 400),
      'signed-out',
    ],
    [
      'trouble of its own',
      answered({ status: 'error', code: 'INTERNAL_ERROR' }, 500),
      'unexpected',
    ],
    [
      'a session that ended',
      answered({ status: 'error', code: 'INVALID_TOKEN' }, 401),
      'signed-out',
    ],
    [
      'rights that are missing',
      answered({ status: 'error', code: 'OAUTH_SCOPE_MISMATCH' }, 401),
      'forbidden',
    ],
    ['the way to sign in', movedTo('https://accounts.zoho.eu/signin'), 'signed-out'],
    ['nothing', emptyAnswer(204), 'unexpected'],
    ['another shape', answered({ data: 'made' }), 'unexpected'],
    ['a note without a number', answered({ data: [{ details: {} }] }, 201), 'unexpected'],
    ['a page', pageOf('<h1>Maintenance</h1>'), 'unexpected'],
  ])('takes %s for what it is, where a note was to be written', (_, reply, code) =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      server.interrupt(({ method }) => (method === 'POST' ? reply : undefined));
      expect(errorCode(await session.createNote(lead, aNote('x'), PEOPLE.sam))).toBe(code);
    }),
  );

  it('a record is not given to who is no user, and stays whose it is', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      for (const nobody of ['5293322000000999999', 'x']) {
        const given = await session.assign?.(lead, nobody, PEOPLE.sam);
        expect(given).toEqual({ ok: false, error: { code: 'forbidden' } });
      }
      expect(org.modules.Leads?.get(RECORDS.lead)?.Owner).toMatchObject({ id: PEOPLE.sam });
    }));

  const NONE = { ok: false, error: { code: 'unexpected', status: -1 } } as const;

  it.each(['top', 'listed', 'empty'] as const)(
    'an owner is changed once, answered as %s',
    (ownerAnswer) =>
      withOrgs(async () => {
        const org = createOrg(10, { ownerAnswer });
        const server = await startZoho([org], ORIGIN);
        const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
        const given = (await session.assign?.(lead, PEOPLE.bea, PEOPLE.sam)) ?? NONE;
        await server.stop();
        expect(given).toEqual({ ok: true, value: undefined });
        expect(org.modules.Leads?.get(RECORDS.lead)?.Owner).toMatchObject({ id: PEOPLE.bea });
      }),
  );

  it('a converted lead has become its deal, else its contact, with its notes', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      const successor = async () => valueOf((await session.successorOf?.(lead)) ?? NONE);
      expect(await successor()).toBeUndefined();
      valueOf(await session.createNote(lead, aNote('marked'), PEOPLE.sam));
      convert(org, RECORDS.lead, RECORDS.deal);
      expect(errorCode(await session.readLead(lead))).toBe('not-found');
      expect(await successor()).toEqual(at('Deals', RECORDS.deal));
      expect(valueOf(await session.listNotes(at('Deals', RECORDS.deal), 'marked'))).toHaveLength(1);
      convert(org, RECORDS.lead, null);
      expect(await successor()).toEqual(at('Contacts', RECORDS.contact));
    }));

  it('removes a note of one’s own, and nobody else’s', () =>
    withOrgs(async (org, server) => {
      const session = await sessionAt(server, { cookies: signIn(org, PEOPLE.sam) });
      const remove = async (id: string, as: string = PEOPLE.sam) =>
        (await session.deleteNote?.(lead, id, as)) ?? NONE;
      const note = { module: 'Leads', on: RECORDS.lead, by: PEOPLE.bea, content: 'x' };
      const others = addNote(org, note);
      const { id } = valueOf(await session.createNote(lead, aNote('x'), PEOPLE.sam));
      expect(errorCode(await remove(others.id))).toBe('forbidden');
      expect(errorCode(await remove(id, PEOPLE.bea))).toBe('other-user');
      expect((await remove(id)).ok).toBe(true);
      expect((await remove(id)).ok).toBe(true);
      expect(org.notes).toEqual([others]);
    }));
});
