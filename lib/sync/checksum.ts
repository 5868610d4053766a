import { toBase64Url } from './base64url';

/** CRC-32 (IEEE) by bytes. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** Returns the CRC-32 of a text's UTF-8 as six URL-safe characters: against accidents, not forgery. */
export function checksum(text: string): string {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  }
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, ~crc);
  return toBase64Url(sum);
}
