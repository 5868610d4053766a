import type { PickedField } from '@/lib/messaging/picked-fields';

/** Marks of direction, soft hyphens and the like: nobody sees them, and they part what is one. */
const UNSEEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

const EMAIL =
  /(?<![\p{L}\p{M}\p{N}.!#$%&'*+^_`{}~-])[\p{L}\p{M}\p{N}.!#$%&'*+^_`{}~-]+[@＠][\p{L}\p{M}\p{N}-]+(?:[.．][\p{L}\p{M}\p{N}-]+)+/u;
/** What stands right beside an address and can be written in one, but begins or ends none. */
const AROUND_EMAIL = /^[^\p{L}\p{N}_+]+|(?<!-)-+$/gu;

/** A number as people write one; the sign of the next one ends it. */
const NUMBER =
  /(?<![\p{L}\p{N}_/@=#&?-])[\p{Nd}(][\p{Nd}\s()[\]./\u2010-\u2015\u2212-]*|[+＋][\p{Nd}\s()[\]./\u2010-\u2015\u2212-]*/gu;
/** A date at the beginning of what looks like a number. */
const DATE =
  /^(?:\d{4}-\d\d-\d\d|(?:0?[1-9]|[12]\d|3[01])([./])(?:0?[1-9]|1[0-2])\1(?:\d{4}|\d\d))(?![./\d-])/u;
const EXTENSION =
  /^[\s,;]*\(?(?:ext(?:ension)?|x|durchwahl|dw|poste|int(?:erno)?|wewn|доб)[\s.:]*\p{Nd}{1,6}\)?/iu;
const FAX = /fax|факс|t[eé]l[eé]copie|传真|傳真|ファックス|팩스|فاكس/iu;
/** A number of a machine or of a file, by the word before it. */
const NOT_A_PHONE = new RegExp(`(?:${FAX.source}|(?<!\\p{L})(?:f|id))[\\s.:]*$`, 'iu');
const FEWEST_DIGITS = 6;
/** The plans of the world have no longer numbers. */
const MOST_DIGITS = 15;

/**
 * Returns what of a text is the fact: the first address or telephone number in it for an e-mail or a
 * phone, the whole text where there is none, and for all other fields.
 */
export const factIn = (field: PickedField, text: string): string => partIn(field, text) ?? text;

/** Tells whether a text may be this fact, by what it is made of. */
export function fits(field: PickedField, text: string): boolean {
  if (field === 'email' || field === 'phone') return partIn(field, text) !== undefined;
  return /\p{L}/u.test(text) && partIn('email', text) === undefined;
}

/** Tells whether a text is an address or a telephone number and nothing else. */
export const isAll = (field: PickedField, text: string): boolean => partIn(field, text) === text;

/** Tells whether a label is that of a machine which nobody picks up. */
export const isFaxLabel = (label: string): boolean => FAX.test(label);

function partIn(field: PickedField, text: string): string | undefined {
  const seen = text.replace(UNSEEN, '');
  if (field === 'email') return EMAIL.exec(seen)?.[0].replace(AROUND_EMAIL, '');
  if (field === 'phone') return phoneIn(seen);
  return undefined;
}

function phoneIn(text: string): string | undefined {
  const found = [...text.matchAll(NUMBER)].flatMap((run) => {
    const date = DATE.exec(run[0])?.[0].length ?? 0;
    const start = run.index + date;
    const end = run.index + run[0].length;
    const number = numberIn(run[0].slice(date));
    if (number === undefined || /^[@＠]/u.test(text.slice(end))) return [];
    const from = text.indexOf(number, start);
    const extension = EXTENSION.exec(text.slice(from + number.length))?.[0] ?? '';
    return [{ number: number + extension, before: text.slice(0, run.index) }];
  });
  const phone = found.find(({ before }) => !NOT_A_PHONE.test(before)) ?? found[0];
  return phone?.number;
}

const digitsIn = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;

/** The number in a run of digits and what people put between them; the first, where it is two. */
function numberIn(run: string): string | undefined {
  let number = '';
  for (const group of run.split(/(?<=[\s/])(?![\s/])/u)) {
    const isNext = /^\(?0/u.test(group) && digitsIn(number) >= FEWEST_DIGITS + 1;
    if (isNext && digitsIn(run) > MOST_DIGITS) break;
    number += group;
  }
  const bare = number.replace(/^[^\p{Nd}+＋(]+/u, '').replace(/\P{Nd}+$/u, '');
  const digits = digitsIn(bare);
  if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) return undefined;
  return bare.startsWith('(') && !bare.includes(')') ? bare.slice(1) : bare;
}
