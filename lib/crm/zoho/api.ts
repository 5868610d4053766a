import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { CrmResult } from '../error';
import type { Ask, AskForAll, CrmHttp, CrmRequest } from '../http';
import { readAllPages } from '../pages';
import { failed, given, mapValue } from '../result';
import { infoSchema } from './schemas';

const API = '/crm/v8';
/** Where a page keeps the word that proves a request to be its own; installations differ. */
const PROOFS = ['CT_CSRF_TOKEN', 'crmcsr', 'CSRF_TOKEN'];

type Query = Readonly<Record<string, string>>;

/** The calls of one organisation, as whoever is signed in in the page. */
export interface Api {
  readonly org: string;
  /** The first of the rows that an answer has; fails with `not-found` where it has none. */
  readonly first: Ask<[path: string]>;
  /** Does what says no more than that it was done: its editions say so in several shapes. */
  readonly act: (
    method: CrmRequest['method'],
    path: string,
    body?: unknown,
  ) => Promise<CrmResult<void>>;
  /** Writes one thing, and gives what the CRM says of it. */
  readonly write: Ask<[path: string, body: unknown]>;
  /** The rows of a list, over all its pages. */
  readonly list: AskForAll<[path: string, query: Query]>;
  /** One page of a list: its first, or the one that `next` of the page before asks for. */
  readonly page: <Schema extends z.ZodMiniType>(
    path: string,
    query: Query,
    at: string | undefined,
    schema: Schema,
  ) => Promise<CrmResult<{ readonly rows: z.infer<Schema>[]; readonly next: string | undefined }>>;
}

/**
 * The calls of an organisation. Its proof is read from an open page and kept nowhere; without
 * one nothing is sent, since nobody is signed in there.
 */
export async function openApi(http: CrmHttp, org: string): Promise<CrmResult<Api>> {
  const proof = await readProof(http);
  if (!proof.ok) return proof;
  const headers = {
    'x-zcsrf-token': `crmcsrfparam=${proof.value}`,
    'x-crm-org': org,
    'x-requested-with': 'XMLHttpRequest',
  };
  const page: Api['page'] = async (path, query, at = '', schema) => {
    const words = new URLSearchParams([...Object.entries(query), ...new URLSearchParams(at)]);
    const place = `${API}${path}?${words.toString()}`;
    const read = await http.json({ method: 'GET', path: place, headers }, pageOf(schema));
    return mapValue(read, (answer) => ({ rows: rowsOf(answer), next: nextOf(answer?.info) }));
  };
  return given({
    org,
    async first(path, schema) {
      const read = await http.json({ method: 'GET', path: API + path, headers }, pageOf(schema));
      if (!read.ok) return read;
      const [row] = rowsOf(read.value);
      return row === undefined ? failed({ code: 'not-found' }) : given(row);
    },
    async act(method, path, body) {
      const request = {
        method,
        path: API + path,
        headers,
        ...(body === undefined ? {} : { body }),
      };
      // A refusal inside a success is an error already.
      return mapValue(await http.json(request, z.unknown()), () => undefined);
    },
    async write(path, body, schema) {
      const request = { method: 'POST', path: API + path, headers, body } as const;
      const written = await http.json(request, writtenSchema);
      if (!written.ok) return written;
      const [{ details }] = written.value.data;
      const parsed = parseAs(schema, details);
      return parsed.success ? given(parsed.data) : failed({ code: 'unexpected', status: 200 });
    },
    page,
    list: (path, query, schema) =>
      readAllPages(
        ({ cursor }) => page(path, query, cursor, schema),
        ({ rows }) => rows,
      ),
  });
}

const writtenSchema = z.object({ data: z.tuple([z.object({ details: z.unknown() })]) });

/** A page of rows; of people they have a name of their own. Where there are none, there is no answer. */
const pageOf = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.optional(
    z.object({
      data: z.optional(z.array(schema)),
      users: z.optional(z.array(schema)),
      info: z.optional(infoSchema),
    }),
  );

function rowsOf<Row>(
  page: { data?: Row[] | undefined; users?: Row[] | undefined } | undefined,
): Row[] {
  return page?.data ?? page?.users ?? [];
}

async function readProof(http: CrmHttp): Promise<CrmResult<string>> {
  for (const name of PROOFS) {
    const cookie = await http.readCookie(name);
    if (!cookie.ok) return cookie;
    // What is no word could say more to the server than it is.
    if (cookie.value !== null && /^[\x21-\x7e]{1,500}$/.test(cookie.value))
      return given(cookie.value);
  }
  return failed({ code: 'signed-out' });
}

/** The words that ask for the page after this one. */
function nextOf(info: z.infer<typeof infoSchema> | undefined): string | undefined {
  if (!info?.more_records) return undefined;
  const { page = 1, next_page_token: token } = info;
  return token ? new URLSearchParams({ page_token: token }).toString() : `page=${page + 1}`;
}
