import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import type { CarrierResponse, CrmHttp } from '../http';
import { readJson } from '../json';
import { readAllPages } from '../pages';
import { ok, mapValue } from '../result';

/** The vendor names its editions by the month that they came out, and keeps each for some years. */
const EDITION = '2026-09';

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
  return ok(objects);
}

/** Cuts a list into pieces that one request takes. */
export function batchesOf<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / LARGEST_BATCH);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * LARGEST_BATCH, (index + 1) * LARGEST_BATCH),
  );
}

/* What the API and the CRM's own page answer, as far as Baton reads it. */

const id = z.string().check(z.regex(/^\d+$/));
const number = z.union([z.int(), id]);
const text = z.nullish(z.string());

const pagingSchema = z.nullish(z.object({ next: z.nullish(z.object({ after: z.string() })) }));

export const accountSchema = z.object({ portalId: z.int() });

/** What the page asks about its user; the number is that of a user, not that of an owner. */
export const hubUserSchema = z.object({ user: z.object({ user_id: z.int() }) });

export const ownerSchema = z.object({
  id,
  email: text,
  firstName: text,
  lastName: text,
  type: text,
});
export type Owner = z.infer<typeof ownerSchema>;

export const ownerPageSchema = z.object({ results: z.array(ownerSchema), paging: pagingSchema });

/** Every value of a property is a text. */
const propertiesSchema = z.record(z.string(), text);
export type Properties = z.infer<typeof propertiesSchema>;

/** `type` tells which of several is the primary one. */
const associatedSchema = z.nullish(
  z.object({ results: z.array(z.object({ id, type: z.nullish(z.string()) })) }),
);
export type Associated = z.infer<typeof associatedSchema>;

export const objectSchema = z.object({
  id,
  properties: propertiesSchema,
  createdAt: z.pipe(z.iso.datetime({ offset: true }), z.transform(Date.parse)),
  associations: z.nullish(z.object({ contacts: associatedSchema, companies: associatedSchema })),
});
export type CrmObject = z.infer<typeof objectSchema>;

const objectListSchema = z.object({ results: z.array(objectSchema) });
export const objectPageSchema = z.object({
  results: z.array(objectSchema),
  paging: pagingSchema,
});

export const linksSchema = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: number }),
      to: z.array(z.object({ toObjectId: number })),
      paging: pagingSchema,
    }),
  ),
});

export const labelsSchema = z.object({
  results: z.array(z.object({ category: z.string(), typeId: z.int(), label: text })),
});

/** The values that a property can have, as its users call them. */
export const optionsSchema = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
});

export const pipelinesSchema = z.object({
  results: z.array(z.object({ stages: z.array(z.object({ id: z.string(), label: z.string() })) })),
});

const problemSchema = z.object({ policyName: text });
