/** `String.fromCharCode` takes its bytes as arguments, of which there may not be too many. */
const SLICE = 8192;

/** Returns the bytes as base64, as requests and exports carry them. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += SLICE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + SLICE));
  }
  return btoa(binary);
}
