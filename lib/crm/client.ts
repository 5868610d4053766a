import type * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { errorOfStatus, isPage, looksLikeSignIn, UNEXPECTED } from './answer';
import type { CrmError, CrmResult } from './error';
import type {
  Carrier,
  CarrierFailure,
  CarrierRequest,
  CarrierResponse,
  CrmHttp,
  CrmRequest,
} from './http';
import { readJson } from './json';

const TIMEOUT_MS = 20_000;
/** UTF-16 units; no answer that Baton asks for comes near it. */
const LARGEST_ANSWER = 20 * 1024 * 1024;

/** What an adapter knows better of its CRM's answers than their status says. */
export interface Answering {
  /** The error that an answer is, whatever its status; `undefined` leaves it to its status. */
  readonly errorOf?: ((answer: CarrierResponse) => CrmError | undefined) | undefined;
  /** Whether the user is known by a token: then what a 401 says is that the token is no good. */
  readonly byToken?: boolean;
}

/**
 * Returns the HTTP client for one origin: a CRM's own, or that of its API. It sends to that origin
 * alone, waits 20 seconds at most, and turns every answer into a parsed value or a {@link CrmError};
 * it never throws. `now` (UTC, ms) is asked only where a server names the end of a pause as a date.
 */
export function createCrmHttp(
  origin: string,
  carrier: Carrier,
  now: () => number = Date.now,
  answering: Answering = {},
): CrmHttp {
  /** Sends, and gives what came, whatever it is. */
  async function send(request: CrmRequest): Promise<CrmResult<CarrierResponse>> {
    const url = addressWithin(origin, request.path);
    if (url === undefined) return failed(UNEXPECTED);
    const answer = await withinTime(carrier.send(carrierRequest(url, request)));
    return 'failed' in answer ? failed({ code: answer.failed }) : { ok: true, value: answer };
  }

  return {
    async json<Schema extends z.ZodMiniType>(request: CrmRequest, schema: Schema) {
      const sent = await send(request);
      if (!sent.ok) return sent;
      const error = errorOfAnswer({ origin, now: now(), ...answering }, sent.value);
      return error ? failed(error) : parseAnswer(sent.value, schema);
    },

    async source(path) {
      const sent = await send({ method: 'GET', path, headers: { accept: 'text/html' } });
      if (!sent.ok) return sent;
      const error = errorOfAnswer({ origin, now: now(), wantsPage: true }, sent.value);
      return error ? failed(error) : { ok: true, value: sent.value.text };
    },

    async readStorage(key) {
      if (!carrier.readStorage) return failed(UNEXPECTED);
      return kept(await withinTime(carrier.readStorage(key)));
    },

    async readAddress() {
      if (!carrier.readAddress) return failed(UNEXPECTED);
      return kept(await withinTime(carrier.readAddress()));
    },

    async readCookie(name) {
      if (!carrier.readCookie) return failed(UNEXPECTED);
      return kept(await withinTime(carrier.readCookie(origin, name)));
    },
  };
}

function kept<Value extends string | null>(value: Value | CarrierFailure): CrmResult<Value> {
  if (value !== null && typeof value === 'object') return failed({ code: value.failed });
  return { ok: true, value };
}

const failed = (error: CrmError): { ok: false; error: CrmError } => ({ ok: false, error });

/** The absolute address of `path`, or `undefined` for anything that would leave the origin. */
function addressWithin(origin: string, path: string): string | undefined {
  if (!path.startsWith('/') || !URL.canParse(path, origin)) return undefined;
  const url = new URL(path, origin);
  return url.origin === origin ? url.href : undefined;
}

function carrierRequest(
  url: string,
  { method, headers, body, form, isRead = method === 'GET' }: CrmRequest,
): CarrierRequest {
  const [type, text] = form
    ? ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()]
    : ['application/json', body === undefined ? undefined : JSON.stringify(body)];
  return {
    url,
    method,
    headers: {
      accept: 'application/json',
      ...(text === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    body: text,
    timeoutMs: TIMEOUT_MS,
    isRead,
  };
}

/** A carrier ends its own requests; this is for one that cannot, such as a frozen tab. */
async function withinTime<Value>(work: Promise<Value>): Promise<Value | CarrierFailure> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<CarrierFailure>((resolve) => {
    timer = setTimeout(() => resolve({ failed: 'unreachable' }), TIMEOUT_MS + 1000);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  return first;
}

interface Expected extends Answering {
  readonly origin: string;
  readonly now: number;
  /** A page is what is asked for, so that it is one is no error. */
  readonly wantsPage?: boolean;
}

function errorOfAnswer(expected: Expected, answer: CarrierResponse): CrmError | undefined {
  const { origin, errorOf, byToken = false } = expected;
  const own = isFrom(origin, answer) ? errorOf?.(answer) : undefined;
  const error = own ?? errorByStatus(expected, answer);
  if (!byToken || error?.code !== 'signed-out') return error;
  // Nobody signs in to an API of tokens: a sign-in page there is some network's own.
  return answer.status === 401 ? { code: 'token-refused' } : unexpected(answer);
}

const isFrom = (origin: string, { url }: CarrierResponse): boolean =>
  URL.canParse(url) && new URL(url).origin === origin;

function errorByStatus(
  { origin, now, wantsPage = false }: Expected,
  answer: CarrierResponse,
): CrmError | undefined {
  if (!isFrom(origin, answer)) {
    return looksLikeSignIn({ url: answer.url }) ? { code: 'signed-out' } : unexpected(answer);
  }
  if (answer.status < 200 || answer.status > 299) {
    return errorOfStatus(wantsPage ? { ...answer, text: '', contentType: '' } : answer, now);
  }
  if (answer.text.length > LARGEST_ANSWER) return unexpected(answer);
  if (wantsPage || !(isPage(answer) || answer.contentType.includes('html'))) return undefined;
  return looksLikeSignIn(answer) ? { code: 'signed-out' } : unexpected(answer);
}

const unexpected = ({ status }: CarrierResponse): CrmError => ({ code: 'unexpected', status });

function parseAnswer<Schema extends z.ZodMiniType>(
  answer: CarrierResponse,
  schema: Schema,
): CrmResult<z.infer<Schema>> {
  const json = readJson(answer.text);
  const parsed = json && parseAs(schema, json.value);
  return parsed?.success ? { ok: true, value: parsed.data } : failed(unexpected(answer));
}
