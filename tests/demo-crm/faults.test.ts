import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SignedInCrm, startSignedIn } from './running';
import { startDemoCrm } from './server';
import { signIn } from './sign-in';
import { notesHolding } from './store/notes';

let running: SignedInCrm;
beforeEach(async () => {
  running = await startSignedIn('sam');
});
afterEach(() => running.crm.stop());

const PATH = '/api/v1/leads/1042/notes';
const LEAD = { type: 'leads', id: '1042' } as const;
const write = () => running.ask('POST', PATH, { text: 'the note' });
const written = () =>
  notesHolding(running.crm.db, LEAD, { contains: 'the note', after: 0, limit: 10 }).length;
const fault = async (wanted: object) => {
  const answer = await running.ask('POST', '/_faults', wanted);
  expect(answer.status).toBe(204);
};

describe('faults of the network', () => {
  it('drop before: no work, no answer', async () => {
    await fault({ kind: 'drop', when: 'before' });
    await expect(write()).rejects.toThrow();
    expect(written()).toBe(0);
  });

  it('drop after: the work is done, the answer is lost', async () => {
    await fault({ kind: 'drop', when: 'after' });
    await expect(write()).rejects.toThrow();
    expect(written()).toBe(1);
  });

  it('cut: the work is done, half the answer comes', async () => {
    await fault({ kind: 'cut' });
    const answer = await write();
    await expect(answer.json()).rejects.toThrow(SyntaxError);
    expect(written()).toBe(1);
  });

  it('hold: the request waits until faults are cleared', async () => {
    await fault({ kind: 'hold', when: 'after' });
    const answer = write();
    await expect.poll(written).toBe(1);
    expect(running.crm.requests().filter(({ path }) => path === PATH)).toEqual([]);
    await running.ask('DELETE', '/_faults');
    expect((await answer).status).toBe(201);
  });

  it('delay: the answer comes all the same, and clearing ends the wait', async () => {
    await fault({ kind: 'delay', ms: 1 });
    expect((await write()).status).toBe(201);
    await fault({ kind: 'delay', ms: 120_000 });
    const answer = write();
    await running.ask('DELETE', '/_faults');
    expect((await answer).status).toBe(201);
  });
});

describe('faults of the server', () => {
  it('answers 500 as often as asked, then works', async () => {
    await fault({ kind: 'status', status: 500, times: 2 });
    const statuses = [await write(), await write(), await write()].map(({ status }) => status);
    expect(statuses).toEqual([500, 500, 201]);
    expect(written()).toBe(1);
  });

  it('answers 429 with Retry-After', async () => {
    await fault({ kind: 'status', status: 429, retryAfter: '3' });
    const answer = await write();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3']);
  });

  it('refuses one record, and no other', async () => {
    await fault({ kind: 'status', status: 403, path: '/api/v1/leads/104', times: 0 });
    expect((await running.ask('GET', '/api/v1/leads/1042')).status).toBe(200);
    await fault({ kind: 'status', status: 403, path: '/api/v1/leads/1042', times: 0 });
    expect((await running.ask('GET', '/api/v1/leads/1042')).status).toBe(403);
    expect((await write()).status).toBe(403);
    expect((await running.ask('GET', '/api/v1/leads/1041')).status).toBe(200);
  });

  it('reads only', async () => {
    await fault({ kind: 'status', status: 403, method: 'write', times: 0 });
    expect((await write()).status).toBe(403);
    expect((await running.ask('GET', PATH)).status).toBe(200);
  });

  it('answers a sign-in page with status 200', async () => {
    await fault({ kind: 'sign-in-page' });
    const answer = await write();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(written()).toBe(0);
  });

  it('refuses a fault that it does not know', async () => {
    expect((await running.ask('POST', '/_faults', { kind: 'earthquake' })).status).toBe(400);
  });
});

describe('what happens meanwhile', () => {
  it('a session expires', async () => {
    await fault({ kind: 'expire-sessions', user: 'u-bea' });
    expect((await write()).status).toBe(201);
    await fault({ kind: 'expire-sessions', user: 'u-sam' });
    expect((await write()).status).toBe(401);
  });

  it('a record is deleted with its notes', async () => {
    await write();
    await fault({ kind: 'delete-record', ...LEAD });
    expect((await write()).status).toBe(404);
    expect(written()).toBe(0);
  });

  it('a note is edited, and then found as changed', async () => {
    await write();
    const since = new Date().toISOString();
    const [note] = notesHolding(running.crm.db, LEAD, { contains: 'the note', after: 0, limit: 1 });
    await fault({ kind: 'edit-note', id: note?.id, text: 'another text' });
    const answer = await running.ask('GET', `/api/v1/notes?contains=another+text&since=${since}`);
    expect(await answer.json()).toMatchObject({ notes: [{ text: 'another text' }] });
  });
});

describe('the log of requests', () => {
  it('says who asked for what and what was answered, in order', async () => {
    running.crm.forgetRequests();
    await fault({ kind: 'drop', when: 'after', method: 'POST' });
    await running.ask('GET', '/api/v1/me');
    await expect(write()).rejects.toThrow();
    const log = running.crm
      .requests()
      .map(({ method, path, status, user }) => [method, path, status, user]);
    expect(log).toEqual([
      ['GET', '/api/v1/me', 200, 'u-sam'],
      ['POST', PATH, 0, 'u-sam'],
    ]);
  });
});

describe('a CRM that knows no keys', () => {
  it('makes a note for each request, whatever key it bears', async () => {
    const crm = await startDemoCrm({ port: 0, dataFile: ':memory:', knowsKeys: false });
    const cookie = await signIn(crm.url, 'sam');
    const headers = { cookie, 'baton-contract': '1', 'idempotency-key': 'once' };
    const body = JSON.stringify({ text: 'the note' });
    for (let times = 0; times < 2; times += 1) {
      await fetch(crm.url + PATH, { method: 'POST', headers, body });
    }
    const search = { contains: 'the note', after: 0, limit: 10 };
    expect(notesHolding(crm.db, LEAD, search)).toHaveLength(2);
    await crm.stop();
  });
});
