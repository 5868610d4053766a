import { afterEach, describe, expect, it } from 'vitest';
import { espocrmAdapter } from '@/lib/crm/espocrm/adapter';
import type { Carrier } from '@/lib/crm/http';
import { aNote } from './a-note';
import { errorCode, notesOf, valueOf } from './contract';
import { createBrowser, createDialectWorkerCarrier } from './dialect/browser';
import { connectTo } from './dialect/connect';
import {
  anEspoId,
  createEspoData,
  PEOPLE,
  RECORDS,
  type EspoOptions,
} from './dialect/espocrm/data';
import { addPost } from './dialect/espocrm/notes';
import { startEspo } from './dialect/espocrm/server';
import { ORIGIN, sessionAs } from './dialect/espocrm/session';
import { movedTo, pageOf } from './dialect/reply';
import type { DialectServer } from './dialect/server';

const at = (type: string, id: string) => ({ origin: ORIGIN, type, id });
const FULL = at('Lead', RECORDS.full);
const NEW: EspoOptions = { users: 10, takesCookie: true, hasGlobalStream: true, siteUrl: ORIGIN };
const OLD: EspoOptions = { ...NEW, takesCookie: false, hasGlobalStream: false };

let running: DialectServer | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function openEspo(options: EspoOptions) {
  const data = createEspoData(options);
  const server = await startEspo(ORIGIN, data);
  running = server;
  const as = (who: keyof typeof PEOPLE) => sessionAs(server, data, PEOPLE[who]);
  const post = (text: string, { type, id } = FULL) =>
    addPost(data, PEOPLE.bea, { parentType: type, parentId: id, post: text });
  const paths = () => server.log.map(({ url }) => url.pathname.replace('/api/v1/', ''));
  return { data, server, as, post, paths };
}

describe('the session', () => {
  it('is the cookie, where the version takes it', async () => {
    const { as, server } = await openEspo(NEW);
    valueOf(await (await as('sam')).whoAmI());
    expect(server.log.map(({ headers }) => headers['espo-authorization'])).toEqual([undefined]);
  });

  it('is the token that the page keeps, asked for once, where the cookie is not enough', async () => {
    const { as, paths } = await openEspo(OLD);
    const session = await as('sam');
    expect(valueOf(await session.whoAmI()).id).toBe(PEOPLE.sam);
    valueOf(await session.readLead(FULL));
    expect(paths()).toEqual(['App/user', 'App/user', `Lead/${RECORDS.full}`]);
  });

  it('is over where the cookie is not enough and no page is open', async () => {
    const { data, server } = await openEspo(OLD);
    data.sessions.set('secret', PEOPLE.sam);
    const browser = createBrowser(ORIGIN, { cookies: { 'auth-token': 'secret' } });
    const worker = createDialectWorkerCarrier(server, browser);
    const page: Carrier = {
      send: () => Promise.resolve({ failed: 'no-tab' }),
      readStorage: () => Promise.resolve({ failed: 'no-tab' }),
    };
    const session = await connectTo(espocrmAdapter, ORIGIN, { worker, page });
    expect(errorCode(await session.whoAmI())).toBe('signed-out');
  });
});

describe('new notes', () => {
  it('are looked for on all records with one request where there are none', async () => {
    const { as, paths } = await openEspo(NEW);
    expect(notesOf(await (await as('sam')).searchNotes('baton1.', 0))).toEqual([]);
    expect(paths()).toEqual(['GlobalStream']);
  });

  it('are looked for on followed records, where the version or the role has no other search', async () => {
    const { as, post } = await openEspo(OLD);
    post('a word on a lead');
    post('a word on an account', at('Account', RECORDS.account));
    const sam = await as('sam');
    expect(notesOf(await sam.searchNotes('a word', 0))).toEqual([]);
    valueOf((await sam.assign?.(FULL, PEOPLE.sam, PEOPLE.sam)) ?? none);
    const found = notesOf(await sam.searchNotes('a word', 0));
    expect(found.map(({ record, text }) => [record, text])).toEqual([[FULL, 'a word on a lead']]);
  });

  it('on what cannot be handed over are left out', async () => {
    const { as, post } = await openEspo(NEW);
    post('a word on a case', at('Case', anEspoId(1)));
    post('a word on a lead');
    const found = notesOf(await (await as('sam')).searchNotes('a word', 0));
    expect(found.map(({ text }) => text)).toEqual(['a word on a lead']);
  });
});
const none = { ok: false, error: { code: 'unexpected', status: 0 } } as const;

describe('notes', () => {
  it('have the address of a record as it was written, whatever link was made of it', async () => {
    const { as, data } = await openEspo(NEW);
    const text = `See ${ORIGIN}/#Lead/view/${RECORDS.full} and [this](https://x.example/#a)`;
    const written = valueOf(await (await as('sam')).createNote(FULL, aNote(text), PEOPLE.sam));
    expect(written.text).toBe(text);
    expect(data.tables.Note?.[0]?.post).toContain('[Marta Kowalczyk](#Lead/view/');
    const read = valueOf(await (await as('bea')).listNotes(FULL, 'See'));
    expect(read.map((note) => note.text)).toEqual([text]);
  });

  it('are refused on a record that is hidden, which is not one that is gone', async () => {
    const { as } = await openEspo(NEW);
    const nora = await as('nora');
    const write = (record: typeof FULL) => nora.createNote(record, aNote('x'), PEOPLE.nora);
    expect(errorCode(await write(FULL))).toBe('forbidden');
    expect(errorCode(await write(at('Lead', anEspoId(0xdead))))).toBe('not-found');
  });
});

describe('records', () => {
  it.each([
    [
      at('Opportunity', RECORDS.deal),
      {
        ...{ name: 'Ines Duarte', company: 'Duarte & Filhos', owner: 'Sam Okafor' },
        ...{ stage: 'Proposal', source: 'Web Site', amount: '1,200.5 USD' },
      },
    ],
    [at('Contact', RECORDS.contact), { name: 'Ines Duarte', title: 'Owner' }],
    [
      at('Account', RECORDS.account),
      { name: 'Duarte & Filhos', company: 'Duarte & Filhos', phone: '+351 555 014' },
    ],
  ])('%o says what it is', async (record, facts) => {
    const { as } = await openEspo(NEW);
    expect(valueOf(await (await as('sam')).readLead(record)).facts).toEqual(facts);
  });

  it('are not given away by a user whose role does not let him', async () => {
    const { as, data } = await openEspo(NEW);
    const given = await (await as('olga')).assign?.(FULL, PEOPLE.bea, PEOPLE.olga);
    expect(given).toEqual({ ok: false, error: { code: 'forbidden' } });
    expect(data.tables.Lead?.[0]?.assignedUserId).toBe(PEOPLE.sam);
  });

  it('of another CRM are not asked for', async () => {
    const { as, server } = await openEspo(NEW);
    const session = await as('sam');
    expect(errorCode(await session.readLead(at('crm.lead', '45')))).toBe('not-found');
    expect(errorCode(await session.readLead(at('Lead', '../User')))).toBe('not-found');
    expect(server.log).toEqual([]);
  });
});

describe('answers that are none', () => {
  it.each([
    ['a redirect to a sign-in page', movedTo('https://sso.example/login'), 'signed-out'],
    ['a page', pageOf('<h1>Maintenance</h1>'), 'unexpected'],
    ['another shape', { status: 200, json: { list: 'x' } }, 'unexpected'],
    ['a bad request', { status: 400, json: {} }, 'rejected'],
  ])('%s', async (_, reply, code) => {
    const { as, server } = await openEspo(NEW);
    server.interrupt(() => reply);
    const session = await as('sam');
    expect(errorCode(await session.readLead(FULL))).toBe(code);
    expect(errorCode(await session.createNote(FULL, aNote('x'), PEOPLE.sam))).toBe(code);
  });
});
