import { deflateSync, Inflate, strToU8 } from 'fflate';
import { fromBase64Url, toBase64Url } from './base64url';

/** Bytes; far above what the schemas of all kinds allow. */
const LARGEST = 256 * 1024;
/** Bytes at a time: deflate gives at most about a thousand for one, so memory stays small. */
const SLICE = 256;
/** Deeper nesting than any kind has; what recurses over a value must not run out of stack. */
const DEEPEST = 32;

export type Unpacked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-large' | 'not-an-entry' };

/** Gives JSON text as a payload: deflated, in URL-safe characters. */
export function pack(json: string): string {
  return toBase64Url(deflateSync(strToU8(json), { level: 9 }));
}

/** Gives the value of a payload, or why it has none. Never throws, never decodes past its limit. */
export function unpack(payload: string): Unpacked {
  try {
    const bytes = inflate(fromBase64Url(payload));
    if (!bytes) return { ok: false, reason: 'too-large' };
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isShallow(value, DEEPEST) ? { ok: true, value } : { ok: false, reason: 'not-an-entry' };
  } catch {
    // Base64, deflate, UTF-8 and JSON all say by throwing that the payload is not what it should be.
    return { ok: false, reason: 'damaged' };
  }
}

/** The decoded bytes, or `undefined` as soon as they are too many. */
function inflate(bytes: Uint8Array): Uint8Array | undefined {
  const whole = new Uint8Array(LARGEST);
  let length = 0;
  const inflater = new Inflate((chunk) => {
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
