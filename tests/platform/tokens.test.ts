import { beforeEach, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeStorage, forgetToken, keepToken, readToken } from '@/lib/platform/storage/tokens';

const CRM = 'https://crm.example';

/** The browser's way to close its storage, if it has one. */
function closing(setAccessLevel: ((level: object) => Promise<void>) | undefined): void {
  Object.assign(browser.storage.local, { setAccessLevel });
}

beforeEach(() => {
  fakeBrowser.reset();
  closing(() => Promise.resolve());
});

it('a token is kept for its origin and no other', async () => {
  await keepToken(CRM, 's3cret');
  expect(await readToken(CRM)).toBe('s3cret');
  expect(await readToken('https://other.example')).toBeUndefined();
  expect(await readToken('constructor')).toBeUndefined();
});

it('a new token takes the place of the old one', async () => {
  await keepToken(CRM, 'old');
  await keepToken(CRM, 'new');
  expect(await readToken(CRM)).toBe('new');
});

it('a forgotten token is gone from the storage, and the others stay', async () => {
  await keepToken(CRM, 's3cret');
  await keepToken('https://other.example', 'other');
  await forgetToken(CRM);
  expect(await readToken(CRM)).toBeUndefined();
  expect(await readToken('https://other.example')).toBe('other');
  expect(JSON.stringify(await browser.storage.local.get())).not.toContain('s3cret');
});

it.each([{ [CRM]: 7 }, { [CRM]: 'two words' }, { [CRM]: 'a\r\nx: y' }, 'text', null])(
  'what is no token (%j) is none',
  async (tokens) => {
    await browser.storage.local.set({ tokens });
    expect(await readToken(CRM)).toBeUndefined();
  },
);

it('storage is closed to content scripts before a token is in it', async () => {
  const seen: unknown[] = [];
  closing(async (level) => {
    seen.push(level, await readToken(CRM));
  });
  await keepToken(CRM, 's3cret');
  expect(seen).toEqual([{ accessLevel: 'TRUSTED_CONTEXTS' }, undefined]);
});

it('a browser that cannot close it is no hindrance', async () => {
  closing(undefined);
  await expect(closeStorage()).resolves.toBeUndefined();
});
