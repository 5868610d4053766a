import type { FoundNotes, SearchReach } from './adapter';
import type { CrmResult } from './error';
import { err, ok } from './result';

const LONGEST_MS = 30 * 24 * 60 * 60_000;
/** A look that has read so many pages leaves the rest to the next. */
const PAGES_A_LOOK = 5;
const MOST_PAGES = 1000;

/**
 * From when on to look through all notes, in a CRM that cannot be asked for those with a word,
 * or takes long to find them: at most 30 days back, unless somebody asked for more. What is older is
 * read with its record. Both are UTC, ms.
 */
export function searchWindowStart(since: number, now: number, reach?: SearchReach): number {
  return reach === 'however-far' ? since : Math.max(since, now - LONGEST_MS);
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

/** Where to begin (UTC, ms), or where the look before stopped, in the words of its {@link Seen}. */
export interface From {
  readonly since: number;
  readonly rest?: string | undefined;
}

/** What a search for notes looks for. */
export interface Search extends From {
  readonly containing: string;
}

/** Until when (UTC, ms) all was seen, and where a look that stopped before the end of the list did so. */
export type Seen = Pick<FoundNotes, 'seenUntil' | 'rest'>;

/** What was read of a list of changes, each item once. */
export interface ReadChanges<Item> {
  readonly items: readonly Item[];
  readonly seen: Seen;
}

/**
 * Reads what was changed since (UTC, ms), a few pages of it. Each page begins at the instant where the
 * one before ended: counted on, an item that is changed meanwhile would push another over the edge.
 * Only where one instant fills whole pages are they counted; a look may stop among those too, so
 * that it says which comes next. Fails with `unexpected` where no end is ever reached.
 */
export async function readChanges<Item>(
  { since, rest }: From,
  { read, idOf, changedAt }: Changes<Item>,
): Promise<CrmResult<ReadChanges<Item>>> {
  const found = new Map<string, Item>();
  let { from, offset } = placeOf(rest) ?? { from: since, offset: 0 };
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const page = await read(from, offset);
    if (!page.ok) return page;
    const { items, isLast } = page.value;
    let newest = from;
    for (const item of items) {
      found.set(idOf(item), item);
      newest = Math.max(newest, changedAt(item));
    }
    const isEnd = isLast || items.length === 0;
    offset = newest > from ? 0 : offset + items.length;
    from = newest;
    if (isEnd) return ok({ items: [...found.values()], seen: { seenUntil: newest } });
    if (pages >= PAGES_A_LOOK && (newest > since || rest !== undefined)) {
      const seen = { seenUntil: Math.max(newest, since), rest: `${from} ${offset}` };
      return ok({ items: [...found.values()], seen });
    }
  }
  return err({ code: 'unexpected', status: 200 });
}

/** The instant (UTC, ms) and the number of items there that a look has come to. */
function placeOf(rest: string | undefined): { from: number; offset: number } | undefined {
  const [, from, offset] = /^(\d{1,15}) (\d{1,9})$/.exec(rest ?? '') ?? [];
  return from && offset ? { from: Number(from), offset: Number(offset) } : undefined;
}
