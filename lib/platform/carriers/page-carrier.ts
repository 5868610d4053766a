import * as z from 'zod/mini';
import type { Carrier, CarrierFailure } from '@/lib/crm/http';
import { parseAs } from '@/lib/parse';
import { runInTab } from '../page-scripts';
import { isPermitted } from '../sites';
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

/**
 * Makes requests inside an open tab of `origin`, where origin, cookies and tokens are the site's
 * own. Fails with `no-tab` while none is open; never opens one.
 */
export function createPageCarrier(
  origin: string,
  parts: PageCarrierParts = { isPermitted, tabsOf, runInTab },
): Required<Carrier> {
  async function run<Argument>(
    inPage: (argument: Argument) => unknown,
    argument: Argument,
    limitMs: number,
  ): Promise<{ readonly value: unknown } | CarrierFailure> {
    if (!(await parts.isPermitted(origin))) return { failed: 'no-permission' };
    for (const tabId of await parts.tabsOf(origin)) {
      const outcome = await parts.runInTab(tabId, inPage, argument, limitMs);
      if (outcome.ran) return { value: outcome.value };
      if (outcome.reason === 'no-answer') return { failed: 'unreachable' };
    }
    return { failed: 'no-tab' };
  }

  async function readText(
    inPage: (word: string) => string | null,
    word: string,
  ): Promise<string | null | CarrierFailure> {
    const outcome = await run(inPage, word, READING_LIMIT_MS);
    if ('failed' in outcome) return outcome;
    return parseAs(z.string(), outcome.value).data ?? null;
  }

  return {
    async send(request) {
      if (new URL(request.url).origin !== origin) return { failed: 'no-permission' };
      const outcome = await run(fetchInPage, request, request.timeoutMs + GRACE_MS);
      if ('failed' in outcome) return outcome;
      return parseAnswer(outcome.value) ?? { failed: 'unreachable' };
    },
    readStorage: (key) => readText(readPageStorage, key),
    readAddress: async () => (await readText(readPageAddress, '')) ?? { failed: 'unreachable' },
    readCookie: async (of, name) =>
      of === origin ? readText(readPageCookie, name) : { failed: 'no-permission' },
  };
}
