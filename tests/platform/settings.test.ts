import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_SETTINGS, readSettings, saveSettings } from '@/lib/platform/settings';

beforeEach(() => fakeBrowser.reset());

const older = (settings: object) => fakeBrowser.storage.local.set({ settings });

it('an older Baton’s settings still fit, and tell everything', async () => {
  await older({ frameworkId: 'bant', myName: 'Sam' });
  expect(await readSettings()).toEqual({
    frameworkId: 'bant',
    myName: 'Sam',
    mutedNotices: [],
    leadMinutes: 10,
  });
});

it('a kind of notification that only a newer Baton knows costs no other setting', async () => {
  await older({ myName: 'Sam', mutedNotices: ['birthdays'], leadMinutes: 7 });
  expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, myName: 'Sam' });
});

it('a change leaves the others as they are', async () => {
  await saveSettings({ myName: 'Sam' });
  await saveSettings({ mutedNotices: ['asks'], leadMinutes: 30 });
  expect(await readSettings()).toMatchObject({
    myName: 'Sam',
    mutedNotices: ['asks'],
    leadMinutes: 30,
  });
});
