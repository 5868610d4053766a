import { setTimeout as wait } from 'node:timers/promises';
import type { FaultWanted } from '../demo-crm/faults';
import type { DemoCrm } from '../demo-crm/server';
import { endSessions } from '../demo-crm/store/users';
import { signInToDemo } from '../e2e/demo-seat';
import type { Person } from './person';

/** A number from 0 to below 1. */
export type Random = () => number;

/** One of a list, by chance. */
export function oneOf<Value>(random: Random, all: readonly [Value, ...Value[]]): Value {
  return all[Math.floor(random() * all.length)] ?? all[0];
}

const between = (random: Random, least: number, most: number): number =>
  Math.round(least + random() * (most - least));

interface World {
  readonly crm: DemoCrm;
  readonly people: readonly [Person, ...Person[]];
  readonly random: Random;
}
type Strike = (world: World) => Promise<unknown>;

/** What goes wrong on its way between browser and server, or in the server. */
const serverFault =
  (make: (random: Random) => Omit<FaultWanted, 'times' | 'method'>): Strike =>
  ({ crm, random }) => {
    const method = random() < 0.7 ? { method: 'write' as const } : {};
    // The parts make one fault of the union, which the schema of the demo CRM checks again.
    const fault = { ...make(random), ...method, times: between(random, 1, 3) } as FaultWanted;
    crm.addFault(fault);
    return Promise.resolve();
  };

/** Nobody is signed in for some seconds; then the person signs in again. */
const signedOut: Strike = async ({ crm, people, random }) => {
  const person = oneOf(random, people);
  endSessions(crm.db, person.id);
  await wait(between(random, 500, 3000));
  await person.signIn();
};

/** A colleague uses the browser for a moment: nothing of its owner may go out in the colleague's name. */
const anotherUser: Strike = ({ crm, people, random }) => {
  const person = oneOf(random, people);
  const colleague = oneOf(random, people);
  return person.withHands(async () => {
    const { context, crm: page } = await person.seat();
    try {
      await signInToDemo(context, crm, colleague.login);
      await page.reload();
      await wait(between(random, 1000, 3000));
    } finally {
      await person.signIn();
    }
  });
};

const offline: Strike = async ({ crm, people, random }) => {
  const person = oneOf(random, people);
  const { context } = await person.seat();
  await context.setOffline(true);
  // The worker's requests as well, whatever the browser's switch reaches.
  crm.addFault({ kind: 'drop', when: 'before', user: person.id, times: 4 });
  await wait(between(random, 500, 3000));
  await context.setOffline(false);
};

const STRIKES: Readonly<Record<string, Strike>> = {
  'drop before': serverFault(() => ({ kind: 'drop', when: 'before' })),
  'drop after': serverFault(() => ({ kind: 'drop', when: 'after' })),
  '5xx': serverFault((random) => ({ kind: 'status', status: oneOf(random, [500, 502, 503]) })),
  delay: serverFault((random) => ({ kind: 'delay', ms: between(random, 200, 4000) })),
  '429': serverFault((random) => ({
    ...{ kind: 'status', status: 429, retryAfter: String(between(random, 1, 4)) },
  })),
  'cut body': serverFault(() => ({ kind: 'cut' })),
  'sign-in page': serverFault(() => ({ kind: 'sign-in-page' })),
  'signed out': signedOut,
  'another user': anotherUser,
  offline,
  'worker killed': async ({ people, random }) => (await oneOf(random, people).seat()).killWorker(),
  'browser killed': ({ people, random }) => oneOf(random, people).killBrowser(),
  'panel reloaded': async ({ people, random }) =>
    (await oneOf(random, people).seat()).panel.reload(),
};

export interface Struck {
  /** How often each fault struck. */
  readonly counts: ReadonlyMap<string, number>;
  /** Ends it; resolves when nothing is under way any more. */
  readonly end: () => Promise<void>;
}

/** Lets things go wrong, one after the other, with short rests between. */
export function startFaults(world: World, restMs: number): Struck {
  const counts = new Map<string, number>();
  const ending = new AbortController();
  const names = Object.keys(STRIKES);
  const isOver = () => ending.signal.aborted;
  async function strike(): Promise<void> {
    while (!isOver()) {
      await wait(world.random() * restMs, undefined, { signal: ending.signal }).catch(() => null);
      const name = names[Math.floor(world.random() * names.length)] ?? '';
      if (isOver()) return;
      // A browser that another fault has just ended cannot be struck.
      const isStruck = await STRIKES[name]?.(world).then(
        () => true,
        () => false,
      );
      if (isStruck) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const loops = [strike(), strike()];
  return {
    counts,
    async end() {
      ending.abort();
      await Promise.all(loops);
    },
  };
}
