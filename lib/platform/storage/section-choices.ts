import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';

const KEY = 'section-choices';
/** Records for which it is kept: the latest. */
const MOST_RECORDS = 200;
const schema = z.array(z.tuple([z.number(), z.record(z.string(), z.boolean())]));

/** Which sections the user opened (`true`) or folded, by a number that stands for the record. */
export type SectionChoices = readonly (readonly [number, Readonly<Record<string, boolean>>])[];

/** Returns what the user opened and folded, latest record last; at once, so that the panel does not jump. */
export function readSectionChoices(): SectionChoices {
  const kept = localStorage.getItem(KEY);
  if (kept === null) return [];
  try {
    return parseAs(schema, JSON.parse(kept)).data ?? [];
  } catch {
    return []; // no JSON: somebody wrote into it
  }
}

/** Keeps it for the latest records; where the browser keeps nothing, sections open by need next time. */
export function saveSectionChoices(choices: SectionChoices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices.slice(-MOST_RECORDS)));
  } catch {
    // Full or forbidden: it is only a convenience.
  }
}
