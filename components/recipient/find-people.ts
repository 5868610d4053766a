import { distance } from 'fastest-levenshtein';
import { folded, withoutDigraphs, wordsOf } from '@/lib/panel/folded';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
}

/** More names than anybody reads: the list says to type on. */
export const MOST_SHOWN = 50;

/**
 * The people whose name holds every typed word, in any order and however it is spelled, or whose
 * e-mail begins with it; the likeliest first. Where there are none, those whose name is nearly
 * that. '' finds all. Colleagues share what comes after the @, so that finds nobody in particular.
 */
export function findPeople<Person extends Named>(
  people: readonly Person[],
  typed: string,
): Person[] {
  const query = queryOf(typed);
  const ranked = rankedBy(people, (known) => rankOf(query, known));
  const found = ranked.length > 0 ? ranked : rankedBy(people, (known) => farness(query, known));
  return found.slice(0, MOST_SHOWN);
}

/** Whether what was typed is all of a person's name, in whatever order and spelling, or their e-mail. */
export function isWholeName(person: Named, typed: string): boolean {
  const [query, known] = [queryOf(typed), knownOf(person)];
  if (query.terms.length === 1 && query.terms[0] === known.email) return true;
  return sameText(query.words, known.words) || sameText(query.plainWords, known.plainWords);
}

function sameText(some: readonly string[], others: readonly string[]): boolean {
  const inOrder = (words: readonly string[]) => words.toSorted().join(' ');
  return some.join('') === others.join('') || inOrder(some) === inOrder(others);
}

/** What was typed, or what somebody is called, as one is looked for in the other. */
interface Name {
  readonly words: readonly string[];
  /** The words with one letter for two that may stand for it. */
  readonly plainWords: readonly string[];
}

interface Query extends Name {
  /** What stands between blanks and commas: words, or an e-mail address. */
  readonly terms: readonly string[];
}

interface Known extends Name {
  readonly joined: string;
  readonly plainJoined: string;
  readonly email: string;
}

function nameOf(text: string): Name {
  const words = wordsOf(text);
  return { words, plainWords: words.map(withoutDigraphs) };
}

function queryOf(typed: string): Query {
  const text = folded(typed);
  const terms = text.split(/[\s,;<>()"“”]+/u).filter(Boolean);
  return { ...nameOf(text), terms };
}

/** What each person is looked for by: made once, since all are looked through at every keystroke. */
const KNOWN = new WeakMap<Named, Known>();

function knownOf(person: Named): Known {
  const kept = KNOWN.get(person);
  if (kept) return kept;
  const name = nameOf(folded(person.name));
  const known = {
    ...name,
    joined: name.words.join(''),
    plainJoined: name.plainWords.join(''),
    email: folded(person.email ?? ''),
  };
  KNOWN.set(person, known);
  return known;
}

const byName = new Intl.Collator();

/** Those who have a rank, the lowest first, and by name where it is the same. */
function rankedBy<Person extends Named>(
  people: readonly Person[],
  rank: (known: Known) => number | undefined,
): Person[] {
  return people
    .flatMap((person) => {
      const its = rank(knownOf(person));
      return its === undefined ? [] : [{ person, rank: its }];
    })
    .sort((a, b) => a.rank - b.rank || byName.compare(a.person.name, b.person.name))
    .map(({ person }) => person);
}

/** How well somebody fits, 0 best; `undefined` where they do not. */
function rankOf({ terms, words, plainWords }: Query, known: Known): number | undefined {
  if (terms.length === 0) return 0;
  const isFound = terms.every(
    (term) =>
      (known.email !== '' && known.email.startsWith(term)) ||
      wordsOf(term).every(
        (word) => known.joined.includes(word) || known.plainJoined.includes(withoutDigraphs(word)),
      ),
  );
  if (!isFound || words.length === 0) return undefined;
  if (known.joined.startsWith(words.join(''))) return 0;
  if (known.plainJoined.startsWith(plainWords.join(''))) return 1;
  const begins = (word: string) => known.plainWords.some((its) => its.startsWith(word));
  return plainWords.every(begins) ? 2 : 3;
}

/** How many letters part what was typed from somebody's name; `undefined` where that is another's. */
function farness({ terms, plainWords }: Query, known: Known): number | undefined {
  const [term] = terms;
  if (term?.includes('@')) return nearly(term, known.email);
  const [fewer, more] =
    plainWords.length <= known.plainWords.length
      ? [plainWords, known.plainWords]
      : [known.plainWords, plainWords];
  if (fewer.length === 0) return undefined;
  const far = wordsFarness(fewer, more);
  return far ?? nearly(plainWords.join(''), known.plainJoined);
}

/** More slips than anybody makes in one name. */
const MOST_LETTERS = 3;

/** The letters by which each of some words differs from the nearest of others, none of them twice. */
function wordsFarness(some: readonly string[], others: readonly string[]): number | undefined {
  const left = [...others];
  let sum = 0;
  for (const word of some.toSorted((a, b) => b.length - a.length)) {
    const gaps = left.map((other) => nearly(word, other) ?? beginning(word, other) ?? Infinity);
    const least = Math.min(...gaps);
    if (least === Infinity) return undefined;
    left.splice(gaps.indexOf(least), 1);
    sum += least;
  }
  return sum <= MOST_LETTERS ? sum : undefined;
}

/** An initial or a short form. */
function beginning(word: string, other: string): number | undefined {
  return word.startsWith(other) || other.startsWith(word) ? 1 : undefined;
}

/** How many letters part two words, where they could be meant for one another. */
function nearly(one: string, other: string): number | undefined {
  const length = Math.max(one.length, other.length);
  const most = length < 3 ? 0 : length < 5 ? 1 : 2;
  if (Math.abs(one.length - other.length) > most) return undefined;
  const far = distance(one, other);
  return far <= most ? far : undefined;
}
