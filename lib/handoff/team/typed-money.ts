import { asciiDigits } from '../text';

/** Digits, alone or in groups of three that one mark parts, and perhaps a fraction behind another mark. */
const SUM = /^(\d{1,3}(?:([.,'’ ])\d{3})(?:\2\d{3})*|\d+)(?:([.,])(\d{1,2}))?$/;

/**
 * Returns the sum that was typed, however its groups and its fraction are marked; `undefined` for
 * anything else. What could be either is read in groups: 1.200 is twelve hundred.
 */
export function typedSum(text: string): number | undefined {
  const plain = asciiDigits(text)
    .trim()
    .replaceAll(/[\u00a0\u202f\s]/gu, ' ');
  const [, whole, group, mark, fraction = '0'] = SUM.exec(plain) ?? [];
  if (whole === undefined || (mark !== undefined && mark === group)) return undefined;
  return Number(`${whole.replaceAll(/\D/g, '')}.${fraction}`);
}

/** Returns the currency that was typed, as its three letters; `undefined` for anything else. */
export function typedCurrency(text: string): string | undefined {
  const letters = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(letters) ? letters : undefined;
}
