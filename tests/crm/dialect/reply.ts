/** What a dialect server answers; `json` and `html` are its body, if it has one. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly html?: string;
}

/** A JSON answer. */
export function answered(json: unknown, status = 200): Reply {
  return { status, json };
}

/** An answer without a body. */
export function emptyAnswer(status: number, headers: Reply['headers'] = {}): Reply {
  return { status, headers };
}

/** A page. */
export function pageOf(html: string, status = 200): Reply {
  return { status, html };
}

/** The address to go to instead. */
export function movedTo(location: string): Reply {
  return { status: 302, headers: { location } };
}

/** Returns the body as it is sent, and its content type. */
export function bodyOfReply({ json, html }: Reply): { text: string; type?: string } {
  if (html !== undefined) return { text: html, type: 'text/html; charset=utf-8' };
  if (json !== undefined) return { text: JSON.stringify(json), type: 'application/json' };
  return { text: '' };
}
