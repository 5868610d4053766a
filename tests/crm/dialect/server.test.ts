import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { CarrierRequest } from '@/lib/crm/http';
import { createBrowser, createDialectPageCarrier, createDialectWorkerCarrier } from './browser';
import { answered, movedTo } from './reply';
import { startDialect, type DialectServer } from './server';
import type { Shapes } from './shapes';

const PAGE = 'https://crm.example';
const API = 'https://api.crm.example';
const empty = { 200: { content: { 'application/json': { schema: {} } } } };
const DESCRIPTION = {
  servers: [{ url: '' }],
  paths: {
    '/leads/{id}': {
      get: {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { pattern: '^[0-9]+$' } },
          { name: 'full', in: 'query', schema: { enum: ['1'] } },
        ],
        responses: empty,
      },
    },
    '/call#operation=write': {
      post: {
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: { properties: { operation: {}, text: {} }, additionalProperties: false },
            },
          },
        },
        responses: empty,
      },
    },
  },
};

let server: DialectServer;
beforeAll(async () => {
  const description = join(mkdtempSync(join(tmpdir(), 'dialect-')), 'openapi.json');
  writeFileSync(description, JSON.stringify(DESCRIPTION));
  server = await startDialect({
    origins: [PAGE, API],
    description,
    answer: ({ cookies }) => answered({ cookies: Object.fromEntries(cookies) }),
  });
});
afterAll(() => server.stop());

const aRequest = (url: string, more: Partial<CarrierRequest> = {}): CarrierRequest => ({
  ...{
    url,
    method: 'GET',
    headers: {},
    body: undefined,
    timeoutMs: 1000,
    isRead: true,
  },
  ...more,
});
const aWrite = (body: string) =>
  aRequest(`${PAGE}/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
const browser = createBrowser(`${PAGE}/leads/7?x=1#top`, {
  cookies: { sid: 'a=b' },
  storage: { token: 't' },
});
const page = () => createDialectPageCarrier(server, browser);
const worker = () => createDialectWorkerCarrier(server, browser);

it('plays public hosts to both carriers, with the cookies of the browser', async () => {
  const answer = { status: 200, url: `${PAGE}/leads/7`, text: '{"cookies":{"sid":"a=b"}}' };
  expect(await page().send(aRequest(`${PAGE}/leads/7`))).toMatchObject(answer);
  expect(await worker().send(aRequest(`${API}/leads/7?full=1`))).toMatchObject({ status: 200 });
  expect(server.log.at(-1)?.url.href).toBe(`${API}/leads/7?full=1`);
});

it('tells the requests of a page from those of the worker, as browsers do', async () => {
  await page().send(aWrite('operation=write&text=%C3%A9'));
  expect(server.log.at(-1)?.headers).toMatchObject({
    origin: PAGE,
    referer: `${PAGE}/leads/7?x=1`,
  });
  expect(server.log.at(-1)?.body).toEqual({ operation: 'write', text: 'é' });
  await worker().send(aWrite('operation=write'));
  expect(server.log.at(-1)?.headers.origin).toMatch(/^chrome-extension:/);
  expect(server.log.at(-1)?.headers.referer).toBeUndefined();
});

it('gives a page its address, cookies and storage, and the worker none', async () => {
  expect(await page().readAddress?.()).toBe(`${PAGE}/leads/7?x=1#top`);
  expect(await page().readCookie?.(PAGE, 'sid')).toBe('a=b');
  expect(await page().readStorage?.('token')).toBe('t');
  expect(await page().readStorage?.('other')).toBeNull();
  expect(worker()).not.toHaveProperty('readStorage');
});

it('lets no request go to an origin that it does not play', async () => {
  await expect(worker().send(aRequest('https://other.example/leads/7'))).rejects.toThrow();
  await expect(page().send(aRequest(`${API}/leads/7`))).rejects.toThrow();
});

it('tells redirects instead of following them, and can be interrupted', async () => {
  server.interrupt(() => movedTo('/login'));
  expect(await page().send(aRequest(`${PAGE}/leads/7`))).toMatchObject({
    status: 302,
    redirected: true,
  });
  server.interrupt(undefined);
  expect(await page().send(aRequest(`${PAGE}/leads/7`))).toMatchObject({ status: 200 });
});

it.each([
  ['a path', aRequest(`${PAGE}/lead/7`)],
  ['a value', aRequest(`${PAGE}/leads/seven`)],
  ['a parameter', aRequest(`${PAGE}/leads/7?half=1`)],
  ['a call', aWrite('operation=erase')],
  ['a field', aWrite('operation=write&html=1')],
  ['a body', { ...aWrite('{"operation":"write"}'), headers: { 'content-type': 'text/plain' } }],
])('fails a test for %s that the description does not have', async (_, request) => {
  const description = join(mkdtempSync(join(tmpdir(), 'dialect-')), 'openapi.json');
  writeFileSync(description, JSON.stringify(DESCRIPTION));
  const strict = await startDialect({ origins: [PAGE], description, answer: () => answered({}) });
  await expect(createDialectPageCarrier(strict, browser).send(request)).rejects.toThrow();
  await strict.stop();
});

describe('where the vendor’s own shapes are known', () => {
  const shapes = (answer: z.ZodMiniType): Shapes => ({
    calls: [
      {
        ...{ route: 'GET /leads/{id}', source: 'https://crm.example/reference' },
        query: z.strictObject({ full: z.optional(z.literal('1')) }),
        answers: { 200: answer },
      },
    ],
    refusal: z.strictObject({ error: z.string() }),
  });

  async function ask(answer: z.ZodMiniType, path: string) {
    const description = join(mkdtempSync(join(tmpdir(), 'dialect-')), 'openapi.json');
    writeFileSync(description, JSON.stringify(DESCRIPTION));
    let answers = 0;
    const strict = await startDialect({
      ...{ origins: [PAGE], description, shapes: { origin: PAGE, of: shapes(answer) } },
      answer() {
        answers += 1;
        return answered({ name: 'Marta' });
      },
    });
    const sent = await createDialectPageCarrier(strict, browser)
      .send(aRequest(PAGE + path))
      .then((got) => ('status' in got ? got.status : got.failed))
      .catch(() => 'failed the test');
    await strict.stop();
    return { sent, answers, departures: strict.departures.length };
  }

  it('sends what fits', async () => {
    const fits = z.strictObject({ name: z.string() });
    expect(await ask(fits, '/leads/7?full=1')).toEqual({ sent: 200, answers: 1, departures: 0 });
  });

  it('refuses a request that does not fit, and does nothing of it', async () => {
    const fits = z.strictObject({ name: z.string() });
    for (const path of ['/leads/7?full=2', '/leads/7?half=1', '/lead/7']) {
      const asked = await ask(fits, path);
      expect(asked).toMatchObject({ sent: 'failed the test', answers: 0 });
      expect(asked.departures).toBeGreaterThan(0);
    }
  });

  it('never sends an answer that does not fit', async () => {
    for (const other of [
      z.strictObject({}),
      z.strictObject({ name: z.number() }),
      z.strictObject({ name: z.string(), id: z.int() }),
    ]) {
      const asked = await ask(other, '/leads/7');
      expect(asked).toMatchObject({ sent: 'failed the test', answers: 1 });
    }
  });
});
