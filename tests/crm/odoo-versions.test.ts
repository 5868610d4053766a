import { afterEach, describe, expect, it } from 'vitest';
import { createConnections } from '@/lib/background/sites/connections';
import {
  createBrowser,
  createDialectPageCarrier,
  createDialectWorkerCarrier,
} from './dialect/browser';
import { aNote } from './a-note';
import { errorCode, notesOf, valueOf } from './contract';
import { addMessage, mergeLeads } from './dialect/odoo/calls';
import { createOdooData, PEOPLE, RECORDS, type OdooData } from './dialect/odoo/data';
import { startOdoo } from './dialect/odoo/server';
import { ORIGIN, sessionAs } from './dialect/odoo/session';
import { movedTo, pageOf } from './dialect/reply';
import type { DialectServer } from './dialect/server';

const VERSIONS = [16, 17, 18, 19];
const DAY_MS = 24 * 60 * 60_000;
/** An instant (UTC, ms) as Odoo writes it. */
const textOf = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const FULL = { origin: ORIGIN, type: 'crm.lead', id: String(RECORDS.full) };
const OLAFS = { ...FULL, id: String(RECORDS.olafs) };
const CONTACT = { ...FULL, type: 'res.partner', id: String(RECORDS.contact) };
const idOf = (who: keyof typeof PEOPLE) => String(PEOPLE[who]);

let running: DialectServer | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function openOdoo(version: number) {
  const data = createOdooData(version, 10);
  const server = await startOdoo(ORIGIN, data);
  running = server;
  const as = (who: keyof typeof PEOPLE) => sessionAs(server, data, PEOPLE[who]);
  const paths = () =>
    server.log.map(({ url }) => url.pathname.replace('/web/dataset/call_kw/', ''));
  return { data, server, as, paths };
}

const ownerOf = ({ tables }: OdooData, id: number) =>
  tables['crm.lead']?.find((row) => row.id === id)?.user_id;

describe.each(VERSIONS)('Odoo %i', (version) => {
  it('takes a note as HTML, in whichever way the version wants that said', async () => {
    const { as } = await openOdoo(version);
    const html = '<p><strong>Why now</strong><br>Audit &amp; <br>baton1.AbC_d-9.zzzzzz</p>';
    valueOf(await as('sam').createNote(FULL, aNote(html), idOf('sam')));
    const [note] = valueOf(await as('bea').listNotes(FULL, 'baton1.'));
    expect(note).toMatchObject({ text: html, author: { id: idOf('sam'), name: 'Sam Okafor' } });
  });

  it('finds a to-do, and says done or nothing where the version keeps none that are done', async () => {
    const { as, data } = await openOdoo(version);
    const task = { marker: 'baton-1', subject: 'Answer', text: '1 < 2', assigneeId: idOf('bea') };
    const due = Date.now();
    const made = valueOf(
      (await as('sam').createTask?.(FULL, { ...task, due }, idOf('sam'))) ?? none,
    );
    expect(data.tables['mail.activity']).toMatchObject([
      {
        summary: 'Answer',
        note: '<p>1 &lt; 2</p><span style="display:none">baton-1</span>',
        user_id: PEOPLE.bea,
      },
    ]);
    valueOf((await as('bea').completeTask?.(FULL, made.id, idOf('bea'))) ?? none);
    const found = valueOf((await as('sam').findTasks?.(FULL, 'baton-1')) ?? none);
    expect(found).toEqual(version < 17 ? [] : [{ ...made, done: true }]);
  });

  it('reads a contact, with the mobile number where there is no other and the version has it', async () => {
    const { as } = await openOdoo(version);
    const { facts } = valueOf(await as('sam').readLead(CONTACT));
    expect(facts).toEqual({
      name: 'Ines Duarte',
      company: 'Duarte & Filhos',
      email: 'ines@duarte.example',
      owner: 'Sam Okafor',
      ...(version < 19 ? { phone: '+351 555 014' } : {}),
    });
  });

  it('tells that a salesperson of his own leads may give none away, or gives it and is locked out', async () => {
    const { as, data } = await openOdoo(version);
    const give = () => as('olaf').assign?.(OLAFS, idOf('bea'), idOf('olaf'));
    const given = (await give()) ?? none;
    expect(errorCode(given)).toBe(version < 19 ? 'forbidden' : 'no error');
    expect(ownerOf(data, RECORDS.olafs)).toBe(version < 19 ? PEOPLE.olaf : PEOPLE.bea);
    const seen = errorCode(await as('olaf').readLead(OLAFS));
    expect(seen).toBe(version < 19 ? 'no error' : 'forbidden');
  });
});
const none = { ok: false, error: { code: 'unexpected', status: 0 } } as const;

describe('notes', () => {
  it('are looked for with one request where there are none', async () => {
    const { as, paths } = await openOdoo(17);
    expect(notesOf(await as('sam').searchNotes('baton1.', 0))).toEqual([]);
    expect(paths()).toEqual(['mail.message/search_read']);
  });

  it('of records that this user may not see, and of what cannot be handed over, are left out', async () => {
    const { as, data } = await openOdoo(17);
    const post = (model: string, id: number) =>
      addMessage(data, { model, id }, PEOPLE.bea, '<p>a secret word</p>');
    post('crm.lead', RECORDS.full);
    post('sale.order', 3);
    post('res.partner', RECORDS.contact);
    const seen = notesOf(await as('sam').searchNotes('secret', 0));
    expect(seen.map(({ record }) => record)).toEqual([FULL, CONTACT]);
    expect(notesOf(await as('olaf').searchNotes('secret', 0))).toEqual([]);
    expect(valueOf(await as('olaf').listNotes(FULL, 'secret'))).toEqual([]);
  });

  it('are found again after they were changed', async () => {
    const { as, data } = await openOdoo(17);
    const now = Date.now();
    addMessage(data, { model: 'crm.lead', id: RECORDS.full }, PEOPLE.bea, '<p>an old word</p>');
    Object.assign(data.tables['mail.message']?.[0] ?? {}, {
      date: textOf(now - 90 * DAY_MS),
      write_date: textOf(now - 2 * DAY_MS),
    });
    const search = async (days: number) =>
      notesOf(await as('sam').searchNotes('old', now - days * DAY_MS));
    const [found] = await search(3);
    expect(Math.abs((found?.createdAt ?? 0) - (now - 90 * DAY_MS))).toBeLessThan(1000);
    expect(await search(1)).toEqual([]);
  });

  it('are looked for thirty days back at most, since nothing makes that quick', async () => {
    const { as, data } = await openOdoo(17);
    addMessage(data, { model: 'crm.lead', id: RECORDS.full }, PEOPLE.bea, '<p>an old word</p>');
    const long = textOf(Date.now() - 31 * DAY_MS);
    Object.assign(data.tables['mail.message']?.[0] ?? {}, { date: long, write_date: long });
    expect(notesOf(await as('sam').searchNotes('old', 0))).toEqual([]);
    expect(valueOf(await as('sam').listNotes(FULL, 'old'))).toHaveLength(1);
  });

  it.each([
    ['100%', '100 EUR'],
    ['a_b', 'aXb'],
    ['back\\slash', 'backXslash'],
    ['Case', 'case'],
    ["it's 日本", 'its 日本'],
  ])('are found by %j as it is written, and not by %j', async (word, similar) => {
    const { as, data } = await openOdoo(17);
    for (const text of [word, similar]) {
      addMessage(data, { model: 'crm.lead', id: RECORDS.full }, PEOPLE.bea, `<p>with ${text}</p>`);
    }
    const found = valueOf(await as('sam').listNotes(FULL, word));
    expect(found.map(({ text }) => text)).toEqual([`<p>with ${word}</p>`]);
  });
});

describe('what comes to a lead', () => {
  const lead = (id: number) => ({ ...FULL, id: String(id) });

  it('is found where it went when its lead was merged into another', async () => {
    const { as, data } = await openOdoo(18);
    const sam = as('sam');
    expect(await sam.successorOf?.(FULL)).toEqual({ ok: true, value: undefined });
    const html = `<p>${ORIGIN}/web#id=45&amp;model=crm.lead&amp;view_type=form</p>`;
    valueOf(await sam.createNote(FULL, aNote(html), idOf('sam')));
    mergeLeads(data, RECORDS.full, RECORDS.sparse);
    const into = lead(RECORDS.sparse);
    expect(await sam.successorOf?.(FULL)).toEqual({ ok: true, value: into });
    expect(await sam.successorOf?.(into)).toEqual({ ok: true, value: undefined });
    expect(await sam.successorOf?.(lead(4711))).toEqual({ ok: true, value: undefined });
  });

  it('can be taken away by its writer, and nobody else, whatever Odoo allows', async () => {
    const { as, data } = await openOdoo(18);
    const own = valueOf(await as('sam').createNote(FULL, aNote('<p>twice</p>'), idOf('sam')));
    const on = { model: 'crm.lead', id: RECORDS.full };
    const theirs = addMessage(data, on, PEOPLE.bea, '<p>theirs</p>');
    const remove = async (id: string, who: keyof typeof PEOPLE) =>
      errorCode((await as('sam').deleteNote?.(FULL, id, idOf(who))) ?? none);
    expect(await remove(String(theirs), 'sam')).toBe('forbidden');
    expect(await remove(own.id, 'bea')).toBe('other-user');
    expect(data.tables['mail.message']).toHaveLength(2);
    expect(await remove(own.id, 'sam')).toBe('no error');
    expect(data.tables['mail.message']?.map(({ id }) => id)).toEqual([theirs]);
  });

  it('very much of it is read in parts, and none never', async () => {
    const { as, data } = await openOdoo(18);
    const on = { model: 'crm.lead', id: RECORDS.full };
    const begin = Date.now() - DAY_MS;
    for (let index = 0; index < 1200; index++) {
      addMessage(data, on, PEOPLE.bea, `<p>baton1. ${index}</p>`);
      const at = textOf(begin + index * 1000);
      Object.assign(data.tables['mail.message']?.at(-1) ?? {}, { date: at, write_date: at });
    }
    const ids = new Set<string>();
    let since = 0;
    for (let look = 0; look < 3; look++) {
      const found = valueOf(await as('sam').searchNotes('baton1.', since));
      for (const { id } of found.notes) ids.add(id);
      since = found.seenUntil;
    }
    expect(ids.size).toBe(1200);
  });

  it.each([
    ['UserError', { code: 'rejected', reason: 'Etwas ging schief' }],
    ['ValidationError', { code: 'rejected', reason: 'Etwas ging schief' }],
    ['AccessError', { code: 'forbidden' }],
    ['MissingError', { code: 'not-found' }],
  ])('is told as it is where Odoo refuses it: %s', async (name, error) => {
    const { as, server } = await openOdoo(18);
    const data = { name: `odoo.exceptions.${name}`, message: 'Etwas ging schief' };
    server.interrupt(({ url }) =>
      url.pathname.endsWith('message_post')
        ? { status: 200, json: { error: { code: 200, message: 'Odoo Server Error', data } } }
        : undefined,
    );
    const written = await as('sam').createNote(FULL, aNote('<p>x</p>'), idOf('sam'));
    expect(written).toEqual({ ok: false, error });
  });
});

describe('an address that does not say what it shows', () => {
  const told = async (path: string, cookie = 'secret') => {
    const { server, data } = await openOdoo(18);
    data.sessions.set('secret', PEOPLE.sam);
    const browser = createBrowser(ORIGIN, { cookies: { session_id: cookie } });
    const connections = createConnections({
      sites: { find: () => Promise.resolve({ origin: ORIGIN, adapter: 'odoo' }) },
      pageCarrier: () => createDialectPageCarrier(server, browser),
      workerCarrier: () => createDialectWorkerCarrier(server, browser),
      readToken: () => Promise.resolve(undefined),
      now: Date.now,
    });
    const records = [];
    for (let time = 0; time < 2; time++) records.push(await connections.recordAt(ORIGIN + path));
    return { records, requests: server.log.length };
  };

  it.each([
    ['/odoo/action-210/45', FULL],
    ['/odoo/sales-leads/45', FULL],
    ['/acme/action-210/45', FULL],
    ['/odoo/crm/7/action-210/45', FULL],
    ['/odoo/action-base.action_partner_form/21', CONTACT],
    ['/odoo/action-209/45', undefined],
  ])('%s is asked about once, and remembered', async (path, record) => {
    expect(await told(path)).toEqual({ records: [record, record], requests: 1 });
  });

  it.each([
    ['/odoo/crm/45', FULL],
    ['/acme/crm/45', FULL],
    ['/acme/sales-leads/45', undefined],
    ['/odoo/crm', undefined],
    ['/odoo/action-210', undefined],
    ['/odoo/action-210/new', undefined],
    ['/odoo/action-210/45?view_type=list', undefined],
    ['/odoo/sale.order/45', undefined],
    ['/odoo/m-leads/45', undefined],
    ['/odoo/7/45', undefined],
    ['/action-210/45', undefined],
    ['/web#id=45&action=210&view_type=form', undefined],
  ])('%s needs no question', async (path, record) => {
    expect(await told(path)).toEqual({ records: [record, record], requests: 0 });
  });

  it('is none of a record while nobody is signed in, and is asked about again', async () => {
    const { records, requests } = await told('/odoo/action-210/45', 'nobody');
    expect({ records, requests }).toEqual({ records: [undefined, undefined], requests: 2 });
  });
});

describe('answers that are none', () => {
  it.each([
    ['a redirect to the sign-in page', movedTo('/web/login'), 'signed-out'],
    [
      'the sign-in page',
      pageOf('<form><input type="password" name="password"></form>'),
      'signed-out',
    ],
    ['a page', pageOf('<h1>Database is being updated</h1>'), 'unexpected'],
    ['another shape', { status: 200, json: { result: [{ id: 'x' }] } }, 'unexpected'],
    ['an unknown exception', { status: 200, json: { error: { code: 0, data: {} } } }, 'unexpected'],
  ])('%s', async (_, reply, code) => {
    const { as, server } = await openOdoo(17);
    server.interrupt(() => reply);
    expect(errorCode(await as('sam').readLead(FULL))).toBe(code);
    expect(errorCode(await as('sam').createNote(FULL, aNote('x'), idOf('sam')))).toBe(code);
  });

  it('nothing of a record of another CRM is asked for', async () => {
    const { as, server } = await openOdoo(17);
    expect(errorCode(await as('sam').readLead({ ...FULL, type: 'Lead' }))).toBe('not-found');
    expect(errorCode(await as('sam').readLead({ ...FULL, id: '1/../2' }))).toBe('not-found');
    expect(server.log).toEqual([]);
  });
});
