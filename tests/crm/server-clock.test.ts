import { describe, expect, it } from 'vitest';
import type { CarrierFailure, CarrierResponse } from '@/lib/crm/http';
import { createServerClock } from '@/lib/crm/server-clock';

const NOON = Date.UTC(2026, 10, 26, 12);
const DAY = 24 * 60 * 60_000;
const REQUEST = { url: 'https://crm.example/', method: 'GET', headers: {}, body: undefined };

async function aheadAfter(answer: CarrierResponse | CarrierFailure, now = NOON) {
  const clock = createServerClock({ send: () => Promise.resolve(answer) }, () => now);
  await clock.carrier.send({ ...REQUEST, timeoutMs: 1000, isRead: true });
  return clock.ahead();
}
const saying = (date: string): CarrierResponse => ({
  ...{ status: 200, url: REQUEST.url, redirected: false, contentType: 'application/json' },
  ...{ headers: { date }, text: '{}' },
});
const AT_NOON = saying(new Date(NOON).toUTCString());

describe('the clock of this device', () => {
  it('that agrees with the CRM’s is nothing to tell of', async () => {
    expect(await aheadAfter(AT_NOON, NOON + 60_000)).toBeUndefined();
  });

  it('that is a day ahead is told of', async () => {
    expect(await aheadAfter(AT_NOON, NOON + DAY)).toBe(DAY);
  });

  it('that is a day behind is told of', async () => {
    expect(await aheadAfter(AT_NOON, NOON - DAY)).toBe(-DAY);
  });

  it('is not judged by an answer without a time, or by none', async () => {
    expect(await aheadAfter(saying('yesterday'))).toBeUndefined();
    expect(await aheadAfter({ failed: 'unreachable' })).toBeUndefined();
  });
});
