/** The kinds of record that Baton works on, by the first characters of their ids. */
const TYPES: Readonly<Record<string, string>> = {
  '001': 'Account',
  '003': 'Contact',
  '006': 'Opportunity',
  '00Q': 'Lead',
};
const USER_PREFIX = '005';

const CHECK_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const CHUNK = 5;

/**
 * An id in its long form, or `undefined` for what is no id. The short form of 15 characters
 * tells capitals apart; the three that the long form adds say which of them are capitals.
 */
export function longId(id: string): string | undefined {
  if (!/^[0-9A-Za-z]{15}(?:[A-Z0-5]{3})?$/.test(id)) return undefined;
  const short = id.slice(0, 15);
  const long =
    short + [0, 5, 10].map((start) => checkOf(short.slice(start, start + CHUNK))).join('');
  return id.length === 15 || id === long ? long : undefined;
}

function checkOf(chunk: string): string {
  const capitals = chunk
    .split('')
    .reduce((bits, character, place) => bits + (/[A-Z]/.test(character) ? 2 ** place : 0), 0);
  return CHECK_CHARACTERS.charAt(capitals);
}

/** The kind of record of an id, or `undefined` for one that Baton does not work on. */
export function typeOf(id: string): string | undefined {
  const prefix = id.slice(0, 3);
  return Object.hasOwn(TYPES, prefix) ? TYPES[prefix] : undefined;
}

/** Whether it is the id of a user; records can also belong to queues. */
export function isUserId(id: string): boolean {
  return id.startsWith(USER_PREFIX) && longId(id) === id;
}
