import { native } from './native';

/** What a script left behind in the page: a way to wake it, while its extension lives. */
interface Resident {
  readonly isAlive: () => boolean;
  readonly wake: () => void;
}

/** The element that the script of that name may put into a page. */
export const elementNameOf = <Name extends string>(name: Name) => `baton-${name}` as const;

/**
 * Runs `start` once a page: injected again, the script that is already there is woken instead, so
 * that it looks anew. One that a reload of the extension left behind is replaced, with what it shows:
 * its world is out of reach, but its element is not, and it notices that this is gone.
 */
export function runOncePerPage(name: string, start: () => Resident): void {
  const key = Symbol.for(elementNameOf(name));
  // Our own isolated world: the page cannot put anything here.
  const world = globalThis as unknown as Record<symbol, Resident | undefined>;
  const resident = world[key];
  if (resident?.isAlive()) {
    resident.wake();
    return;
  }
  for (const left of native(document, 'querySelectorAll')(elementNameOf(name))) left.remove();
  world[key] = start();
}
