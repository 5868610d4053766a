import { describe, expect, it } from 'vitest';
import { dynamicsAdapter } from '@/lib/crm/dynamics/adapter';
import type { Carrier } from '@/lib/crm/http';
import { aNote } from './a-note';
import { describeAdapter, errorCode, notesOf, valueOf, type CrmUnderTest } from './contract';
import { createBrowser, createDialectPageCarrier } from './dialect/browser';
import { connectTo, NO_SERVER } from './dialect/connect';
import {
  addNote,
  createOrg,
  guid,
  merge,
  PEOPLE,
  qualify,
  RECORDS,
  type Org,
} from './dialect/dynamics/data';
import { SESSION, startDynamics } from './dialect/dynamics/server';
import { endingAfter } from './dialect/ending-after';
import { answered, emptyAnswer, movedTo, pageOf, type Reply } from './dialect/reply';
import type { DialectServer } from './dialect/server';

const ORIGIN = 'https://acme.crm4.dynamics.com';
const PAGE = `${ORIGIN}/main.aspx?appid=98d1cf55-fc47-e911-a97c-000d3ae05a70&pagetype=entityrecord`;
const USERS = 1200;
const at = (type: string, id: string, origin = ORIGIN) => ({ origin, type, id });
const lead = at('lead', RECORDS.lead);

const addresses = {
  records: [
    [`${PAGE}&etn=lead&id=${RECORDS.lead}`, lead],
    [`${ORIGIN}/main.aspx?id=${RECORDS.lead}&etn=lead&pagetype=entityrecord`, lead],
    [`${PAGE}&etn=lead&id=%7B${RECORDS.lead.toUpperCase()}%7D`, lead],
    [`${PAGE}&etn=lead&id={${RECORDS.lead}}&forceUCI=1&cmdbar=true&navbar=on`, lead],
    [
      `${PAGE}&etn=contact&id=${RECORDS.contact}&extraqs=formid%3D7`,
      at('contact', RECORDS.contact),
    ],
    [`${PAGE}&etn=opportunity&id=${RECORDS.opportunity}`, at('opportunity', RECORDS.opportunity)],
    [`${PAGE}&etn=account&id=${RECORDS.account}&newWindow=true`, at('account', RECORDS.account)],
    [
      `https://acme.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
      at('lead', RECORDS.lead, 'https://acme.crm.dynamics.com'),
    ],
    [
      `https://acme.crm.microsoftdynamics.us/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
      at('lead', RECORDS.lead, 'https://acme.crm.microsoftdynamics.us'),
    ],
  ],
  others: [
    `${ORIGIN}/`,
    `${ORIGIN}/main.aspx`,
    PAGE,
    `${PAGE}&etn=lead`,
    `${PAGE}&etn=lead&id=`,
    `${PAGE}&etn=lead&id=42`,
    `${PAGE}&etn=lead&id=${RECORDS.lead}0`,
    `${PAGE}&etn=lead&id=${RECORDS.lead.replaceAll('-', '')}`,
    `${PAGE}&id=${RECORDS.lead}`,
    `${PAGE}&etn=Lead&id=${RECORDS.lead}`,
    `${PAGE}&etn=incident&id=${RECORDS.lead}`,
    `${PAGE}&etn=task&id=${RECORDS.lead}`,
    `${PAGE}&etn=systemuser&id=${PEOPLE.sam}`,
    `${PAGE}&etn=constructor&id=${RECORDS.lead}`,
    `${PAGE}&etc=112&id=${RECORDS.lead}`,
    `${PAGE}&etc=constructor&id=${RECORDS.lead}`,
    `${PAGE}&etn=incident&etc=4&id=${RECORDS.lead}`,
    `${ORIGIN}/main.aspx?pagetype=entitylist&etn=lead&viewid=${RECORDS.lead}`,
    `${ORIGIN}/main.aspx?pagetype=entitylist&etn=lead&id=${RECORDS.lead}`,
    `${ORIGIN}/main.aspx?pagetype=dashboard&id=${RECORDS.lead}`,
    `${ORIGIN}/main.aspx?etn=lead&id=${RECORDS.lead}`,
    `${ORIGIN}/main.aspx#pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `${ORIGIN}/apps/sales?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `${ORIGIN}/other/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `${ORIGIN}/api/data/v9.2/leads(${RECORDS.lead})`,
    `${ORIGIN}/uclient/scripts/app.js?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `https://www.dynamics.com/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `https://acme.api.crm4.dynamics.com/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `https://acme.operations.dynamics.com/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `https://acme.crm4.dynamics.com.evil.example/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `http://acme.crm4.dynamics.com/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
    `/main.aspx?pagetype=entityrecord&etn=lead&id=${RECORDS.lead}`,
  ],
} as const;

type Around = (carrier: Carrier, end: () => void) => Carrier;

/** A session in a page in which the user is signed in, or nobody. */
function sessionOf(server: DialectServer, org: Org, user?: string, around?: Around) {
  const cookie = `cookie-${org.sessions.size}-${user ?? 'nobody'}`;
  if (user !== undefined) org.sessions.set(cookie, user);
  const browser = createBrowser(PAGE, { cookies: { [SESSION]: cookie } });
  const carrier = createDialectPageCarrier(server, browser);
  const page = around?.(carrier, () => org.sessions.delete(cookie)) ?? carrier;
  return connectTo(dynamicsAdapter, ORIGIN, { page });
}

async function start(): Promise<CrmUnderTest> {
  const org = createOrg(USERS);
  const server = await startDynamics(org, ORIGIN);
  const outage = async (reply: Reply) => {
    const out = await startDynamics(org, ORIGIN);
    out.interrupt(() => reply);
    return out;
  };
  const limited = await outage(emptyAnswer(429, { 'retry-after': '17' }));
  const broken = await outage(pageOf('<h1>Bad gateway</h1>', 502));
  let notes = 0xbb0000;
  return {
    session: await sessionOf(server, org, PEOPLE.sam),
    user: { id: PEOPLE.sam, name: 'Sam Okafor' },
    colleague: { id: PEOPLE.bea, name: 'Bea Lindqvist' },
    colleagueSession: await sessionOf(server, org, PEOPLE.bea),
    signedOut: await sessionOf(server, org),
    unreachable: await connectTo(dynamicsAdapter, ORIGIN, { page: NO_SERVER }),
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
      amount: '€48,000.00',
    },
    sparseRecord: at('lead', RECORDS.sparse),
    sparseFacts: { name: 'Unnamed visitor', stage: 'New' },
    missingRecord: at('lead', RECORDS.missing),
    forbiddenSession: await sessionOf(server, org, PEOPLE.nora),
    users: USERS,
    addNotes({ id: on, type: table }, texts, times = []) {
      for (const [index, notetext] of texts.entries()) {
        const note = { id: guid(notes++), notetext, on, table, by: PEOPLE.bea };
        addNote(org, note, times[index]);
      }
      return Promise.resolve();
    },
    ownerOf({ id }) {
      const owner = org.sets.leads?.get(id)?._ownerid_value;
      return Promise.resolve(typeof owner === 'string' ? owner : undefined);
    },
    over: (around) => sessionOf(server, org, PEOPLE.sam, around),
    move(way) {
      if (way === 'an opportunity') qualify(org, RECORDS.lead, { opportunity: true });
      else if (way === 'a contact') qualify(org, RECORDS.lead, { opportunity: false });
      else merge(org, 'leads', RECORDS.lead, RECORDS.sparse);
      if (way === 'an opportunity') return at('opportunity', RECORDS.opportunity);
      return way === 'a contact' ? at('contact', RECORDS.contact) : at('lead', RECORDS.sparse);
    },
    requests: () => server.log.length,
    interruptions: {
      endingAfter: (requests) =>
        sessionOf(server, org, PEOPLE.sam, (carrier, end) => endingAfter(carrier, requests, end)),
      limited: { session: await sessionOf(limited, org, PEOPLE.sam), pauseMs: 17_000 },
      broken: await sessionOf(broken, org, PEOPLE.sam),
    },
    async stop() {
      await Promise.all([server.stop(), limited.stop(), broken.stop()]);
    },
  };
}

describeAdapter({
  adapter: dynamicsAdapter,
  addresses,
  can: { assign: true, tasks: true },
  moves: ['an opportunity', 'a contact', 'a lead that it was merged into'],
  staying: ['an opportunity', 'a contact'],
  costs: { opening: 5, openingNext: 4, handover: 9, firstLooks: [1, 1], look: 1 },
  manyNotes: 3000,
  canBeInterrupted: true,
  start,
});

describe('what is particular to Dynamics 365', () => {
  const withOrg = async (work: (org: Org, server: DialectServer) => Promise<void>) => {
    const org = createOrg(10);
    const server = await startDynamics(org, ORIGIN);
    await work(org, server).finally(() => server.stop());
  };

  it('a note that is sent twice is there once', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const note = aNote('<p>marked</p>');
      const first = valueOf(await session.createNote(lead, note, PEOPLE.sam));
      expect(valueOf(await session.createNote(lead, note, PEOPLE.sam)).id).toBe(first.id);
      expect(org.sets.annotations?.size).toBe(1);
    }));

  it('a record that is gone is not made anew by giving it away', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const gone = at('lead', RECORDS.missing);
      const given = await session.assign?.(gone, PEOPLE.bea, PEOPLE.sam);
      expect(given).toEqual({ ok: false, error: { code: 'not-found' } });
      expect(org.sets.leads?.has(RECORDS.missing)).toBe(false);
    }));

  it('contacts, opportunities and accounts are read, written on, given away and have tasks too', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const records = [
        at('contact', RECORDS.contact),
        at('opportunity', RECORDS.opportunity),
        at('account', RECORDS.account),
      ];
      const facts = await Promise.all(records.map((record) => session.readLead(record)));
      expect(facts.map((read) => valueOf(read).facts)).toMatchObject([
        { name: 'Marta Kowalczyk', company: 'Baltika Cold Storage', owner: 'Bea Lindqvist' },
        {
          ...{ name: 'Marta Kowalczyk', company: 'Baltika Cold Storage', stage: '2-Develop' },
          ...{ email: 'm.kowalczyk@baltika.example', amount: '€1,200.00' },
        },
        { company: 'Baltika Cold Storage', phone: '+48 1' },
      ]);
      for (const record of records) {
        valueOf(await session.createNote(record, aNote('it’s `marked`'), PEOPLE.sam));
        const task = { subject: 's', text: 't'.repeat(3000), assigneeId: PEOPLE.bea };
        const due = { marker: 'm-1', due: Date.now() };
        expect((await session.createTask?.(record, { ...task, ...due }, PEOPLE.sam))?.ok).toBe(
          true,
        );
        expect(await session.findTasks?.(record, 'm-1')).toMatchObject({
          value: [{ subject: 's' }],
        });
        expect((await session.assign?.(record, PEOPLE.bea, PEOPLE.sam))?.ok).toBe(true);
      }
      const found = notesOf(await session.searchNotes('marked', Date.now() - 60_000));
      expect(found.map(({ record }) => record)).toEqual(records);
    }));

  it('a word with a quote in it is searched as it is', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      valueOf(await session.createNote(lead, aNote("o'clock"), PEOPLE.sam));
      expect(notesOf(await session.searchNotes("o'clock", Date.now() - 60_000))).toHaveLength(1);
    }));

  it('a next page on another origin is not followed', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      server.interrupt(() =>
        answered({
          value: [],
          '@odata.nextLink': 'https://evil.example/api/data/v9.2/systemusers',
        }),
      );
      expect(errorCode(await session.listUsers())).toBe('unexpected');
      expect(server.log).toHaveLength(1);
    }));

  it('a session that ended may also answer with the way to sign in', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      server.interrupt(() => movedTo('https://login.microsoftonline.com/common/oauth2/authorize'));
      expect(errorCode(await session.readLead(lead))).toBe('signed-out');
      server.interrupt(() => pageOf('<form><input type="password"></form>'));
      expect(errorCode(await session.readLead(lead))).toBe('signed-out');
    }));

  const NONE = { ok: false, error: { code: 'unexpected', status: -1 } } as const;

  it.each([
    [400, '0x80040333', 'rejected'],
    [400, '0x80048408', 'rejected'],
    [403, '0x80040203', 'rejected'],
    [403, '0x80040220', 'forbidden'],
    [403, '0x80042f09', 'forbidden'],
    [404, '0x80040217', 'not-found'],
    [401, '0x80060400', 'signed-out'],
    [400, '0x80041d1f', 'signed-out'],
  ])('%i %s is %s', (status, code, expected) =>
    withOrg(async (org, server) => {
      const message = 'The lead is in an inactive state.';
      const session = await sessionOf(server, org, PEOPLE.sam);
      server.interrupt(({ method }) =>
        method === 'PATCH' ? answered({ error: { code, message } }, status) : undefined,
      );
      const refused = (await session.assign?.(lead, PEOPLE.bea, PEOPLE.sam)) ?? NONE;
      expect(errorCode(refused)).toBe(expected);
      if (expected === 'rejected') expect(refused).toMatchObject({ error: { reason: message } });
    }),
  );

  it('a refusal of the directory asks to sign in', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const said = 'AADSTS50058: Session information is not sufficient for single sign-on.';
      server.interrupt(() => answered({ error: { code: '0x0', message: said } }, 403));
      expect(errorCode(await session.whoAmI())).toBe('signed-out');
    }));

  it('an amount of 0 is not told: nobody named one', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      Object.assign(org.sets.leads?.get(RECORDS.lead) ?? {}, { estimatedamount: 0 });
      expect(valueOf(await session.readLead(lead)).facts.amount).toBeUndefined();
    }));

  it('a qualified or merged lead has become another record, however many steps away', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const successor = async () => valueOf((await session.successorOf?.(lead)) ?? NONE);
      expect(await successor()).toBeUndefined();
      valueOf(await session.createNote(lead, aNote('marked'), PEOPLE.sam));
      merge(org, 'leads', RECORDS.lead, RECORDS.sparse);
      expect(await successor()).toEqual(at('lead', RECORDS.sparse));
      qualify(org, RECORDS.sparse, { opportunity: false });
      expect(await successor()).toEqual(at('contact', RECORDS.contact));
      qualify(org, RECORDS.sparse, { opportunity: true });
      expect(await successor()).toEqual(at('opportunity', RECORDS.opportunity));
      // Its notes stay where they were written, and can be read there.
      expect(valueOf(await session.listNotes(lead, 'marked'))).toHaveLength(1);
      const missing = at('lead', RECORDS.missing);
      expect(await session.successorOf?.(missing)).toEqual({ ok: true, value: undefined });
    }));

  it('removes a note of one’s own, and nobody else’s', () =>
    withOrg(async (org, server) => {
      const session = await sessionOf(server, org, PEOPLE.sam);
      const remove = async (id: string, as: string = PEOPLE.sam) =>
        (await session.deleteNote?.(lead, id, as)) ?? NONE;
      const { id } = valueOf(await session.createNote(lead, aNote('x'), PEOPLE.sam));
      const others = guid(0xdd0000);
      addNote(org, { id: others, notetext: 'x', on: RECORDS.lead, table: 'lead', by: PEOPLE.bea });
      expect(errorCode(await remove(others))).toBe('forbidden');
      expect(errorCode(await remove(id, PEOPLE.bea))).toBe('other-user');
      expect(org.sets.annotations?.size).toBe(2);
      expect((await remove(id)).ok).toBe(true);
      expect((await remove(id)).ok).toBe(true);
      expect([...(org.sets.annotations?.keys() ?? [])]).toEqual([others]);
    }));
});
