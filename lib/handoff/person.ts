import * as z from 'zod/mini';
import { wholeCharacters } from './line';
import { cleanText, filledText } from './text';

const LONGEST_NAME = 200;

/** A CRM user as entries name them: `id` is the CRM's own, unique within one CRM origin. */
export const personSchema = z.object({ id: filledText(200), name: filledText(LONGEST_NAME) });

export type Person = z.infer<typeof personSchema>;

/** Returns a name as a {@link Person} may have it: a CRM's may hold marks that nobody sees, or go on. */
export function personName(name: string, id: string): string {
  const called = wholeCharacters(cleanText(name), LONGEST_NAME).trim();
  return called === '' ? id : called;
}
