import { wholeCharacters } from './line';
import type { Person } from './person';

/** No CRM's user id begins like this. */
const PREFIX = 'typed:';
const LONGEST_NAME = 190;

/** Returns a person of whom only the name is known, because the CRM would not show its users. */
export function typedPerson(name: string): Person {
  const short = wholeCharacters(name, LONGEST_NAME);
  return { id: `${PREFIX}${short}`, name: short };
}

/** Tells whether a person was typed by hand, and so is no user that a record could be given to. */
export function isTypedPerson(person: Person): boolean {
  return person.id.startsWith(PREFIX);
}
