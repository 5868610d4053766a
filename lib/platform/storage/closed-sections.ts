import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { listOf } from './stored-value';

const KEY = 'closed-sections';
const schema = listOf(z.string());

/** Returns which sections of the panel the user closed; at once, so that the panel does not jump. */
export function readClosedSections(): string[] {
  const kept = localStorage.getItem(KEY);
  if (kept === null) return [];
  try {
    return parseAs(schema, JSON.parse(kept)).data ?? [];
  } catch {
    return []; // no JSON: somebody wrote into it
  }
}

/** Keeps which sections are closed; where the browser keeps nothing, they are open next time. */
export function saveClosedSections(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Full or forbidden: it is only a convenience.
  }
}
