import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmError, CrmResult } from '../error';
import { reasonOf } from '../answer';
import type { Ask, AskForAll, CarrierResponse, CrmHttp, CrmRequest } from '../http';
import { readJson } from '../json';
import { readAllPages } from '../pages';
import { failed, given, mapValue, rejectedFor } from '../result';

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
  readonly list: AskForAll<[path: string, query: Readonly<Record<string, string>>]>;
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
  return parsed.success ? given(parsed.data) : failed({ code: 'unexpected', status: 200 });
}

/** Where the next page begins, if there is one. */
function nextOf({ additional_data: more }: { additional_data?: z.infer<typeof moreSchema> }) {
  const { pagination, next_cursor: cursor } = more ?? {};
  const counted = pagination?.more_items_in_collection ? pagination.next_start : undefined;
  return counted === undefined || counted === null ? (cursor ?? undefined) : String(counted);
}

const queryOf = (query: Readonly<Record<string, string>>) =>
  `?${new URLSearchParams(query).toString()}`;
