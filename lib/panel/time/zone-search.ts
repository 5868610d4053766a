import { wordsLocale } from '@/lib/platform/i18n';
import { type RawTimeZone, rawTimeZones } from '@vvo/tzdb';
import { cityMapping } from 'city-timezones';
import { cityOfZone } from '@/lib/handoff/time/instant-text';
import { zoned } from '@/lib/handoff/time/wall-time';
import { folded, withoutDigraphs, wordsOf } from '../folded';

/** A zone that fits what was typed, and by which place where it was a place. */
export interface FoundZone {
  /** IANA, as this browser lists it. */
  readonly zone: string;
  readonly place?: string | undefined;
}

export interface ZoneSearch {
  /**
   * The zones that fit what was typed, the likeliest first: by a city, a country, a name or its short
   * form, or the hours from UTC, which are those of `now` (UTC, ms) or of winter. '' finds all.
   */
  readonly find: (typed: string, now: number) => FoundZone[];
  /** Whether what was typed means this zone and, of those that it finds, no other. */
  readonly isMeant: (found: FoundZone, typed: string) => boolean;
}

/** Returns a search through zones (IANA), with all the names that people have for them. */
export function createZoneSearch(zones: readonly string[]): ZoneSearch {
  const entries = entriesOf(zones);
  const find = (typed: string, now: number) => {
    const query = plainQuery(typed);
    if (query === '') return zones.map((zone) => ({ zone }));
    const minutes = minutesOf(typed);
    const fits = entries.flatMap((entry) => {
      const fit = minutes === undefined ? fitOf(entry, query) : offsetFit(entry, minutes, now);
      return fit ? [{ ...fit, entry }] : [];
    });
    return fits
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          b.people - a.people ||
          a.entry.familiar - b.entry.familiar ||
          b.entry.people - a.entry.people,
      )
      .map(({ entry: { zone }, place }) => ({ zone, place }));
  };
  const isMeant = ({ zone }: FoundZone, typed: string) => {
    const query = plainQuery(typed);
    const exact = entries.filter((entry) => entry.names.some(({ text }) => text === query));
    return exact.length === 1 && exact[0]?.zone === zone;
  };
  return { find, isMeant };
}

interface Name {
  readonly text: string;
  /** The text with one letter for two that may stand for it. */
  readonly plain: string;
  /** What is shown of a place. */
  readonly place?: string | undefined;
  /** Who live there: of two cities of one name the larger is meant. */
  readonly people: number;
}

interface Entry {
  readonly zone: string;
  readonly names: readonly Name[];
  /** Minutes from UTC in winter, where it is known. */
  readonly winter: number | undefined;
  /** Its place among those that most people mean by a name that many zones share. */
  readonly familiar: number;
  readonly people: number;
}

function entriesOf(zones: readonly string[]): Entry[] {
  const listed = new Set(zones);
  const known = new Map<string, { raw: RawTimeZone; isMain: boolean }>();
  for (const raw of rawTimeZones) {
    const members = [raw.name, ...raw.group].filter((zone) => listed.has(zone));
    for (const zone of members) {
      // A zone of its own stands before the group of another.
      if (zone === raw.name || !known.has(zone))
        known.set(zone, { raw, isMain: zone === members[0] });
    }
  }
  const listedBy = new Map<string, string>();
  for (const { name, group } of rawTimeZones) {
    const members = [name, ...group];
    const main = members.find((zone) => listed.has(zone));
    if (main !== undefined) for (const zone of members) listedBy.set(zone, main);
  }
  const asListed = (zone: string) => (listed.has(zone) ? zone : listedBy.get(zone));
  const places = placesBy(asListed);
  const countries = new Intl.DisplayNames(wordsLocale(), { type: 'region' });
  return zones.map((zone) => {
    const { raw, isMain = false } = known.get(zone) ?? {};
    const own = places.get(zone) ?? [];
    const familiar = FAMILIAR.indexOf(zone);
    return {
      zone,
      names: [...ownNames(zone), ...(raw ? commonNames(raw, isMain, countries) : []), ...own],
      winter: zone === 'UTC' ? 0 : raw?.rawOffsetInMinutes,
      familiar: familiar < 0 ? FAMILIAR.length : familiar,
      people: own.reduce((sum, { people }) => sum + people, 0),
    };
  });
}

/** Smaller towns are left to those nearby; the built list (wxt.config.ts) has none of them. */
const FEWEST_PEOPLE = 20_000;

/** The cities, their provinces, and what else people say, by the zone as it is listed. */
function placesBy(asListed: (zone: string) => string | undefined): Map<string, Name[]> {
  const places = new Map<string, Name[]>();
  const add = (zone: string, name: Name) => {
    const at = asListed(zone);
    if (at === undefined) return;
    const there = places.get(at);
    if (there) there.push(name);
    else places.set(at, [name]);
  };
  for (const { city, province, pop, timezone } of cityMapping) {
    if (pop < FEWEST_PEOPLE) continue;
    add(timezone, nameOf(city, pop, city));
    if (province) add(timezone, nameOf(province, 0, province));
  }
  for (const { name, mainCities } of rawTimeZones) {
    for (const city of mainCities) add(name, nameOf(city, 0, city));
  }
  for (const [zone, names] of Object.entries(ALSO_CALLED)) {
    for (const name of names.split(', ')) {
      add(zone, nameOf(name, 0, name.length > 3 ? name : undefined));
    }
  }
  return places;
}

/** The parts of an IANA name, and all of it. */
function ownNames(zone: string): Name[] {
  const texts = [zone, cityOfZone(zone) ?? zone, zone.replaceAll('_', ' ')];
  return texts.map((text) => nameOf(text));
}

/** What a zone is called together with others, and other IANA names of one that is the main of them. */
function commonNames(raw: RawTimeZone, isMain: boolean, countries: Intl.DisplayNames): Name[] {
  const { alternativeName, abbreviation, dstAbbreviation, countryCode, countryName } = raw;
  const names = [alternativeName, abbreviation, dstAbbreviation, countryCode, countryName];
  const country = countries.of(countryCode);
  const others = isMain
    ? [raw.name, ...raw.group].flatMap((zone) => [zone, cityOfZone(zone) ?? zone])
    : [];
  return [...names, country, ...others].flatMap((name) => (name ? [nameOf(name)] : []));
}

function nameOf(name: string, people = 0, place?: string): Name {
  const text = foldedText(name);
  return { text, plain: withoutDigraphs(text), place, people };
}

function foldedText(text: string): string {
  return wordsOf(folded(text.replaceAll('.', ''))).join(' ');
}

/** What was typed without the season, of which a zone has both. */
function plainQuery(typed: string): string {
  return foldedText(typed).replace(/ (?:standard|daylight|summer|winter)(?= time$|$)/u, '');
}

/** How well a zone fits, 0 best: one of its names is what was typed, begins with it, has a word that does. */
function fitOf(entry: Entry, query: string): (Name & { readonly rank: number }) | undefined {
  const plain = withoutDigraphs(query);
  let best: (Name & { readonly rank: number }) | undefined;
  for (const name of entry.names) {
    const rank = rankOf(name.text, query) ?? rankOf(name.plain, plain);
    if (rank === undefined) continue;
    const isBetter = !best || rank < best.rank || (rank === best.rank && name.people > best.people);
    if (isBetter) best = { ...name, rank };
  }
  return best;
}

function rankOf(text: string, query: string): number | undefined {
  if (text === query) return 0;
  if (text.startsWith(query)) return 1;
  if (text.includes(` ${query}`)) return 2;
  return query.length > 2 && text.includes(query) ? 3 : undefined;
}

const OFFSET = /^(?:utc|gmt|z)?\s?([+-])\s?(\d{1,2})(?:[:.]?(\d{2}))?(?:\s?(?:h|hours?|hrs?))?$/iu;

/** The minutes from UTC that were typed: "utc+2", "GMT-3:30", "+05:30". */
function minutesOf(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim();
  const [, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? [];
  if (hours === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function offsetFit({ zone, winter }: Entry, minutes: number, now: number) {
  // A season moves clocks by an hour or less: most zones need no calendar.
  if (winter !== undefined && Math.abs(winter - minutes) > 60) return undefined;
  const isNow = zoned(now, zone).offsetNanoseconds === minutes * 60e9;
  if (!isNow && winter !== minutes) return undefined;
  return { rank: isNow ? 0 : 1, people: 0, place: undefined };
}

/** What most mean by “Eastern”, “Central European”, “IST” and the like, and by an hour from UTC. */
export const FAMILIAR = [
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  ...['Europe/London', 'Europe/Berlin', 'Europe/Paris', 'Asia/Kolkata', 'Asia/Calcutta'],
  ...['Asia/Dubai', 'Asia/Singapore', 'Asia/Shanghai', 'Asia/Tokyo', 'Australia/Sydney'],
  ...[
    'America/Toronto',
    'Europe/Athens',
    'Europe/Lisbon',
    'America/Halifax',
    'America/Sao_Paulo',
    'Africa/Lagos',
  ],
];

/** What people call places besides the name that the lists have. */
export const ALSO_CALLED: Readonly<Record<string, string>> = {
  'Asia/Kolkata': 'Bangalore, Bombay, Calcutta, Madras, Gurgaon, Gurugram, Noida, New Delhi, Poona',
  'Europe/Berlin': 'München, Köln, Nürnberg, Hannover, Frankfurt am Main, Deutschland',
  'Europe/Vienna': 'Wien, Österreich',
  'Europe/Zurich': 'Zürich, Genf, Genève, Basel, Bern, Lausanne, Schweiz, Suisse',
  'Europe/Rome': 'Roma, Milano, Torino, Firenze, Napoli, Venezia, Italia',
  'Europe/Madrid': 'Sevilla, Bilbao, Málaga, Valencia, España',
  'Europe/Brussels': 'Bruxelles, Brüssel, Brussel, Antwerpen, Gent',
  'Europe/Amsterdam': 'Den Haag, The Hague, Holland, Eindhoven, Utrecht',
  'Europe/Copenhagen': 'København, Kopenhagen, Aarhus, Danmark',
  'Europe/Stockholm': 'Göteborg, Gothenburg, Malmö, Sverige',
  'Europe/Prague': 'Praha, Prag, Czech Republic',
  'Europe/Warsaw': 'Warszawa, Kraków, Wrocław, Gdańsk, Polska',
  'Europe/Lisbon': 'Lisboa, Porto, Oporto',
  'Europe/Athens': 'Athina, Thessaloniki',
  'Europe/Bucharest': 'București, Cluj',
  'Europe/Belgrade': 'Beograd',
  'Europe/Moscow': 'Moskva, Moskau, Saint Petersburg, St. Petersburg',
  'Europe/Kyiv': 'Kiev',
  'Europe/London': 'UK, U.K., Great Britain, England, Scotland, Wales, British Time, BST, City',
  'Europe/Dublin': 'Irish Time, Republic of Ireland',
  'Europe/Istanbul': 'Turkey, Türkiye',
  'America/New_York':
    'NYC, New York, Manhattan, DC, Washington DC, Washington D.C., USA, U.S., America, ET',
  'America/Chicago': 'CT, Saint Louis, St. Louis',
  'America/Denver': 'MT',
  'America/Los_Angeles': 'PT, LA, SF, San Francisco, Bay Area, Silicon Valley, Palo Alto, San José',
  'America/Toronto': 'Montréal, Québec',
  'America/Bogota': 'Bogotá',
  'America/Sao_Paulo': 'São Paulo, Brasil',
  'America/Argentina/Buenos_Aires': 'Buenos Aires',
  'Asia/Jerusalem': 'Tel Aviv, Tel-Aviv, Haifa',
  'Asia/Dubai': 'UAE, Emirates, Abu Dhabi',
  'Asia/Shanghai': 'Peking, Canton, PRC',
  'Asia/Ho_Chi_Minh': 'Saigon, Ho Chi Minh City',
  'Asia/Yangon': 'Rangoon',
  'Asia/Seoul': 'South Korea, Korea',
  'Asia/Taipei': 'Taiwan',
  UTC: 'Z, Zulu, Coordinated Universal Time, GMT',
};
