import { describe, expect, it } from 'vitest';
import { readSources } from './sources';

const DAY_MS = 24 * 60 * 60_000;
/** Time enough to move an adapter to the next edition, and for teams to update. */
const NOTICE_MS = 90 * DAY_MS;

interface ApiVersion {
  /** The folder of the adapter that uses it. */
  readonly adapter: string;
  /** As its paths spell it, and nowhere else than in this folder. */
  readonly spelled: string;
  /** The first day on which the vendor no longer supports it; absent where none is announced. */
  readonly ends?: string;
  /** What the vendor says of its life. */
  readonly source: string;
}

/** The vendors' own APIs that Baton calls. Their ends are looked up again when one is touched. */
const VERSIONS: readonly ApiVersion[] = [
  {
    ...{ adapter: 'hubspot', spelled: '2026-09', ends: '2028-03-08' },
    source: 'HubSpot, Platform and API versioning: 18 months from general release, 8 Sep 2026',
  },
  {
    ...{ adapter: 'salesforce', spelled: '/services/data/v66.0', ends: '2029-02-01' },
    source: 'Salesforce, API end-of-life policy: three years at least from Spring ’26',
  },
  {
    ...{ adapter: 'dynamics', spelled: '/api/data/v9.2' },
    source: 'Microsoft, Dataverse Web API versions: v9.2 is current, no end is announced',
  },
  {
    ...{ adapter: 'zoho', spelled: '/crm/v8' },
    source: 'Zoho, CRM API versions: v8 is the newest, no end is announced',
  },
  {
    ...{ adapter: 'pipedrive', spelled: '/api/v2/' },
    source: 'Pipedrive, API v2: current, no end is announced',
  },
  {
    ...{ adapter: 'pipedrive', spelled: '/v1/' },
    source:
      'Pipedrive, v1 of notes, users, leads and activity types: no end, and no v2 to write with',
  },
];

/** Paths of the editions that these vendors have ended, or have told the end of. */
const ENDED: Record<string, RegExp> = {
  hubspot: /\/v[1-4]\/|\/2026-03\b|-beta\b/,
  pipedrive: /\/v1\/(deals|persons|organizations|stages|activities)\b/,
};

/** The day on which this runs, also where the calendar's tests have set the clock. */
const today = performance.timeOrigin + performance.now();

const sources = readSources();

describe('the version of a vendor’s API', () => {
  it.each(VERSIONS)('$spelled is the one that the adapter for $adapter calls', (version) => {
    const own = sources.filter(({ path }) => path.startsWith(`lib/crm/${version.adapter}/`));
    expect(own.some(({ text }) => text.includes(version.spelled))).toBe(true);
  });

  it.each(VERSIONS)('$spelled of $adapter is supported for ninety days more', ({ ends }) => {
    const end = ends === undefined ? Infinity : Date.parse(ends);
    expect(end - today, `look up the next version; this one ends on ${ends}`).toBeGreaterThan(
      NOTICE_MS,
    );
  });

  it.each(Object.entries(ENDED))('no path of %s is of an edition that ends', (adapter, ended) => {
    const own = sources.filter(({ path }) => path.startsWith(`lib/crm/${adapter}/`));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ text }) => ended.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
