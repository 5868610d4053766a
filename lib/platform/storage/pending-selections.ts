import * as z from 'zod/mini';
import { listOf, storedValue } from './stored-value';

const stored = storedValue('session', 'kept-selections', listOf(z.string()), []);

/** Keeps a selection for which no record was open, until a panel takes it. */
export const addPendingSelection = (text: string): Promise<void> =>
  stored.update((texts) => [...texts, text]);

/** Returns the selections that wait for a record, oldest first. */
export const readPendingSelections = (): Promise<string[]> => stored.read();

/** Calls back after each change of what waits; returns what ends that. */
export const watchPendingSelections = (onChange: (texts: string[]) => void): (() => void) =>
  stored.watch(onChange);

/** Forgets these texts once they are in a draft; one that has come meanwhile waits on. */
export const dropPendingSelections = (taken: readonly string[]): Promise<void> =>
  stored.update((texts) => texts.filter((text) => !taken.includes(text)));
