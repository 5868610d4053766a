import { describe, expect, it } from 'vitest';
import type { CrmResult } from '@/lib/crm/error';
import type { Carrier } from '@/lib/crm/http';
import { salesforceAdapter } from '@/lib/crm/salesforce/adapter';
import { MARKER } from '@/lib/sync/codec';
import { aNote } from './a-note';
import { describeAdapter, errorCode, notesOf, valueOf, type CrmUnderTest } from './contract';
import { createBrowser, createDialectWorkerCarrier } from './dialect/browser';
import { connectTo, NO_SERVER } from './dialect/connect';
import { endingAfter } from './dialect/ending-after';
import { answered, pageOf, type Reply } from './dialect/reply';
import {
  convert,
  createOrg,
  insert,
  merge,
  PEOPLE,
  RECORDS,
  signIn,
  type Org,
} from './dialect/salesforce/data';
import { startSalesforce } from './dialect/salesforce/server';
import type { DialectServer } from './dialect/server';

const ORIGIN = 'https://acme.lightning.force.com';
const API = 'https://acme.my.salesforce.com';
const USERS = 1200;
const at = (type: string, id: string, origin = ORIGIN) => ({ origin, type, id });
const lead = at('Lead', RECORDS.lead);

const addresses = {
  records: [
    [`${ORIGIN}/lightning/r/Lead/${RECORDS.lead}/view`, lead],
    [`${ORIGIN}/lightning/r/${RECORDS.lead}/view`, lead],
    [`${ORIGIN}/lightning/r/Lead/${RECORDS.lead.slice(0, 15)}/view`, lead],
    [`${ORIGIN}/lightning/r/Lead/${RECORDS.lead}/edit`, lead],
    [
      `${ORIGIN}/lightning/r/Account/${RECORDS.account}/related/Contacts/view`,
      at('Account', RECORDS.account),
    ],
    // In a console the path is the tab in front, and `ws` the one that it was opened from.
    [
      `${ORIGIN}/lightning/r/Contact/${RECORDS.contact}/view?ws=%2Flightning%2Fr%2FAccount%2F${RECORDS.account}%2Fview`,
      at('Contact', RECORDS.contact),
    ],
    [
      `${ORIGIN}/one/one.app#/sObject/0061x00000AbCdEAAV/view`,
      at('Opportunity', '0061x00000AbCdEAAV'),
    ],
    [
      `https://acme--uat.sandbox.lightning.force.com/lightning/r/Lead/${RECORDS.lead}/view`,
      at('Lead', RECORDS.lead, 'https://acme--uat.sandbox.lightning.force.com'),
    ],
    // `sObject` stands for any kind, whose id tells it.
    [`${ORIGIN}/lightning/r/sObject/${RECORDS.lead}/view`, lead],
    [`${ORIGIN}/lightning/r/sObject/${RECORDS.account}/edit`, at('Account', RECORDS.account)],
    [`${ORIGIN}/lightning/r/sObject/${RECORDS.lead.slice(0, 15)}`, lead],
    [`${ORIGIN}:443/lightning/r/Lead/${RECORDS.lead}/view/`, lead],
    [`${ORIGIN}/lightning/r/Lead/${RECORDS.lead}/view?0.source=alohaHeader&t=1`, lead],
    [`${ORIGIN}/lightning/app/06m5g000000AbCdAAK/r/Lead/${RECORDS.lead}/view`, lead],
    [`${ORIGIN}/lightning/app/standard__Sales/r/${RECORDS.lead}/view`, lead],
    [
      `https://acme.lightning.crmforce.mil/lightning/r/Lead/${RECORDS.lead}/view`,
      at('Lead', RECORDS.lead, 'https://acme.lightning.crmforce.mil'),
    ],
    [`${API}/${RECORDS.lead}/`, at('Lead', RECORDS.lead, API)],
    [`${API}/0061x00000AbCdE`, at('Opportunity', '0061x00000AbCdEAAV', API)],
    [`${API}/${RECORDS.lead}?nooverride=1`, at('Lead', RECORDS.lead, API)],
    [`${API}/${RECORDS.contact}/e`, at('Contact', RECORDS.contact, API)],
  ],
  others: [
    `${ORIGIN}/`,
    `${ORIGIN}/lightning/page/home`,
    `${ORIGIN}/lightning/o/Lead/list?filterName=Recent`,
    `${ORIGIN}/lightning/o/Lead/new`,
    `${ORIGIN}/lightning/o/Lead/home`,
    `${ORIGIN}/lightning/r/Lead`,
    `${ORIGIN}/lightning/r/Lead/new`,
    `${ORIGIN}/lightning/r/Lead/${RECORDS.contact}/view`,
    `${ORIGIN}/lightning/r/Case/5005g00000AbCdEAAV/view`,
    `${ORIGIN}/lightning/r/User/${PEOPLE.sam}/view`,
    `${ORIGIN}/lightning/r/Task/00T5g00000AbCdEEAV/view`,
    // Its last three characters do not go with the others.
    `${ORIGIN}/lightning/r/Lead/00Q5g00000AbCdEEAA/view`,
    `${ORIGIN}/lightning/r/Lead/00q5g00000abcdeeav/view`,
    `${ORIGIN}/lightning/r/Lead/${RECORDS.lead}x/view`,
    `${ORIGIN}/lightning/r/Lead/${RECORDS.lead.slice(0, 16)}/view`,
    `${ORIGIN}/lightning/r/Lead/%30%30Q5g00000AbCdEEAV/view`,
    `${ORIGIN}/lightning/r/sObject/5005g00000AbCdEAAV/view`,
    `${ORIGIN}/lightning/r/sObject/Lead/${RECORDS.lead}/view`,
    `${ORIGIN}/lightning/app/standard__Sales`,
    `${ORIGIN}/lightning/setup/SetupOneHome/home`,
    `${ORIGIN}/lightning/n/${RECORDS.lead}`,
    `${ORIGIN}/lightning/cmp/c__view?c__id=${RECORDS.lead}`,
    `${ORIGIN}/one/one.app#/alohaRedirect/${RECORDS.lead}`,
    `${ORIGIN}/one/one.app#/sObject/Lead/list`,
    `${ORIGIN}/one/one.app`,
    `${ORIGIN}/${RECORDS.lead}`,
    `${ORIGIN}/?next=/lightning/r/Lead/${RECORDS.lead}/view`,
    `${ORIGIN}/#/lightning/r/Lead/${RECORDS.lead}/view`,
    `${API}/`,
    `${API}/home/home.jsp`,
    `${API}/00Q/o`,
    `${API}/00Q/e`,
    `${API}/${PEOPLE.sam}`,
    `${API}/a015g00000AbCdEAAV`,
    `${API}/lightning/r/Lead/${RECORDS.lead}/view`,
    `${API}/setup/forcecomHomepage.apexp`,
    `${API}/apex/Page?id=${RECORDS.lead}`,
    `${API}/services/data/v66.0/sobjects/Lead/${RECORDS.lead}`,
    `https://acme.visual.force.com/${RECORDS.lead}`,
    `https://acme.my.salesforce-setup.com/${RECORDS.lead}`,
    `https://login.salesforce.com/${RECORDS.lead}`,
    `https://acme.my.site.com/${RECORDS.lead}`,
    `https://acme.lightning.force.com.evil.example/lightning/r/Lead/${RECORDS.lead}/view`,
    `https://evil-lightning.force.com/lightning/r/Lead/${RECORDS.lead}/view`,
    `http://acme.lightning.force.com/lightning/r/Lead/${RECORDS.lead}/view`,
    `/lightning/r/Lead/${RECORDS.lead}/view`,
  ],
} as const;

type Around = (carrier: Carrier, end: () => void) => Carrier;

/** A session in a browser whose API host has this cookie, or none. */
function sessionWith(server: DialectServer, sid?: string, origin = ORIGIN, around?: Carrier) {
  // Requests go without cookies: the session stands in their header.
  const carrier = around ?? createDialectWorkerCarrier(server, createBrowser(origin));
  const worker: Carrier = {
    ...carrier,
    readCookie(host, name) {
      expect([host, name]).toEqual([API, 'sid']);
      return Promise.resolve(sid ?? null);
    },
  };
  return connectTo(salesforceAdapter, origin, { worker });
}

function sessionOf(server: DialectServer, org: Org, user: string, around?: Around) {
  const sid = signIn(org, user);
  const carrier = createDialectWorkerCarrier(server, createBrowser(ORIGIN));
  const end = () => org.sessions.delete(sid);
  return sessionWith(server, sid, ORIGIN, around?.(carrier, end) ?? carrier);
}

/** What an adapter that lacks a call gives. */
const NEVER: CrmResult<never> = { ok: false, error: { code: 'unexpected', status: -1 } };

const refusal = (status: number, errorCode: string, message = errorCode) =>
  answered([{ message, errorCode, fields: [] }], status);

async function start(): Promise<CrmUnderTest> {
  const org = createOrg(USERS);
  const server = await startSalesforce(org, API);
  const outage = async (reply: Reply) => {
    const out = await startSalesforce(org, API);
    out.interrupt(() => reply);
    return out;
  };
  const limited = await outage(refusal(403, 'REQUEST_LIMIT_EXCEEDED'));
  const broken = await outage(pageOf('<h1>Bad gateway</h1>', 502));
  return {
    session: await sessionOf(server, org, PEOPLE.sam),
    user: { id: PEOPLE.sam, name: 'Sam Okafor' },
    colleague: { id: PEOPLE.bea, name: 'Bea Lindqvist' },
    colleagueSession: await sessionOf(server, org, PEOPLE.bea),
    signedOut: await sessionWith(server),
    unreachable: await sessionWith(server, 'any', ORIGIN, NO_SERVER),
    record: lead,
    facts: {
      name: 'Marta Kowalczyk',
      company: 'Baltika Cold Storage',
      title: 'Director of Operations',
      email: 'm.kowalczyk@baltika.example',
      phone: '+48 58 555 01 42',
      owner: 'Sam Okafor',
      stage: 'Working',
      source: 'Trade fair',
    },
    sparseRecord: at('Lead', RECORDS.sparse),
    sparseFacts: { name: 'Unnamed visitor', stage: 'New' },
    missingRecord: at('Lead', RECORDS.missing),
    forbiddenSession: await sessionOf(server, org, PEOPLE.nora),
    users: USERS,
    addNotes({ id }, texts, times = []) {
      for (const [index, Body] of texts.entries()) {
        // Baton's own are told by their titles.
        const Title = Body.includes(MARKER) ? 'baton: x' : 't';
        insert(org, 'Note', { ParentId: id, Title, Body }, PEOPLE.bea, times[index]);
      }
      return Promise.resolve();
    },
    ownerOf({ id }) {
      const owner = org.objects.Lead?.find((row) => row.Id === id)?.OwnerId;
      return Promise.resolve(typeof owner === 'string' ? owner : undefined);
    },
    over: (around) => sessionOf(server, org, PEOPLE.sam, around),
    move(way) {
      if (way === 'an opportunity') convert(org, RECORDS.lead, { opportunity: true });
      else if (way === 'a contact') convert(org, RECORDS.lead, { opportunity: false });
      else merge(org, 'Lead', RECORDS.lead, RECORDS.sparse);
      if (way === 'an opportunity') return at('Opportunity', RECORDS.opportunity);
      return way === 'a contact' ? at('Contact', RECORDS.contact) : at('Lead', RECORDS.sparse);
    },
    requests: () => server.log.length,
    interruptions: {
      endingAfter: (requests) =>
        sessionOf(server, org, PEOPLE.sam, (carrier, end) => endingAfter(carrier, requests, end)),
      limited: { session: await sessionOf(limited, org, PEOPLE.sam), pauseMs: undefined },
      broken: await sessionOf(broken, org, PEOPLE.sam),
    },
    async stop() {
      await Promise.all([server.stop(), limited.stop(), broken.stop()]);
    },
  };
}

describeAdapter({
  adapter: salesforceAdapter,
  addresses,
  can: { assign: true, tasks: true },
  moves: ['an opportunity', 'a contact', 'a lead that it was merged into'],
  costs: { opening: 5, openingNext: 4, handover: 6, firstLooks: [1, 1], look: 1 },
  manyNotes: 3000,
  canBeInterrupted: true,
  start,
});

describe('what is particular to Salesforce', () => {
  const withOrg = async (work: (org: Org, server: DialectServer) => Promise<void>) => {
    const org = createOrg(10);
    const server = await startSalesforce(org, API);
    await work(org, server).finally(() => server.stop());
  };

  it.each([
    ['https://acme.lightning.force.com', 'https://acme.my.salesforce.com'],
    [
      'https://acme--uat.sandbox.lightning.force.com',
      'https://acme--uat.sandbox.my.salesforce.com',
    ],
    ['https://acme.lightning.force.mil', 'https://acme.my.salesforce.mil'],
    ['https://acme.lightning.crmforce.mil', 'https://acme.my.salesforce.mil'],
    ['https://acme.my.salesforce.com', undefined],
    ['https://acme.lightning.force.com.evil.example', undefined],
    ['nothing', undefined],
  ])('the API of %s is at %s', (origin, api) => {
    expect(salesforceAdapter.apiOrigin?.(origin)).toBe(api);
  });

  it('Classic works at the API’s own origin', () =>
    withOrg(async (org, server) => {
      const session = await sessionWith(server, signIn(org, PEOPLE.sam), API);
      const record = at('Lead', RECORDS.lead, API);
      valueOf(await session.createNote(record, aNote('marked'), PEOPLE.sam));
      const found = notesOf(await session.searchNotes('marked', Date.now() - 60_000));
      expect(found.map((note) => note.record)).toEqual([record]);
    }));

  it('a browser that may not give the cookie says that the permission is missing', async () => {
    const worker: Carrier = {
      ...NO_SERVER,
      readCookie: () => Promise.resolve({ failed: 'no-permission' }),
    };
    const session = await connectTo(salesforceAdapter, ORIGIN, { worker });
    expect(errorCode(await session.whoAmI())).toBe('no-permission');
  });

  it('who signs in between the question and the write does not write in the other’s name', () =>
    withOrg(async (org, server) => {
      const sids = [signIn(org, PEOPLE.sam), signIn(org, PEOPLE.bea)];
      const carrier = createDialectWorkerCarrier(server, createBrowser(ORIGIN));
      const worker = { ...carrier, readCookie: () => Promise.resolve(sids.shift() ?? null) };
      const session = await connectTo(salesforceAdapter, ORIGIN, { worker });
      const note = valueOf(await session.createNote(lead, aNote('marked'), PEOPLE.sam));
      expect(note.author.id).toBe(PEOPLE.sam);
      expect(org.objects.Note?.map((row) => row.CreatedById)).toEqual([PEOPLE.sam]);
    }));

  it('contacts, opportunities and accounts are read, written on, given away and have tasks too', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const records = [
        at('Contact', RECORDS.contact),
        at('Opportunity', RECORDS.opportunity),
        at('Account', RECORDS.account),
      ];
      const facts = await Promise.all(records.map((record) => session.readLead(record)));
      expect(facts.map((read) => valueOf(read).facts)).toMatchObject([
        { name: 'Marta Kowalczyk', company: 'Baltika Cold Storage', owner: 'Bea Lindqvist' },
        {
          name: 'Two halls',
          company: 'Baltika Cold Storage',
          stage: 'Proposal',
          amount: '48,000 EUR',
        },
        { company: 'Baltika Cold Storage', phone: '+48 1', owner: 'Sam Okafor' },
      ]);
      for (const record of records) {
        valueOf(await session.createNote(record, aNote('marked'), PEOPLE.sam));
        // Late in the evening in UTC, and the next day where the user is.
        const due = Date.parse('2026-11-23T23:30:00Z');
        const task = { marker: 'm-1', subject: 's', text: 't', assigneeId: PEOPLE.bea, due };
        expect((await session.createTask?.(record, task, PEOPLE.sam))?.ok).toBe(true);
        expect(await session.findTasks?.(record, 'm-1')).toMatchObject({
          value: [{ subject: 's' }],
        });
        expect((await session.assign?.(record, PEOPLE.bea, PEOPLE.sam))?.ok).toBe(true);
      }
      const found = notesOf(await session.searchNotes('marked', Date.now() - 60_000));
      expect(found.map(({ record }) => record)).toEqual(records);
      expect(org.objects.Task?.map((row) => row.ActivityDate)).toEqual(
        records.map(() => '2026-11-24'),
      );
    }));

  it('a session that the organisation locks out of its API is forbidden, not signed out', () =>
    withOrg(async (org, server) => {
      const locked = 'This session is not valid for use with the REST API';
      server.interrupt(() => refusal(401, 'INVALID_SESSION_ID', locked));
      const session = await sessionOf(server, org, PEOPLE.sam);
      expect(errorCode(await session.whoAmI())).toBe('forbidden');
    }));

  it.each([
    [400, 'STRING_TOO_LONG', 'too-long'],
    [404, 'ENTITY_IS_DELETED', 'not-found'],
    [403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'forbidden'],
    [401, 'INVALID_SESSION_ID', 'signed-out'],
    [403, 'INVALID_SESSION_ID', 'signed-out'],
    [400, 'INVALID_AUTH_HEADER', 'signed-out'],
    [403, 'REQUEST_LIMIT_EXCEEDED', 'rate-limited'],
    [400, 'UNABLE_TO_LOCK_ROW', 'unexpected'],
    [503, 'SERVER_UNAVAILABLE', 'unexpected'],
  ])('%i %s is %s', (status, code, error) =>
    withOrg(async (org, server) => {
      server.interrupt(({ method }) => (method === 'POST' ? refusal(status, code) : undefined));
      const session = await sessionOf(server, org, PEOPLE.sam);
      expect(errorCode(await session.createNote(lead, aNote('x'), PEOPLE.sam))).toBe(error);
    }),
  );

  it.each([
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    'REQUIRED_FIELD_MISSING',
    'CANNOT_UPDATE_CONVERTED_LEAD',
    'TRANSFER_REQUIRES_READ',
    'DUPLICATES_DETECTED',
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'STORAGE_LIMIT_EXCEEDED',
  ])('%s is no trouble that passes: it is told in the words of Salesforce', (code) =>
    withOrg(async (org, server) => {
      const words = `Please   name a <b>reason</b>\nfirst. ${'x'.repeat(400)}`;
      server.interrupt(({ method }) =>
        method === 'PATCH' ? refusal(400, code, words) : undefined,
      );
      const session = await sessionOf(server, org, PEOPLE.sam);
      const refused = await session.assign?.(lead, PEOPLE.bea, PEOPLE.sam);
      const error = refused?.ok ? undefined : refused?.error;
      expect(error).toMatchObject({ code: 'rejected' });
      const reason = error?.code === 'rejected' ? error.reason : '';
      expect(reason).toContain('Please name a reason first.');
      expect(reason.length).toBeLessThanOrEqual(300);
    }),
  );

  it('a session that ended, or a cookie of another day, asks to sign in', () =>
    withOrg(async (org, server) => {
      const stale = await sessionWith(server, '00D5g00000AcmeO!of.yesterday');
      expect(errorCode(await stale.whoAmI())).toBe('signed-out');
      expect(errorCode(await stale.readLead(lead))).toBe('signed-out');
      const sid = signIn(org, PEOPLE.sam);
      const session = await sessionWith(server, sid);
      valueOf(await session.createNote(lead, aNote('one'), PEOPLE.sam));
      org.sessions.delete(sid);
      expect(errorCode((await session.assign?.(lead, PEOPLE.bea, PEOPLE.sam)) ?? NEVER)).toBe(
        'signed-out',
      );
      expect(errorCode(await session.whoAmI())).toBe('signed-out');
    }));

  it.each(['Bad_OAuth_Token', 'Missing_OAuth_Token', 'Wrong_Org'])(
    'the word %s asks to sign in, whatever its status',
    (word) =>
      withOrg(async (org, server) => {
        for (const status of [400, 401, 403, 404]) {
          server.interrupt(() => ({ status, html: `${word}\n` }));
          const session = await sessionOf(server, org, PEOPLE.sam);
          expect(errorCode(await session.whoAmI())).toBe('signed-out');
        }
      }),
  );

  it('notes of others cost a look nothing; many of Baton’s are read over several looks', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const began = Date.now() - 10_000_000;
      const write = (index: number, title: string, Body: string) =>
        insert(
          org,
          'Note',
          { ParentId: RECORDS.lead, Title: title, Body },
          PEOPLE.bea,
          began + index * 1000,
        );
      for (let index = 0; index < 3000; index++)
        write(index, 'Call', 'marked, but no note of Baton');
      const first = valueOf(await session.searchNotes('marked', began));
      expect(first).toEqual({ notes: [], seenUntil: began });
      expect(server.log).toHaveLength(1);
      for (let index = 0; index < 3000; index++) write(index, `baton: ${index}`, `marked ${index}`);
      const seen = new Set<string>();
      let since = began;
      for (let looks = 0; looks < 2; looks++) {
        const asked = server.log.length;
        const { notes, seenUntil } = valueOf(await session.searchNotes('marked', since));
        for (const { id } of notes) seen.add(id);
        since = seenUntil;
        expect(server.log.length - asked).toBeLessThanOrEqual(5);
      }
      expect(seen.size).toBe(3000);
      const asked = server.log.length;
      const nothingNew = valueOf(await session.searchNotes('marked', since));
      expect(nothingNew.seenUntil).toBe(since);
      expect(server.log.length - asked).toBe(1);
    }));

  it('a converted lead has become its opportunity, else its contact, whose notes it left there', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const successor = async () => valueOf((await session.successorOf?.(lead)) ?? NEVER);
      expect(await successor()).toBeUndefined();
      valueOf(await session.createNote(lead, aNote('marked'), PEOPLE.sam));
      convert(org, RECORDS.lead, { opportunity: false });
      expect(await successor()).toEqual(at('Contact', RECORDS.contact));
      const moved = valueOf(await session.listNotes(at('Contact', RECORDS.contact), 'marked'));
      expect(moved).toHaveLength(1);
      convert(org, RECORDS.lead, { opportunity: true });
      expect(await successor()).toEqual(at('Opportunity', RECORDS.opportunity));
      const refused = (await session.assign?.(lead, PEOPLE.bea, PEOPLE.sam)) ?? NEVER;
      expect(errorCode(refused)).toBe('rejected');
    }));

  it('a lead merged into another, which was converted, is found however many steps away', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      merge(org, 'Lead', RECORDS.lead, RECORDS.sparse);
      expect(errorCode(await session.readLead(lead))).toBe('not-found');
      expect(await session.successorOf?.(lead)).toEqual({
        ok: true,
        value: at('Lead', RECORDS.sparse),
      });
      convert(org, RECORDS.sparse, { opportunity: true });
      expect(await session.successorOf?.(lead)).toEqual({
        ok: true,
        value: at('Opportunity', RECORDS.opportunity),
      });
      const missing = at('Lead', RECORDS.missing);
      expect(await session.successorOf?.(missing)).toEqual({ ok: true, value: undefined });
    }));

  it('removes a note of one’s own, and nobody else’s', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const remove = async (id: string, as: string = PEOPLE.sam) =>
        errorCode((await session.deleteNote?.(lead, id, as)) ?? NEVER);
      const { id } = valueOf(await session.createNote(lead, aNote('x'), PEOPLE.sam));
      const others = insert(org, 'Note', { ParentId: RECORDS.lead, Body: 'x' }, PEOPLE.bea);
      expect(await remove(others.Id)).toBe('forbidden');
      expect(await remove(id, PEOPLE.bea)).toBe('other-user');
      expect(org.objects.Note).toHaveLength(2);
      expect(await remove(id)).toBe('no error');
      expect(await remove(id)).toBe('no error');
      expect(org.objects.Note).toEqual([others]);
    }));

  it('an id that is none goes into no query', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const crafted = at('Lead', `${RECORDS.lead}' OR Id != '`);
      expect(errorCode(await session.listNotes(crafted, 'x'))).toBe('not-found');
      expect(server.log).toEqual([]);
    }));
});
