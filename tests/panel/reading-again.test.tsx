import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Problem } from '@/lib/messaging/reply';
import { aRecordPlace, createFakeBrowser, ORIGIN, type FakeBrowser } from './fake-panel';
import { renderPanel, SAM } from './render-panel';

const readings = ({ sent }: FakeBrowser) =>
  sent.flatMap(({ type, payload }) => (type === 'record/refresh' ? [payload] : []));
const asked = (id: string) => ({ record: { origin: ORIGIN, type: 'lead', id } });

/** Opens a lead whose reading fails with this. */
async function openFailing(error: Problem, words: RegExp) {
  const browser = createFakeBrowser();
  browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SAM }]);
  browser.answers.set('record/refresh', { ok: false, error });
  browser.goTo(aRecordPlace());
  const { panel } = renderPanel(browser);
  await screen.findByText(words);
  const pass = (ms: number) =>
    act(async () => {
      browser.clock.advance(ms);
      await Promise.resolve();
    });
  const goTo = (id: string) =>
    act(async () => {
      browser.goTo(aRecordPlace(id));
      await Promise.resolve();
    });
  const mend = () => browser.answers.set('record/refresh', { ok: true, value: undefined });
  const isTold = () => screen.queryByText(words) !== null;
  return { browser, panel, pass, goTo, mend, isTold };
}

describe('a page that is loaded anew while the lead is read', () => {
  it('is no CRM that cannot be reached: it is read again by itself', async () => {
    const { browser, pass, mend, isTold } = await openFailing(
      { code: 'unreachable' },
      /Can’t reach/,
    );
    mend();
    await pass(1_000);
    expect(readings(browser)).toEqual([asked('7'), asked('7')]);
    expect(isTold()).toBe(false);
  });

  it('is read when it is there, though it is the same place', async () => {
    const { browser, pass, goTo, mend, isTold } = await openFailing(
      { code: 'signed-out' },
      /You’re signed out/,
    );
    await pass(600_000);
    expect(readings(browser)).toHaveLength(1);
    mend();
    await goTo('7');
    await pass(0);
    expect(readings(browser)).toHaveLength(2);
    expect(isTold()).toBe(false);
  });

  it('asks nothing where all went well', async () => {
    const { browser, pass, mend } = await openFailing({ code: 'unreachable' }, /Can’t reach/);
    mend();
    await pass(1_000);
    for (let load = 0; load < 5; load += 1) browser.goTo(aRecordPlace());
    await pass(600_000);
    expect(readings(browser)).toHaveLength(2);
  });
});

it.each<[Problem['code'], Problem, RegExp]>([
  ['unreachable', { code: 'unreachable' }, /Can’t reach/],
  ['unexpected', { code: 'unexpected', status: 502 }, /unexpected response/],
  ['no-answer', { code: 'no-answer' }, /took too long/],
  ['no-tab', { code: 'no-tab' }, /Open Fieldbook in a tab/],
])(
  'after “%s” it is read again with growing pauses, and what is told stays',
  async (_, error, words) => {
    const { browser, pass, isTold } = await openFailing(error, words);
    const times: number[] = [];
    for (let second = 0; second < 300; second += 1) {
      await pass(1_000);
      expect(isTold()).toBe(true);
      times.push(readings(browser).length - 1);
    }
    expect([1, 4, 14, 44, 104, 164, 224].map((at) => times[at - 1])).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(times.at(-1)).toBe(8);
  },
);

it('a CRM that asks for patience has it', async () => {
  const { browser, pass } = await openFailing(
    { code: 'rate-limited', retryAfterMs: 90_000 },
    /Too many requests/,
  );
  for (let load = 0; load < 5; load += 1) browser.goTo(aRecordPlace());
  await pass(89_000);
  expect(readings(browser)).toHaveLength(1);
  await pass(1_000);
  expect(readings(browser)).toHaveLength(2);
});

it('what nobody looks at any more is not read again', async () => {
  const { browser, pass, goTo, mend } = await openFailing({ code: 'unreachable' }, /Can’t reach/);
  mend();
  await goTo('8');
  await pass(600_000);
  expect(readings(browser)).toEqual([asked('7'), asked('8')]);
});
