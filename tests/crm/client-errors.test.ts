import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CrmError } from '@/lib/crm/error';
import type { CarrierResponse } from '@/lib/crm/http';
import { anyText } from './any-text';
import { anAnswer, clientFor, errorFor, LEAD, ORIGIN, readLead } from './client-answers';

describe('an answer that is an error', () => {
  it.each<readonly [number, CrmError]>([
    [401, { code: 'signed-out' }],
    [403, { code: 'forbidden' }],
    [404, { code: 'not-found' }],
    [410, { code: 'not-found' }],
    [413, { code: 'too-long' }],
    ...[400, 402, 405, 406, 409, 412, 414, 415, 417, 422, 424, 428, 431, 451, 501].map(
      (status): [number, CrmError] => [status, { code: 'rejected', reason: 'No phone' }],
    ),
    ...[407, 408, 421, 423, 425, 500, 502, 504, 507, 511].map((status): [number, CrmError] => [
      status,
      { code: 'unexpected', status },
    ]),
    [500, { code: 'unexpected', status: 500 }],
    [503, { code: 'unexpected', status: 503 }],
    [304, { code: 'unexpected', status: 304 }],
  ])('%i has its meaning', async (status, error) => {
    expect(await errorFor({ status, text: '{"message":"No phone"}' })).toEqual(error);
  });

  it('412 names who is signed in instead', async () => {
    const error = await errorFor({ status: 412, text: '{"userName":"Bea Lindqvist"}' });
    expect(error).toEqual({ code: 'other-user', userName: 'Bea Lindqvist' });
  });

  it('412 about anything else is a condition that no repeat meets', async () => {
    expect(await errorFor({ status: 412, text: 'If-Match failed' })).toEqual({
      code: 'rejected',
      reason: 'If-Match failed',
    });
  });

  it.each([
    ['7', 7000],
    [' 120 ', 120_000],
    ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1e400', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('429 with Retry-After %j is a pause of %j ms', async (retryAfter, retryAfterMs) => {
    const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
    expect(await errorFor({ status: 429, headers })).toEqual({
      code: 'rate-limited',
      retryAfterMs,
    });
  });

  it.each([
    ['x-ratelimit-reset', '7', 7000],
    ['ratelimit-reset', '1.5', 1500],
    // An instant, in seconds of the epoch: 23 Nov 2026, 10:00:30.
    ['x-ratelimit-reset', String(Date.parse('2026-11-23T10:00:30Z') / 1000), 30_000],
    ['x-rate-limit-reset', String(Date.parse('2026-11-23T09:00:00Z') / 1000), 0],
  ])('429 with %s: %s is a pause of %j ms', async (name, value, retryAfterMs) => {
    const error = await errorFor({ status: 429, headers: { [name]: value } });
    expect(error).toEqual({ code: 'rate-limited', retryAfterMs });
  });

  it('503 with Retry-After is a pause too', async () => {
    const error = await errorFor({ status: 503, headers: { 'retry-after': '2' } });
    expect(error).toEqual({ code: 'rate-limited', retryAfterMs: 2000 });
  });

  it.each(['no-tab', 'no-permission', 'no-token', 'unreachable'] as const)(
    '%s is passed on from the carrier',
    async (failed) => {
      const { http } = clientFor({ failed });
      const result = await http.json({ method: 'GET', path: '/' }, LEAD);
      expect(result).toEqual({ ok: false, error: { code: failed } });
    },
  );
});

describe('why a CRM will not do it', () => {
  it.each([
    ['{"message":"Phone is required"}', 'Phone is required'],
    [
      '[{"errorCode":"X","message":"Converted leads\\ncannot change"}]',
      'Converted leads cannot change',
    ],
    ['{"error":{"code":"0x80","message":"Record is inactive"}}', 'Record is inactive'],
    ['{"status":"error","errors":[{"message":"Bad stage"}]}', 'Bad stage'],
    ['{"success":false,"error":"Deal is archived","error_info":"See docs"}', 'See docs'],
    ['{"data":[{"code":"MANDATORY_NOT_FOUND"}]}', 'MANDATORY_NOT_FOUND'],
    ['{"fields":{"phone":["may not be empty"]}}', 'may not be empty'],
    ['"Too many stages"', 'Too many stages'],
    ['Stage is closed', 'Stage is closed'],
    [
      '{"message":"<b>Phone</b> <script>alert(1)</script>\\u202e\\u0000 missing"}',
      'Phone alert(1) missing',
    ],
    ['{"message":{"length":{"toString":0}}}', ''],
    ['{"message":7}', ''],
    ['', ''],
    ['[]', ''],
  ])('is read from %s', async (text, reason) => {
    expect(await errorFor({ status: 400, text })).toEqual({ code: 'rejected', reason });
  });

  it('is cut to what a person reads, and found in bounded time', async () => {
    const long = JSON.stringify({ message: '😀'.repeat(100_000) });
    const deep = `${'{"errors":['.repeat(50_000)}${']}'.repeat(50_000)}`;
    const wide = JSON.stringify({ errors: Array.from({ length: 100_000 }, () => ({})) });
    for (const text of [long, deep, wide]) {
      const error = await errorFor({ status: 422, text });
      expect(error).toMatchObject({ code: 'rejected' });
      expect(
        typeof error === 'object' && 'reason' in error ? error.reason.length : 999,
      ).toBeLessThan(301);
    }
  });
});

describe('a page in place of an error', () => {
  it.each([400, 403, 404, 409, 410, 422, 451, 500, 502])(
    'a proxy that blocks with %i says nothing of the record or of rights',
    async (status) => {
      const text = '<!doctype html><title>Blocked</title>Your organisation blocks this page.';
      for (const contentType of ['text/html; charset=utf-8', 'application/json', '']) {
        expect(await errorFor({ status, contentType, text })).toEqual({
          code: 'unexpected',
          status,
        });
      }
    },
  );

  it('that asks to sign in says so, whatever its status', async () => {
    const text = '\n<html><form><input type="password"></form>';
    for (const status of [200, 403, 404, 500]) {
      expect(await errorFor({ status, contentType: 'text/html', text })).toEqual({
        code: 'signed-out',
      });
    }
  });

  it('is none where a CRM answers nothing but its status', async () => {
    const empty = { contentType: 'text/html; charset=UTF-8', text: '' };
    expect(await errorFor({ status: 404, ...empty })).toEqual({ code: 'not-found' });
    expect(await errorFor({ status: 403, ...empty })).toEqual({ code: 'forbidden' });
  });
});

describe('an answer of a CRM that says more than its status', () => {
  const busy = { code: 'rate-limited', retryAfterMs: undefined } as const;
  const errorOf = ({ text }: { text: string }) => (text.includes('BUSY') ? busy : undefined);
  const read = async (answer: Partial<CarrierResponse>) => {
    const { http } = clientFor(anAnswer(answer), { errorOf });
    return http.json({ method: 'GET', path: '/api/leads/1' }, LEAD);
  };

  it.each([403, 200])(
    'has the meaning that the adapter knows, also with status %i',
    async (status) => {
      expect(await read({ status, text: '{"name":"BUSY"}' })).toEqual({ ok: false, error: busy });
    },
  );

  it('has that of its status where the adapter knows no other', async () => {
    expect(await read({ status: 403, text: 'no' })).toMatchObject({ error: { code: 'forbidden' } });
    expect((await read({})).ok).toBe(true);
  });

  it('is not believed where it comes from another origin', async () => {
    const answer = { status: 200, url: 'https://evil.example/', text: 'BUSY' };
    expect(await read(answer)).toEqual({ ok: false, error: { code: 'unexpected', status: 200 } });
  });
});

describe('an API that knows its users by token', () => {
  const errorOf = async (answer: Partial<CarrierResponse>) => {
    const { http } = clientFor(anAnswer(answer), { byToken: true });
    const result = await http.json({ method: 'GET', path: '/api/leads/1' }, LEAD);
    return result.ok ? 'no error' : result.error;
  };

  it('says with 401 that the token is no good', async () => {
    expect(await errorOf({ status: 401 })).toEqual({ code: 'token-refused' });
  });

  it('has no sign-in page: one in its place says nothing of the token', async () => {
    const page = { url: `${ORIGIN}/login`, contentType: 'text/html', text: '<p>Welcome</p>' };
    expect(await errorOf(page)).toEqual({ code: 'unexpected', status: 200 });
    expect(await errorOf({ status: 302, redirected: true })).toEqual({
      code: 'unexpected',
      status: 302,
    });
  });

  it('says all else as any other does', async () => {
    expect(await errorOf({ status: 403 })).toEqual({ code: 'forbidden' });
    expect(await errorOf({})).toBe('no error');
  });
});

describe('a page where JSON is due', () => {
  const html = { contentType: 'text/html; charset=utf-8' };

  it.each(['/login', '/accounts/sign-in?next=%2F', '/saml2/idp', '/web/login', '/users/sign_in'])(
    'at %s means signed out',
    async (path) => {
      const error = await errorFor({ ...html, url: ORIGIN + path, text: '<p>Hello</p>' });
      expect(error).toEqual({ code: 'signed-out' });
    },
  );

  it('with a password field means signed out', async () => {
    const text = `<form><input name="p"\n type = 'password'></form>`;
    expect(await errorFor({ ...html, text })).toEqual({ code: 'signed-out' });
  });

  it.each(['<h1>Maintenance</h1>', '', 'Please type=password into <b>input</b>'])(
    '%j is unexpected',
    async (text) => {
      expect(await errorFor({ ...html, text })).toEqual({ code: 'unexpected', status: 200 });
    },
  );

  it('on another origin means signed out where it is a sign-in page', async () => {
    const error = await errorFor({ url: 'https://id.example/oauth2/authorize', redirected: true });
    expect(error).toEqual({ code: 'signed-out' });
  });

  it('on another origin is never parsed', async () => {
    const error = await errorFor({ url: 'https://evil.example/api/leads/1', redirected: true });
    expect(error).toEqual({ code: 'unexpected', status: 200 });
  });
});

describe('an answer that is damaged', () => {
  it.each([
    ['cut', '{"name":"Mar'],
    ['empty', ''],
    ['of another shape', '{"name":7}'],
    ['no object', '[]'],
    ['two values', '{"name":"a"}{"name":"b"}'],
  ])('because it is %s, is unexpected', async (_, text) => {
    expect(await errorFor({ text })).toEqual({ code: 'unexpected', status: 200 });
  });

  it('is unexpected when cut anywhere', async () => {
    const whole = JSON.stringify({ name: 'Märta "K"' });
    for (let length = 0; length < whole.length; length++) {
      expect(await errorFor({ text: whole.slice(0, length) })).toMatchObject({
        code: 'unexpected',
      });
    }
  });

  it('because it is larger than 20 MB, is unexpected', async () => {
    const text = JSON.stringify({ name: 'x'.repeat(20 * 1024 * 1024) });
    expect(await errorFor({ text })).toEqual({ code: 'unexpected', status: 200 });
  });

  it('never throws, whatever the answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          status: fc.integer({ min: 100, max: 599 }),
          url: fc.oneof(fc.constantFrom(`${ORIGIN}/`, 'https://id.example/sso'), fc.string()),
          contentType: fc.constantFrom('application/json', 'text/html', ''),
          text: fc.oneof(fc.constantFrom('{', '[{}]', 'null', '"a"'), anyText),
          headers: fc.record({ 'retry-after': fc.string() }),
        }),
        async (answer) => {
          expect(typeof (await readLead(answer)).ok).toBe('boolean');
        },
      ),
    );
  });
});
