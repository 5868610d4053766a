import { oneLine } from '../../line';
import { cleanText } from '../../text';
import { isEmailAddress } from './email-address';
import { type Item, itemsOf } from './items';
import { runsOf, usualSigns } from './runs';

/** Somebody whom a meeting is with. Without an address they stand in the brief and in no invite. */
export interface Guest {
  /** As it was written; '' where only the address is known. */
  readonly name: string;
  readonly email?: string;
}

/**
 * Returns the guests of a meeting from what people type and paste: lists of mail programs (RFC 5322,
 * and `Last, First <address>`), columns and rows of sheets, sentences. Each address comes once. What
 * has none that can be read is a guest too, by its words. Never fails.
 */
export function readGuests(typed: string): Guest[] {
  const text = cleanText(typed.replace(/\r\n?|[\v\f\u0085]/g, '\n'));
  return once(joined(itemsIn(text))).map(named);
}

const itemsIn = (text: string) => itemsOf(runsOf(usualSigns(text)));

/** An address that is but part of a name is asked by no later reading of the same words either. */
function named(guest: Guest): Guest {
  if (!guest.name.includes('@')) return guest;
  const isReadable = itemsIn(guest.name).some(({ email }) => email !== undefined);
  return isReadable ? { ...guest, name: guest.name.replaceAll('@', ' @ ') } : guest;
}

/** Returns whom an attendee of a brief is; several where an older Baton took them for one. */
export function guestsOfAttendee(attendee: string): Guest[] {
  const line = oneLine(attendee);
  const [, name, email] = /^([^<>@"]*)<([^<>]*)>$/.exec(line) ?? [];
  if (name === undefined || email === undefined || !isEmailAddress(email)) return readGuests(line);
  return [{ name: name.trim(), email }];
}

/** Returns a guest as people read it: `Dana Whitfield <dana@northwind.example>`. */
export function guestText({ name, email }: Guest): string {
  if (email === undefined) return name;
  return name === '' ? email : `${name} <${email}>`;
}

/** Returns guests as a text that {@link readGuests} takes for the same ones, one a line. */
export function typedGuests(guests: readonly Guest[]): string {
  const quoted = ({ name, ...rest }: Guest) => ({ ...rest, name: name && `"${name}"` });
  const isRead = (one: Guest) => {
    const again = readGuests(guestText(one));
    return again.length === 1 && again[0]?.name === one.name && again[0].email === one.email;
  };
  return guests
    .map((one) => guestText(isRead(one) ? one : quoted(one)) + (one.email === undefined ? ';' : ''))
    .join('\n');
}

const SUFFIX = /^(?:jr|sr|dr|prof|ph\.?d|md|m\.d|mba|esq|cpa|i{2,3}|iv)\.?$/i;
const PARTICLE =
  /^(?:van|von|de|der|den|del|della|da|dos|di|du|la|le|al|el|bin|ben|mc|st|zu|ter)$/i;

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether an address speaks of a name: `jane.doe@…` of Doe. */
function speaksOf(email: string, name: string): boolean {
  const [local = ''] = folded(email).split('@');
  return folded(name)
    .split(/[^\p{L}]+/u)
    .some((word) => word.length > 2 && local.includes(word));
}

const wordsOf = (name: string) => name.split(' ').filter((word) => !PARTICLE.test(word));

/** Puts together what a mark parts within one guest: `Doe, Jane <…>`, the cells of a row. */
function joined(items: readonly Item[]): Item[] {
  const isTable = isRows(items);
  const guests: Item[] = [];
  items.forEach((item, index) => {
    const next = items[index + 1];
    // The name of a group is nobody's own.
    const one = item.isLabel && next?.after === ',' ? { ...item, name: '' } : item;
    const last = guests.at(-1);
    const name = last && nameOfBoth(last, one, { isTable, earlier: guests.at(-2), next });
    if (name === undefined) guests.push(one);
    else guests.splice(-1, 1, { ...last, ...one, after: last?.after ?? one.after, name });
  });
  return guests;
}

interface Around {
  readonly isTable: boolean;
  readonly earlier: Item | undefined;
  readonly next: Item | undefined;
}

/** The name of the guest that two items are together; `undefined` where they are two guests. */
function nameOfBoth(last: Item, item: Item, around: Around): string | undefined {
  if (last.name.includes('@') || item.name.includes('@')) return undefined;
  if (last.email !== undefined && item.email !== undefined) return undefined;
  const email = last.email ?? item.email;
  if (item.after === '\t') return nameOfCells(last, item, around);
  if (email === undefined) return undefined;
  const [name, other] = item.email === undefined ? [item.name, last.name] : [last.name, item.name];
  const isSaid = speaksOf(email, name);
  if (other === '') {
    const isBelow = item.after === '\n' && item.isBracketed === true;
    const isOne = isSaid || isBelow || (around.isTable && item.after === ',');
    return isOne && (item.after === ',' || item.after === '\n') ? name : undefined;
  }
  if (item.after !== ',' || item.email === undefined) return undefined;
  const isOneOfMany = last.after === ',' && around.earlier && around.earlier.email === undefined;
  const isLastFirst = isSaid || wordsOf(name).length < 2 || wordsOf(other).length < 2;
  const isOne = SUFFIX.test(other) || (isLastFirst && !isOneOfMany);
  return isOne ? `${name}, ${other}` : undefined;
}

/** A row of a sheet: names before their address, or one behind it; what is behind both is no name. */
function nameOfCells(last: Item, item: Item, { next }: Around): string | undefined {
  if (last.email === undefined) return [last.name, item.name].filter(Boolean).join(' ');
  if (last.name === '' && last.after !== '\t') return item.name;
  const isOfNext = next?.after === '\t' && next.email !== undefined;
  return isOfNext ? undefined : last.name;
}

/** Whether all of it is rows of two cells, a name and an address, that commas part. */
function isRows(items: readonly Item[]): boolean {
  return (
    items.length > 3 &&
    items.every((item, index) => {
      const isSecond = index % 2 === 1;
      const hasAddress = item.email !== undefined;
      const other = items[isSecond ? index - 1 : index + 1];
      return (
        item.after === (isSecond ? ',' : '\n') &&
        (!hasAddress || item.name === '') &&
        other !== undefined &&
        hasAddress !== (other.email !== undefined)
      );
    })
  );
}

/** Each address once, under the first name that comes with it. */
function once(items: readonly Item[]): Guest[] {
  const known = new Map<string, Guest>();
  items.forEach(({ name, email }) => {
    const key = email?.toLowerCase() ?? ` ${name}`;
    const before = known.get(key);
    const address = before?.email ?? email;
    known.set(key, {
      name: before ? before.name || name : name,
      ...(address && { email: address }),
    });
  });
  return [...known.values()];
}
