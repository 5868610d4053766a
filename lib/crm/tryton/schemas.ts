import * as z from 'zod/mini';

/** A text of a record: trimmed, and `undefined` for all of Tryton's ways to say that it is empty. */
export const textSchema = z.pipe(
  z.nullish(z.string()),
  z.transform((text) => {
    const trimmed = text?.trim();
    return trimmed === '' ? undefined : trimmed;
  }),
);

/** A date and time as Tryton writes them (UTC, without saying so), as an instant (UTC, ms). */
export const datetimeSchema = z.pipe(
  z.object({
    year: z.int(),
    month: z.int(),
    day: z.int(),
    hour: z.int(),
    minute: z.int(),
    second: z.int(),
    microsecond: z.int(),
  }),
  z.transform(({ year, month, day, hour, minute, second, microsecond }) =>
    Date.UTC(year, month - 1, day, hour, minute, second, Math.floor(microsecond / 1000)),
  ),
);

/** An instant (UTC, ms) as Tryton takes it. */
export function datetimeOf(instant: number): Record<string, unknown> {
  const at = new Date(instant);
  return {
    __class__: 'datetime',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    microsecond: at.getUTCMilliseconds() * 1000,
  };
}
