import { deflateSync, Inflate, strToU8 } from 'fflate';
import { fromBase64Url, toBase64Url } from './base64url';
import { Bytes, Reader } from './bytes';
import { packValue } from './pack-value';
import { PHRASES } from './phrases';
import { NewerTablesError, unpackValue } from './unpack-value';

/** Bytes; far above what the schemas of all kinds allow. */
const LARGEST = 256 * 1024;
/** Bytes at a time: deflate gives at most about a thousand for one, so memory stays small. */
const SLICE = 256;
/** Deeper nesting than any kind has; what recurses over a value must not run out of stack. */
const DEEPEST = 32;

/**
 * The first byte of a payload. The first version began with deflate at once; a block's type of 3,
 * which deflate does not have, tells all later ones from it, and their number stands above it.
 */
const VERSIONED = 0b111;
const VERSION = (2 << 3) | VERSIONED;
const DIGEST_BYTES = 4;

/** What a line carries. */
export interface LineContent {
  readonly entry: { readonly at: number };
  /** Of the readable text, as `checksum` makes it. */
  readonly digest: string;
}

export type Unpacked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large' | 'not-an-entry' | 'newer' };

/** Packs what a line carries into URL-safe characters. */
export function pack({ entry, digest }: LineContent): string {
  const { structure, texts, numbers } = packValue(entry, Math.max(0, entry.at));
  const words = new Bytes();
  words.all(structure);
  words.all(strToU8(texts));
  const payload = new Bytes();
  payload.byte(VERSION);
  payload.all(fromBase64Url(digest));
  payload.varint(structure.length);
  payload.varint(numbers.length);
  payload.all(numbers);
  payload.all(deflateSync(words.taken(), { level: 9, dictionary: PHRASES }));
  return toBase64Url(payload.taken());
}

/** Unpacks the value of a payload, or says why it has none. Never throws, never decodes past its limit. */
export function unpack(payload: string): Unpacked {
  try {
    const bytes = fromBase64Url(payload);
    const first = bytes[0] ?? 0;
    if ((first & VERSIONED) !== VERSIONED) return unpackFirstVersion(bytes);
    if (first !== VERSION) return { ok: false, reason: 'newer' };
    return unpackBytes(new Reader(bytes.subarray(1)));
  } catch (error) {
    // Base64, deflate, UTF-8 and JSON all say by throwing that the payload is not what it should be.
    return { ok: false, reason: error instanceof NewerTablesError ? 'newer' : 'damaged' };
  }
}

function unpackBytes(reader: Reader): Unpacked {
  const digest = toBase64Url(reader.bytes(DIGEST_BYTES));
  const structureLength = reader.varint();
  const numbers = reader.bytes(reader.varint());
  const words = inflate(reader.rest(), PHRASES);
  if (!words) return { ok: false, reason: 'too-large' };
  const inner = new Reader(words);
  const structure = inner.bytes(structureLength);
  const entry = unpackValue({ structure, texts: textOf(inner.rest()), numbers });
  return { ok: true, value: { entry, digest } };
}

/** A payload of the first version: JSON, deflated. */
function unpackFirstVersion(bytes: Uint8Array): Unpacked {
  const json = inflate(bytes);
  if (!json) return { ok: false, reason: 'too-large' };
  const value: unknown = JSON.parse(textOf(json));
  return isShallow(value, DEEPEST) ? { ok: true, value } : { ok: false, reason: 'not-an-entry' };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** The decoded bytes, or `undefined` as soon as they are too many. */
function inflate(bytes: Uint8Array, dictionary?: Uint8Array): Uint8Array | undefined {
  const whole = new Uint8Array(LARGEST);
  let length = 0;
  const inflater = new Inflate({ ...(dictionary && { dictionary }) }, (chunk) => {
    if (length + chunk.length <= LARGEST) whole.set(chunk, length);
    length += chunk.length;
  });
  for (let start = 0; length <= LARGEST && start < bytes.length; start += SLICE) {
    inflater.push(bytes.subarray(start, start + SLICE), start + SLICE >= bytes.length);
  }
  return length <= LARGEST ? whole.subarray(0, length) : undefined;
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
