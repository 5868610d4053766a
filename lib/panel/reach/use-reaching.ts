import { useSettings } from '../hooks';
import { ownZone } from '../time/time-text';
import { laterPart, useLoaded } from '../use-loaded';
import type * as reaching from './reaching';

type Reaching = typeof reaching;

const reachingPart = laterPart<Reaching>(() => import('./reaching'));

/**
 * What makes links of handles; `undefined` for a moment, since the telephone numbers' plans of all
 * countries weigh as much as the panel and are read only where somebody can be reached.
 */
export function useReaching(): Reaching | undefined {
  return useLoaded(reachingPart);
}

/** What tells where a person's telephone numbers are dialled. */
export interface PhoneHome {
  /** Where they work (IANA), as far as it is known. */
  readonly zone?: string | undefined;
  /** What the user chose as their own country (ISO 3166), if they did. */
  readonly country?: string | undefined;
}

/**
 * The country (ISO 3166, two letters) in which a person's telephone numbers are dialled that name
 * none: that of their zone, else the user's own.
 */
export function countryOf(loaded: Reaching, { zone, country }: PhoneHome): string | undefined {
  const theirs = zone === undefined ? undefined : loaded.countryOfZone(zone);
  return theirs ?? country ?? loaded.countryOfZone(ownZone()) ?? languageCountry();
}

/** The country that the user chose as their own; `undefined` where it is left to Baton. */
export function useChosenCountry(): string | undefined {
  return useSettings().settings.country || undefined;
}

function languageCountry(): string | undefined {
  return new Intl.Locale(navigator.language).maximize().region;
}
