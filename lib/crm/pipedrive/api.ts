import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { reasonOf } from '../answer';
import type { CrmError, CrmResult } from '../error';
import type { Ask, FetchAllPages, CarrierResponse, CrmHttp, CrmRequest } from '../http';
import { readJson } from '../json';
import { readAllPages } from '../pages';
import { err, ok, mapValue, rejectedFor } from '../result';

/** The most that either version gives; a page costs the same however long it is. */
const PAGE = { limit: '500' };

/** Version 1 counts, version 2 has cursors; both say so beside the data. */
const moreSchema = z.nullish(
  z.object({
    pagination: z.nullish(
      z.object({ more_items_in_collection: z.boolean(), next_start: z.nullish(z.int()) }),
    ),
    next_cursor: z.nullish(z.string()),
  }),
);

/** The calls of a company's API; each is one request but the lists. */
export interface Api {
  readonly get: Ask<[path: string]>;
  readonly send: Ask<[method: CrmRequest['method'], path: string, body: unknown]>;
  readonly list: FetchAllPages<[path: string, query: Readonly<Record<string, string>>]>;
  /** One page of a list of version 1, without the first `start` items, and whether it is the last. */
  readonly page: <Schema extends z.ZodMiniType>(
    path: string,
    query: Readonly<Record<string, string>>,
    start: number,
    schema: Schema,
  ) => Promise<CrmResult<{ readonly items: z.infer<Schema>[]; readonly isLast: boolean }>>;
}

/** A refusal may come with the status of a success: `success` says which it is. */
export function errorOfAnswer({ status, text }: CarrierResponse): CrmError | undefined {
  const isRefusal = parseAs(refusalSchema, readJson(text)?.value).success;
  return isRefusal && status < 300 ? rejectedFor(reasonOf(text)) : undefined;
}

const refusalSchema = z.object({ success: z.literal(false) });

/** The calls; whose they are the client's token says. */
export function createApi(http: CrmHttp): Api {
  return {
    get: async (path, schema) => dataOf(await http.json({ method: 'GET', path }, answer), schema),
    send: async (method, path, body, schema) =>
      dataOf(await http.json({ method, path, body }, answer), schema),
    list: (path, query, schema) => {
      const isCounted = path.startsWith('/v1/');
      return readAllPages(
        async ({ cursor }) => {
          const start = isCounted ? { start: cursor ?? '0' } : cursor ? { cursor } : {};
          const words = { ...query, ...PAGE, ...start };
          const read = await http.json(
            { method: 'GET', path: path + queryOf(words) },
            pageOf(schema),
          );
          return mapValue(read, (value) => ({ items: value.data ?? [], next: nextOf(value) }));
        },
        ({ items }) => items,
      );
    },
    async page(path, query, start, schema) {
      const words = { ...query, ...PAGE, start: String(start) };
      const read = await http.json({ method: 'GET', path: path + queryOf(words) }, pageOf(schema));
      return mapValue(read, (value) => ({
        items: value.data ?? [],
        isLast: nextOf(value) === undefined,
      }));
    },
  };
}

const answer = z.object({ data: z.unknown() });

const pageOf = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.object({
    // An empty list may be null.
    data: z.nullable(z.array(schema)),
    additional_data: moreSchema,
  });

function dataOf<Schema extends z.ZodMiniType>(
  read: CrmResult<z.infer<typeof answer>>,
  schema: Schema,
): CrmResult<z.infer<Schema>> {
  if (!read.ok) return read;
  const parsed = parseAs(schema, read.value.data);
  return parsed.success ? ok(parsed.data) : err({ code: 'unexpected', status: 200 });
}

/** Where the next page begins, if there is one. */
function nextOf({ additional_data: more }: { additional_data?: z.infer<typeof moreSchema> }) {
  const { pagination, next_cursor: cursor } = more ?? {};
  const counted = pagination?.more_items_in_collection ? pagination.next_start : undefined;
  return counted === undefined || counted === null ? (cursor ?? undefined) : String(counted);
}

const queryOf = (query: Readonly<Record<string, string>>) =>
  `?${new URLSearchParams(query).toString()}`;

/* What version 1 and 2 of the API answer, as far as Baton reads it. */

const text = z.nullish(z.string());
const reference = z.nullish(z.int());

/** `2019-12-09 13:59:21`, which is UTC, in version 1. */
const instant = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)),
  z.transform((written) => Date.parse(`${written.replace(' ', 'T')}Z`)),
);

export const userSchema = z.object({
  id: z.int(),
  name: z.string(),
  email: text,
  phone: text,
  active_flag: z.nullish(z.boolean()),
});

/** The company is the one whose token it is: it is the name in the address of its pages. */
export const meSchema = z.extend(userSchema, { company_domain: z.string() });

const addressSchema = z.object({ value: text, primary: z.nullish(z.boolean()) });

/** For thirty days a deleted record is still told of. */
export const standingSchema = z.object({ is_deleted: z.nullish(z.boolean()) });

export const dealSchema = z.extend(standingSchema, {
  title: text,
  value: z.nullish(z.number()),
  currency: text,
  owner_id: reference,
  person_id: reference,
  org_id: reference,
  stage_id: reference,
});

export const leadSchema = z.object({
  title: text,
  value: z.nullish(z.object({ amount: z.nullish(z.number()), currency: text })),
  owner_id: reference,
  person_id: reference,
  organization_id: reference,
  source_name: text,
});

export const personSchema = z.extend(standingSchema, {
  name: text,
  job_title: text,
  emails: z.nullish(z.array(addressSchema)),
  phones: z.nullish(z.array(addressSchema)),
  org_id: reference,
  owner_id: reference,
});
export type Person = z.infer<typeof personSchema>;

export const organizationSchema = z.extend(standingSchema, { name: text, owner_id: reference });

export const stageSchema = z.object({ name: text });

export const noteSchema = z.object({
  id: z.int(),
  content: text,
  add_time: instant,
  update_time: z.nullish(instant),
  user_id: z.int(),
  user: z.nullish(z.object({ name: text })),
  lead_id: text,
  deal_id: reference,
  person_id: reference,
  org_id: reference,
  project_id: reference,
  task_id: reference,
});
export type Note = z.infer<typeof noteSchema>;

/** What a search over all kinds of records gives: their numbers, and of leads their words. */
export const foundItemsSchema = z.object({
  items: z.array(
    z.object({ item: z.object({ id: z.union([z.int(), z.string()]), type: z.string() }) }),
  ),
});

export const activitySchema = z.object({
  id: z.int(),
  subject: text,
  note: text,
  done: z.nullish(z.boolean()),
});

export const activityTypeSchema = z.object({
  key_string: z.string(),
  active_flag: z.nullish(z.boolean()),
});
