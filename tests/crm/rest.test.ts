import { describe, expect, it } from 'vitest';
import { createCrmHttp } from '@/lib/crm/client';
import type { CrmAdapter, RecordRef } from '@/lib/crm/adapter';
import type { Carrier } from '@/lib/crm/http';
import { restAdapter } from '@/lib/crm/rest/adapter';
import { startDemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { LARGEST_FILE, readAttachment } from '../demo-crm/store/attachments';
import { convertLead, mergeRecords } from '../demo-crm/store/conversions';
import { addNote, notesOf as notesOfDemo } from '../demo-crm/store/notes';
import { findRecord, type RecordType } from '../demo-crm/store/records';
import { addUser } from '../demo-crm/store/users';
import { aNote } from './a-note';
import { describeAdapter, type CrmUnderTest, valueOf } from './contract';
import { createNodeCarrier } from './node-carrier';
import { readContract } from './openapi-contract';

const checkContract = readContract();
const SAMPLE_USERS = 8;
const MANY_USERS = 1200;

/** Fails the test whose request, or the answer to it, is not as the contract has it. */
function checkedCarrier(carrier: Carrier): Carrier {
  return {
    async send(request) {
      const answer = await carrier.send(request);
      const { pathname, search } = new URL(request.url);
      const exchange = { ...request, path: pathname + search };
      const headers = lowerCased(request.headers);
      const answered = 'failed' in answer ? undefined : answer;
      expect(checkContract({ ...exchange, headers }, answered)).toEqual([]);
      return answer;
    },
  };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

async function startFieldbook(knowsKeys = true): Promise<CrmUnderTest> {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:', faults: true, knowsKeys });
  for (let index = 0; index < MANY_USERS - SAMPLE_USERS; index++) {
    const id = `x-${index}`;
    addUser(crm.db, {
      id,
      login: id,
      name: `Person ${index}`,
      email: '',
      phone: '',
      role: '',
      city: '',
    });
  }
  const connect = (cookie?: string, around = (carrier: Carrier) => carrier) => {
    const cookies = new Map(cookie ? [splitCookie(cookie)] : []);
    const carrier = around(checkedCarrier(createNodeCarrier({ cookies })));
    return restAdapter.connect(crm.url, createCrmHttp(crm.url, carrier));
  };
  const cookie = await signIn(crm.url, 'sam');
  const record = (type: string, id: string): RecordRef => ({ origin: crm.url, type, id });
  const keyOf = ({ type, id }: RecordRef) => ({ type: type as RecordType, id }); // made just above
  // Everything about the first lead is refused to Mina, as a CRM with territories would.
  crm.addFault({
    kind: 'status',
    status: 403,
    path: '/api/v1/leads/1042',
    user: 'u-mina',
    times: 0,
  });
  return {
    session: connect(cookie),
    user: { id: 'u-sam', name: 'Sam Okafor' },
    colleague: { id: 'u-bea', name: 'Bea Lindqvist' },
    colleagueSession: connect(await signIn(crm.url, 'bea')),
    signedOut: connect(),
    unreachable: restAdapter.connect(
      'http://127.0.0.1:9',
      createCrmHttp('http://127.0.0.1:9', createNodeCarrier()),
    ),
    record: record('leads', '1042'),
    facts: {
      name: 'Marta Kowalczyk',
      company: 'Baltika Cold Storage',
      title: 'Director of Operations',
      email: 'm.kowalczyk@baltika.example',
      phone: '+48 58 555 01 42',
      owner: 'Sam Okafor',
      stage: 'Qualifying',
      source: 'Trade fair',
      amount: '48,000 EUR',
    },
    sparseRecord: record('leads', '1018'),
    sparseFacts: { name: 'Unnamed visitor', owner: 'Mina Castelo', stage: 'New' },
    missingRecord: record('leads', '999999'),
    forbiddenSession: connect(await signIn(crm.url, 'mina')),
    users: MANY_USERS,
    over: (around) => connect(cookie, around),
    move(way) {
      const lead = { type: 'leads', id: '1042' } as const;
      const notes = way === 'a deal' ? 'move' : 'stay';
      const isDeal = way.startsWith('a deal');
      const deal = isDeal ? convertLead(crm.db, lead.id, notes, Date.now()) : undefined;
      if (deal) return record(deal.type, deal.id);
      mergeRecords(crm.db, lead, { type: 'leads', id: '1018' }, Date.now());
      return record('leads', '1018');
    },
    requests: () => crm.requests().length,
    addNotes(ref, texts, times = []) {
      for (const [index, body] of texts.entries()) {
        const at = times[index] ?? Date.now();
        addNote(crm.db, keyOf(ref), { body, author: 'u-bea', at });
      }
      return Promise.resolve();
    },
    ownerOf: (ref) => Promise.resolve(findRecord(crm.db, keyOf(ref))?.owner ?? undefined),
    contentOf(fileId) {
      const file = readAttachment(crm.db, Number(fileId));
      if (!file) throw new Error(`There is no file ${fileId}.`);
      return Promise.resolve(file.content);
    },
    stop: () => crm.stop(),
  };
}

function splitCookie(pair: string): [name: string, value: string] {
  const [name = '', value = ''] = pair.split('=');
  return [name, value];
}

const at = (type: string, id: string): RecordRef => ({ origin: 'https://crm.example', type, id });

const addresses = {
  records: [
    ['https://crm.example/leads/1042', at('leads', '1042')],
    ['https://crm.example/leads/1042/', at('leads', '1042')],
    ['https://crm.example/leads/1042?tab=notes#note-7', at('leads', '1042')],
    ['https://crm.example/contacts/C-508', at('contacts', 'C-508')],
    [
      'https://crm.example/deals/0f8fad5b-d9cb-469f-a165-70867728950e',
      at('deals', '0f8fad5b-d9cb-469f-a165-70867728950e'),
    ],
    ['http://127.0.0.1:4080/leads/1', { origin: 'http://127.0.0.1:4080', type: 'leads', id: '1' }],
  ],
  others: [
    'https://crm.example/',
    'https://crm.example/leads',
    'https://crm.example/leads/',
    'https://crm.example/leads?order=stage',
    'https://crm.example/leads?q=/leads/1042',
    'https://crm.example/leads#/leads/1042',
    'https://crm.example/leads/new',
    'https://crm.example/leads/import',
    'https://crm.example/leads/settings',
    'https://crm.example/leads/1042/edit',
    'https://crm.example/leads/1042/notes',
    'https://crm.example/app/leads/1042',
    'https://crm.example/Leads/1042',
    'https://crm.example/companies/1042',
    'https://crm.example/tasks/3',
    'https://crm.example/api/v1/leads/1042',
    'https://crm.example/leads/10%2042',
    'https://crm.example/leads/1042%2F..%2Fsettings',
    'https://crm.example/leads/<1>',
    `https://crm.example/leads/${'1'.repeat(65)}`,
    'ftp://crm.example/leads/1042',
    'blob:https://crm.example/leads/1042',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop/leads/1042',
    '//crm.example/leads/1042',
    '/leads/1042',
  ],
} as const;

const withoutKeys: CrmAdapter = {
  ...restAdapter,
  limits: { noteLength: 30_000, noteFormat: 'text', fileBytes: 5_000_000 },
};

/** As the contract has it, and for a server that passes over the keys of its requests. */
describe.each([
  ['knows keys', restAdapter, true, 4],
  ['knows no keys', withoutKeys, false, 5],
] as const)('a CRM of the contract that %s', (_, adapter, knowsKeys, handover) => {
  describeAdapter({
    ...{ adapter, addresses },
    can: { assign: true, tasks: true, files: true },
    moves: ['a deal', 'a deal that has none of its notes', 'a lead that it was merged into'],
    staying: ['a deal that has none of its notes'],
    costs: { opening: 4, openingNext: 4, handover, firstLooks: [1], look: 1 },
    manyNotes: 2500,
    start: () => startFieldbook(knowsKeys),
  });
});

describe('a file that is larger than the CRM keeps', () => {
  it('is refused as too long and not kept', async () => {
    const crm = await startFieldbook();
    const { session, record, user } = crm;
    const base64 = Buffer.alloc(LARGEST_FILE + 1).toString('base64');
    const file = { name: 'too-large.webm', type: 'audio/webm', base64 };
    const refused = { ok: false, error: { code: 'too-long' } };
    expect(await session.attachFile?.(record, file, user.id)).toEqual(refused);
    expect(await session.findFile?.(record, file.name)).toEqual({ ok: true, value: undefined });
    await crm.stop();
  });
});

/** A demo CRM, a session of one of its people, and how many requests were made. */
async function startSmall(login = 'sam') {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:', faults: true });
  const cookies = new Map([splitCookie(await signIn(crm.url, login))]);
  const carrier = checkedCarrier(createNodeCarrier({ cookies }));
  const session = restAdapter.connect(crm.url, createCrmHttp(crm.url, carrier));
  const lead: RecordRef = { origin: crm.url, type: 'leads', id: '1042' };
  return { crm, session, lead };
}

/** A server of the contract as it was before it could say more: it answers as told, each path once known. */
function olderServer(answers: (path: string) => readonly [status: number, body: unknown]) {
  const carrier: Carrier = {
    send({ url }) {
      const [status, body] = answers(new URL(url).pathname + new URL(url).search);
      const text = JSON.stringify(body);
      const headers = {};
      return Promise.resolve({
        ...{ status, url, redirected: false, contentType: 'application/json', headers, text },
      });
    },
  };
  const origin = 'https://crm.example';
  return restAdapter.connect(origin, createCrmHttp(origin, carrier));
}

describe('a lead that became a deal, or part of another record', () => {
  it.each(['move', 'copy', 'stay'] as const)(
    'is found by what it has become: %s',
    async (notes) => {
      const { crm, session, lead } = await startSmall();
      expect(await session.successorOf?.(lead)).toEqual({ ok: true, value: undefined });
      addNote(crm.db, { type: 'leads', id: '1042' }, { body: 'kept-word', author: 'u-sam', at: 5 });
      const deal = convertLead(crm.db, '1042', notes, 1_000_000);
      const at = { origin: crm.url, type: 'deals', id: deal?.id };
      expect(await session.successorOf?.(lead)).toEqual({ ok: true, value: at });
      const after = { origin: crm.url, type: 'deals', id: deal?.id ?? '' };
      const there = valueOf(await session.listNotes(after, 'kept-word'));
      expect(there).toHaveLength(notes === 'stay' ? 0 : 1);
      const written = await session.createNote(lead, aNote('late'), 'u-sam');
      expect(written.ok).toBe(notes === 'stay');
      await crm.stop();
    },
  );

  it('is found over all steps, also where the record in between is gone', async () => {
    const { crm, session, lead } = await startSmall();
    const first = convertLead(crm.db, '1042', 'move', 1);
    const other = convertLead(crm.db, '1041', 'stay', 2);
    if (!first || !other) throw new Error('The lead was not converted.');
    expect(mergeRecords(crm.db, first, other, 3)).toBe(true);
    expect(await session.successorOf?.(lead)).toEqual({
      ok: true,
      value: { origin: crm.url, ...other },
    });
    await crm.stop();
  });

  it('stays itself for a server that keeps no trace of conversions', async () => {
    const session = olderServer(() => [404, { code: 'not-found', message: 'No such thing.' }]);
    const record = { origin: 'https://crm.example', type: 'leads', id: '1' };
    expect(await session.successorOf?.(record)).toEqual({ ok: true, value: undefined });
  });
});

describe('a note that was made twice', () => {
  it('can be taken away by its author, and by nobody else', async () => {
    const { crm, session, lead } = await startSmall();
    const note = valueOf(await session.createNote(lead, aNote('once more'), 'u-sam'));
    const bodies = () => notesOfDemo(crm.db, { type: 'leads', id: '1042' }).map(({ body }) => body);
    const foreign = addNote(
      crm.db,
      { type: 'leads', id: '1042' },
      { body: 'theirs', author: 'u-bea', at: 1 },
    );
    expect(await session.deleteNote?.(lead, String(foreign), 'u-sam')).toMatchObject({ ok: false });
    expect(await session.deleteNote?.(lead, note.id, 'u-bea')).toEqual({
      ok: false,
      error: { code: 'other-user', userName: 'Sam Okafor' },
    });
    expect(bodies()).toEqual(expect.arrayContaining(['theirs', 'once more']));
    expect(await session.deleteNote?.(lead, note.id, 'u-sam')).toMatchObject({ ok: true });
    expect(bodies()).toContain('theirs');
    expect(bodies()).not.toContain('once more');
    await crm.stop();
  });
});

describe('a look for news', () => {
  it('says that it has seen all until the moment at which the server began to look', async () => {
    const { crm, session, lead } = await startSmall();
    const before = Date.now();
    const note = valueOf(await session.createNote(lead, aNote('news-word'), 'u-sam'));
    const found = valueOf(await session.searchNotes('news-word', before - 1000));
    expect(found.notes.map(({ id }) => id)).toEqual([note.id]);
    expect(found.seenUntil).toBeGreaterThanOrEqual(note.createdAt);
    expect(found.seenUntil).toBeLessThanOrEqual(Date.now());
    await crm.stop();
  });

  it('reads very many notes in parts, and none twice nor never', async () => {
    const { crm, session } = await startSmall();
    for (let index = 0; index < 2500; index++) {
      const [body, at] = [`news-word ${index}`, 10_000 + index];
      addNote(crm.db, { type: 'leads', id: '1042' }, { body, author: 'u-bea', at });
    }
    const ids = new Set<string>();
    let since = 1;
    for (let look = 0; look < 3; look++) {
      crm.forgetRequests();
      const { notes, seenUntil } = valueOf(await session.searchNotes('news-word', since));
      expect(crm.requests().length).toBeLessThanOrEqual(10);
      for (const { id } of notes) ids.add(id);
      since = seenUntil;
    }
    expect(ids.size).toBe(2500);
    await crm.stop();
  });

  it('of a server that does not say, was as far as the newest that it found', async () => {
    const note = {
      ...{ id: '1', record: { type: 'leads', id: '1' }, text: 'x', author: { id: 'a', name: 'A' } },
      createdAt: '2026-03-01T10:00:00Z',
    };
    const session = olderServer(() => [200, { notes: [note], next: null }]);
    const { seenUntil } = valueOf(await session.searchNotes('x', 1));
    expect(seenUntil).toBe(Date.UTC(2026, 2, 1, 10));
    const none = olderServer(() => [200, { notes: [] }]);
    expect(valueOf(await none.searchNotes('x', 77)).seenUntil).toBe(77);
  });
});

describe('the check of requests against the REST contract', () => {
  const good = {
    method: 'POST',
    path: '/api/v1/leads/1042/notes',
    headers: { 'baton-contract': '1', 'baton-user': 'u-sam' },
    body: '{"text":"x"}',
  };

  const attachments = '/api/v1/leads/1042/attachments';

  it('finds nothing wrong with a request as it should be', () => {
    expect(checkContract(good)).toEqual([]);
  });

  it.each([
    ['an unknown path', { ...good, path: '/api/v1/leads/1042/remarks' }],
    ['an unknown method', { ...good, method: 'DELETE' }],
    ['a record type that is none', { ...good, path: '/api/v1/companies/1042/notes' }],
    ['an unknown parameter', { ...good, path: '/api/v1/leads/1042/notes?draft=1' }],
    ['a missing header', { ...good, headers: {} }],
    ['a body with another field', { ...good, body: '{"text":"x","html":true}' }],
    ['a missing body', { ...good, body: undefined }],
    [
      'a file without a name',
      { ...good, path: attachments, body: '{"type":"a/b","base64":"AA=="}' },
    ],
    ['a search for files of any name', { ...good, method: 'GET', path: attachments }],
  ])('finds %s', (_, exchange) => {
    expect(checkContract(exchange)).not.toEqual([]);
  });

  it('finds an answer that is not as the contract has it', () => {
    expect(checkContract(good, { status: 201, text: '{"id":7}' })).not.toEqual([]);
    expect(checkContract(good, { status: 302, text: '' })).not.toEqual([]);
  });
});
