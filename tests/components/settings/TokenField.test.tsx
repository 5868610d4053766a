import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Site } from '@/lib/platform/storage/sites';
import { chooseFromMore } from '../../in-part';
import { aRecordPlace, createFakeBrowser, ORIGIN } from '../../panel/fake-panel';
import { renderPanel, SAM } from '../../panel/render-panel';

const aSite = (isKept: boolean, more: Partial<Site> = {}): Site => ({
  ...{ origin: ORIGIN, adapter: 'rest', token: { help: 'settings_noSites', isKept } },
  ...more,
});

async function atSettings(site: Site) {
  const browser = createFakeBrowser();
  browser.setSites([site]);
  browser.goTo(aRecordPlace());
  const rendered = renderPanel(browser);
  await screen.findByRole('region', { name: 'Lead' });
  await chooseFromMore(rendered.user, 'Settings');
  return rendered;
}

const field = () => screen.findByLabelText<HTMLInputElement>('API token for crm.example');
const button = (name: string) => screen.getByRole('button', { name });

describe('the token of a site', () => {
  it('is asked for with the reason and the way to make one', async () => {
    await atSettings(aSite(false));
    expect(screen.getByText(/with your API token/)).toBeTruthy();
    // The message that the adapter names.
    expect(screen.getByText(/Open your CRM and click/)).toBeTruthy();
  });

  it('is typed unseen, and no browser offers to remember it', async () => {
    await atSettings(aSite(false));
    const input = await field();
    expect([input.type, input.autocomplete]).toEqual(['password', 'off']);
  });

  it('goes to the background without the spaces around it, and leaves the screen', async () => {
    const { user, browser } = await atSettings(aSite(false));
    await user.type(await field(), '  s3cret ');
    await user.click(button('Save and test'));
    expect(browser.sent).toContainEqual({
      type: 'token/save',
      payload: { origin: ORIGIN, token: 's3cret' },
    });
    expect(await screen.findByText('The token works.')).toBeTruthy();
    expect((await field()).value).toBe('');
  });

  it('that works has the open record read', async () => {
    const { user, browser } = await atSettings(aSite(false));
    browser.sent.length = 0;
    await user.type(await field(), 's3cret{Enter}');
    await screen.findByText('The token works.');
    expect(browser.sent.map(({ type }) => type)).toEqual(['token/save', 'record/refresh']);
  });

  it('that is refused is said so, and can be entered again', async () => {
    const { user, browser } = await atSettings(aSite(false));
    browser.answers.set('token/save', { ok: false, error: { code: 'token-refused' } });
    await user.type(await field(), 's3cret{Enter}');
    expect(await screen.findByText(/Your API token for crm\.example was rejected/)).toBeTruthy();
    expect(await field()).toBeTruthy();
  });

  it('once kept is not shown: who is connected is', async () => {
    await atSettings(aSite(true, { me: SAM }));
    expect(screen.getByText('Connected as Sam Rivera')).toBeTruthy();
    expect(screen.queryByLabelText('API token for crm.example')).toBeNull();
  });

  it('can be tested, replaced and forgotten', async () => {
    const { user, browser } = await atSettings(aSite(true));
    await user.click(button('Test crm.example'));
    await user.click(button('Replace crm.example'));
    await user.type(await field(), 'new{Enter}');
    await user.click(button('Remove crm.example'));
    expect(browser.sent.filter(({ type }) => type.startsWith('token/'))).toEqual([
      { type: 'token/test', payload: { origin: ORIGIN } },
      { type: 'token/save', payload: { origin: ORIGIN, token: 'new' } },
      { type: 'token/forget', payload: { origin: ORIGIN } },
    ]);
    expect(await screen.findByText('Token removed.')).toBeTruthy();
  });

  it('is asked for again once it is forgotten', async () => {
    const { browser } = await atSettings(aSite(true));
    act(() => browser.setSites([aSite(false)]));
    expect(await field()).toBeTruthy();
  });
});
