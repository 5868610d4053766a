import { Bytes } from './bytes';
import { HOLE, SHAPES, WORDS, type Shape } from './line-tables';

/**
 * A value in three streams. `structure` says what stands where, `texts` holds the words, each with a
 * zero at its end, and `numbers` ids, instants and large numbers, which no compression makes smaller.
 */
export interface PackedValue {
  readonly structure: Uint8Array;
  readonly texts: string;
  readonly numbers: Uint8Array;
}

/** What a byte of the structure means below `FIRST.number`. */
export const TAG = {
  null: 0,
  false: 1,
  true: 2,
  /** The next text. */
  text: 3,
  /** The next text is JSON: a number with a fraction, or words that hold what ends a text. */
  json: 4,
  uuid: 5,
  number: 6,
  negative: 7,
  /** Minutes and milliseconds after and before the entry's own instant. */
  minutesAfter: 8,
  minutesBefore: 9,
  after: 10,
  before: 11,
  list: 12,
  object: 13,
} as const;

/** Where the bytes begin that mean a number from 0 on, a list so long, a word and a shape. */
export const FIRST = { number: 16, list: 32, word: 40, shape: 136 } as const;
/** In place of a key's word: the key is the next text. */
export const TEXT_KEY = 255;
/** Numbers from here on are instants, or as large. */
const LARGE = 2 ** 31;
export const MINUTE_MS = 60_000;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const wordIndexes = new Map(WORDS.map((word, index) => [word, index]));
const shapesBySize = Map.groupBy(
  SHAPES.map((shape, index) => ({ index, parts: Object.entries(shape) })),
  ({ parts }) => parts.length,
);

/** Packs what JSON can hold of a value; instants in it are told from `base` (UTC, ms, not before 1970). */
export function packValue(value: unknown, base: number): PackedValue {
  const packer = new Packer(base);
  packer.write(value);
  return packer.packed();
}

class Packer {
  readonly #base: number;
  readonly #structure = new Bytes();
  readonly #numbers = new Bytes();
  #texts = '';

  constructor(base: number) {
    this.#base = base;
    this.#numbers.varint(base);
  }

  packed(): PackedValue {
    const [structure, numbers] = [this.#structure.taken(), this.#numbers.taken()];
    return { structure, texts: this.#texts, numbers };
  }

  write(value: unknown): void {
    if (typeof value === 'boolean') this.#structure.byte(value ? TAG.true : TAG.false);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'string') this.#string(value);
    else if (Array.isArray(value)) this.#list(value);
    else if (typeof value === 'object' && value !== null) this.#object(value);
    else this.#structure.byte(TAG.null);
  }

  #text(tag: typeof TAG.text | typeof TAG.json, text: string): void {
    this.#structure.byte(tag);
    this.#texts += `${text}\0`;
  }

  #string(text: string): void {
    const word = wordIndexes.get(text) ?? Infinity;
    if (word < FIRST.shape - FIRST.word) {
      this.#structure.byte(FIRST.word + word);
    } else if (UUID.test(text)) {
      this.#structure.byte(TAG.uuid);
      this.#numbers.hex(text.replaceAll('-', ''));
    } else if (text.isWellFormed() && !text.includes('\0')) {
      this.#text(TAG.text, text);
    } else {
      this.#text(TAG.json, JSON.stringify(text));
    }
  }

  #number(number: number): void {
    const from = number - this.#base;
    if (!Number.isSafeInteger(number)) {
      this.#text(TAG.json, JSON.stringify(number));
    } else if (number >= 0 && number < FIRST.list - FIRST.number) {
      this.#structure.byte(FIRST.number + number);
    } else if (Math.abs(number) < LARGE || !Number.isSafeInteger(from)) {
      this.#tagged(number < 0 ? TAG.negative : TAG.number, Math.abs(number));
    } else if (from % MINUTE_MS === 0) {
      this.#tagged(from < 0 ? TAG.minutesBefore : TAG.minutesAfter, Math.abs(from) / MINUTE_MS);
    } else {
      this.#tagged(from < 0 ? TAG.before : TAG.after, Math.abs(from));
    }
  }

  #tagged(tag: number, number: number): void {
    this.#structure.byte(tag);
    this.#numbers.varint(number);
  }

  #list(items: readonly unknown[]): void {
    if (items.length < FIRST.word - FIRST.list) this.#structure.byte(FIRST.list + items.length);
    else this.#tagged(TAG.list, items.length);
    for (const item of items) this.write(item);
  }

  #object(object: object): void {
    const all: [string, unknown][] = Object.entries(object);
    const values = new Map(all.filter(([, value]) => value !== undefined));
    const known = shapesBySize.get(values.size)?.find(({ parts }) => fits(values, parts));
    if (known) {
      this.#structure.byte(FIRST.shape + known.index);
      for (const [key, always] of known.parts) if (always === HOLE) this.write(values.get(key));
      return;
    }
    this.#tagged(TAG.object, values.size);
    for (const [key, value] of values) {
      this.#key(key);
      this.write(value);
    }
  }

  #key(key: string): void {
    const word = wordIndexes.get(key) ?? TEXT_KEY;
    this.#structure.byte(Math.min(word, TEXT_KEY));
    if (word >= TEXT_KEY) this.#texts += `${JSON.stringify(key)}\0`;
  }
}

type Parts = readonly (readonly [key: string, always: Shape[string]])[];

function fits(values: ReadonlyMap<string, unknown>, parts: Parts): boolean {
  return parts.every(
    ([key, always]) => values.has(key) && (always === HOLE || values.get(key) === always),
  );
}
