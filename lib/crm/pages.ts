import type { CrmResult } from './error';

const MOST_PAGES = 1000;

interface Page {
  readonly next?: string | null | undefined;
}

/**
 * Reads a list to its end and gives all its items, in order. A server whose list does not end (a
 * cursor that comes back, or more than 1,000 pages) is answered with `unexpected`.
 */
export async function readAllPages<Answer extends Page, Item>(
  read: (query: { cursor?: string }) => Promise<CrmResult<Answer>>,
  itemsOf: (page: Answer) => readonly Item[],
): Promise<CrmResult<Item[]>> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let query: { cursor?: string } = {};
  while (seen.size < MOST_PAGES) {
    const page = await read(query);
    if (!page.ok) return page;
    for (const item of itemsOf(page.value)) items.push(item);
    const { next } = page.value;
    if (!next) return { ok: true, value: items };
    if (seen.has(next)) break;
    seen.add(next);
    query = { cursor: next };
  }
  return { ok: false, error: { code: 'unexpected', status: 200 } };
}
