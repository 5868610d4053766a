import {
  type ActionRequest,
  actionRequestSchema,
  type KeptPress,
  keptPressSchema,
} from '@/lib/handoff/action-request';
import { storedItems } from './stored-value';

const requests = storedItems('local', 'action-request', actionRequestSchema);
const presses = storedItems('local', 'card-press', keptPressSchema);

/**
 * Keeps what a person has asked for, until it is done. The browser has it when this returns: whoever
 * calls may be gone the next moment, and the background asleep, which this wakes.
 */
export const keepRequest = (request: ActionRequest): Promise<void> =>
  requests.put(request.entry, request);

/** Forgets it: it was done, or cannot be. */
export const dropRequest = (entry: string): Promise<void> =>
  requests.update(entry, () => undefined);

/** Returns what was asked for and is not done, in the order of the presses. */
export const readRequests = async (): Promise<ActionRequest[]> => byTime(await requests.all());

/** Presses on the card that are not done yet, kept as requests are. */
export const cardPresses = {
  keep: (press: KeptPress): Promise<void> => presses.put(press.entry, press),
  drop: (entry: string): Promise<void> => presses.update(entry, () => undefined),
  /** In the order of the presses. */
  read: async (): Promise<KeptPress[]> => byTime(await presses.all()),
};

const byTime = <Kept extends { readonly at: number }>(kept: ReadonlyMap<string, Kept>): Kept[] =>
  [...kept.values()].sort((one, other) => one.at - other.at);

/** Calls back after each change of what is kept; returns what ends that. */
export function watchRequests(onChange: () => void): () => void {
  const stops = [requests.watch(onChange), presses.watch(onChange)];
  return () => {
    for (const stop of stops) stop();
  };
}
