/** What the server answers: all of it at once. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Pages load nothing from elsewhere, run nothing inline, and are shown in no frame. */
const PAGE_POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"],
  ...["img-src 'self' data:", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
].join('; ');

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { ...COMMON, 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** An error as the contract has it: a word for machines, a sentence for people. */
export function problem(status: number, code: string, message: string, more: object = {}): Answer {
  return json(status, { code, message, ...more });
}

export function noContent(): Answer {
  return { status: 204, headers: COMMON, body: '' };
}

export function page(markup: string, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: {
      ...COMMON,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAGE_POLICY,
      ...headers,
    },
    body: markup,
  };
}

export function seeOther(location: string, headers: Record<string, string> = {}): Answer {
  return { status: 303, headers: { ...COMMON, location, ...headers }, body: '' };
}

export function file(type: string, body: Buffer): Answer {
  return { status: 200, headers: { ...COMMON, 'content-type': type }, body };
}

/** A file of some user's: saved and never shown, whatever it says that it is. */
export function download(name: string, body: Buffer): Answer {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  return {
    status: 200,
    headers: {
      ...COMMON,
      'content-type': 'application/octet-stream',
      'content-disposition': disposition,
    },
    body,
  };
}
