import type { IncomingMessage } from 'node:http';

/** A request as a dialect server got it. */
export interface Asked {
  readonly method: string;
  /** With the public origin that it was sent to. */
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly text: string;
  /** The JSON value or the form's fields; `undefined` where the body is neither. */
  readonly body: unknown;
}

/** Returns a request with its body read. Public origins are told by the Host that the carriers set. */
export async function readAsked(
  request: IncomingMessage,
  origins: readonly string[],
): Promise<Asked> {
  const headers = headersOf(request);
  const origin = origins.find((one) => new URL(one).host === headers.host) ?? 'http://unknown';
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece as Uint8Array)); // Node's own type says any.
  const text = Buffer.concat(pieces).toString('utf8');
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', origin),
    headers,
    cookies: cookiesOf(headers.cookie ?? ''),
    text,
    body: bodyOf(headers['content-type'] ?? '', text),
  };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function cookiesOf(header: string): Map<string, string> {
  const pairs = header.split('; ').filter((pair) => pair.includes('='));
  return new Map(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

/** The value of a body by its content type; `undefined` for an empty one and for what is not as it says. */
function bodyOf(contentType: string, text: string): unknown {
  if (text === '') return undefined;
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // The one thing that JSON.parse says by throwing: this is not JSON.
  }
}
