import type { Asked } from './asked.ts';

export interface LoggedRequest {
  /** UTC instant (ms). */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** 0 where the answer was lost. */
  readonly status: number;
  /** User id of whoever was signed in, or ''. */
  readonly user: string;
}

export interface RequestLog {
  add(asked: Asked, status: number, at: number): void;
  all(): readonly LoggedRequest[];
  clear(): void;
}

const LONGEST = 100_000;

/** Remembers requests so that tests can count them; forgets the oldest ones of very many. */
export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add({ method, url, user }, status, at) {
      if (requests.length >= LONGEST) requests = requests.slice(LONGEST / 2);
      const path = url.pathname + url.search;
      requests.push({ at, method, path, status, user: user?.id ?? '' });
    },
    all: () => requests,
    clear: () => {
      requests = [];
    },
  };
}
