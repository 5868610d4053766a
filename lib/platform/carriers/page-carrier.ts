import * as z from 'zod/mini';
import type { Carrier, CarrierFailure } from '@/lib/crm/http';
import { parseAs } from '@/lib/parse';
import { runInTab } from '../page-scripts';
import { isPermitted } from '../storage/sites';
import { tabsOf } from '../tabs';
import { parseAnswer } from './answer';
import { fetchInPage, readPageAddress, readPageCookie, readPageStorage } from './in-page';

/** What the carrier needs of the browser. */
export interface PageCarrierParts {
  readonly isPermitted: (origin: string) => Promise<boolean>;
  /** Ids of the open tabs of an origin, the most recently used first. */
  readonly tabsOf: (origin: string) => Promise<readonly number[]>;
  readonly runInTab: typeof runInTab;
}

/** Time that a page gets on top of the request's own limit before it counts as frozen. */
const GRACE_MS = 2_000;
/** For what a page tells without a request. */
const READING_LIMIT_MS = 5_000;
/** A page that is awake answers within this (ms), however busy. */
const AWAKE_LIMIT_MS = 1_500;
/** How often what is harmless is begun anew. */
const ROUNDS = 2;

/**
 * Makes requests inside an open tab of `origin`, where origin, cookies and tokens are the site's
 * own. Fails with `no-tab` while none is open; never opens one.
 */
export function createPageCarrier(
  origin: string,
  parts: PageCarrierParts = { isPermitted, tabsOf, runInTab },
): Required<Carrier> {
  /** The tabs that answer now, one after the other: a frozen page, or one with an alert, does not. */
  async function* awake(onSilence: () => void): AsyncGenerator<number> {
    const tabs = await parts.tabsOf(origin);
    const asleep: number[] = [];
    for (const tabId of tabs) {
      const outcome = await parts.runInTab(tabId, readPageAddress, '', AWAKE_LIMIT_MS);
      if (outcome.ran) yield tabId;
      else if (outcome.reason === 'no-answer') asleep.push(tabId);
    }
    if (asleep.length > 0) onSilence();
    // One that is still loading answers when it is done.
    for (const tabId of asleep) {
      const outcome = await parts.runInTab(tabId, readPageAddress, '', READING_LIMIT_MS);
      if (outcome.ran) yield tabId;
    }
  }

  /**
   * Runs in the first tab that takes it. `isHarmless` lets another one do it, or the same one after
   * it was loaded anew, where a page goes away in the middle; anything else is in doubt then.
   */
  async function run<Argument>(
    inPage: (argument: Argument) => unknown,
    argument: Argument,
    { limitMs, isHarmless }: { readonly limitMs: number; readonly isHarmless: boolean },
  ): Promise<{ readonly value: unknown } | CarrierFailure> {
    if (!(await parts.isPermitted(origin))) return { failed: 'no-permission' };
    const heard = { isSilent: false };
    const onSilence = () => (heard.isSilent = true);
    for (let round = 0; round < (isHarmless ? ROUNDS : 1); round += 1) {
      for await (const tabId of awake(onSilence)) {
        const outcome = await parts.runInTab(tabId, inPage, argument, limitMs);
        if (outcome.ran) return { value: outcome.value };
        if (outcome.reason !== 'no-answer') continue;
        if (!isHarmless) return { failed: 'unreachable' };
        onSilence();
      }
    }
    return { failed: heard.isSilent ? 'unreachable' : 'no-tab' };
  }

  async function readText(
    inPage: (word: string) => string | null,
    word: string,
  ): Promise<string | null | CarrierFailure> {
    const outcome = await run(inPage, word, { limitMs: READING_LIMIT_MS, isHarmless: true });
    if ('failed' in outcome) return outcome;
    return parseAs(z.string(), outcome.value).data ?? null;
  }

  return {
    async send(request) {
      if (new URL(request.url).origin !== origin) return { failed: 'no-permission' };
      const outcome = await run(fetchInPage, request, {
        limitMs: request.timeoutMs + GRACE_MS,
        isHarmless: request.isRead,
      });
      if ('failed' in outcome) return outcome;
      return parseAnswer(outcome.value) ?? { failed: 'unreachable' };
    },
    readStorage: (key) => readText(readPageStorage, key),
    readAddress: async () => (await readText(readPageAddress, '')) ?? { failed: 'unreachable' },
    readCookie: async (of, name) =>
      of === origin ? readText(readPageCookie, name) : { failed: 'no-permission' },
  };
}
