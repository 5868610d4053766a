import type * as z from 'zod/mini';
import type { CrmResult } from './error';

/** A request to the client's one origin. `path` begins with `/`; `body` is sent as JSON. */
export interface CrmRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as a form is, instead of a `body`. */
  readonly form?: Readonly<Record<string, string>>;
  /** Whether it changes nothing at the CRM, so that it may be made again; without it, a `GET` alone. */
  readonly isRead?: boolean;
}

/** What a carrier brings back. `url` is the final address, after redirects. */
export interface CarrierResponse {
  readonly status: number;
  readonly url: string;
  readonly redirected: boolean;
  readonly contentType: string;
  /** Lower-case names; at least `retry-after` where the server sent it. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export type CarrierFailure = {
  readonly failed: 'no-tab' | 'no-permission' | 'no-token' | 'unreachable';
};

/** Makes the request from where the CRM accepts it. Never throws. */
export interface Carrier {
  send(request: CarrierRequest): Promise<CarrierResponse | CarrierFailure>;
  /** A value of the page's own localStorage, for sessions that are kept there; page carrier only. */
  readStorage?(key: string): Promise<string | null | CarrierFailure>;
  /** The address that an open tab of the CRM shows; page carrier only. */
  readAddress?(): Promise<string | CarrierFailure>;
  /**
   * The value of a cookie of `origin`, `null` where there is none: of any that the browser would send,
   * or, from a page, of those that its scripts may read.
   */
  readCookie?(origin: string, name: string): Promise<string | null | CarrierFailure>;
}

export interface CarrierRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
  /** Whether it may be made again, from another page too, where nobody knows whether it arrived. */
  readonly isRead: boolean;
}

/** The one HTTP client: one origin only, timeouts, error mapping, zod parsing. */
export interface CrmHttp {
  /** Sends, and parses a 2xx JSON answer by `schema`; any other answer is an error by its meaning. */
  json<Schema extends z.ZodMiniType>(
    request: CrmRequest,
    schema: Schema,
  ): Promise<CrmResult<z.infer<Schema>>>;
  /** The source of a page of the CRM, for what only its scripts say. */
  source(path: string): Promise<CrmResult<string>>;
  readStorage(key: string): Promise<CrmResult<string | null>>;
  /** The address of an open tab, of which the CRM's own pages tell what no request is told. */
  readAddress(): Promise<CrmResult<string>>;
  /** A cookie of the client's own origin: `null` where there is none. To be kept nowhere. */
  readCookie(name: string): Promise<CrmResult<string | null>>;
}

/** A call of a CRM's API, told by its words; the schema that comes last parses the answer. */
export type Ask<Words extends readonly unknown[]> = <Schema extends z.ZodMiniType>(
  ...words: [...Words, schema: Schema]
) => Promise<CrmResult<z.infer<Schema>>>;

/** Like {@link Ask}, for all items of a list, over all its pages. */
export type FetchAllPages<Words extends readonly unknown[]> = <Schema extends z.ZodMiniType>(
  ...words: [...Words, schema: Schema]
) => Promise<CrmResult<z.infer<Schema>[]>>;
