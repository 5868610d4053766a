import * as z from 'zod/mini';
import { filledText } from './text';

/** A sum in one currency; sums of two currencies are never added up. */
export const moneySchema = z.object({
  value: z.number().check(z.gte(0), z.lte(1e15)),
  currency: filledText(10),
});
