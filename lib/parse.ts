import * as z from 'zod/mini';

/**
 * Parses what came from outside. Total: a schema's own checks may run on a value of the wrong type
 * and throw there (a `length` that is no number is enough), and then the value simply does not fit.
 */
export function parseAs<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): z.core.util.SafeParseResult<z.infer<Schema>> {
  try {
    return schema.safeParse(value);
  } catch {
    return z.never().safeParse(undefined);
  }
}
