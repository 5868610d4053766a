import { factsFrom, type LeadFacts, type LeadField } from '@/lib/handoff/brief/lead';
import { fieldSelectorsSchema } from '@/lib/messaging/picked-fields';
import type { Place } from '@/lib/messaging/place';
import type { PagePayload } from '@/lib/messaging/protocol';
import type { Reply } from '@/lib/messaging/reply';
import type { PageSender } from '@/lib/messaging/sender';
import { pickedFieldsBy } from '@/lib/platform/storage/picked-fields';
import type { Picking } from '@/lib/platform/storage/picking';
import { originOf } from '@/lib/platform/tabs';
import type { BatonDatabase } from '@/lib/store/database';
import { pageRecord, recordKey } from '@/lib/store/record-key';
import { forgetPages, readFacts, saveFacts } from '@/lib/store/records';

/** Where the facts stand on the pages of each origin. */
export const fieldSelectors = pickedFieldsBy(fieldSelectorsSchema);

export interface PickedFieldsDeps {
  readonly db: BatonDatabase;
  readonly fieldSelectors: Pick<typeof fieldSelectors, 'read' | 'update'>;
  readonly keepPicking: (tabId: number, picking: Picking) => Promise<void>;
  readonly takePicking: (tabId: number) => Promise<Picking | undefined>;
  /** The address that the tab shows, or `undefined` where Baton may not see it. */
  readonly tabUrl: (tabId: number) => Promise<string | undefined>;
  /** Puts a script into the tab, or wakes the one that is there; `false` where Baton may not. */
  readonly inject: (tabId: number, script: 'picker' | 'reader') => Promise<boolean>;
  /** Whether an address in a tab shows a record of a CRM that is on: its adapter reads those. */
  readonly isRecord: (tabId: number, url: string) => Promise<boolean>;
  readonly now: () => number;
}

/** Longer than anybody points; what comes later was not asked for. */
const PICKING_LIMIT_MS = 10 * 60_000;

const DONE: Reply<undefined> = { ok: true, value: undefined };
const REFUSED: Reply<never> = { ok: false, error: { code: 'refused' } };
const HIDDEN: Reply<never> = { ok: false, error: { code: 'no-permission' } };

/**
 * Reads the lead's facts from pages where no adapter does, and the user pointed at them once: those
 * of no known CRM, and in a known one those that are no record of its adapter.
 */
export function createPickedFields(deps: PickedFieldsDeps) {
  const { db, now } = deps;

  /** What a page says counts while Baton may see it, and for addresses of its own site alone. */
  async function isVisible(tabId: number, origin: string): Promise<boolean> {
    const url = await deps.tabUrl(tabId);
    return url !== undefined && originOf(url) === origin;
  }

  return {
    /** Lets the user point at the fields in the tab. */
    async learn(tabId: number): Promise<Reply<undefined>> {
      const url = await deps.tabUrl(tabId);
      const origin = url === undefined ? undefined : originOf(url);
      if (origin === undefined) return HIDDEN;
      await deps.keepPicking(tabId, { origin, begunAt: now() });
      if (await deps.inject(tabId, 'picker')) return DONE;
      await deps.takePicking(tabId);
      return HIDDEN;
    },

    /** What the user pointed at, once for each time that they asked to; the rest stays as it was. */
    async picked({ pointers }: PagePayload<'page/learned'>, page: PageSender): Promise<Reply> {
      const asked = await deps.takePicking(page.tabId);
      const isAsked = asked?.origin === page.origin && now() - asked.begunAt <= PICKING_LIMIT_MS;
      if (!isAsked) return REFUSED;
      if (Object.keys(pointers).length === 0) return DONE;
      const before = await deps.fieldSelectors.read(page.origin);
      await deps.fieldSelectors.update(page.origin, () => ({ ...before, ...pointers }));
      await deps.inject(page.tabId, 'reader');
      return DONE;
    },

    /** Where the page's script is to look. */
    async pointers(page: PageSender): Promise<Reply> {
      const pointers = await deps.fieldSelectors.read(page.origin);
      return pointers ? { ok: true, value: { pointers } } : REFUSED;
    },

    /** What a page says now; kept as the facts of the record that its address stands for. */
    async facts(
      { url, texts, missing = [] }: PagePayload<'page/facts'>,
      page: PageSender,
    ): Promise<Reply> {
      const isLearned = (await deps.fieldSelectors.read(page.origin)) !== undefined;
      if (!isLearned || originOf(url) !== page.origin) return REFUSED;
      if (!(await isVisible(page.tabId, page.origin))) return REFUSED;
      // The reader stays in a page that goes on by itself; what its adapter reads is left to that.
      if (await deps.isRecord(page.tabId, url)) return DONE;
      const record = recordKey(pageRecord(page.origin, url));
      const before = await readFacts(db, record);
      const known = before?.facts ?? {};
      const read = factsFrom(texts);
      const lost = missing.filter((field) => read[field] === undefined);
      const facts = { ...(isOfOneLead(known, read) ? only(known, lost) : {}), ...read };
      const isNews = !isSame(known, facts) || !isSameList(before?.missing ?? [], lost);
      if (isNews) await saveFacts(db, record, facts, now(), lost);
      return DONE;
    },

    /** Returns the place with whether its site is learned; and has it read, if so. */
    async visit(place: Place): Promise<Place> {
      const isReadable = place.kind === 'page' || place.kind === 'site';
      if (!isReadable || !(await deps.fieldSelectors.read(place.origin))) return place;
      await deps.inject(place.tabId, 'reader');
      return { ...place, learned: true };
    },

    /** Forgets where to look on this site, and what was read there. */
    async forget(origin: string): Promise<Reply<undefined>> {
      await deps.fieldSelectors.update(origin, () => undefined);
      await forgetPages(db, origin);
      return DONE;
    },
  };
}

/** Whether two readings of an address may be of one lead: some sites show all of theirs at one address. */
function isOfOneLead(one: LeadFacts, other: LeadFacts): boolean {
  return (['name', 'email'] as const).every(
    (field) => !one[field] || !other[field] || one[field] === other[field],
  );
}

function only(facts: LeadFacts, fields: readonly LeadField[]): LeadFacts {
  const found: LeadFacts = {};
  for (const field of fields) {
    const fact = facts[field];
    if (fact !== undefined) found[field] = fact;
  }
  return found;
}

const isSameList = (one: readonly string[], other: readonly string[]) =>
  one.toSorted().join() === other.toSorted().join();

function isSame(one: LeadFacts, other: LeadFacts): boolean {
  const sorted = (facts: LeadFacts) => JSON.stringify(Object.entries(facts).sort());
  return sorted(one) === sorted(other);
}
