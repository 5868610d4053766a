import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmResult } from '../error';
import type { Ask, AskForAll, CrmHttp, CrmRequest } from '../http';
import { readAllPages } from '../pages';
import { failed, given, mapValue } from '../result';

const PAGE = { limit: '100' };
const LARGE_PAGE = { limit: '500' };

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
}

/** Gives the calls; whose they are the client's token says. */
export function createApi(http: CrmHttp): Api {
  return {
    get: async (path, schema) => dataOf(await http.json({ method: 'GET', path }, answer), schema),
    send: async (method, path, body, schema) =>
      dataOf(await http.json({ method, path, body }, answer), schema),
    list: (path, query, schema) => {
      const isCounted = path.startsWith('/v1/');
      const page = z.object({
        // An empty list may be null.
        data: z.nullable(z.array(schema)),
        additional_data: moreSchema,
      });
      return readAllPages(
        async ({ cursor }) => {
          const start = isCounted ? { start: cursor ?? '0' } : cursor ? { cursor } : {};
          const words = { ...query, ...(isCounted ? PAGE : LARGE_PAGE), ...start };
          const read = await http.json({ method: 'GET', path: path + queryOf(words) }, page);
          return mapValue(read, (value) => ({ items: value.data ?? [], next: nextOf(value) }));
        },
        ({ items }) => items,
      );
    },
  };
}

const answer = z.object({ data: z.unknown() });

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
  return counted === undefined || counted === null ? cursor : String(counted);
}

const queryOf = (query: Readonly<Record<string, string>>) =>
  `?${new URLSearchParams(query).toString()}`;
