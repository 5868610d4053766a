import { appendFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

/*
 * Sets the clock before a test file loads, and lets it run on from there; the zone is the process's.
 * It also hears who asks for either: a file of which nothing asks does the same on any day anywhere.
 */

/** UTC, ISO 8601: what the clock shows as a file begins. */
const BEGINS_AT = process.env.TESTS_BEGIN_AT;
/** Where the files that ask are written down, one a line; unset where nobody wants to know. */
const ASKING_FILES = process.env.TESTS_ASKING_FILES;

/**
 * Tools whose own time decides nothing: stamps of a database's events, a property's seed (told when it
 * fails), a throttle that is never reached.
 */
const OF_A_TOOL = /\/node_modules\/(?:fake-indexeddb|fast-check|lodash\.merge)\//u;

const TrueDate = Date;
const TrueFormat = Intl.DateTimeFormat;
const AHEAD_MS = TrueDate.parse(BEGINS_AT ?? '') - TrueDate.now();
if (!Number.isFinite(AHEAD_MS)) throw new Error(`TESTS_BEGIN_AT is no instant: ${BEGINS_AT}`);
const now = () => TrueDate.now() + AHEAD_MS;

let hasAsked = false;
function asks(): void {
  if (hasAsked || ASKING_FILES === undefined) return;
  const [first] = callersOf(asks).filter((file) => !file.includes('/setup-clock.'));
  hasAsked = first === undefined || !OF_A_TOOL.test(first);
}

/** The files from which the function was called, the nearest first; cheap, as no text is made of them. */
function callersOf(callee: () => void): string[] {
  const { stackTraceLimit } = Error;
  const prepareStackTrace: unknown = Reflect.get(Error, 'prepareStackTrace');
  let files: string[] = [];
  Error.stackTraceLimit = 6;
  Error.prepareStackTrace = (_, sites) => {
    files = sites.map((site) => site.getFileName() ?? '').filter((file) => file !== '');
    return '';
  };
  const held: { stack?: string } = {};
  Error.captureStackTrace(held, callee);
  // Only who reads it has it made.
  const made = held.stack;
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return made === undefined ? [] : files;
}

/** `2026-11-26T09:00` means another instant in every zone; with `Z` or an offset, or as a date, it does not. */
const IN_ANY_ZONE = /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$|^\d{4}-\d\d-\d\d$/u;

globalThis.Date = new Proxy(TrueDate, {
  construct(target, values: unknown[], newTarget): Date {
    const [first] = values;
    const isInstant = typeof first === 'string' ? IN_ANY_ZONE.test(first) : values.length === 1;
    if (!isInstant) asks();
    return Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as Date;
  },
  apply(): string {
    asks();
    return new TrueDate(now()).toString();
  },
  get(target, key, receiver): unknown {
    if (key === 'now') {
      return () => {
        asks();
        return now();
      };
    }
    if (key === 'parse') {
      return (text: string) => {
        if (!IN_ANY_ZONE.test(text)) asks();
        return TrueDate.parse(text);
      };
    }
    return Reflect.get(target, key, receiver);
  },
});
Object.defineProperty(TrueDate.prototype, 'constructor', { value: Date });

/** What a date says of itself in the process's zone. */
const OF_THE_ZONE = /^(?:[gs]et(?!Time$|UTC)|to(?:String|DateString|TimeString|Locale))/u;

for (const name of Object.getOwnPropertyNames(TrueDate.prototype)) {
  if (!OF_THE_ZONE.test(name)) continue;
  const method: unknown = Reflect.get(TrueDate.prototype, name);
  if (typeof method !== 'function') continue;
  Object.defineProperty(TrueDate.prototype, name, {
    value: new Proxy(method, {
      apply(target, date, values: unknown[]): unknown {
        asks();
        return Reflect.apply(target, date, values);
      },
    }),
  });
}

/** A format of no zone of its own speaks of the process's. */
const namesItsZone = (options: unknown) =>
  typeof options === 'object' && options !== null && Reflect.get(options, 'timeZone') !== undefined;

Intl.DateTimeFormat = new Proxy(TrueFormat, {
  construct(target, values: unknown[], newTarget): Intl.DateTimeFormat {
    if (!namesItsZone(values[1])) asks();
    return Reflect.construct(target, values, newTarget) as Intl.DateTimeFormat;
  },
  apply(target, self, values: unknown[]): unknown {
    if (!namesItsZone(values[1])) asks();
    return Reflect.apply(target, self, values);
  },
});

afterAll(() => {
  const { testPath } = expect.getState();
  if (hasAsked && ASKING_FILES && testPath) appendFileSync(ASKING_FILES, `${testPath}\n`);
});
