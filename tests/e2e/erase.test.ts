import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { KEPT } from '../kept-places';
import { onDisk } from './own-store';
import { button } from './story';
import { leadAt, openWriter } from './writer';

/** The extension's interfaces that its own pages have; the types here are Node's. */
interface OwnScope {
  chrome: {
    storage: Record<'local' | 'session' | 'sync', { get(all: null): Promise<object> }>;
    alarms: { getAll(): Promise<{ name: string }[]> };
  };
  localStorage: object;
}

/** What the browser's storages hold, and the alarms that are set. */
function ownKeys(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const { chrome, localStorage } = globalThis as unknown as OwnScope;
    const { local, session, sync } = chrome.storage;
    return {
      local: Object.keys(await local.get(null)),
      session: Object.keys(await session.get(null)),
      sync: Object.keys(await sync.get(null)),
      page: Object.keys(localStorage),
      alarms: (await chrome.alarms.getAll()).map(({ name }) => name),
    };
  });
}

/** By alarm, half a minute after it was asked for. */
const BY_ALARM = { timeout: 90_000, interval: 500 };

it('Erase all leaves nothing in the browser, also with the panel closed meanwhile', async () => {
  const writer = await openWriter('sam');
  const own = await writer.page.context().newPage();
  await own.goto(new URL('manifest.json', writer.panel().url()).href);
  const panel = writer.panel();
  await panel.getByRole('textbox', { name: 'Add context' }).fill('precious words');
  await writer.isOnDisk('precious words');
  await expect.poll(() => onDisk(own, ['records'])).toContain(leadAt(0).name);
  await expect.poll(async () => (await ownKeys(own)).local).not.toEqual([]);

  await button(panel, 'More').click();
  await panel.getByRole('menuitem', { name: 'Settings' }).click();
  await button(panel, 'Erase data…').click();
  await button(panel, 'Erase everything').click();
  await expect.poll(async () => (await ownKeys(own)).alarms, BY_ALARM).toContain('erase-due');
  await panel.close();

  const nothing = { session: [], sync: [], alarms: [] };
  await expect
    .poll(() => ownKeys(own), BY_ALARM)
    .toMatchObject({ ...nothing, local: ['erased-at'] });
  // The mark that rows are of this version is nobody's data.
  const tables = KEPT.tables.filter((table) => table !== 'meta');
  await expect.poll(() => onDisk(own, tables)).toBe(JSON.stringify(tables.map(() => [])));
  await expect.poll(() => onDisk(own, ['meta'])).toMatch(/^\[\[({"key":"rows","value":\d+})?\]\]$/);
  // A page's own storage only a page can empty: the next one does.
  await writer.openPanel();
  await expect.poll(async () => (await ownKeys(own)).local, BY_ALARM).toEqual([]);
  await expect.poll(async () => (await ownKeys(own)).page).toEqual([]);
  await writer.close();
}, 240_000);
