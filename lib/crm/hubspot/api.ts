import type * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { CarrierResponse, CrmHttp } from '../http';
import { readJson } from '../json';
import { readAllPages } from '../pages';
import { given, mapValue } from '../result';
import { objectListSchema, tooManySchema, type CrmObject } from './schemas';

/** Of reading many objects by their numbers at once. */
const LARGEST_BATCH = 100;

const SECOND_MS = 1000;
/** How long the vendor's own client waits at each limit. */
const PAUSES: Readonly<Record<string, number>> = {
  SECONDLY: SECOND_MS,
  TEN_SECONDLY_ROLLING: 10 * SECOND_MS,
  DAILY: 60 * 60 * SECOND_MS,
};

/** Which limit was struck stands in the answer, and not in a header. */
export function errorOfAnswer({ status, headers, text }: CarrierResponse): CrmError | undefined {
  if (status !== 429 || headers['retry-after'] !== undefined) return undefined;
  const said = parseAs(tooManySchema, readJson(text)?.value);
  return {
    code: 'rate-limited',
    retryAfterMs: said.success ? PAUSES[said.data.policyName] : undefined,
  };
}

/** Gives an answer of the API to a question. */
export function ask<Schema extends z.ZodMiniType>(
  http: CrmHttp,
  path: string,
  schema: Schema,
): Promise<CrmResult<z.infer<Schema>>> {
  return http.json({ method: 'GET', path }, schema);
}

interface Paged {
  readonly paging?:
    { readonly next?: { readonly after: string } | null | undefined } | null | undefined;
}

/** Reads a list to its end; `path` has a query already. */
export function askAll<Page extends Paged, Item>(
  read: (path: string) => Promise<CrmResult<Page>>,
  path: string,
  itemsOf: (page: Page) => readonly Item[],
): Promise<CrmResult<Item[]>> {
  return readAllPages(
    async ({ cursor }) => {
      const after = cursor === undefined ? '' : `&after=${encodeURIComponent(cursor)}`;
      const page = await read(path + after);
      return mapValue(page, (value) => ({
        items: itemsOf(value),
        next: value.paging?.next?.after,
      }));
    },
    ({ items }) => items,
  );
}

/** Reads objects by their numbers; those that are gone are left out. */
export async function readObjects(
  http: CrmHttp,
  kind: 'notes' | 'tasks',
  ids: readonly string[],
  properties: readonly string[],
): Promise<CrmResult<CrmObject[]>> {
  const objects: CrmObject[] = [];
  for (const batch of batchesOf(ids)) {
    const body = { inputs: batch.map((id) => ({ id })), properties, propertiesWithHistory: [] };
    const path = `/crm/v3/objects/${kind}/batch/read`;
    const read = await http.json({ method: 'POST', path, body }, objectListSchema);
    if (!read.ok) return read;
    for (const object of read.value.results) objects.push(object);
  }
  return given(objects);
}

/** Cuts a list into pieces that one request takes. */
export function batchesOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / LARGEST_BATCH);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * LARGEST_BATCH, (index + 1) * LARGEST_BATCH),
  );
}
