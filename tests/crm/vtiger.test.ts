import { afterEach, describe, expect, it } from 'vitest';
import type { CrmSession, RecordRef } from '@/lib/crm/adapter';
import type { Carrier } from '@/lib/crm/http';
import { vtigerAdapter } from '@/lib/crm/vtiger/adapter';
import { decodeNote, encodeNote } from '@/lib/sync/codec';
import { anEntry } from '../factories';
import { aNote } from './a-note';
import { describeAdapter, errorCode, notesOf, valueOf, type CrmUnderTest } from './contract';
import { createBrowser, createDialectPageCarrier } from './dialect/browser';
import { connectTo, NO_SERVER } from './dialect/connect';
import { endingAfter } from './dialect/ending-after';
import { emptyAnswer, movedTo, pageOf, type Reply } from './dialect/reply';
import type { DialectServer } from './dialect/server';
import {
  addComment,
  convertLead,
  createVtigerData,
  findRow,
  mergeRecords,
  PEOPLE,
  RECORDS,
  serviceId,
  withoutFourBytes,
  type VtigerData,
} from './dialect/vtiger/data';
import { startVtiger } from './dialect/vtiger/server';

const ORIGIN = 'https://vtiger.example';
const USERS = 1200;
const at = (type: string, id: string) => ({ origin: ORIGIN, type, id });
const userId = (who: keyof typeof PEOPLE) => serviceId('Users', PEOPLE[who]);
const DETAIL = `${ORIGIN}/index.php?module=Leads&view=Detail&record=123`;

const addresses = {
  records: [
    [DETAIL, at('Leads', '123')],
    [`${DETAIL}&app=MARKETING`, at('Leads', '123')],
    [`${DETAIL}&mode=showDetailViewByMode&requestMode=summary`, at('Leads', '123')],
    [
      `${DETAIL}&relatedModule=Calendar&tab_label=Activities&mode=showRelatedList`,
      at('Leads', '123'),
    ],
    [`${ORIGIN}/?record=7&view=Detail&module=Contacts#top`, at('Contacts', '7')],
    [`${ORIGIN}/index.php?module=Potentials&view=Detail&record=7`, at('Potentials', '7')],
    [`${ORIGIN}/index.php?module=Accounts&view=Detail&record=7`, at('Accounts', '7')],
    [
      'http://127.0.0.1:8081/index.php?module=Leads&view=Detail&record=1',
      { origin: 'http://127.0.0.1:8081', type: 'Leads', id: '1' },
    ],
  ],
  others: [
    `${ORIGIN}/`,
    `${ORIGIN}/index.php`,
    `${ORIGIN}/index.php?module=Leads&view=List`,
    `${ORIGIN}/index.php?module=Leads&view=List&viewname=3&record=123`,
    `${ORIGIN}/index.php?module=Leads&view=Edit&record=123`,
    `${ORIGIN}/index.php?module=Leads&view=Edit`,
    `${ORIGIN}/index.php?module=Leads&view=Import`,
    `${ORIGIN}/index.php?module=Leads&view=Detail`,
    `${ORIGIN}/index.php?module=Leads&view=Detail&record=`,
    `${ORIGIN}/index.php?module=Leads&view=Detail&record=0`,
    `${ORIGIN}/index.php?module=Leads&view=Detail&record=12x3`,
    `${ORIGIN}/index.php?module=Leads&view=Detail&record=10x123`,
    `${ORIGIN}/index.php?module=Leads&view=Detail&record=1&record=2`,
    `${ORIGIN}/index.php?module=Leads&view=detail&record=123`,
    `${ORIGIN}/index.php?module=leads&view=Detail&record=123`,
    `${ORIGIN}/index.php?module=Calendar&view=Detail&record=123`,
    `${ORIGIN}/index.php?module=Documents&view=Detail&record=123`,
    `${ORIGIN}/index.php?module=Users&parent=Settings&view=Detail&record=7`,
    `${ORIGIN}/index.php?module=Users&view=PreferenceDetail&record=7`,
    `${ORIGIN}/index.php?module=Vtiger&parent=Settings&view=Index`,
    `${ORIGIN}/index.php?module=Leads&action=GetData&source_module=Leads&record=123`,
    `${ORIGIN}/index.php#?module=Leads&view=Detail&record=123`,
    `${ORIGIN}/webservice.php?module=Leads&view=Detail&record=123`,
    `${ORIGIN}/portal/index.php?module=Leads&view=Detail&record=123`,
    `${ORIGIN}/vtigercrm/index.php?module=Leads&view=Detail&record=123`,
    'ftp://vtiger.example/index.php?module=Leads&view=Detail&record=123',
    '/index.php?module=Leads&view=Detail&record=123',
  ],
} as const;

type Around = (carrier: Carrier, end: () => void) => Carrier;

/** Returns a session in a browser with a tab of vTiger, signed in as the user or as nobody. */
function sessionAs(
  server: DialectServer,
  data: VtigerData,
  who?: keyof typeof PEOPLE,
  around: Around = (carrier) => carrier,
): Promise<CrmSession> {
  const cookie = `session-${who}-${data.sessions.size}`;
  if (who !== undefined) data.sessions.set(cookie, PEOPLE[who]);
  const carrier = createDialectPageCarrier(
    server,
    createBrowser(DETAIL, { cookies: { PHPSESSID: cookie } }),
  );
  return connectTo(vtigerAdapter, ORIGIN, {
    page: around(carrier, () => data.sessions.delete(cookie)),
  });
}

async function outage(data: VtigerData, reply: Reply): Promise<DialectServer> {
  const server = await startVtiger(ORIGIN, data);
  server.interrupt(() => reply);
  return server;
}

/** `who` sells: as anybody, or as the administrator, who is shown other lists. */
async function start(who: 'sam' | 'admin', name: string): Promise<CrmUnderTest> {
  const data = createVtigerData(USERS);
  const server = await startVtiger(ORIGIN, data);
  const limited = await outage(data, emptyAnswer(429, { 'retry-after': '7' }));
  const broken = await outage(data, pageOf('<h1>Bad gateway</h1>', 502));
  return {
    session: await sessionAs(server, data, who),
    user: { id: userId(who), name },
    colleague: { id: userId('bea'), name: 'Bea Lindqvist' },
    colleagueSession: await sessionAs(server, data, 'bea'),
    signedOut: await sessionAs(server, data),
    unreachable: await connectTo(vtigerAdapter, ORIGIN, { page: NO_SERVER }),
    record: at('Leads', RECORDS.full),
    facts: {
      name: 'Marta Kowalczyk',
      company: 'Baltika Cold Storage',
      title: 'Director of Operations',
      email: 'm.kowalczyk@baltika.example',
      phone: '+48 58 555 01 42',
      stage: 'Qualified',
      source: 'Trade Show',
    },
    sparseRecord: at('Leads', RECORDS.sparse),
    sparseFacts: { name: 'Visitor' },
    missingRecord: at('Leads', '999999'),
    forbiddenSession: await sessionAs(server, data, 'nora'),
    users: USERS,
    addNotes({ id }, texts, times = []) {
      for (const [index, text] of texts.entries()) {
        addComment(data, id, text, PEOPLE.bea, times[index]);
      }
      return Promise.resolve();
    },
    ownerOf({ id }) {
      const owner = findRow(data, id)?.row.assigned_user_id;
      return Promise.resolve(owner === undefined ? undefined : serviceId('Users', owner));
    },
    over: (around) => sessionAs(server, data, who, around),
    move(way) {
      if (way === 'a contact') convertLead(data, RECORDS.full, RECORDS.contact);
      else mergeRecords(data, RECORDS.full, RECORDS.sparse);
      return way === 'a contact' ? at('Contacts', RECORDS.contact) : at('Leads', RECORDS.sparse);
    },
    requests: () => server.log.length,
    interruptions: {
      endingAfter: (requests) =>
        sessionAs(server, data, who, (carrier, end) => endingAfter(carrier, requests, end)),
      limited: { session: await sessionAs(limited, data, who), pauseMs: 7000 },
      broken: await sessionAs(broken, data, who),
    },
    async stop() {
      await Promise.all([server.stop(), limited.stop(), broken.stop()]);
    },
  };
}

/** Texts come back with their entities read, and without what the table cannot keep. */
const kept = (text: string) =>
  withoutFourBytes(text).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

describe.each([
  ['anybody', 'sam', 'Sam Okafor'],
  ['an administrator', 'admin', 'Ada "Root" O\'Min'],
] as const)('vTiger, as %s', (_, who, name) => {
  describeAdapter({
    adapter: vtigerAdapter,
    addresses,
    can: { assign: true, tasks: false },
    moves: ['a contact', 'a lead that it was merged into'],
    costs: { opening: 5, openingNext: 2, handover: 6, firstLooks: [3, 1], look: 1 },
    manyNotes: 3000,
    canBeInterrupted: true,
    namesNoAuthors: true,
    kept,
    start: () => start(who, name),
  });
});

const refusal = (code: string): Reply => ({
  status: 200,
  json: { success: false, error: { code, message: 'Pflichtfeld fehlt' } },
});

const none = { ok: true, value: undefined } as const;

let running: DialectServer | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function openVtiger() {
  const data = createVtigerData(10);
  const server = await startVtiger(ORIGIN, data);
  running = server;
  return { data, server, as: (who: keyof typeof PEOPLE) => sessionAs(server, data, who) };
}

describe('vTiger', () => {
  const operations = (server: DialectServer) =>
    server.log.map(({ url, body }) => {
      const words = { ...Object.fromEntries(url.searchParams), ...(body as object | undefined) };
      return 'operation' in words ? words.operation : url.pathname;
    });

  it('finds where a lead went that was converted, and a record that was merged', async () => {
    const { as, data } = await openVtiger();
    const session = await as('sam');
    const lead = at('Leads', RECORDS.full);
    const contact = at('Contacts', RECORDS.contact);
    const become = async (record: RecordRef) =>
      valueOf((await session.successorOf?.(record)) ?? none);
    const write = (record: RecordRef, of: RecordRef) =>
      session.createNote(
        record,
        aNote(`Of ${vtigerAdapter.recordUrl(of)}\nbaton1.`),
        userId('sam'),
      );
    valueOf(await write(lead, lead));
    // Whoever names it on another record says nothing of what it became.
    valueOf(await write(at('Potentials', RECORDS.deal), lead));
    expect(await become(lead)).toBeUndefined();
    convertLead(data, RECORDS.full, RECORDS.contact);
    expect(await become(lead)).toEqual(contact);
    expect(await become(contact)).toBeUndefined();
    expect(valueOf(await session.listNotes(contact, 'baton1.'))).toHaveLength(1);
    // A number that only begins like it is another record.
    expect(await become(at('Leads', '12'))).toBeUndefined();
    expect(await become(at('Leads', '999999'))).toBeUndefined();

    const sparse = at('Leads', RECORDS.sparse);
    data.modules.Leads?.push({ crmid: '140', lastname: 'Twin' });
    valueOf(await write(sparse, sparse));
    mergeRecords(data, RECORDS.sparse, '140');
    expect(await become(sparse)).toEqual(at('Leads', '140'));
  });

  it('reads very many comments in parts, and none never', async () => {
    const { as, data } = await openVtiger();
    for (let index = 0; index < 1200; index++) {
      const at = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
      const time = at.slice(0, 19).replace('T', ' ');
      const one = addComment(data, RECORDS.full, `baton1. ${index}`, PEOPLE.bea);
      data.comments.splice(-1, 1, { ...one, created: time, modified: time });
    }
    const session = await as('sam');
    const ids = new Set<string>();
    let since = 0;
    for (let look = 0; look < 4; look++) {
      const found = valueOf(await session.searchNotes('baton1.', since));
      for (const { id } of found.notes) ids.add(id);
      since = found.seenUntil;
    }
    expect(ids.size).toBe(1200);
  });

  it('says who has signed in instead, and writes nothing in their name nor in that of who left', async () => {
    const { as, data } = await openVtiger();
    const session = await as('sam');
    valueOf(await session.whoAmI());
    // The same browser's session is now another user's.
    for (const cookie of data.sessions.keys()) data.sessions.set(cookie, PEOPLE.bea);
    const record = at('Leads', RECORDS.full);
    const given = await session.assign?.(record, userId('bea'), userId('sam'));
    expect(given).toEqual({
      ok: false,
      error: { code: 'other-user', userName: 'Bea Lindqvist' },
    });
    expect(findRow(data, RECORDS.full)?.row.assigned_user_id).toBe(PEOPLE.sam);
  });

  it('opens its service anew where the kept one has ended, and the write is made once', async () => {
    const { data, server } = await openVtiger();
    const cookies = { PHPSESSID: 'first' };
    data.sessions.set('first', PEOPLE.sam);
    const jar = createBrowser(DETAIL, { cookies });
    const carrier = createDialectPageCarrier(server, jar);
    const session = await connectTo(vtigerAdapter, ORIGIN, { page: carrier });
    valueOf(await session.whoAmI());
    const names = server.log.length;
    data.ended.add('first');
    valueOf(await session.createNote(at('Leads', RECORDS.full), aNote('x'), userId('sam')));
    expect(operations(server).slice(names)).toEqual([
      ...['describe', 'extendsession', 'describe', 'create'],
    ]);
    expect(data.comments).toHaveLength(1);
  });

  it('takes a comment away for its writer, and for nobody else', async () => {
    const { as, data } = await openVtiger();
    const session = await as('sam');
    const record = at('Leads', RECORDS.full);
    const own = valueOf(await session.createNote(record, aNote('twice'), userId('sam')));
    const theirs = addComment(data, RECORDS.full, 'theirs', PEOPLE.bea);
    const remove = async (id: string, as: string) =>
      errorCode((await session.deleteNote?.(record, id, as)) ?? { ok: true, value: undefined });
    expect(await remove(serviceId('ModComments', theirs.crmid), userId('sam'))).toBe('forbidden');
    expect(await remove(own.id, userId('bea'))).toBe('other-user');
    expect(data.comments.map(({ text }) => text)).toEqual(['twice', 'theirs']);
    expect(await remove(own.id, userId('sam'))).toBe('no error');
    expect(data.comments.map(({ text }) => text)).toEqual(['theirs']);
  });

  it('tells why a comment is refused by a rule, in its own words', async () => {
    const { as, server } = await openVtiger();
    server.interrupt(({ body }) =>
      JSON.stringify(body ?? '').includes('create')
        ? refusal('MANDATORY_FIELDS_MISSING')
        : undefined,
    );
    const written = (await as('sam')).createNote(
      at('Leads', RECORDS.full),
      aNote('x'),
      userId('sam'),
    );
    expect(await written).toEqual({
      ok: false,
      error: { code: 'rejected', reason: 'Pflichtfeld fehlt' },
    });
  });

  it('keeps readable words, and a note of emoji and rare letters is not taken for edited', async () => {
    const { as, data } = await openVtiger();
    const session = await as('sam');
    const record = at('Leads', RECORDS.full);
    const by = { id: userId('sam'), name: 'Sam 𠮷野 Okafor' };
    const said = 'Pilot offer by Friday 👍🏽! 𝗕𝗼𝗹𝗱 👩‍❤️‍👨 words 🇵🇹';
    const entry = anEntry('message', 2, { by, body: { text: said, question: true } });
    const { noteFormat, plane } = vtigerAdapter.limits;
    const text = encodeNote(entry, noteFormat, plane);
    valueOf(await session.createNote(record, aNote(text), userId('sam')));
    const [stored = ''] = data.comments.map((comment) => comment.text);
    expect(stored).not.toContain('??');
    expect(stored).toContain('Pilot offer by Friday! Bold words\n');
    expect(stored).toContain('Sam □野 Okafor');
    const [note] = valueOf(await session.listNotes(record, 'baton1.'));
    expect(decodeNote(note?.text ?? '')).toEqual({ ok: true, entry, edited: false });
  });

  it('looks for what is new with two requests where there is nothing', async () => {
    const { as, server } = await openVtiger();
    expect(notesOf(await (await as('sam')).searchNotes('baton1.', 0))).toEqual([]);
    expect(server.log.map(({ body, url }) => body ?? url.searchParams.get('operation'))).toEqual([
      { operation: 'extendsession' },
      'query',
    ]);
  });

  it('tells who wrote a comment, and leaves out those on what cannot be handed over', async () => {
    const { as, data } = await openVtiger();
    addComment(data, '4711', 'a word on a meeting', PEOPLE.bea);
    addComment(data, RECORDS.deal, 'a word on a deal', PEOPLE.bea);
    const found = notesOf(await (await as('sam')).searchNotes('a word', 0));
    expect(found).toMatchObject([
      { record: at('Potentials', RECORDS.deal), author: { id: userId('bea') } },
    ]);
  });

  it.each([
    [
      at('Potentials', RECORDS.deal),
      {
        ...{ name: 'Ines Duarte', company: 'Duarte & Filhos', title: 'Owner' },
        ...{ phone: '+351 555 015', stage: 'Proposal', source: 'Web Site', amount: '1,200.5' },
      },
    ],
    [
      at('Contacts', RECORDS.contact),
      {
        ...{ name: 'Ines Duarte', company: 'Duarte & Filhos', title: 'Owner' },
        phone: '+351 555 015',
      },
    ],
    [
      at('Accounts', RECORDS.account),
      { name: 'Duarte & Filhos', company: 'Duarte & Filhos', phone: '+351 555 014' },
    ],
  ])('says of %o what it is', async (record, facts) => {
    const { as } = await openVtiger();
    expect(valueOf(await (await as('sam')).readLead(record)).facts).toEqual(facts);
  });

  it.each([
    ['a redirect to the sign-in page', movedTo('index.php?module=Users&view=Login'), 'signed-out'],
    ['the sign-in page', pageOf('<input type="password" name="password">'), 'signed-out'],
    ['a page', pageOf('<h1>Maintenance</h1>'), 'unexpected'],
    ['another shape', { status: 200, json: { success: 'yes' } }, 'unexpected'],
    ['a session that 8.4 says has ended', refusal('AUTHENTICATION_FAILURE'), 'signed-out'],
    ['a session that older ones say has ended', refusal('AUTHENTICATION_REQUIRED'), 'signed-out'],
    ['an error of the database', refusal('DATABASE_QUERY_ERROR'), 'unexpected'],
    ['an error without a code', { status: 200, json: { success: false } }, 'unexpected'],
    ['any other code', refusal('X'), 'rejected'],
  ])('takes %s for what it is', async (_, reply, code) => {
    const { as, server } = await openVtiger();
    server.interrupt(() => reply);
    const session = await as('sam');
    expect(errorCode(await session.readLead(at('Leads', RECORDS.full)))).toBe(code);
    const written = session.createNote(at('Leads', RECORDS.full), aNote('x'), userId('sam'));
    expect(errorCode(await written)).toBe(code);
  });

  it.each([
    ['a page that has no user', pageOf('<h1>Maintenance</h1>'), 'unexpected'],
    ['a page that asks to sign in', pageOf('<input type="password">'), 'signed-out'],
  ])('gives nothing away on %s', async (_, reply, code) => {
    const { as, server, data } = await openVtiger();
    server.interrupt(({ url }) => (url.pathname === '/index.php' ? reply : undefined));
    const given = (await as('sam')).assign?.(
      at('Leads', RECORDS.full),
      userId('bea'),
      userId('sam'),
    );
    expect(errorCode((await given) ?? { ok: true, value: undefined })).toBe(code);
    expect(findRow(data, RECORDS.full)?.row.assigned_user_id).toBe(PEOPLE.sam);
  });
});
