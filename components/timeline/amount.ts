/** Spaces of all kinds and apostrophes, which some put between thousands. */
const BLANKS = /[\s'’]/gu;

/**
 * Gives the number that an amount of money says, with thousands parted and decimals after a comma or
 * a point, as people write either; `undefined` where it says none.
 */
export function amountOf(typed: string): number | undefined {
  const text = typed.replace(BLANKS, '');
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(text)) {
    return Number(text.replaceAll('.', '').replace(',', '.'));
  }
  if (/^\d{1,12}[.,]\d{1,2}$/.test(text)) return Number(text.replace(',', '.'));
  return undefined;
}
