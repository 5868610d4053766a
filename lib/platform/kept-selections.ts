import * as z from 'zod/mini';
import { storedValue } from './stored-value';

const MOST_KEPT = 20;

const stored = storedValue('session', 'kept-selections', z.array(z.string()), []);

/** Keeps a selection for which no record was open, until a panel takes it. */
export async function keepSelection(text: string): Promise<void> {
  await stored.write([...(await stored.read()), text].slice(-MOST_KEPT));
}

/** Gives the selections that wait for a record, oldest first. */
export const readKeptSelections = (): Promise<string[]> => stored.read();

/** Calls back after each change of what waits; gives what ends that. */
export const watchKeptSelections = (onChange: (texts: string[]) => void): (() => void) =>
  stored.watch(onChange);

/** Empties the list once its lines are in a draft. */
export const dropKeptSelections = (): Promise<void> => stored.write([]);
