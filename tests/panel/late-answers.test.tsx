import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Reply } from '@/lib/messaging/reply';
import type { send } from '@/lib/messaging/send';
import { createTodayActions } from '@/lib/panel/today/today-actions';
import { createPanel } from '@/lib/panel/panel';
import type { Watched } from '@/lib/panel/deps';
import { DEFAULT_SETTINGS } from '@/lib/platform/storage/settings';
import type { Site } from '@/lib/platform/storage/sites';
import { createFakeBrowser, ORIGIN } from './fake-panel';
import { renderPanel, SAM } from './render-panel';

/** Answers that come when the test says so, in the order in which they were asked for. */
function held<Value>() {
  const waiting: ((value: Value) => void)[] = [];
  return {
    ask: () => new Promise<Value>((resolve) => waiting.push(resolve)),
    /** Returns the answer of that question, and lets it be heard. */
    answer: async (index: number, value: Value) => {
      await act(async () => {
        waiting[index]?.(value);
        await Promise.resolve();
      });
    },
  };
}

/** The same, with a first reading whose answer is held back. */
function slowly<Value, Kept>(kept: Kept & Watched<Value>) {
  const { ask, answer } = held<Value>();
  return { ...kept, read: ask, answer };
}

const ON: Site = { origin: ORIGIN, adapter: 'rest', me: SAM };

describe('what was read before it was changed', () => {
  it('and is answered after: the site that was turned on meanwhile stays on', async () => {
    const browser = createFakeBrowser();
    const sites = slowly(browser.parts.sites);
    const panel = createPanel({ ...browser.parts, sites });
    panel.start();
    browser.setSites([ON]);
    await sites.answer(0, []);
    expect(panel.store.getState().sites).toEqual([ON]);
  });

  it('and is answered after: the name that was typed meanwhile stays', async () => {
    const browser = createFakeBrowser();
    const settings = slowly(browser.parts.settings);
    const panel = createPanel({ ...browser.parts, settings });
    panel.start();
    browser.setSettings({ ...DEFAULT_SETTINGS, myName: 'Sam' });
    await settings.answer(0, DEFAULT_SETTINGS);
    expect(panel.store.getState().settings?.myName).toBe('Sam');
  });

  it('and is answered after: the selection that came meanwhile is offered', async () => {
    const browser = createFakeBrowser();
    const selections = slowly(browser.parts.selections);
    const panel = createPanel({ ...browser.parts, selections });
    panel.start();
    browser.setSelections(['They buy in May.']);
    await selections.answer(0, []);
    expect(panel.store.getState().selections).toEqual(['They buy in May.']);
  });

  it('and is answered after: an erasing that was taken back is not announced', async () => {
    const browser = createFakeBrowser();
    const at = slowly(browser.parts.erasing.at);
    const { erasing } = browser.parts;
    renderPanel({ ...browser, parts: { ...browser.parts, erasing: { ...erasing, at } } });
    await act(() => erasing.at.write(null));
    await at.answer(0, browser.clock.now() + 30_000);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('and nothing changed: it is what holds', async () => {
    const browser = createFakeBrowser();
    const sites = slowly(browser.parts.sites);
    const panel = createPanel({ ...browser.parts, sites });
    const stop = panel.start();
    await sites.answer(0, [ON]);
    expect(panel.store.getState().sites).toEqual([ON]);
    stop();
  });

  it('and answered to a panel that has ended changes nothing', async () => {
    const browser = createFakeBrowser();
    const sites = slowly(browser.parts.sites);
    const panel = createPanel({ ...browser.parts, sites });
    panel.start()();
    await sites.answer(0, [ON]);
    expect(panel.store.getState().sites).toBeUndefined();
  });
});

/** A browser in which messages of one type are answered by hand. */
function answeringByHand(type: string) {
  const browser = createFakeBrowser();
  const replies = held<Reply>();
  const handSend = ((asked: string, payload: unknown) =>
    asked === type
      ? replies.ask()
      : browser.parts.send(asked as 'sync/nudge', payload as { origin?: string })) as typeof send;
  return {
    browser: { ...browser, parts: { ...browser.parts, send: handSend } },
    answer: replies.answer,
  };
}

const DONE: Reply = { ok: true, value: undefined };

describe('the answer to an earlier question', () => {
  it('about the people of a CRM does not overrule the newer one', async () => {
    const { browser, answer } = answeringByHand('people/refresh');
    const panel = createPanel(browser.parts);
    void panel.refreshPeople(ORIGIN);
    void panel.refreshPeople(ORIGIN);
    await answer(1, DONE);
    await answer(0, { ok: false, error: { code: 'unreachable' } });
    expect(panel.store.getState().peopleReading[ORIGIN]).toBe('read');
  });

  it('about a token does not overrule what came of the next one', async () => {
    const { browser, answer } = answeringByHand('token/test');
    browser.setSites([{ ...ON, token: { help: 'settings_noSites', isKept: true } }]);
    const { user, panel } = renderPanel(browser);
    act(() => panel.store.setState({ view: 'settings' }));
    const test = await screen.findByRole('button', { name: /^Test/ });
    await user.click(test);
    await user.click(test);
    await answer(1, DONE);
    await answer(0, { ok: false, error: { code: 'unreachable' } });
    expect(screen.getByText('The token works.')).toBeTruthy();
  });

  it('about turning on one site is not read as said of the site that is shown by now', async () => {
    const { browser, answer } = answeringByHand('site/on');
    const offer = (origin: string) => ({
      ...({ kind: 'offer', tabId: 1, adapterId: 'rest', crmName: 'Fieldbook' } as const),
      origin,
    });
    browser.goTo(offer(ORIGIN));
    const { user } = renderPanel(browser);
    await user.click(await screen.findByRole('button', { name: /Turn on/ }));
    await act(async () => {
      browser.goTo(offer('https://other.example'));
      await Promise.resolve();
    });
    await answer(0, { ok: false, error: { code: 'unreachable' } });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('about opening a record takes nobody back who has gone on to the settings', async () => {
    const { browser, answer } = answeringByHand('record/open');
    const panel = createPanel(browser.parts);
    panel.store.setState({ view: 'today' });
    const actions = createTodayActions(panel);
    void actions.openRecord('https%3A%2F%2Fcrm.example|lead|8');
    panel.store.setState({ view: 'settings' });
    await answer(0, DONE);
    expect(panel.store.getState().view).toBe('settings');
  });
});
