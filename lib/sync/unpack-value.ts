import { Reader } from './bytes';
import { HOLE, SHAPES, type Shape, WORDS } from './line-tables';
import { FIRST, MINUTE_MS, type PackedValue, TAG, TEXT_KEY } from './pack-value';

/** What a line can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Thrown where a line names what the tables do not hold: they have grown since. */
export class NewerTablesError extends Error {}

/** Deeper nesting than any kind has; what recurses over a value must not run out of stack. */
const DEEPEST = 32;

/** Unpacks a value. Throws where the streams are not what {@link packValue} makes. */
export function unpackValue(packed: PackedValue): Json {
  const unpacker = new Unpacker(packed);
  const value = unpacker.read(0);
  unpacker.end();
  return value;
}

class Unpacker {
  readonly #structure: Reader;
  readonly #numbers: Reader;
  readonly #texts: readonly string[];
  readonly #base: number;
  readonly #most: number;
  #textsRead = 0;

  constructor({ structure, texts, numbers }: PackedValue) {
    this.#structure = new Reader(structure);
    this.#numbers = new Reader(numbers);
    this.#texts = texts.split('\0');
    this.#base = this.#numbers.varint();
    // Each item of a list, and each value of an object, takes a byte at least.
    this.#most = structure.length;
  }

  /** Throws unless everything is read; what follows the last end of a text is nothing. */
  end(): void {
    const isAll = this.#structure.isAtEnd && this.#numbers.isAtEnd;
    const isLastText = this.#textsRead === this.#texts.length - 1;
    if (!isAll || !isLastText || this.#texts.at(-1) !== '')
      throw new RangeError('more than one value');
  }

  read(level: number): Json {
    if (level > DEEPEST) throw new RangeError('nested too deeply');
    const byte = this.#structure.byte();
    if (byte < FIRST.number) return this.#tagged(byte, level);
    if (byte < FIRST.list) return byte - FIRST.number;
    if (byte < FIRST.word) return this.#list(byte - FIRST.list, level);
    if (byte < FIRST.shape) return tableEntry(WORDS, byte - FIRST.word);
    const parts = Object.entries(tableEntry(SHAPES, byte - FIRST.shape));
    const read = (always: Shape[string]) => (always === HOLE ? this.read(level + 1) : always);
    return Object.fromEntries(parts.map(([key, always]) => [key, read(always)]));
  }

  #tagged(tag: number, level: number): Json {
    switch (tag) {
      case TAG.null:
        return null;
      case TAG.false:
        return false;
      case TAG.true:
        return true;
      case TAG.text:
        return this.#text();
      case TAG.json:
        return leafOf(this.#text());
      case TAG.uuid:
        return this.#numbers.hex(16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      case TAG.number:
        return this.#numbers.varint();
      case TAG.negative:
        return -this.#numbers.varint();
      case TAG.minutesAfter:
        return this.#base + this.#numbers.varint() * MINUTE_MS;
      case TAG.minutesBefore:
        return this.#base - this.#numbers.varint() * MINUTE_MS;
      case TAG.after:
        return this.#base + this.#numbers.varint();
      case TAG.before:
        return this.#base - this.#numbers.varint();
      case TAG.list:
        return this.#list(this.#numbers.varint(), level);
      case TAG.object:
        return this.#object(this.#numbers.varint(), level);
      default:
        throw new NewerTablesError();
    }
  }

  #text(): string {
    const text = this.#texts[this.#textsRead];
    this.#textsRead += 1;
    if (text === undefined || this.#textsRead === this.#texts.length) {
      throw new RangeError('no more texts');
    }
    return text;
  }

  #list(length: number, level: number): Json[] {
    if (length > this.#most) throw new RangeError('a list longer than its line');
    return Array.from({ length }, () => this.read(level + 1));
  }

  #object(length: number, level: number): Json {
    if (length > this.#most) throw new RangeError('an object larger than its line');
    const pair = () => [this.#key(), this.read(level + 1)] as const;
    return Object.fromEntries(Array.from({ length }, pair));
  }

  #key(): string {
    const index = this.#structure.byte();
    if (index !== TEXT_KEY) return tableEntry(WORDS, index);
    const key = leafOf(this.#text());
    if (typeof key !== 'string') throw new TypeError('a key that is no text');
    return key;
  }
}

function tableEntry<Entry>(table: readonly Entry[], index: number): Entry {
  const entry = table[index];
  if (entry === undefined) throw new NewerTablesError();
  return entry;
}

function leafOf(json: string): string | number {
  const value: unknown = JSON.parse(json);
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError('no text and no number');
}
