import { describe, expect, it } from 'vitest';
import type { RecordRef } from '@/lib/crm/adapter';
import type { Carrier } from '@/lib/crm/http';
import { pipedriveAdapter } from '@/lib/crm/pipedrive/adapter';
import { aNote } from './a-note';
import { describeAdapter, errorCode, notesOf, valueOf, type CrmUnderTest } from './contract';
import { createBrowser, createDialectWorkerCarrier } from './dialect/browser';
import { connectTo, NO_SERVER } from './dialect/connect';
import { endingAfter } from './dialect/ending-after';
import {
  addNote,
  convert,
  convertBack,
  merge,
  createAccount,
  LEAD,
  PEOPLE,
  RECORDS,
  type Account,
} from './dialect/pipedrive/data';
import { startPipedrive } from './dialect/pipedrive/server';
import { answered, emptyAnswer, pageOf, type Reply } from './dialect/reply';
import type { DialectServer } from './dialect/server';

const ORIGIN = 'https://acme.pipedrive.com';
const USERS = 1200;
const at = (type: string, id: number | string) => ({ origin: ORIGIN, type, id: String(id) });

const addresses = {
  records: [
    [`${ORIGIN}/deal/42`, at('deal', 42)],
    [`${ORIGIN}/deal/42/`, at('deal', 42)],
    [`${ORIGIN}/deal/42?tab=notes#history`, at('deal', 42)],
    [`${ORIGIN}/person/7`, at('person', 7)],
    [`${ORIGIN}:443/person/7/?x=1&y=2`, at('person', 7)],
    [`${ORIGIN}/leads/inbox/${LEAD}/?filter=1`, at('lead', LEAD)],
    [`${ORIGIN}/organization/3`, at('organization', 3)],
    [`${ORIGIN}/leads/inbox/${LEAD}`, at('lead', LEAD)],
    [`${ORIGIN}/leads/inbox/${LEAD.toUpperCase()}`, at('lead', LEAD)],
    [
      'https://acme-sandbox.pipedrive.com/deal/1',
      { ...at('deal', 1), origin: 'https://acme-sandbox.pipedrive.com' },
    ],
  ],
  others: [
    `${ORIGIN}/`,
    `${ORIGIN}/deals`,
    `${ORIGIN}/deal`,
    `${ORIGIN}/deal/`,
    `${ORIGIN}/deal/0`,
    `${ORIGIN}/deal/042`,
    `${ORIGIN}/deal/new`,
    `${ORIGIN}/deal/42/edit`,
    `${ORIGIN}/deals/42`,
    `${ORIGIN}/pipeline/1`,
    `${ORIGIN}/pipeline/1/user/everyone`,
    `${ORIGIN}/persons/list/user/everyone`,
    `${ORIGIN}/person/7x`,
    `${ORIGIN}/organizations/list`,
    `${ORIGIN}/leads/inbox`,
    `${ORIGIN}/leads/inbox/42`,
    `${ORIGIN}/leads/inbox/not-a-uuid-at-all`,
    `${ORIGIN}/activities/list`,
    `${ORIGIN}/settings/api`,
    `${ORIGIN}/search?term=/deal/42`,
    `${ORIGIN}/#/deal/42`,
    `${ORIGIN}/api/v2/deals/42`,
    `${ORIGIN}/deal/99999999999999999999`,
    // It names no company, and the numbers of all companies are alike: it leads on to the company's.
    'https://app.pipedrive.com/deal/42',
    'https://app.pipedrive.com/organization/2045',
    `https://app.pipedrive.com/leads/inbox/${LEAD}`,
    'https://www.pipedrive.com/deal/42',
    'https://developers.pipedrive.com/deal/42',
    'https://pipedrive.com/deal/42',
    'https://a.b.pipedrive.com/deal/42',
    'https://acme.pipedrive.com.evil.example/deal/42',
    'https://acmepipedrive.com/deal/42',
    'https://acme.pipedrive.com:8443/deal/42',
    'http://acme.pipedrive.com/deal/42',
    '/deal/42',
  ],
} as const;

const OTHER_LEAD = 'adf21080-0e10-11eb-879b-05d71fb42700';

type Around = (carrier: Carrier, end: () => void) => Carrier;

/** A session by a token of this user's, or by one that the API does not know. */
function sessionBy(server: DialectServer, account: Account, user?: number, around?: Around) {
  const token = `token-${account.domain}-${user}-${account.tokens.size}`;
  if (user !== undefined) account.tokens.set(token, user);
  const carrier = createDialectWorkerCarrier(server, createBrowser(`${ORIGIN}/deal/45`));
  const worker = around?.(carrier, () => account.tokens.delete(token)) ?? carrier;
  return connectTo(pipedriveAdapter, ORIGIN, { worker, token });
}

async function start(): Promise<CrmUnderTest> {
  const account = createAccount('acme', USERS);
  const server = await startPipedrive([account]);
  const outage = async (reply: Reply) => {
    const out = await startPipedrive([account]);
    out.interrupt(() => reply);
    return out;
  };
  const limited = await outage(emptyAnswer(429, { 'retry-after': '2' }));
  const broken = await outage(pageOf('<h1>Bad gateway</h1>', 502));
  const [session, colleagueSession, signedOut, forbiddenSession] = await Promise.all(
    [PEOPLE.sam, PEOPLE.bea, undefined, PEOPLE.nora].map((user) =>
      sessionBy(server, account, user),
    ),
  );
  if (!session || !colleagueSession || !signedOut || !forbiddenSession) throw new Error('No one');
  return {
    ...{ session, colleagueSession, signedOut, forbiddenSession },
    user: { id: String(PEOPLE.sam), name: 'Sam Okafor' },
    colleague: { id: String(PEOPLE.bea), name: 'Bea Lindqvist' },
    unreachable: await connectTo(pipedriveAdapter, ORIGIN, { worker: NO_SERVER, token: 'any' }),
    record: at('deal', RECORDS.full),
    facts: {
      name: 'Marta Kowalczyk',
      company: 'Baltika Cold Storage',
      title: 'Director of Operations',
      email: 'm.kowalczyk@baltika.example',
      phone: '+48 58 555 01 42',
      owner: 'Sam Okafor',
      stage: 'Proposal made',
      amount: '48,000 EUR',
    },
    sparseRecord: at('deal', RECORDS.sparse),
    sparseFacts: { name: 'Unnamed visitor', owner: 'Sam Okafor', stage: 'New' },
    missingRecord: at('deal', 999_999),
    users: USERS,
    addNotes({ id }, texts, times = []) {
      for (const [index, content] of texts.entries()) {
        const at = times[index] ?? Date.now();
        addNote(account, { deal_id: Number(id) }, { content, by: PEOPLE.bea, at });
      }
      return Promise.resolve();
    },
    ownerOf: ({ id }) => Promise.resolve(String(account.rows.deals.get(id)?.owner_id)),
    over: (around) => sessionBy(server, account, PEOPLE.sam, around),
    move(way) {
      if (way === 'a merged deal') merge(account, 'deals', { from: 45, into: 46 });
      else convertBack(account, 45, OTHER_LEAD);
      return way === 'a merged deal' ? at('deal', 46) : at('lead', OTHER_LEAD);
    },
    requests: () => server.log.length,
    interruptions: {
      endingAfter: (requests) =>
        sessionBy(server, account, PEOPLE.sam, (carrier, end) =>
          endingAfter(carrier, requests, end),
        ),
      limited: { session: await sessionBy(limited, account, PEOPLE.sam), pauseMs: 2000 },
      broken: await sessionBy(broken, account, PEOPLE.sam),
    },
    async stop() {
      await Promise.all([server.stop(), limited.stop(), broken.stop()]);
    },
  };
}

describeAdapter({
  adapter: pipedriveAdapter,
  addresses,
  can: { assign: true, tasks: true },
  moves: ['a merged deal', 'a deal that is a lead again'],
  costs: { opening: 7, openingNext: 5, handover: 7, firstLooks: [6, 3], look: 1 },
  manyNotes: 3000,
  canBeInterrupted: true,
  start,
});

describe('what is particular to Pipedrive', () => {
  const withAccount = async (work: (account: Account, server: DialectServer) => Promise<void>) => {
    const account = createAccount('acme', 10);
    const other = createAccount('other', 10);
    const server = await startPipedrive([account, other]);
    other.tokens.set('token-of-other', PEOPLE.sam);
    await work(account, server).finally(() => server.stop());
  };
  const aSession = (server: DialectServer, account: Account) =>
    sessionBy(server, account, PEOPLE.sam);

  it('a token of another company is refused, for its records have the same numbers', () =>
    withAccount(async (account, server) => {
      const worker = createDialectWorkerCarrier(server, createBrowser(`${ORIGIN}/deal/45`));
      const session = await connectTo(pipedriveAdapter, ORIGIN, {
        worker,
        token: 'token-of-other',
      });
      expect(errorCode(await session.whoAmI())).toBe('token-refused');
      expect(errorCode(await session.readLead(at('deal', 45)))).toBe('token-refused');
      const written = await session.createNote(at('deal', 45), aNote('x'), String(PEOPLE.sam));
      expect(errorCode(written)).toBe('token-refused');
      expect(account.notes).toEqual([]);
    }));

  it('without a token nothing is asked', () =>
    withAccount(async (_, server) => {
      const worker = createDialectWorkerCarrier(server, createBrowser(`${ORIGIN}/deal/45`));
      const session = await connectTo(pipedriveAdapter, ORIGIN, { worker });
      expect(errorCode(await session.readLead(at('deal', 45)))).toBe('no-token');
      expect(server.log).toEqual([]);
    }));

  it('leads, people and organisations are read, written on, given away and have tasks too', () =>
    withAccount(async (account, server) => {
      const session = await aSession(server, account);
      const as = String(PEOPLE.sam);
      const records = [at('lead', LEAD), at('person', 70), at('organization', 3)];
      const facts = await Promise.all(records.map((record) => session.readLead(record)));
      expect(facts.map((read) => valueOf(read).facts)).toMatchObject([
        {
          name: 'Marta Kowalczyk',
          source: 'Web forms',
          amount: '1,200 PLN',
          company: 'Baltika Cold Storage',
        },
        { name: 'Marta Kowalczyk', owner: 'Bea Lindqvist', company: 'Baltika Cold Storage' },
        { company: 'Baltika Cold Storage', owner: 'Sam Okafor' },
      ]);
      for (const record of records) {
        valueOf(await session.createNote(record, aNote('<p>marked</p>'), as));
        const [note] = valueOf(await session.listNotes(record, 'marked'));
        expect(note?.record).toEqual(record);
        const task = { subject: 's', text: 't', assigneeId: as, due: Date.now() };
        valueOf((await session.createTask?.(record, { ...task, marker: 'm-1' }, as)) ?? missing);
        expect(await session.findTasks?.(record, 'm-1')).toMatchObject({
          value: [{ subject: 's' }],
        });
        valueOf((await session.assign?.(record, String(PEOPLE.bea), as)) ?? missing);
      }
      const owners = [account.rows.leads, account.rows.persons, account.rows.organizations];
      expect(owners.flatMap((rows) => [...rows.values()].map((row) => row.owner_id))).toEqual([
        ...[PEOPLE.bea, PEOPLE.bea, PEOPLE.bea],
      ]);
      const found = notesOf(await session.searchNotes('marked', Date.now() - 60_000));
      expect(found.map(({ record }) => record)).toEqual(records);
    }));

  it('the list of a person has no note of their deals, which are those deals’ own', () =>
    withAccount(async (account, server) => {
      const session = await aSession(server, account);
      valueOf(await session.createNote(at('deal', 45), aNote('<p>marked</p>'), String(PEOPLE.sam)));
      expect(valueOf(await session.listNotes(at('person', 70), 'marked'))).toEqual([]);
    }));

  it('a refusal with the status of a success is one, in the words of Pipedrive', () =>
    withAccount(async (account, server) => {
      const session = await aSession(server, account);
      valueOf(await session.whoAmI());
      for (const status of [200, 201, 402]) {
        server.interrupt(() =>
          answered({ success: false, error: 'Your plan has ended', errorCode: 402 }, status),
        );
        expect(await session.createNote(at('deal', 45), aNote('x'), String(PEOPLE.sam))).toEqual({
          ok: false,
          error: { code: 'rejected', reason: 'Your plan has ended' },
        });
      }
    }));

  it('comes back when the limit says, and not before', () =>
    withAccount(async (account, server) => {
      server.interrupt(() => ({ status: 429, headers: { 'x-ratelimit-reset': '7' } }));
      const session = await aSession(server, account);
      expect(await session.readLead(at('deal', 45))).toEqual({
        ok: false,
        error: { code: 'rate-limited', retryAfterMs: 7000 },
      });
    }));

  it('an amount of 0 is not told: nobody named one', () =>
    withAccount(async (account, server) => {
      const row = { id: 60, title: 'New', value: 0, currency: 'EUR', owner_id: 6 };
      account.rows.deals.set('60', row);
      const session = await aSession(server, account);
      expect(valueOf(await session.readLead(at('deal', 60))).facts).toEqual({ name: 'New' });
    }));

  /** A note as Baton writes them: with the address of the record that it was written on. */
  const noteOn = (record: RecordRef) =>
    aNote(`<p>marked<br>${pipedriveAdapter.recordUrl(record)}</p>`);

  it.each<[string, RecordRef, RecordRef, (account: Account) => void]>([
    ['a lead, a deal', at('lead', LEAD), at('deal', 61), (account) => convert(account, LEAD, 61)],
    [
      ...(['a deal, a lead', at('deal', 45), at('lead', OTHER_LEAD)] as const),
      (account) => convertBack(account, 45, OTHER_LEAD),
    ],
    [
      ...(['a deal, another', at('deal', 45), at('deal', 46)] as const),
      (account) => merge(account, 'deals', { from: 45, into: 46 }),
    ],
    [
      ...(['a deal, another long ago', at('deal', 45), at('deal', 46)] as const),
      (account) => merge(account, 'deals', { from: 45, into: 46, isForgotten: true }),
    ],
    [
      ...(['a person, another', at('person', 70), at('person', 71)] as const),
      (account) => merge(account, 'persons', { from: 70, into: 71 }),
    ],
    [
      ...(['an organisation, another', at('organization', 3), at('organization', 4)] as const),
      (account) => merge(account, 'organizations', { from: 3, into: 4 }),
    ],
  ])('what became of %s is found, with its notes', (_, from, to, become) =>
    withAccount(async (account, server) => {
      account.rows.persons.set('71', { id: 71, name: 'M. Kowalczyk', owner_id: PEOPLE.sam });
      account.rows.organizations.set('4', { id: 4, name: 'Baltika', owner_id: PEOPLE.sam });
      const session = await aSession(server, account);
      valueOf(await session.createNote(from, noteOn(from), String(PEOPLE.sam)));
      // Whoever names it elsewhere, and a number that only begins like it, say nothing.
      const longer = at(from.type, `${from.id}1`);
      valueOf(await session.createNote(at('deal', 46), noteOn(longer), String(PEOPLE.sam)));
      expect(await session.successorOf?.(from)).toEqual({ ok: true, value: undefined });
      become(account);
      expect(errorCode(await session.readLead(from))).toBe('not-found');
      expect(await session.successorOf?.(from)).toEqual({ ok: true, value: to });
      expect(await session.successorOf?.(to)).toEqual({ ok: true, value: undefined });
      expect(valueOf(await session.listNotes(to, 'marked'))).toMatchObject(
        to.id === '46' ? [{ record: to }, { record: to }] : [{ record: to }],
      );
    }),
  );

  it('a record that is gone, and of which no note tells, has become nothing', () =>
    withAccount(async (account, server) => {
      const session = await aSession(server, account);
      expect(await session.successorOf?.(at('deal', 999_999))).toEqual({
        ok: true,
        value: undefined,
      });
    }));

  it('removes a note of one’s own, and nobody else’s', () =>
    withAccount(async (account, server) => {
      const session = await aSession(server, account);
      const deal = at('deal', 45);
      const remove = async (id: number | string, as: number = PEOPLE.sam) =>
        (await session.deleteNote?.(deal, String(id), String(as))) ?? missing;
      const others = addNote(account, { deal_id: 45 }, { content: 'x', by: PEOPLE.bea, at: 0 });
      const { id } = valueOf(await session.createNote(deal, aNote('x'), String(PEOPLE.sam)));
      expect(errorCode(await remove(others.id))).toBe('forbidden');
      expect(errorCode(await remove(id, PEOPLE.bea))).toBe('other-user');
      expect(account.notes).toHaveLength(2);
      expect((await remove(id)).ok).toBe(true);
      expect((await remove(id)).ok).toBe(true);
      expect(account.notes).toEqual([others]);
    }));

  it('looks no further back than thirty days, since all notes have to be read', () =>
    withAccount(async (account, server) => {
      const session = await aSession(server, account);
      const old = Date.now() - 31 * 24 * 60 * 60_000;
      addNote(account, { deal_id: 45 }, { content: 'marked', by: PEOPLE.bea, at: old });
      expect(notesOf(await session.searchNotes('marked', 0))).toEqual([]);
      expect(valueOf(await session.listNotes(at('deal', 45), 'marked'))).toHaveLength(1);
    }));
});

const missing = { ok: false, error: { code: 'unexpected', status: 0 } } as const;
