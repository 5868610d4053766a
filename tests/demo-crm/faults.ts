import * as z from 'zod/mini';
import { type Answer, page, problem } from './answer.ts';
import type { Asked } from './asked.ts';

/** Which requests a fault strikes, and how often (for ever where `times` is 0). */
const striking = {
  /** `write` strikes every method but GET. */
  method: z.optional(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'write'])),
  /** The path, or a folder of paths. */
  path: z._default(z.string(), '/api/'),
  /** User id. */
  user: z.optional(z.string()),
  times: z._default(z.int().check(z.gte(0)), 1),
};

/** What can go wrong with a request on its way, or with what the server makes of it. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delay'), ms: z.int().check(z.gte(0), z.lte(120_000)), ...striking }),
  /** The request waits, before or after its work, until faults are cleared. */
  z.object({ kind: z.literal('hold'), when: z.enum(['before', 'after']), ...striking }),
  /** The connection breaks, before or after the work is done. */
  z.object({ kind: z.literal('drop'), when: z.enum(['before', 'after']), ...striking }),
  /** The answer breaks off in its middle. */
  z.object({ kind: z.literal('cut'), ...striking }),
  /** The work is not done and this status is answered. */
  z.object({
    kind: z.literal('status'),
    status: z.int().check(z.gte(400), z.lte(599)),
    retryAfter: z.optional(z.string()),
    ...striking,
  }),
  /** A proxy in front asks for a log-in, with status 200. */
  z.object({ kind: z.literal('sign-in-page'), ...striking }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type FaultWanted = z.input<typeof faultSchema>;

export interface Faults {
  add(fault: Fault): void;
  /** Takes all faults away and lets go what they hold. */
  clear(): void;
  /** The faults that strike this request; counts them as used. */
  strike(asked: Asked): Fault[];
  /** How many requests wait for that. */
  held(): number;
  /** Resolves when faults are cleared. */
  cleared(): Promise<void>;
}

export function createFaults(): Faults {
  let active: Fault[] = [];
  let waiting: (() => void)[] = [];
  return {
    add: (fault) => void active.push(fault),
    clear() {
      active = [];
      for (const letGo of waiting) letGo();
      waiting = [];
    },
    strike(asked) {
      const struck = active.filter((fault) => strikes(fault, asked));
      active = active.flatMap((fault) => (struck.includes(fault) ? worn(fault) : [fault]));
      return struck;
    },
    held: () => waiting.length,
    cleared: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

function strikes({ method, path, user }: Fault, asked: Asked): boolean {
  const { pathname } = asked.url;
  const folder = path.endsWith('/') ? path : `${path}/`;
  return (
    (pathname === path || pathname.startsWith(folder)) &&
    (method === undefined ||
      method === (asked.method === 'GET' ? 'GET' : 'write') ||
      method === asked.method) &&
    (user === undefined || user === asked.user?.id)
  );
}

function worn(fault: Fault): Fault[] {
  if (fault.times === 0) return [fault];
  return fault.times === 1 ? [] : [{ ...fault, times: fault.times - 1 }];
}

/** The answer that a fault gives instead of the server's own, if it does. */
export function answerOfFault(fault: Fault): Answer | undefined {
  if (fault.kind === 'status') {
    const answer = problem(fault.status, 'fault', 'This fault was asked for.');
    const { retryAfter } = fault;
    return retryAfter === undefined
      ? answer
      : { ...answer, headers: { ...answer.headers, 'retry-after': retryAfter } };
  }
  if (fault.kind !== 'sign-in-page') return undefined;
  return page('<!doctype html><title>Sign in</title><form><input type="password"></form>');
}
