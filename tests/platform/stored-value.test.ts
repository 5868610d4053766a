import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import * as z from 'zod/mini';
import {
  dropPendingSelections,
  addPendingSelection,
  readPendingSelections,
} from '@/lib/platform/storage/pending-selections';
import { fieldSelectors } from '@/lib/background/sites/picked-fields';
import { keepPicking, takePicking } from '@/lib/platform/storage/picking';
import { changeSite, readSites, watchSites } from '@/lib/platform/storage/sites';
import { listOf, storedItems, storedValue } from '@/lib/platform/storage/stored-value';
import { keepToken, readToken } from '@/lib/platform/storage/tokens';

const [ONE, TWO] = ['https://one.example', 'https://two.example'];
const aSite = (origin: string) => ({ origin, adapter: 'rest' });
const { local, session } = fakeBrowser.storage;

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(local, { setAccessLevel: () => Promise.resolve() });
});

describe('sites', () => {
  it('that are turned on at once are both on', async () => {
    await Promise.all([ONE, TWO].map((origin) => changeSite(origin, () => aSite(origin))));
    expect(await readSites()).toEqual([aSite(ONE), aSite(TWO)]);
  });

  it('of an earlier Baton are on, and a changed one is not changed back', async () => {
    await local.set({ sites: [aSite(TWO), aSite(ONE)] });
    await changeSite(TWO, (site) => site && { ...site, me: { id: '1', name: 'Sam' } });
    expect(await readSites()).toEqual([
      aSite(ONE),
      { ...aSite(TWO), me: { id: '1', name: 'Sam' } },
    ]);
    expect(await local.get('sites')).toEqual({});
  });

  it('are not taken off the list by one that does not fit, which is not lost either', async () => {
    const odd = [{ origin: 'x', adapter: 7 }, 'no site', { ...aSite(TWO), me: { id: '' } }];
    await local.set({ sites: [aSite(ONE), ...odd] });
    // Of whom nothing fits what Baton knows of a person, is asked again; the site is on.
    expect(await readSites()).toEqual([aSite(ONE), aSite(TWO)]);
    await changeSite(ONE, () => undefined);
    expect(await readSites()).toEqual([aSite(TWO)]);
    const kept = JSON.stringify(await local.get());
    for (const item of odd.slice(0, 2)) expect(kept).toContain(JSON.stringify(item));
  });

  it('are told of to whoever watches, by what changed in their own storage alone', async () => {
    const told = Promise.withResolvers<unknown>();
    let times = 0;
    const stop = watchSites((sites) => {
      times += 1;
      told.resolve(sites);
    });
    await session.set({ [`site:${ONE}`]: aSite(ONE) });
    await changeSite(TWO, () => aSite(TWO));
    expect(await told.promise).toEqual([aSite(TWO)]);
    stop();
    await changeSite(ONE, () => aSite(ONE));
    expect(times).toBe(1);
  });
});

describe('tokens and learned pages', () => {
  const pointers = { name: { selector: 'h1', label: 'Name' } };

  it('of an earlier Baton are taken over each by itself', async () => {
    await local.set({
      tokens: { [ONE]: 's3cret', [TWO]: 'two words' },
      'learned-pages': { [ONE]: {}, [TWO]: pointers.name },
    });
    expect(await readToken(ONE)).toBe('s3cret');
    expect(await readToken(TWO)).toBeUndefined();
    expect(await fieldSelectors.read(ONE)).toEqual({});
    await keepToken(TWO, 'good');
    expect(await readToken(ONE)).toBe('s3cret');
  });

  it('that are kept at once are both kept', async () => {
    await Promise.all([keepToken(ONE, 'a'), keepToken(TWO, 'b')]);
    await Promise.all([
      fieldSelectors.update(ONE, () => ({})),
      fieldSelectors.update(TWO, () => ({})),
    ]);
    expect([await readToken(ONE), await readToken(TWO)]).toEqual(['a', 'b']);
    expect([await fieldSelectors.read(ONE), await fieldSelectors.read(TWO)]).toEqual([{}, {}]);
    await fieldSelectors.update(ONE, () => undefined);
    expect([await fieldSelectors.read(ONE), await fieldSelectors.read(TWO)]).toEqual([
      undefined,
      {},
    ]);
  });
});

describe('selections that wait for a record', () => {
  it('are all there when two are sent at once', async () => {
    await Promise.all([addPendingSelection('first'), addPendingSelection('second')]);
    expect(await readPendingSelections()).toEqual(['first', 'second']);
  });

  it('are all kept, however many they are', async () => {
    const texts = Array.from({ length: 60 }, (_, n) => `selection ${n}`);
    for (const text of texts) await addPendingSelection(text);
    expect(await readPendingSelections()).toEqual(texts);
  });

  it('wait on where they came while those before were taken', async () => {
    await addPendingSelection('first');
    const taken = await readPendingSelections();
    await addPendingSelection('second');
    await dropPendingSelections(taken);
    expect(await readPendingSelections()).toEqual(['second']);
  });
});

it('pointing that was begun in two tabs is answered in each, once', async () => {
  await Promise.all([1, 2].map((tab) => keepPicking(tab, { origin: ONE, begunAt: tab })));
  const taken = await Promise.all([1, 1, 2].map(takePicking));
  expect(taken.map((picking) => picking?.begunAt)).toEqual([1, undefined, 2]);
});

describe('a value', () => {
  const numbers = storedValue('local', 'numbers', listOf(z.number()), []);

  it('is what both of two changes at once have made of it', async () => {
    await Promise.all([1, 2, 3].map((one) => numbers.update((all) => [...all, one])));
    expect(await numbers.read()).toEqual([1, 2, 3]);
  });

  it('that is a list holds what fits, and nothing of what is no list', async () => {
    await local.set({ numbers: [1, 'two', null, 3] });
    expect(await numbers.read()).toEqual([1, 3]);
    await local.set({ numbers: 'none' });
    expect(await numbers.read()).toEqual([]);
  });

  it('is told of by a change of its own storage only', async () => {
    const seen: unknown[] = [];
    const stop = numbers.watch((value) => void seen.push(value));
    await session.set({ numbers: [7] });
    await local.set({ others: [8] });
    await numbers.write([9]);
    stop();
    expect(seen).toEqual([[9]]);
  });
});

it('a thing is forgotten though it does not fit', async () => {
  const items = storedItems('local', 'thing', z.number());
  await local.set({ 'thing:a': 'no number' });
  expect(await items.read('a')).toBeUndefined();
  await items.update('a', () => undefined);
  expect(await local.get()).toEqual({});
});
