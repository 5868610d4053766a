import { addressParser } from 'postal-mime';
import { oneLine } from '../../line';
import { cleanText } from '../../text';
import { addressesIn, addressIn } from './email-address';
import type { Mark, Run } from './runs';

/** What was read between two marks: a name, an address, or both. */
export interface Item {
  /** As it was written; '' where only the address is known. */
  readonly name: string;
  readonly email?: string;
  /** What parts it from the one before. */
  readonly after: Mark;
  /** Whether the name ended in a colon: one's own, or that of a group of addresses. */
  readonly isLabel: boolean;
  /** Whether its address stands in `<>`, which is of the name before it. */
  readonly isBracketed?: boolean;
}

const AND = new Set('and und et och og oraz & + / or 和 及 与 與 と 및'.split(' '));
/** So short that they may be somebody's name or part of one; only right behind an address are they none. */
const SMALL_AND = new Set('y e i a en ja ve és és в и і й та și si και و ו'.split(' '));
/** What stands before addresses in letters and above columns, and is nobody. */
const HEADINGS = new Set(
  `to cc bcc from reply-to an von kopie à de para do dw att e-mail email mail e-mails emails name names
   smtp mailto sip attendees guests participants invitees required optional`.split(/\s+/),
);

/** A word, an address or a mark. */
type Atom =
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'email'; readonly email: string; readonly from: Run['kind'] }
  | { readonly kind: 'word'; readonly text: string; readonly from: Run['kind'] };
type Address = Extract<Atom, { kind: 'email' }>;
type Word = Extract<Atom, { kind: 'word' }>;

function atomsOf(run: Run, next: Run | undefined): Atom[] {
  if (run.kind === 'mark') return [{ kind: 'mark', mark: run.text }];
  const { kind: from, text } = run;
  const words = text.split(/[\s"<>\\]+/).filter(Boolean);
  if (from === 'text') return words.flatMap(atomsOfWord);
  const isName = from === 'quoted' && next?.kind === 'angle' && addressIn(next.text) !== undefined;
  const email = isName ? undefined : addressIn(text);
  if (email !== undefined) return [{ kind: 'email', email, from }];
  // More than the address stands between the signs.
  const isText = !isName && from !== 'aside' && words.some((word) => addressIn(word));
  return isText ? words.flatMap(atomsOfWord) : [{ kind: 'word', text: oneLine(text), from }];
}

function atomsOfWord(word: string): Atom[] {
  if (AND.has(word.toLowerCase())) return [{ kind: 'mark', mark: 'and' }];
  const one = addressIn(word);
  const emails = addressesIn(word) ?? (one === undefined ? [] : [one]);
  if (emails.length === 0) return [{ kind: 'word', text: word, from: 'text' }];
  const [, label] = /^([^:@]+:)./u.exec(word) ?? [];
  return [
    ...(label ? [{ kind: 'word', text: label, from: 'text' } as const] : []),
    ...emails.map((email) => ({ kind: 'email', email, from: 'text' }) as const),
  ];
}

/** What was meant for an address and is none. */
const isBroken = ({ text, from }: Word) => from !== 'quoted' && /[^\s@]@[^\s@]/.test(text);

/** Returns what stands between the marks, each with its address; two addresses are two guests. */
export function itemsOf(runs: readonly Run[]): Item[] {
  const items: Item[] = [];
  let [after, email]: [Mark, Address | undefined] = ['\n', undefined];
  let [before, behind]: [Word[], Word[]] = [[], []];
  const finish = (mark: Mark, carried: Word[] = []) => {
    items.push(...read({ after, email, before, behind }));
    [after, email, before, behind] = [mark, undefined, carried, []];
  };
  for (const atom of runs.flatMap((run, index) => atomsOf(run, runs[index + 1]))) {
    if (atom.kind === 'mark') finish(atom.mark);
    else if (atom.kind === 'word') (email === undefined ? before : behind).push(atom);
    else if (email === undefined) {
      // Before an address in brackets it is the name, whatever it looks like.
      if (atom.from === 'angle') before = before.filter((word) => !isBroken(word));
      else if (before.some(isBroken)) finish('');
      email = atom;
    } else if (atom.from === 'angle' && email.from !== 'angle' && behind.length === 0) email = atom;
    else if (atom.from !== 'aside') {
      const [first, ...rest] = behind;
      const carried = first && SMALL_AND.has(first.text.toLowerCase()) ? rest : behind;
      behind = [];
      finish('', carried);
      email = atom;
    }
  }
  finish('\n');
  return items;
}

interface Reading {
  readonly after: Mark;
  readonly email: Address | undefined;
  readonly before: readonly Word[];
  readonly behind: readonly Word[];
}

function read({ after, email: found, before, behind }: Reading): Item[] {
  if (found === undefined) {
    const name = nameless(before);
    return name === '' ? [] : [{ name, after, isLabel: false }];
  }
  const { email } = found;
  const known = nameOf(before, email);
  const own = known.name === '' ? nameOf(behind, email) : known;
  const item = { ...own, email, after, isBracketed: found.from === 'angle' };
  // Words behind an address that has its name are somebody else.
  const other = known.name === '' ? '' : nameless(behind.filter(({ from }) => from !== 'aside'));
  return other === '' ? [item] : [item, { name: other, after: '', isLabel: false }];
}

const written = ({ text, from }: Word) =>
  ({
    text,
    quoted: `"${text}"`,
    aside: `(${text.replace(/[()\\]/g, ' ')})`,
    angle: text,
    mark: '',
  })[from];

/** A name as the parser reads it: without quotes and comments, encoded words decoded. */
function nameOf(words: readonly Word[], email: string): Pick<Item, 'name' | 'isLabel'> {
  const raw = words.map(written).join(' ');
  const [, label = '', rest = raw] = /^([^":]*):(.*)$/u.exec(raw) ?? [];
  const isLabel = label !== '' && rest.trim() === '';
  const given = isLabel ? label : rest;
  const [parsed, ...more] = addressParser(`${given} <${email}>`, { flatten: true });
  const isWhole = parsed?.address === email && more.length === 0;
  const name = tidy(isWhole ? parsed.name : given);
  const isNobody = HEADINGS.has(name.toLowerCase()) || name.toLowerCase() === email.toLowerCase();
  return { name: isNobody ? '' : name, isLabel };
}

/** The words of somebody without an address; '' for the heading of a list, or for no word at all. */
function nameless(words: readonly Word[]): string {
  const plain = words.filter(({ from }) => from !== 'aside').map(({ text }) => text);
  const isHeading = plain.every((word) => HEADINGS.has(word.replace(/:$/, '').toLowerCase()));
  if (isHeading || plain.at(-1)?.endsWith(':')) return '';
  const shown = (word: Word) => (word.from === 'aside' ? written(word) : word.text);
  return tidy(words.map((word) => shown(word).replace(/["<>\\]+/g, "'")).join(' '));
}

function tidy(text: string): string {
  const name = oneLine(cleanText(text).replace(/["<>\\]/g, ' '))
    .replace(/^[\s'‘’*:;,|/–—-]+/u, '')
    .replace(/(?<![\s'‘’*:;,|/–—-])[\s'‘’*:;,|/–—-]+$/u, '');
  return /[\p{L}\p{N}]/u.test(name) ? name : '';
}
