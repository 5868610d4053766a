import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createErasing } from '@/lib/background/erasing';
import { eraseAt, eraseOwnStorage, readOwnStorage } from '@/lib/platform/storage/own-storage';
import { exportEverything } from '@/lib/store/upkeep/local-data';
import { changeSite, readSites } from '@/lib/platform/storage/sites';
import { KEPT } from '../kept-places';
import { AT } from '../factories';
import { newDatabase } from '../store/shelf';
import { readSources } from './sources';

const everything = readSources().map(({ text }) => text);
const found = (pattern: RegExp) =>
  everything.flatMap((text) => [...text.matchAll(pattern)].map(([, one = '']) => one));

describe('the list of all places where anything is kept', () => {
  it('has every key of the extension’s storage', () => {
    for (const area of ['local', 'session'] as const) {
      const keys = found(new RegExp(`stored(?:Value|Items)\\(\\s*'${area}',\\s*'([^']+)'`, 'g'));
      const named = found(new RegExp(`stored(?:Value|Items)\\(\\s*'${area}',\\s*([A-Z_]+)`, 'g'));
      const consts = named.flatMap((name) => found(new RegExp(`${name} = '([^']+)'`, 'g')));
      const known: readonly string[] = KEPT[area];
      expect([...keys, ...consts].filter((key) => !known.includes(key))).toEqual([]);
      expect(keys.length + consts.length).toBeGreaterThan(4);
    }
  });

  it('is all: no other file touches a browser’s storage', () => {
    const touching = readSources().filter(({ text }) =>
      /browser\.storage|localStorage|sessionStorage|indexedDB/.test(text),
    );
    const known = [
      ...[
        'lib/platform/storage/stored-value.ts',
        'lib/platform/storage/own-storage.ts',
        'lib/platform/storage/tokens.ts',
      ],
      ...['lib/platform/storage/section-choices.ts', 'lib/platform/storage/unsaved-drafts.ts'],
      // Empties it once all is erased; and reads what a CRM's own page keeps there.
      ...['entrypoints/sidepanel/main.tsx', 'lib/platform/carriers/in-page.ts', 'lib/crm/http.ts'],
    ];
    expect(touching.map(({ path }) => path).filter((path) => !known.includes(path))).toEqual([]);
  });

  it('has every table and every alarm', () => {
    const tables = newDatabase().tables.map(({ name }) => name);
    expect(tables.sort()).toEqual(KEPT.tables);
    expect(found(/_ALARM = '([^']+)'/g).sort()).toEqual([...KEPT.alarms].sort());
  });
});

describe('all that is kept', () => {
  const { local, session } = fakeBrowser.storage;
  const page = new Map<string, string>();

  beforeEach(() => {
    fakeBrowser.reset();
    page.clear();
  });

  /** Something at every place, each with a word of its own. */
  async function filled() {
    const db = newDatabase();
    for (const table of db.tables) {
      const { keyPath } = table.schema.primKey;
      const key =
        typeof keyPath === 'string' && !table.schema.primKey.auto ? { [keyPath]: 'k' } : {};
      await table.add({ ...key, said: `kept in ${table.name}`, entry: 'e' });
    }
    for (const key of KEPT.local) await local.set({ [`${key}:x`]: `kept in ${key}` });
    for (const key of KEPT.session) await session.set({ [`${key}:x`]: `kept in ${key}` });
    for (const name of KEPT.alarms) await fakeBrowser.alarms.create(name, { when: AT });
    return db;
  }

  it('is in the export, but for tokens, of which it says so', async () => {
    const db = await filled();
    Reflect.set(globalThis, 'localStorage', { 'section-choices': 'kept in page' });
    const leftOut = 'Tokens are secrets.';
    const text = await exportEverything(db, { storage: await readOwnStorage(), leftOut });
    Reflect.deleteProperty(globalThis, 'localStorage');
    for (const place of [...KEPT.tables, ...KEPT.local, ...KEPT.session, 'page']) {
      expect(text.includes(`kept in ${place}`), place).toBe(place !== 'token');
    }
    expect(text).toContain(leftOut);
    await db.delete();
  });

  it('is erased when the time has passed, though panel and worker were gone', async () => {
    const db = await filled();
    const turnedOff: string[] = [];
    await changeSite(
      'https://crm.example',
      (site) => site ?? { origin: 'https://crm.example', adapter: 'rest' },
    );
    await eraseAt.write(AT);
    let now = AT - 1;
    const alarms = new Map<string, number>();
    const erasing = () =>
      createErasing({
        ...{ db, eraseAt, eraseOwnStorage, readSites, now: () => now },
        alarms: {
          set: (name, at) => Promise.resolve(void alarms.set(name, at)),
          clear: (name) => Promise.resolve(void alarms.delete(name)),
        },
        siteAccess: {
          turnOff: (origin) => {
            turnedOff.push(origin);
            return Promise.resolve({ ok: true, value: undefined });
          },
        },
        exclusively: (name, work) => navigator.locks.request(name, work),
      });
    await erasing().look();
    expect([...alarms]).toEqual([['erase-due', AT]]);
    expect(await db.drafts.count()).toBe(1);
    now = AT;
    await erasing().look();
    const counts = await Promise.all(db.tables.map((table) => table.count()));
    expect(counts.reduce((sum, count) => sum + count)).toBe(0);
    expect(turnedOff).toEqual(['https://crm.example']);
    // Word for the panel, whose own storage no worker can reach.
    expect(await local.get()).toEqual({ 'erased-at': AT });
    expect(await session.get()).toEqual({});
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
    await db.delete();
  });

  it('stays where that was taken back', async () => {
    const db = await filled();
    await eraseAt.write(AT);
    await eraseAt.write(null);
    const cleared: string[] = [];
    await createErasing({
      ...{ db, eraseAt, eraseOwnStorage, readSites, now: () => AT + 1 },
      alarms: {
        set: () => Promise.resolve(),
        clear: (name) => Promise.resolve(void cleared.push(name)),
      },
      siteAccess: { turnOff: () => Promise.resolve({ ok: true, value: undefined }) },
      exclusively: (name, work) => navigator.locks.request(name, work),
    }).look();
    expect(cleared).toEqual(['erase-due']);
    expect(await db.drafts.count()).toBe(1);
    await db.delete();
  });
});
