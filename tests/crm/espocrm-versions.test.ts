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

  it('are found and told once, however many there are, with a request for a hundred', async () => {
    const { as, post, paths } = await openEspo(NEW);
    for (let index = 0; index < 150; index++) post(`baton1. ${index}`);
    const sam = await as('sam');
    const { notes, seenUntil } = valueOf(await sam.searchNotes('baton1.', 0));
    expect(notes.map(({ text }) => text)).toEqual(
      Array.from({ length: 150 }, (_, index) => `baton1. ${index}`),
    );
    expect(paths()).toHaveLength(2);
    expect(seenUntil).toBe(Math.max(...notes.map(({ createdAt }) => createdAt)));
  });

  it('are looked for no more than a month back, and in no more than twenty requests', async () => {
    const { as, post, paths, server } = await openEspo(NEW);
    for (let index = 0; index < 2500; index++) post(`baton1. ${index}`);
    const found = valueOf(await (await as('sam')).searchNotes('baton1.', 0));
    expect([found.notes.length, paths().length]).toEqual([2000, 20]);
    const after = server.log[0]?.url.searchParams.get('after') ?? '';
    const monthAgo = Date.now() - 31 * 24 * 60 * 60_000;
    expect(Date.parse(`${after.replace(' ', 'T')}Z`)).toBeGreaterThan(monthAgo);
  });

  it('go on where a page is short and the server says that there is more', async () => {
    const { as, data, server } = await openEspo(NEW);
    const rows = [1, 2, 3].map((index) =>
      addPost(data, PEOPLE.bea, {
        ...{ parentType: 'Lead', parentId: RECORDS.full },
        post: `baton1. ${index}`,
      }),
    );
    const pages = [
      { list: [rows[2], rows[2]], total: -1 },
      { list: [rows[1]], total: -1 },
      { list: [rows[0]], total: -2 },
    ];
    server.interrupt(() => ({ status: 200, json: pages.shift() ?? { list: [], total: -2 } }));
    const found = notesOf(await (await as('sam')).searchNotes('baton1.', 0));
    expect(found.map(({ text }) => text)).toEqual(['baton1. 1', 'baton1. 2', 'baton1. 3']);
  });

  it('end where a page brings nothing new, and keep what was read', async () => {
    const { as, post, server } = await openEspo(NEW);
    const row = post('baton1. again and again');
    server.interrupt(() => ({ status: 200, json: { list: [row], total: -1 } }));
    const found = notesOf(await (await as('sam')).searchNotes('baton1.', 0));
    expect(found.map(({ text }) => text)).toEqual(['baton1. again and again']);
    expect(server.log).toHaveLength(2);
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

describe('an EspoCRM in a folder', () => {
  it('is asked there, by what a record or an open tab tells, and its notes name it', async () => {
    const data = createEspoData({ ...NEW, folder: '/crm', siteUrl: `${ORIGIN}/crm` });
    const server = await startEspo(ORIGIN, data);
    running = server;
    const sam = await sessionAs(server, data, PEOPLE.sam, undefined, '/crm');
    expect(valueOf(await sam.whoAmI()).id).toBe(PEOPLE.sam);
    const record = at('crm/Lead', RECORDS.full);
    const text = `See ${ORIGIN}/crm/#Lead/view/${RECORDS.full}`;
    const written = valueOf(await sam.createNote(record, aNote(text), PEOPLE.sam));
    expect(written).toMatchObject({ record, text });
    const [found] = notesOf(await sam.searchNotes('See', 0));
    expect(found).toMatchObject({ record, text });
    expect(espocrmAdapter.recordUrl(record)).toBe(`${ORIGIN}/crm/#Lead/view/${RECORDS.full}`);
    expect(new Set(server.log.map(({ url }) => url.pathname.slice(0, 11)))).toEqual(
      new Set(['/crm/api/v1']),
    );
  });

  it('is no page where it is a portal, which is for customers', () => {
    const markers = espocrmAdapter.markers;
    const page = (path: string) => espocrmAdapter.recognise({ url: ORIGIN + path, markers });
    expect(['/', '/crm/', '/index.php'].map(page)).toEqual([true, true, true]);
    expect(['/portal/', '/portal/6566', '/portal/6566/', '/crm/portal/6566/'].map(page)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a refusal by a rule of the company', () => {
  it('is told with its reason, and nothing is written', async () => {
    const { as, data } = await openEspo(NEW);
    const reason = 'Field validation failure; entityType: Task, field: cRegion, type: required.';
    data.rules.set('Task', reason);
    const task = {
      ...{ marker: 'm-1', subject: 'Call', text: 'x', assigneeId: PEOPLE.bea, due: 0 },
    };
    expect(await (await as('sam')).createTask?.(FULL, task, PEOPLE.sam)).toEqual({
      ok: false,
      error: { code: 'rejected', reason },
    });
    expect(data.tables.Task).toEqual([]);
  });
});

describe('a lead that was converted', () => {
  it.each([
    ['its deal', { createdOpportunityId: RECORDS.deal, createdContactId: RECORDS.contact }, 'deal'],
    ['its person', { createdContactId: RECORDS.contact, createdAccountId: 'a1' }, 'contact'],
    ['its company', { createdAccountId: RECORDS.account }, 'account'],
  ] as const)('has become %s, and its posts stay with it', async (_, made, into) => {
    const { as, data, post } = await openEspo(NEW);
    const sam = await as('sam');
    expect(await sam.successorOf?.(FULL)).toEqual({ ok: true, value: undefined });
    post('before');
    Object.assign(data.tables.Lead?.[0] ?? {}, { status: 'Converted', ...made });
    const types = { deal: 'Opportunity', contact: 'Contact', account: 'Account' } as const;
    const successor = at(types[into], RECORDS[into]);
    expect(await sam.successorOf?.(FULL)).toEqual({ ok: true, value: successor });
    expect(valueOf(await sam.listNotes(FULL, 'before'))).toHaveLength(1);
    expect(await sam.successorOf?.(successor)).toEqual({ ok: true, value: undefined });
  });
});

describe('a post that was made twice', () => {
  it('is taken away by its writer, and nobody else', async () => {
    const { as, post, data } = await openEspo(NEW);
    const sam = await as('sam');
    const own = valueOf(await sam.createNote(FULL, aNote('twice'), PEOPLE.sam));
    const theirs = post('theirs');
    const texts = () => data.tables.Note?.map(({ post: text }) => text);
    expect(errorCode((await sam.deleteNote?.(FULL, theirs.id, PEOPLE.sam)) ?? none)).toBe(
      'forbidden',
    );
    expect(errorCode((await sam.deleteNote?.(FULL, own.id, PEOPLE.bea)) ?? none)).toBe(
      'other-user',
    );
    expect(texts()).toEqual(['twice', 'theirs']);
    expect(await sam.deleteNote?.(FULL, own.id, PEOPLE.sam)).toMatchObject({ ok: true });
    expect(texts()).toEqual(['theirs']);
  });
});

describe('a stream with posts of records that hang on this one', () => {
  it('gives its own posts only', async () => {
    const { as, post, data } = await openEspo(NEW);
    post('a word of its own');
    const other = post('a word of the person', at('Contact', RECORDS.contact));
    data.tables.Note?.splice(1, 1, { ...other, superParent: `Lead/${RECORDS.full}` });
    const notes = valueOf(await (await as('sam')).listNotes(FULL, 'a word'));
    expect(notes.map(({ text }) => text)).toEqual(['a word of its own']);
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
