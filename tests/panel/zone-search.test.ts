import { describe, expect, it } from 'vitest';
import { zones } from '@/lib/handoff/time/wall-time';
import { createZoneSearch } from '@/lib/panel/time/zone-search';

const WINTER = Date.UTC(2026, 0, 15);
const SUMMER = Date.UTC(2026, 6, 15);
const search = createZoneSearch(zones());
const found = (typed: string, now = WINTER) => search.find(typed, now).map(({ zone }) => zone);
/** Browsers list some zones by an older name. */
const NEWER: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Rangoon': 'Asia/Yangon',
  'Europe/Kiev': 'Europe/Kyiv',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
};
const first = (typed: string, now = WINTER) => {
  const [zone = ''] = found(typed, now);
  return NEWER[zone] ?? zone;
};

describe('a time zone is found', () => {
  it.each([
    ['munich', 'Europe/Berlin'],
    ['München', 'Europe/Berlin'],
    ['muenchen', 'Europe/Berlin'],
    ['cologne', 'Europe/Berlin'],
    ['Frankfurt', 'Europe/Berlin'],
    ['bangalore', 'Asia/Kolkata'],
    ['Bengaluru', 'Asia/Kolkata'],
    ['mumbai', 'Asia/Kolkata'],
    ['pune', 'Asia/Kolkata'],
    ['hyderabad', 'Asia/Kolkata'],
    ['kolkata', 'Asia/Kolkata'],
    ['san francisco', 'America/Los_Angeles'],
    ['San Fran', 'America/Los_Angeles'],
    ['seattle', 'America/Los_Angeles'],
    ['las vegas', 'America/Los_Angeles'],
    ['boston', 'America/New_York'],
    ['NYC', 'America/New_York'],
    ['new york', 'America/New_York'],
    ['washington dc', 'America/New_York'],
    ['Washington, D.C.', 'America/New_York'],
    ['miami', 'America/New_York'],
    ['austin', 'America/Chicago'],
    ['houston', 'America/Chicago'],
    ['texas', 'America/Chicago'],
    ['california', 'America/Los_Angeles'],
    ['salt lake city', 'America/Denver'],
    ['montreal', 'America/Toronto'],
    ['vancouver', 'America/Vancouver'],
    ['barcelona', 'Europe/Madrid'],
    ['milan', 'Europe/Rome'],
    ['geneva', 'Europe/Zurich'],
    ['zürich', 'Europe/Zurich'],
    ['kraków', 'Europe/Warsaw'],
    ['lodz', 'Europe/Warsaw'],
    ['gothenburg', 'Europe/Stockholm'],
    ['manchester', 'Europe/London'],
    ['edinburgh', 'Europe/London'],
    ['london', 'Europe/London'],
    ['paris', 'Europe/Paris'],
    ['lyon', 'Europe/Paris'],
    ['tel aviv', 'Asia/Jerusalem'],
    ['abu dhabi', 'Asia/Dubai'],
    ['beijing', 'Asia/Shanghai'],
    ['osaka', 'Asia/Tokyo'],
    ['canberra', 'Australia/Sydney'],
    ['saint petersburg', 'Europe/Moscow'],
    ['rio de janeiro', 'America/Sao_Paulo'],
    ['sao paulo', 'America/Sao_Paulo'],
    ['cape town', 'Africa/Johannesburg'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
    ['kathmandu', 'Asia/Kathmandu'],
    ['kyiv', 'Europe/Kyiv'],
    ['kiev', 'Europe/Kyiv'],
  ])('by the city or region %s: %s', (typed, zone) => {
    expect(first(typed)).toBe(zone);
  });

  it.each([
    ['EST', 'America/New_York'],
    ['EDT', 'America/New_York'],
    ['ET', 'America/New_York'],
    ['CST', 'America/Chicago'],
    ['MST', 'America/Denver'],
    ['pst', 'America/Los_Angeles'],
    ['PT', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['CEST', 'Europe/Berlin'],
    ['GMT', 'Europe/London'],
    ['BST', 'Europe/London'],
    ['IST', 'Asia/Kolkata'],
    ['JST', 'Asia/Tokyo'],
    ['SGT', 'Asia/Singapore'],
    ['AEST', 'Australia/Sydney'],
    ['EET', 'Europe/Athens'],
    ['UTC', 'UTC'],
    ['eastern', 'America/New_York'],
    ['Eastern Time', 'America/New_York'],
    ['Eastern Standard Time', 'America/New_York'],
    ['eastern daylight time', 'America/New_York'],
    ['central', 'America/Chicago'],
    ['central time', 'America/Chicago'],
    ['mountain', 'America/Denver'],
    ['Pacific Time', 'America/Los_Angeles'],
    ['Central European', 'Europe/Berlin'],
    ['Central European Summer Time', 'Europe/Berlin'],
    ['eastern european', 'Europe/Athens'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['british', 'Europe/London'],
    ['japan', 'Asia/Tokyo'],
  ])('by the name %s: %s', (typed, zone) => {
    expect(first(typed)).toBe(zone);
  });

  it.each([
    ['Germany', 'Europe/Berlin'],
    ['Deutschland', 'Europe/Berlin'],
    ['india', 'Asia/Kolkata'],
    ['USA', 'America/New_York'],
    ['united states', 'America/New_York'],
    ['UK', 'Europe/London'],
    ['england', 'Europe/London'],
    ['france', 'Europe/Paris'],
    ['brazil', 'America/Sao_Paulo'],
    ['australia', 'Australia/Sydney'],
    ['canada', 'America/Toronto'],
    ['UAE', 'Asia/Dubai'],
    ['nepal', 'Asia/Kathmandu'],
    ['Türkiye', 'Europe/Istanbul'],
  ])('by the country %s: %s', (typed, zone) => {
    expect(first(typed)).toBe(zone);
  });

  it.each([
    ['utc+1', 'Europe/Berlin'],
    ['GMT+1', 'Europe/Berlin'],
    ['UTC +01:00', 'Europe/Berlin'],
    ['+1', 'Europe/Berlin'],
    ['utc+2', 'Europe/Athens'],
    ['+05:30', 'Asia/Kolkata'],
    ['UTC+5:30', 'Asia/Kolkata'],
    ['gmt+0530', 'Asia/Kolkata'],
    ['+5:45', 'Asia/Kathmandu'],
    ['UTC-5', 'America/New_York'],
    ['gmt−8', 'America/Los_Angeles'],
    ['UTC–3', 'America/Sao_Paulo'],
    ['utc+0', 'Europe/London'],
  ])('by the hours %s: %s', (typed, zone) => {
    expect(first(typed)).toBe(zone);
  });

  it('by the hours of the season', () => {
    expect(first('utc+2', SUMMER)).toBe('Europe/Berlin');
    expect(first('UTC-4', SUMMER)).toBe('America/New_York');
    // Those of winter are still there, after the others.
    expect(found('utc+1', SUMMER)).toContain('Europe/Berlin');
    expect(first('utc+1', SUMMER)).toBe('Europe/London');
  });

  it('only where its own city is meant, and not with all of its hour', () => {
    expect(found('philadelphia')).toEqual(['America/New_York']);
    expect(search.find('munich', WINTER)[0]?.place).toBe('Munich');
    expect(found('detroit')[0]).toBe('America/Detroit');
  });

  it('by its own name, as ever', () => {
    expect(first('Europe/Berlin')).toBe('Europe/Berlin');
    expect(first('america/new york')).toBe('America/New_York');
    expect(first('new_york')).toBe('America/New_York');
    expect(found('')).toEqual(zones());
    expect(found('nowhere at all')).toEqual([]);
    expect(found('constructor')).toEqual([]);
  });

  it('for sure where what was typed is the name of one alone', () => {
    const meant = (typed: string) =>
      search.find(typed, WINTER).filter((one) => search.isMeant(one, typed));
    expect(meant('Munich').map(({ zone }) => zone)).toEqual(['Europe/Berlin']);
    expect(meant('Europe/Berlin').map(({ zone }) => zone)).toEqual(['Europe/Berlin']);
    expect(meant('EST')).toEqual([]);
    expect(meant('mun')).toEqual([]);
  });
});
