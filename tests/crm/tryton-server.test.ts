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

/** A session over the given storage, and the methods that it asked the server for. */
function openSession(storage: Readonly<Record<string, string>>): {
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
      return carrier.send(request);
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
const writeNote = (who: Credentials, reference: string, message: string) =>
  call(who, 'ir.note.create', [{ resource: reference, message }]);

describe('requests', () => {
  it('writes a note with one request', async () => {
    const { session, requests } = openSession(storageOf(sdr));
    valueOf(
      await session.createNote(recordOf(tryton.leads.halden.id), aNote('One'), userId('sdr')),
    );
    expect(requests).toEqual(['model.ir.note.create']);
  });

  it('gives a lead away with two requests', async () => {
    const { session, requests } = openSession(storageOf(sdr));
    const record = recordOf(tryton.leads.petrov.id);
    const given = await session.assign?.(record, userId('bdm'), userId('sdr'));
    expect(given).toEqual({ ok: true, value: undefined });
    expect(requests).toEqual(['model.res.user.search_read', 'model.sale.opportunity.write']);
  });

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
    await call(admin, 'res.user.create', [{ ...who, name: 'Зоя' }]);
    const address = `${tryton.url}/crm/`;
    const { userId: id, session: token } = await signInByPassword(address, who.login, who.password);
    const stored = JSON.stringify({ login: who.login, user_id: id, session: token });
    const { session } = openSession({ sao_session_crm: stored });
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
