import * as z from 'zod/mini';
import { oneLine } from './line';
import { filledText } from './text';

/** A sum in one currency; sums of two currencies are never added up. */
export const moneySchema = z.object({
  value: z.number().check(z.gte(0), z.lte(1e15)),
  currency: filledText(10),
});

/** As all of a note is: in one fixed English form. */
const VALUE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

/** Returns the sum as a note says it, such as 24,000 EUR, on one line. */
export function moneyText({ value, currency }: z.infer<typeof moneySchema>): string {
  return `${VALUE.format(value)} ${oneLine(currency)}`;
}
