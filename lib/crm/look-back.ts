import type { CrmResult } from './error';
import { failed, given } from './result';

const LONGEST_MS = 30 * 24 * 60 * 60_000;
/** A look that has read so many pages leaves the rest to the next. */
const PAGES_A_LOOK = 5;
const MOST_PAGES = 1000;

/**
 * From when on to look through all notes, in a CRM that cannot be asked for those with a word,
 * or takes long to find them: at most 30 days back. What is older is read with its record. Both are
 * UTC, ms.
 */
export function lookBack(since: number, now: number): number {
  return Math.max(since, now - LONGEST_MS);
}

/** How a CRM lists what was changed, the oldest change first. */
export interface Changes<Item> {
  /** One page of what was changed at `from` (UTC, ms) or later, without the first `offset` items. */
  readonly read: (
    from: number,
    offset: number,
  ) => Promise<CrmResult<{ readonly items: readonly Item[]; readonly isLast: boolean }>>;
  readonly idOf: (item: Item) => string;
  /** When it was last changed (UTC, ms), by the server's clock. */
  readonly changedAt: (item: Item) => number;
}

/** What was read of a list of changes, each item once, and until when (UTC, ms) that is all. */
export interface ReadChanges<Item> {
  readonly items: readonly Item[];
  readonly seenUntil: number;
}

/**
 * Reads what was changed since (UTC, ms), a few pages of it. Each page begins at the instant where the
 * one before ended: counted on, an item that is changed meanwhile would push another over the edge.
 * Only where one instant fills whole pages are they counted, to their end. Fails with `unexpected`
 * where that is never reached.
 */
export async function readChanges<Item>(
  since: number,
  { read, idOf, changedAt }: Changes<Item>,
): Promise<CrmResult<ReadChanges<Item>>> {
  const found = new Map<string, Item>();
  let from = since;
  let offset = 0;
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const page = await read(from, offset);
    if (!page.ok) return page;
    const { items, isLast } = page.value;
    let newest = from;
    for (const item of items) {
      found.set(idOf(item), item);
      newest = Math.max(newest, changedAt(item));
    }
    const isFarEnough = pages >= PAGES_A_LOOK && newest > since;
    if (isLast || items.length === 0 || isFarEnough) {
      return given({ items: [...found.values()], seenUntil: newest });
    }
    offset = newest > from ? 0 : offset + items.length;
    from = newest;
  }
  return failed({ code: 'unexpected', status: 200 });
}
