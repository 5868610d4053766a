/** Bytes as they are written. */
export class Bytes {
  readonly #bytes: number[] = [];

  byte(byte: number): void {
    this.#bytes.push(byte);
  }

  /** A whole number from 0 on: seven bits a byte, the lowest first. */
  varint(number: number): void {
    let rest = number;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.byte((rest % 128) + 128);
    this.byte(rest);
  }

  hex(digits: string): void {
    for (let at = 0; at < digits.length; at += 2) {
      this.byte(Number.parseInt(digits.slice(at, at + 2), 16));
    }
  }

  all(bytes: Uint8Array): void {
    for (const byte of bytes) this.byte(byte);
  }

  taken(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Bytes as they are read. Throws a `RangeError` where there are no more. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('no more bytes');
    this.#at += 1;
    return byte;
  }

  /** A whole number from 0 on, never more than a number can hold exactly. */
  varint(): number {
    let number = 0;
    for (let weight = 1; weight <= Number.MAX_SAFE_INTEGER; weight *= 128) {
      const byte = this.byte();
      number += (byte % 128) * weight;
      if (byte < 128 && Number.isSafeInteger(number)) return number;
    }
    throw new RangeError('a number too large');
  }

  hex(length: number): string {
    const bytes = [...this.bytes(length)];
    return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  bytes(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError('no more bytes');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  rest(): Uint8Array {
    return this.bytes(this.#bytes.length - this.#at);
  }
}
