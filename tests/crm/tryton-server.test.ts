import { aNote } from './a-note';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmSession } from '@/lib/crm/adapter';
import { createCrmHttp } from '@/lib/crm/client';
import type { Carrier } from '@/lib/crm/http';
import { trytonAdapter } from '@/lib/crm/tryton/adapter';
import { callTryton, type Credentials, signInByPassword } from '../tryton/rpc';
import { startTryton, type SignedIn, type Tryton } from '../tryton/start';
import { errorCode, notesOf, valueOf } from './contract';
import { createNodeCarrier } from './node-carrier';

let tryton: Tryton;
let sdr: SignedIn;
beforeAll(async () => {
  tryton = await startTryton();
  sdr = await tryton.signIn('sdr');
});
afterAll(() => tryton.stop());

/**
 * A session over the given storage, and the methods that it asked the server for. Those in `errors`
 * never come to the server, and fail with that error of Tryton's.
 */
function openSession(
  storage: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, readonly unknown[]>> = {},
): {
  session: CrmSession;
  requests: string[];
} {
  const requests: string[] = [];
  const carrier = createNodeCarrier({ storage: new Map(Object.entries(storage)) });
  const counting: Carrier = {
    ...carrier,
    send(request) {
      const { method } = z.parse(methodSchema, JSON.parse(request.body ?? ''));
      requests.push(method);
      const error = errors[method];
      if (error === undefined) return carrier.send(request);
      return Promise.resolve({
        ...{ status: 200, url: request.url, redirected: false, contentType: 'application/json' },
        ...{ headers: {}, text: JSON.stringify({ id: 1, error }) },
      });
    },
  };
  const session = trytonAdapter.connect(tryton.url, createCrmHttp(tryton.url, counting));
  return { session, requests };
}
const methodSchema = z.object({ method: z.string() });

const storageOf = ({ storageEntry }: SignedIn) => ({ [storageEntry.key]: storageEntry.value });
const recordOf = (id: number) => ({
  origin: tryton.url,
  type: 'crm/sale.opportunity',
  id: `${id}`,
});
const userId = (login: 'sdr' | 'bdm' | 'manager' | 'nobody') => `crm/${tryton.users[login].id}`;
const call = (who: Credentials, method: string, ...params: unknown[]) =>
  callTryton(`${tryton.url}/crm/`, z.unknown(), `model.${method}`, [...params, {}], who);
const idsSchema = z.array(z.int());
const made = async (who: Credentials, model: string, values: Record<string, unknown>) =>
  z.parse(idsSchema, await call(who, `${model}.create`, [values]));
const find = async (who: Credentials, model: string, domain: unknown[]) =>
  z.parse(idsSchema, await call(who, `${model}.search`, domain, 0, null, null));
const sisterCompany = async (who: Credentials) => {
  const [id] = await find(who, 'company.company', [['party.name', '=', 'Meridian Holding']]);
  return id;
};

/** Makes a user, as the administrator would; `values` with the names of groups. */
async function makeUser(
  admin: Credentials,
  { groups = [], ...values }: Record<string, unknown> & { readonly groups?: readonly string[] },
): Promise<number> {
  const groupIds = await find(admin, 'res.group', [['name', 'in', groups]]);
  const [id = 0] = await made(admin, 'res.user', { ...values, groups: [['add', groupIds]] });
  return id;
}

/** The page's storage of somebody who has just signed in. */
async function storageOfUser(id: number, { login, password }: { login: string; password: string }) {
  const { session } = await signInByPassword(`${tryton.url}/crm/`, login, password);
  return { sao_session_crm: JSON.stringify({ login, user_id: id, session }) };
}

const writeNote = (who: Credentials, reference: string, message: string) =>
  call(who, 'ir.note.create', [{ resource: reference, message }]);

describe('requests', () => {
  it('learns with one request what is new, and that nothing is', async () => {
    const remembered = { sao_device_cookies: JSON.stringify({ crm: { sdr: 'cookie' } }) };
    const { session, requests } = openSession({ ...storageOf(sdr), ...remembered });
    await writeNote(sdr, `sale.opportunity,${tryton.leads.halden.id}`, 'brand-new');
    expect(notesOf(await session.searchNotes('brand-new', 0))).toHaveLength(1);
    expect(requests).toEqual(['model.ir.note.search_read']);
    expect(notesOf(await session.searchNotes('no such word', 0))).toEqual([]);
    expect(requests).toHaveLength(2);
  });

  it('asks the server for its databases where the page remembers none', async () => {
    const { session, requests } = openSession(storageOf(sdr));
    valueOf(await session.whoAmI());
    expect(requests).toEqual(['common.db.list', 'model.res.user.search_read']);
  });

  it('asks nothing of the leads of a database that nobody is signed in to', async () => {
    const { session, requests } = openSession({ sao_session_other: '{"login":"sdr"' });
    const record = { ...recordOf(1), type: 'other/sale.opportunity' };
    expect(errorCode(await session.readLead(record))).toBe('signed-out');
    expect(requests).toEqual([]);
  });
});

describe('rights', () => {
  it('shows neither facts nor notes of a lead that the rules of Tryton hide', async () => {
    const admin = await tryton.signIn('admin');
    await writeNote(admin, `sale.opportunity,${tryton.hiddenLead}`, 'secret-word');
    await writeNote(admin, `sale.opportunity,${tryton.leads.lumen.id}`, 'secret-word');
    const { session } = openSession(storageOf(sdr));
    const hidden = recordOf(tryton.hiddenLead);
    expect(errorCode(await session.readLead(hidden))).toBe('not-found');
    expect(errorCode(await session.listNotes(hidden, 'secret-word'))).toBe('not-found');
    const found = notesOf(await session.searchNotes('secret-word', 0));
    expect(found.map((note) => note.record)).toEqual([recordOf(tryton.leads.lumen.id)]);
  });

  it('refuses notes, lists and leads to a user without the rights', async () => {
    const { session } = openSession(storageOf(await tryton.signIn('nobody')));
    const record = recordOf(tryton.leads.lumen.id);
    await writeNote(sdr, `sale.opportunity,${record.id}`, 'not for everybody');
    expect(errorCode(await session.listNotes(record, 'everybody'))).toBe('forbidden');
    expect(errorCode(await session.createNote(record, aNote('x'), userId('nobody')))).toBe(
      'forbidden',
    );
    expect(await session.assign?.(record, userId('sdr'), userId('nobody'))).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    });
  });

  it('gives no lead to a user who is no employee', async () => {
    const { session } = openSession(storageOf(sdr));
    const record = recordOf(tryton.leads.obrien.id);
    const result = await session.assign?.(record, userId('nobody'), userId('sdr'));
    expect(result).toEqual({ ok: false, error: { code: 'forbidden' } });
    expect(valueOf(await session.readLead(record)).facts.owner).toBe('Sam Rivera');
  });

  it('refuses what may be read and not changed for want of the right', async () => {
    const admin = await tryton.signIn('admin');
    const who = { login: 'reader', password: 'Xy7#reader!q-tries' };
    const [company] = await find(admin, 'company.company', [
      ['party.name', '=', 'Meridian Software'],
    ]);
    const at = { companies: [['add', [company]]], company };
    const id = await makeUser(admin, { ...who, ...at, name: 'Rea Derr', groups: ['Sales'] });
    const { session } = openSession(await storageOfUser(id, who));
    const record = recordOf(tryton.leads.lumen.id);
    valueOf(await session.readLead(record));
    expect(errorCode(await session.createNote(record, aNote('x'), `crm/${id}`))).toBe('forbidden');
    const given = await session.assign?.(record, userId('bdm'), `crm/${id}`);
    expect(given).toEqual({ ok: false, error: { code: 'forbidden' } });
  });

  it('says signed out once the session has ended', async () => {
    const manager = await tryton.signIn('manager');
    const { session } = openSession(storageOf(manager));
    valueOf(await session.whoAmI());
    await callTryton(`${tryton.url}/crm/`, z.unknown(), 'common.db.logout', [], manager);
    expect(errorCode(await session.whoAmI())).toBe('signed-out');
    const record = recordOf(tryton.leads.lumen.id);
    expect(errorCode(await session.createNote(record, aNote('x'), userId('manager')))).toBe(
      'signed-out',
    );
  });
});

describe('rules', () => {
  it('tells in its own words why a lead is not given to an employee of another company', async () => {
    const admin = await tryton.signIn('admin');
    const [party] = await made(admin, 'party.party', { name: 'Sy Sterling' });
    const company = await sisterCompany(admin);
    const [employee] = await made(admin, 'company.employee', { party, company });
    const who = { login: 'holding', password: 'Kp4#holdung!9vW' };
    const values = { ...who, name: 'Sy Sterling', companies: [['add', [company]]], company };
    const id = await makeUser(admin, { ...values, employees: [['add', [employee]]], employee });
    const { session } = openSession(storageOf(sdr));
    const record = recordOf(tryton.leads.obrien.id);
    const given = await session.assign?.(record, `crm/${id}`, userId('sdr'));
    const reason = 'The value for field "Employee" in "Sale Opportunity" is not valid';
    const error = { code: 'rejected', reason: expect.stringContaining(reason) as unknown };
    expect(given).toMatchObject({ ok: false, error });
    expect(valueOf(await session.readLead(record)).facts.owner).toBe('Sam Rivera');
  });

  const text = 'Le champ « Motif » est obligatoire.';
  const rejected = { code: 'rejected', reason: text };
  it.each([
    ['a rule', ['UserError', [text, '', null]], rejected],
    [
      'a rule that says more',
      ['UserError', ['Non.', 'Le motif manque.', [['a', '=', 1], {}]]],
      {
        ...{ code: 'rejected', reason: 'Non. Le motif manque.' },
      },
    ],
    ['a rule without words', ['UserError', []], { code: 'rejected', reason: '' }],
    ['a question', ['UserWarning', ['party_similar_1', text, '']], rejected],
    [
      'somebody writing meanwhile',
      ['ConcurrencyException', 'Records were modified in the meanwhile'],
      {
        ...{ code: 'unexpected', status: 200 },
      },
    ],
    ['a fault of the server', ["'no_such'", 'Traceback'], { code: 'unexpected', status: 200 }],
    [
      'a session that wants a password',
      ['LoginException', ['password', 'Password', 'password']],
      {
        code: 'signed-out',
      },
    ],
  ])('takes %s for what it is', async (_, said, error) => {
    const methods = ['ir.note.create', 'ir.note.delete', 'ir.attachment.create'];
    const writes = [...methods, 'sale.opportunity.write'];
    const errors = Object.fromEntries(writes.map((method) => [`model.${method}`, said]));
    const { session } = openSession(storageOf(sdr), errors);
    const record = recordOf(tryton.leads.lumen.id);
    const [note] = z.parse(idsSchema, await writeNote(sdr, `sale.opportunity,${record.id}`, 'own'));
    const refused = { ok: false, error };
    const as = userId('sdr');
    expect(await session.createNote(record, aNote('x'), as)).toEqual(refused);
    expect(await session.deleteNote?.(record, `${note}`, as)).toEqual(refused);
    expect(await session.assign?.(record, userId('bdm'), as)).toEqual(refused);
    const file = { name: 'x.webm', type: 'audio/webm', base64: btoa('x') };
    expect(await session.attachFile?.(record, file, as)).toEqual(refused);
  });
});

describe('notes', () => {
  it.each([
    ['100%', '100 EUR'],
    ['a_b', 'aXb'],
    ['back\\slash', 'backXslash'],
    ['Case', 'case'],
    ['Ärger', 'ärger'],
    ["it's 日本", 'its 日本'],
  ])('finds %j as it is written, and not %j', async (word, similar) => {
    const record = recordOf(tryton.leads.northwind.id);
    const reference = `sale.opportunity,${record.id}`;
    await writeNote(sdr, reference, `with ${word} inside`);
    await writeNote(sdr, reference, `with ${similar} inside`);
    const { session } = openSession(storageOf(sdr));
    const found = valueOf(await session.listNotes(record, word));
    expect(found.map((note) => note.text)).toEqual([`with ${word} inside`]);
  });

  it('leaves out notes on what is no lead', async () => {
    const admin = await tryton.signIn('admin');
    await writeNote(admin, 'party.party,1', 'on a party');
    const { session } = openSession(storageOf(sdr));
    expect(notesOf(await session.searchNotes('on a party', 0))).toEqual([]);
  });

  it('finds an old note again after it was changed', async () => {
    const { session } = openSession(storageOf(sdr));
    const record = recordOf(tryton.leads.halden.id);
    const { id } = valueOf(
      await session.createNote(record, aNote('before the change'), userId('sdr')),
    );
    const [written] = valueOf(await session.listNotes(record, 'before the change'));
    const later = (written?.createdAt ?? 0) + 1;
    expect(notesOf(await session.searchNotes('the change', later))).toEqual([]);
    await call(sdr, 'ir.note.write', [Number(id)], { message: 'after the change' });
    const found = notesOf(await session.searchNotes('the change', later));
    expect(found).toEqual([{ ...written, text: 'after the change' }]);
  });
});

describe('looking for news', () => {
  const write = async (word: string, many: number, lead = tryton.leads.petrov.id) => {
    const resource = `sale.opportunity,${lead}`;
    const rows = Array.from({ length: many }, (_, index) => ({
      ...{ resource, message: `${word} ${index}` },
    }));
    return z.parse(idsSchema, await call(await tryton.signIn('admin'), 'ir.note.create', rows));
  };

  it('does not read what others have written', async () => {
    await write('a remark of others', 3000);
    await write('one of ours', 1);
    const { session, requests } = openSession(storageOf(sdr));
    const first = valueOf(await session.searchNotes('one of ours', 0));
    expect(first.notes).toHaveLength(1);
    const again = valueOf(await session.searchNotes('one of ours', first.seenUntil));
    expect(again.seenUntil).toBe(first.seenUntil);
    expect(requests.filter((method) => method === 'model.ir.note.search_read')).toHaveLength(2);
  });

  it('goes on in later looks where there is very much, until all is seen', async () => {
    const ids = new Set<string>();
    const many: number[] = [];
    // What is written in one call has one time.
    for (let batch = 0; batch < 12; batch += 1) many.push(...(await write('very many', 60)));
    const { session, requests } = openSession(storageOf(sdr));
    let since = 0;
    const looks: number[] = [];
    for (let look = 0; look < 6; look += 1) {
      const before = requests.length;
      const found = valueOf(await session.searchNotes('very many', since));
      for (const { id } of found.notes) ids.add(id);
      since = found.seenUntil;
      looks.push(requests.length - before);
    }
    expect(ids).toEqual(new Set(many.map(String)));
    expect(Math.max(...looks)).toBeLessThanOrEqual(6);
  });

  it('has seen as far as the newest change, also of an old note', async () => {
    const [id = 0] = await write('changed later', 1);
    const { session } = openSession(storageOf(sdr));
    const first = valueOf(await session.searchNotes('changed later', 0));
    await call(sdr, 'ir.note.write', [id], { message: 'changed later, indeed' });
    const second = valueOf(await session.searchNotes('changed later', first.seenUntil));
    expect(second.seenUntil).toBeGreaterThan(first.seenUntil);
    expect(second.notes).toMatchObject([{ text: 'changed later, indeed' }]);
  });

  it('sees past the notes of leads that are hidden', async () => {
    await write('hidden among others', 150, tryton.hiddenLead);
    await write('hidden among others', 1);
    const { session } = openSession(storageOf(sdr));
    const found = valueOf(await session.searchNotes('hidden among others', 0));
    expect(found.notes.map((note) => note.record)).toEqual([recordOf(tryton.leads.petrov.id)]);
    const again = valueOf(await session.searchNotes('hidden among others', found.seenUntil));
    expect(again.seenUntil).toBe(found.seenUntil);
  });
});

describe('taking a note away', () => {
  it('does so for its writer, and for nobody else', async () => {
    const { session } = openSession(storageOf(sdr));
    const record = recordOf(tryton.leads.obrien.id);
    const bdm = await tryton.signIn('bdm');
    const theirs = await writeNote(bdm, `sale.opportunity,${record.id}`, 'take away: theirs');
    const own = valueOf(await session.createNote(record, aNote('take away: own'), userId('sdr')));
    const remove = async (id: string, as = userId('sdr'), from = record) =>
      errorCode((await session.deleteNote?.(from, id, as)) ?? { ok: true, value: undefined });
    const left = async () =>
      valueOf(await session.listNotes(record, 'take away')).map((note) => note.text);
    expect(await remove(`${z.parse(idsSchema, theirs)[0]}`)).toBe('forbidden');
    expect(await remove(own.id, userId('bdm'))).toBe('other-user');
    expect(await remove(own.id, userId('sdr'), recordOf(tryton.leads.halden.id))).toBe('not-found');
    expect(await remove('no number')).toBe('not-found');
    expect(await left()).toEqual(['take away: theirs', 'take away: own']);
    expect(await remove(own.id)).toBe('no error');
    expect(await remove(own.id)).toBe('not-found');
    expect(await left()).toEqual(['take away: theirs']);
  });
});

describe('a lead on its way', () => {
  it('stays the same record, with its notes, as an opportunity', async () => {
    const record = recordOf(tryton.leads.halden.id);
    await writeNote(sdr, `sale.opportunity,${record.id}`, 'before it went on');
    await call(sdr, 'sale.opportunity.opportunity', [Number(record.id)]);
    const { session } = openSession(storageOf(sdr));
    expect(valueOf(await session.readLead(record)).facts.stage).toBe('Opportunity');
    expect(valueOf(await session.listNotes(record, 'before it went on'))).toHaveLength(1);
    expect(session).not.toHaveProperty('successorOf');
  });
});

describe('files', () => {
  const aFile = (name: string) => ({ name, type: 'audio/webm', base64: btoa('sound') });

  it('attaches a file with one request, and looks for it with one', async () => {
    const { session, requests } = openSession(storageOf(sdr));
    const record = recordOf(tryton.leads.halden.id);
    const attached = await session.attachFile?.(record, aFile('one.webm'), userId('sdr'));
    expect(attached).toMatchObject({ ok: true, value: { name: 'one.webm' } });
    expect(await session.findFile?.(record, 'one.webm')).toEqual(attached);
    expect(requests).toEqual(['model.ir.attachment.create', 'model.ir.attachment.search_read']);
  });

  it('finds no file that the rules of Tryton hide with its lead', async () => {
    const admin = await tryton.signIn('admin');
    const resource = `sale.opportunity,${tryton.hiddenLead}`;
    const data = { __class__: 'bytes', base64: btoa('secret') };
    await call(admin, 'ir.attachment.create', [{ resource, name: 'secret.webm', data }]);
    const { session } = openSession(storageOf(sdr));
    const found = await session.findFile?.(recordOf(tryton.hiddenLead), 'secret.webm');
    expect(found).toEqual({ ok: false, error: { code: 'not-found' } });
  });

  it('takes none from a user without the rights', async () => {
    const { session } = openSession(storageOf(await tryton.signIn('nobody')));
    const record = recordOf(tryton.leads.lumen.id);
    expect(await session.attachFile?.(record, aFile('x.webm'), userId('nobody'))).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    });
  });
});

describe('people', () => {
  it('knows a user whose login is not in Latin letters', async () => {
    const admin = await tryton.signIn('admin');
    const who = { login: 'зоя@söhne', password: 'Xy7#зоя!q-tries' };
    const id = await makeUser(admin, { ...who, name: 'Зоя' });
    const { session } = openSession(await storageOfUser(id, who));
    expect(valueOf(await session.whoAmI())).toEqual({ id: `crm/${id}`, name: 'Зоя' });
  });

  it('gives the phone and the mail address of colleagues', async () => {
    const { session } = openSession(storageOf(sdr));
    const { id, name, email } = tryton.users.bdm;
    expect(valueOf(await session.listUsers())).toContainEqual({
      id: `crm/${id}`,
      name,
      email,
      phone: '+46 8 555 0102',
    });
  });
});
