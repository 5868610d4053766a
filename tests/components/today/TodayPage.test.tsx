import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { saveFacts } from '@/lib/store/records';
import { aBrief, aHandoverEntry, anEntry, anId, AT, BDM, SDR } from '../../factories';
import { aRecordPlace, createFakeBrowser, ORIGIN } from '../../panel/fake-panel';
import { RECORD, renderPanel } from '../../panel/render-panel';
import { CRM, HANDOFF, writeOne, type Given } from './some-day';

const asked: Given = [['8', anEntry('ask', 1, { handoff: anId(2000) })]];
const returned: Given = [
  ['9', aHandoverEntry({ handoff: HANDOFF, body: aBrief() })],
  ['9', anEntry('returned', 2, { handoff: HANDOFF })],
];

/** Opens the SDR's panel at a record that has nothing to do with what waits. */
async function atRecord(given: Given = []) {
  const browser = createFakeBrowser();
  await saveFacts(browser.db, RECORD, { name: 'Dana Whitfield' }, AT);
  for (const [n, [record, entry]] of given.entries())
    await writeOne(browser.db, record, { ...entry, id: anId(100 + n) });
  browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SDR }]);
  browser.goTo(aRecordPlace());
  const rendered = renderPanel(browser);
  await screen.findByRole('region', { name: 'Lead' });
  return rendered;
}

const todayButton = (name = /^Today/) => screen.findByRole('button', { name });

describe('while a record is open', () => {
  it('a button at the top counts what waits, asks too', async () => {
    await atRecord([...asked, ...returned]);
    expect(await screen.findByRole('button', { name: 'Today (2)' })).toBeTruthy();
  });

  it('counts nothing where nothing waits, and the day is there all the same', async () => {
    const { user } = await atRecord();
    await user.click(await screen.findByRole('button', { name: 'Today' }));
    expect(await screen.findByText('You’re all caught up.')).toBeTruthy();
  });

  it('the day opens and closes by keyboard, and the focus comes along', async () => {
    const { user } = await atRecord(asked);
    (await todayButton()).focus();
    await user.keyboard('{Enter}');
    const today = screen.getByRole('region', { name: 'Today' });
    await waitFor(() => expect(document.activeElement).toBe(today));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Today');
    await user.click(screen.getByRole('button', { name: 'Back to record' }));
    expect(screen.getByRole('region', { name: 'Lead' })).toBeTruthy();
    expect(document.activeElement).toBe(await todayButton());
  });

  it('what is being typed on the record is there again after the day', async () => {
    const { user } = await atRecord();
    await user.type(screen.getByRole('textbox', { name: 'Add context' }), 'half a tho');
    await user.click(await todayButton());
    await user.click(screen.getByRole('button', { name: 'Back to record' }));
    expect(screen.getByDisplayValue('half a tho')).toBeTruthy();
  });

  it('a record that is opened from the day is shown, and so is one that is opened in the CRM', async () => {
    const { browser, panel, user } = await atRecord(asked);
    await user.click(await todayButton());
    await user.click(await screen.findByRole('button', { name: 'Open record' }));
    await waitFor(() => expect(panel.store.getState().view).toBe('work'));
    await user.click(await todayButton());
    act(() => browser.goTo(aRecordPlace('12')));
    expect(await screen.findByRole('region', { name: 'Lead' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Today' })).toBeNull();
  });

  it('a row of the very record brings its tab to the front without asking anybody', async () => {
    const { browser, user } = await atRecord([['7', anEntry('ask', 1, { handoff: anId(2000) })]]);
    await user.click(await todayButton());
    await user.click(await screen.findByRole('button', { name: 'Open record' }));
    expect(browser.shownTabs).toEqual([1]);
    expect(browser.sent.map(({ type }) => type)).not.toContain('record/open');
    expect(screen.getByRole('region', { name: 'Lead' })).toBeTruthy();
  });
});

describe('the button', () => {
  it('is not there where the day is already, nor where Baton does not know the user', async () => {
    const { browser } = await atRecord();
    await todayButton();
    act(() => browser.goTo({ kind: 'site', ...CRM }));
    await screen.findByRole('region', { name: 'Today' });
    expect(screen.queryByRole('button', { name: /^Today/ })).toBeNull();
    act(() => browser.goTo(aRecordPlace()));
    await todayButton();
    act(() => browser.setSites([{ origin: ORIGIN, adapter: 'rest' }]));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Today/ })).toBeNull());
  });

  it('follows what others do', async () => {
    const { browser } = await atRecord(asked);
    await screen.findByRole('button', { name: 'Today (1)' });
    const another = anEntry('ask', 1, { id: anId(900), handoff: anId(2001), by: BDM });
    await act(() => writeOne(browser.db, '8', another));
    expect(await screen.findByRole('button', { name: 'Today (2)' })).toBeTruthy();
  });
});
