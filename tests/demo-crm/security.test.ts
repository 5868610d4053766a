import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedInCrm, startSignedIn } from './running';
import { startDemoCrm } from './server';
import { notesOf } from './store/notes';

let running: SignedInCrm;
beforeAll(async () => {
  running = await startSignedIn('sam');
});
afterAll(() => running.crm.stop());

const LEAD = { type: 'leads', id: '1041' } as const;
const notes = () => notesOf(running.crm.db, LEAD).length;
const form = (fields: Record<string, string>, headers: Record<string, string>) =>
  fetch(`${running.crm.url}/leads/1041/notes`, {
    method: 'POST',
    headers: { cookie: running.cookie, ...headers },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

describe('a page of another site', () => {
  it('can send no form in the name of whoever is signed in', async () => {
    const before = notes();
    const answers = [
      await form({ text: 'forged' }, { origin: 'https://evil.example' }),
      await form({ text: 'forged' }, { 'sec-fetch-site': 'cross-site', origin: running.crm.url }),
      await form({ text: 'forged' }, {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(notes()).toBe(before);
  });

  it('cannot write by the API, since it cannot send the header', async () => {
    const before = notes();
    const answer = await running.ask(
      ...(['POST', '/api/v1/leads/1041/notes', { text: 'forged' }] as const),
      { 'baton-contract': '' },
    );
    expect(answer.status).toBe(403);
    expect(notes()).toBe(before);
  });

  it('gets no consent to read or to send that header', async () => {
    const origin = 'https://evil.example';
    const asked = await fetch(`${running.crm.url}/api/v1/me`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'baton-contract' },
    });
    const read = await running.ask('GET', '/api/v1/me', undefined, { origin });
    for (const answer of [asked, read]) {
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([]);
    }
  });

  it('cannot be led to by signing in', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const answer = await fetch(`${running.crm.url}/sign-in`, {
        method: 'POST',
        headers: { origin: running.crm.url },
        body: new URLSearchParams({ login: 'sam', password: 'pass-the-baton', next }),
        redirect: 'manual',
      });
      expect(answer.headers.get('location')).toBe('/leads');
    }
  });
});

describe('a session', () => {
  it('is a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await fetch(`${running.crm.url}/sign-in`, {
      method: 'POST',
      headers: { origin: running.crm.url },
      body: new URLSearchParams({ login: 'bea', password: 'pass-the-baton' }),
      redirect: 'manual',
    });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax;/);
  });

  it('is not opened with a wrong password, nor for a user without one', async () => {
    for (const [login, password] of [
      ['sam', 'wrong'],
      ['sam', ''],
      ['nobody', 'pass-the-baton'],
    ] as const) {
      const answer = await fetch(`${running.crm.url}/sign-in`, {
        method: 'POST',
        headers: { origin: running.crm.url },
        body: new URLSearchParams({ login, password }),
        redirect: 'manual',
      });
      expect(answer.status).toBe(401);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('ends by signing out', async () => {
    const mina = await startSignedIn('mina');
    await fetch(`${mina.crm.url}/sign-out`, {
      method: 'POST',
      headers: { cookie: mina.cookie, origin: mina.crm.url },
      redirect: 'manual',
    });
    expect((await mina.ask('GET', '/api/v1/me')).status).toBe(401);
    await mina.crm.stop();
  });
});

describe('text from users', () => {
  it('is text on the page, whatever it holds', async () => {
    const hostile = '</p><script>alert(1)</script><img src=x onerror="alert(2)">&amp;';
    await form({ text: hostile }, { origin: running.crm.url });
    const page = await fetch(`${running.crm.url}/leads/1041`, {
      headers: { cookie: running.cookie },
    });
    const markup = await page.text();
    expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img');
    expect(markup).not.toContain('<script>alert');
  });

  it('could run nothing even as markup: pages allow no script but their own file', async () => {
    const page = await fetch(`${running.crm.url}/leads`, { headers: { cookie: running.cookie } });
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});

describe('a file from a user', () => {
  it('is given to be saved and never shown, and to nobody who is not signed in', async () => {
    const file = { name: 'Ä "x".html', type: 'text/html', base64: btoa('<script>1</script>') };
    const made = await running.ask('POST', '/api/v1/leads/1041/attachments', file);
    expect(made.status).toBe(201);
    const page = await running.ask('GET', '/leads/1041');
    const [, address = ''] = /<a href="(\/attachments\/\d+)"/.exec(await page.text()) ?? [];
    const given = await running.ask('GET', address);
    expect(await given.text()).toBe('<script>1</script>');
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''%C3%84%20%22x%22.html",
      'x-content-type-options': 'nosniff',
    });
    const stranger = await fetch(running.crm.url + address, { redirect: 'manual' });
    expect(stranger.status).toBe(303);
  });
});

it('serves no switches for faults unless it was started with them', async () => {
  const plain = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const answer = await fetch(`${plain.url}/_faults`, { method: 'DELETE' });
  expect(answer.status).toBe(403);
  expect((await fetch(`${plain.url}/_log`, { redirect: 'manual' })).status).toBe(303);
  await plain.stop();
});
