import { rawTimeZones } from '@vvo/tzdb';
import { getCountries } from 'libphonenumber-js/max';

export {
  carriesAll,
  channelAddress,
  channelLink,
  channelProblem,
  dialledNumber,
} from '@/lib/handoff/reach/channel-link';

/** Returns the country (ISO 3166, two letters) that an IANA zone is of, where it is of one. */
export function countryOfZone(zone: string): string | undefined {
  const named = rawTimeZones.find(({ name }) => name === zone);
  return (named ?? rawTimeZones.find(({ group }) => group.includes(zone)))?.countryCode;
}

/** Returns the countries (ISO 3166, two letters) whose telephone numbers can be read. */
export function phoneCountries(): readonly string[] {
  return getCountries();
}
