import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  DEFAULT_SETTINGS,
  readSettings,
  saveSettings,
  watchSettings,
} from '@/lib/platform/storage/settings';

beforeEach(() => fakeBrowser.reset());

const older = (settings: object) => fakeBrowser.storage.local.set({ settings });

it('an older Baton’s settings still fit, and tell everything', async () => {
  await older({ frameworkId: 'bant', myName: 'Sam' });
  expect(await readSettings()).toEqual({
    frameworkId: 'bant',
    myName: 'Sam',
    country: '',
    mutedNotices: [],
    leadMinutes: 10,
    inviteBy: 'file',
  });
});

it('a kind of notification that only a newer Baton knows costs no other setting', async () => {
  await older({ myName: 'Sam', mutedNotices: ['birthdays'], leadMinutes: 7 });
  expect(await readSettings()).toEqual({ ...DEFAULT_SETTINGS, myName: 'Sam' });
});

it('what does not fit costs no other choice, and is still there for a newer Baton', async () => {
  await older({ frameworkId: 'bant', myName: 7, leadMinutes: 15, theme: 'dark' });
  await saveSettings({ mutedNotices: ['asks'] });
  expect(await readSettings()).toEqual({
    frameworkId: 'bant',
    myName: '',
    country: '',
    mutedNotices: ['asks'],
    leadMinutes: 15,
    inviteBy: 'file',
  });
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).toContain('dark');
});

it('of a name that is typed quickly the last letter stands', async () => {
  await Promise.all(['S', 'Sa', 'Sam'].map((myName) => saveSettings({ myName })));
  expect((await readSettings()).myName).toBe('Sam');
});

it('whoever watches is told what holds now, by a change of the settings alone', async () => {
  const seen: string[] = [];
  const stop = watchSettings(({ myName }) => void seen.push(myName));
  await fakeBrowser.storage.session.set({ 'setting:myName': 'Nobody' });
  await fakeBrowser.storage.local.set({ 'told-reminders': [] });
  await saveSettings({ myName: 'Sam' });
  await expect.poll(() => seen).toEqual(['Sam']);
  stop();
  await saveSettings({ myName: 'Bea' });
  expect(seen).toEqual(['Sam']);
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

it('what was read before the last change does not come after it, whichever is answered first', async () => {
  const answers: ((settings: object) => void)[] = [];
  const { local } = fakeBrowser.storage;
  const get: unknown = Reflect.get(local, 'get');
  const told: string[] = [];
  const stop = watchSettings(({ myName }) => void told.push(myName));
  Reflect.set(local, 'get', (keys: unknown) =>
    keys === null
      ? new Promise<object>((resolve) => void answers.push(resolve))
      : Promise.resolve({}),
  );
  await local.set({ 'setting:myName': 'S' });
  await local.set({ 'setting:myName': 'Sam' });
  await expect.poll(() => answers).toHaveLength(2);
  answers[1]?.({ 'setting:myName': 'Sam' });
  await expect.poll(() => told).toEqual(['Sam']);
  answers[0]?.({ 'setting:myName': 'S' });
  await Promise.resolve();
  Reflect.set(local, 'get', get);
  stop();
  expect(await readSettings()).toMatchObject({ myName: 'Sam' });
  expect(told).toEqual(['Sam']);
});
