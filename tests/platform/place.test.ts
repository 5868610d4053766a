import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Place } from '@/lib/messaging/place';
import { readPlace } from '@/lib/panel/browser-deps';
import { watchPlace } from '@/lib/platform/place';

const lead = (id: number): Place => ({
  ...{ kind: 'page', tabId: id, origin: 'https://crm.example' },
  url: `https://crm.example/leads/${id}`,
});

/** What the background does for one question after the other; the last for every later one. */
let answers: (() => Promise<unknown>)[] = [];
/** What in this window changes, as far as the panel hears of it. */
let change: (tabId: number, what: { status?: string }) => void = () => undefined;
let windowsAsked = 0;
let brokenWindows = 0;
let silences = 0;
let brokenTabs = 0;
let stop = () => undefined as void;

const nobody = () => Promise.reject(new Error('message channel closed'));
const says = (place: Place) => () => Promise.resolve({ ok: true, value: place });
const quiet = { addListener: () => undefined, removeListener: () => undefined };

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  [answers, windowsAsked, brokenWindows, brokenTabs] = [[], 0, 0, 0];
  Object.assign(browser.runtime, {
    sendMessage: () => {
      const [next = nobody] = answers;
      if (answers.length > 1) answers.shift();
      return next();
    },
  });
  Object.assign(browser.permissions, { onAdded: quiet, onRemoved: quiet });
  Object.assign(browser.tabs, {
    ...{ onActivated: quiet, onRemoved: quiet },
    onUpdated: { ...quiet, addListener: (listener: typeof change) => (change = listener) },
    getCurrent: () => {
      brokenTabs -= 1;
      return brokenTabs < 0 ? Promise.resolve(undefined) : Promise.reject(new Error('no tab'));
    },
  });
  Object.assign(browser.windows, {
    getCurrent: () => {
      windowsAsked += 1;
      brokenWindows -= 1;
      return brokenWindows < 0 ? Promise.resolve({ id: 1 }) : Promise.reject(new Error('none'));
    },
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function watched(): Place[] {
  const told: Place[] = [];
  silences = 0;
  stop = watchPlace(
    readPlace,
    (place) => told.push(place),
    () => void (silences += 1),
  );
  return told;
}

describe('the panel never stays empty', () => {
  it.each([
    ['dies at each question for a while', nobody],
    ['is being updated and knows no such question', () => Promise.resolve(undefined)],
    ['fails', () => Promise.resolve({ ok: false, error: { code: 'failed' } })],
    ['answers with something else', () => Promise.resolve({ ok: true, value: { kind: 'castle' } })],
  ])('where the background %s', async (_, lost) => {
    answers = [...Array.from({ length: 9 }, () => lost), says(lead(7))];
    const told = watched();
    await vi.advanceTimersByTimeAsync(180_000);
    expect(told).toEqual([lead(7)]);
  });

  it('where the browser cannot tell the window or the tab just now', async () => {
    [brokenWindows, brokenTabs] = [2, 1];
    answers = [says(lead(7))];
    const told = watched();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([lead(7)]);
  });

  it('where the background never answers one question', async () => {
    answers = [() => new Promise(() => undefined), says(lead(7))];
    const told = watched();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([lead(7)]);
  });
});

it('a background that never answered is told of, and no more once it has', async () => {
  answers = [nobody];
  const told = watched();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(silences).toBeGreaterThan(0);
  expect(told).toEqual([]);
  answers = [says(lead(7))];
  await vi.advanceTimersByTimeAsync(30_000);
  expect(told).toEqual([lead(7)]);
  silences = 0;
  answers = [nobody];
  change(1, { status: 'complete' });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(silences).toBe(0);
});

it('the panel does not stay on the lead before where the answer about the next one is lost', async () => {
  answers = [says(lead(7))];
  const told = watched();
  await vi.advanceTimersByTimeAsync(0);
  answers = [nobody, nobody, nobody, nobody, says(lead(8))];
  change(1, { status: 'complete' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([lead(7), lead(8)]);
});

it('a page that was loaded anew is told again, though it is the same', async () => {
  answers = [says(lead(7))];
  const told = watched();
  await vi.advanceTimersByTimeAsync(0);
  change(1, { status: 'complete' });
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([lead(7), lead(7)]);
});

it('a background that is gone for good is asked now and then, and never after the panel’s end', async () => {
  const told = watched();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(windowsAsked).toBeGreaterThan(20);
  expect(windowsAsked).toBeLessThan(60);
  stop();
  answers = [says(lead(7))];
  await vi.advanceTimersByTimeAsync(600_000);
  expect(told).toEqual([]);
});
