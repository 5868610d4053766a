const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns the format of the locale (BCP 47; the browser's own where left out) for a zone that is
 * named: a new one takes the browser about as long as a hundred dates in it, so each is made once.
 * A format without a zone is not kept, since whoever travels takes the computer along.
 * Throws where the browser knows neither the locale nor the zone.
 */
export function dateFormat(
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions & { readonly timeZone: string },
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}
