import type * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { CarrierResponse, CrmHttp } from '../http';
import { readJson } from '../json';
import { readAllPages } from '../pages';
import { given, mapValue } from '../result';
import { objectListSchema, problemSchema, type CrmObject } from './schemas';

/** The vendor names its editions by the month that they came out, and keeps each for some years. */
export const EDITION = '2026-09';

/** Every path of the API that Baton uses. */
export const PATHS = {
  account: `/account-info/${EDITION}/details`,
  owners: `/crm/owners/${EDITION}`,
  pipelines: (kind: 'deals' | 'leads') => `/crm/pipelines/${EDITION}/${kind}`,
  properties: (kind: string) => `/crm/properties/${EDITION}/${kind}/batch/read`,
  objects: (kind: string) => `/crm/objects/${EDITION}/${kind}`,
  associations: (from: string, to: string) => `/crm/associations/${EDITION}/${from}/${to}`,
} as const;

/** Of reading many objects by their numbers at once. */
const LARGEST_BATCH = 100;

const SECOND_MS = 1000;
/** How long the vendor's own client waits at each limit. */
const PAUSES: ReadonlyMap<string, number> = new Map([
  ['SECONDLY', SECOND_MS],
  ['TEN_SECONDLY_ROLLING', 10 * SECOND_MS],
  ['DAILY', 60 * 60 * SECOND_MS],
]);

/** While the vendor moves an account elsewhere, which a `Retry-After` gives the end of. */
const BEING_MOVED = 477;

/** Which limit was struck stands in the answer, and not in a header. */
export function errorOfAnswer({ status, headers, text }: CarrierResponse): CrmError | undefined {
  if (status === BEING_MOVED) {
    const seconds = Number(headers['retry-after'] ?? Number.NaN);
    const retryAfterMs = Number.isFinite(seconds) ? seconds * SECOND_MS : undefined;
    return { code: 'rate-limited', retryAfterMs };
  }
  if (status !== 429 || headers['retry-after'] !== undefined) return undefined;
  const said = parseAs(problemSchema, readJson(text)?.value);
  return { code: 'rate-limited', retryAfterMs: PAUSES.get(said.data?.policyName ?? '') };
}

/** The API's answer to a question. */
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
    const path = `${PATHS.objects(kind)}/batch/read`;
    const read = await http.json({ method: 'POST', path, body, isRead: true }, objectListSchema);
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
