import { type ActionRequest, actionRequestSchema } from '@/lib/handoff/action-request';
import { storedItems } from './stored-value';

const requests = storedItems('local', 'action-request', actionRequestSchema);

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
export const readRequests = async (): Promise<ActionRequest[]> =>
  [...(await requests.all()).values()].sort((one, other) => one.at - other.at);

/** Calls back after each change of what is kept; returns what ends that. */
export const watchRequests = (onChange: () => void): (() => void) => requests.watch(onChange);
