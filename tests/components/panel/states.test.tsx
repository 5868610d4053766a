import { Dexie } from 'dexie';
import { SCHEMA_VERSION } from '@/lib/store/database';
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { saveDraft } from '@/lib/store/drafts';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { saveFacts } from '@/lib/store/records';
import type { Problem } from '@/lib/messaging/reply';
import { aDraft, aHandoverEntry, AT } from '../../factories';
import { aRecordPlace, createFakeBrowser, ORIGIN } from '../../panel/fake-panel';
import { RECORD, renderAtRecord, renderPanel, SAM } from '../../panel/render-panel';

const CRM = { tabId: 1, origin: ORIGIN, adapterId: 'rest', crmName: 'Fieldbook' };
const button = (name: string) => screen.getByRole('button', { name });

describe('before anything is turned on', () => {
  it('teaches the way in three steps', async () => {
    const { browser } = renderPanel();
    act(() => browser.goTo({ kind: 'hidden' }));
    expect(await screen.findAllByRole('listitem')).toHaveLength(3);
    expect(screen.getByText(/Click the Baton icon/)).toBeTruthy();
  });

  it('offers one button for a CRM that it knows, and says what that allows', async () => {
    const { browser, user } = renderPanel();
    act(() => browser.goTo({ kind: 'offer', ...CRM }));
    await user.click(await screen.findByRole('button', { name: 'Turn on for this site' }));
    expect(browser.sent).toContainEqual({
      type: 'site/on',
      payload: { origin: ORIGIN, adapter: 'rest' },
    });
    expect(screen.getByText(/on crm\.example, as you, and on no other site/)).toBeTruthy();
    const promises = ['Reads the records you open', 'Writes your handoffs as notes'];
    for (const promise of promises) expect(screen.getByText(promise)).toBeTruthy();
    expect(screen.getByText('no account, no server, no analytics')).toBeTruthy();
  });

  it('reads a note that somebody sent, also where Baton is not on', async () => {
    const { browser } = renderPanel();
    act(() => browser.goTo({ kind: 'offer', ...CRM }));
    expect(await screen.findByText('Paste a handoff note')).toBeTruthy();
  });

  it('says which other origin the browser asks for and why, and what it reads', async () => {
    const { browser, user } = renderPanel();
    const needs = { origins: [ORIGIN, 'https://api.example'], cookies: true };
    act(() => browser.goTo({ kind: 'offer', ...CRM, needs }));
    expect(await screen.findByText(/also ask about api\.example/)).toBeTruthy();
    expect(screen.getByText(/ask about cookies/)).toBeTruthy();
    await user.click(button('Turn on for this site'));
    expect(browser.askedFor).toEqual([needs]);
  });

  it('changes nothing where the user declines the browser’s question, and says so', async () => {
    const { browser, user } = renderPanel();
    browser.world.allowsSites = false;
    act(() => browser.goTo({ kind: 'offer', ...CRM }));
    await user.click(await screen.findByRole('button', { name: 'Turn on for this site' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/nothing changed/);
    expect(browser.sent).toEqual([]);
  });
});

it('a background that does not answer is told, with the export, until it does', async () => {
  const { browser } = renderPanel();
  act(() => browser.goSilent());
  expect((await screen.findByText(/background isn’t responding/)).textContent).toMatch(/saved/);
  expect(button('Export as JSON')).toBeTruthy();
  act(() => browser.goTo({ kind: 'hidden' }));
  await screen.findByText(/Click the Baton icon/);
  expect(screen.queryByText(/background isn’t responding/)).toBeNull();
});

describe('with no record open', () => {
  it('says how to open one', async () => {
    const { browser } = renderPanel();
    act(() => browser.goTo({ kind: 'site', ...CRM }));
    expect(await screen.findByText('Open a lead to see its handoff here.')).toBeTruthy();
  });

  const TASK = { kind: 'site', ...CRM, url: `${ORIGIN}/project/1/tasks/1` } as const;

  it('a brief can be written for a page that is no lead, and its fields can be pointed at', async () => {
    const { browser, user } = renderPanel();
    act(() => browser.goTo(TASK));
    await user.click(await screen.findByRole('button', { name: 'Write a brief for this page' }));
    expect(await screen.findByText(/doesn’t know this page of Fieldbook/)).toBeTruthy();
    await user.click(button('Pick fields'));
    expect(browser.sent).toContainEqual({ type: 'page/learn', payload: { tabId: 1 } });
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
    expect(screen.getByText(/can’t save to this page of Fieldbook/)).toBeTruthy();
    expect(browser.sent.some(({ type }) => type === 'record/refresh')).toBe(false);
  });

  it('what is written for one page is not on the next, and the day is one press away', async () => {
    const { browser, user } = renderPanel();
    browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SAM }]);
    act(() => browser.goTo(TASK));
    await user.click(await screen.findByRole('button', { name: 'Write a brief for this page' }));
    await user.type(await screen.findByLabelText('Name'), 'Ana Weber');
    expect(await screen.findByRole('button', { name: /^Today/ })).toBeTruthy();
    act(() => browser.goTo({ ...TASK, url: `${ORIGIN}/project/1/tasks/2` }));
    expect(await screen.findByRole('button', { name: 'Write a brief for this page' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Today/ })).toBeNull();
    act(() => browser.goTo(TASK));
    expect(await screen.findByDisplayValue('Ana Weber')).toBeTruthy();
  });

  it('going from list to list of a CRM does not close the day that was opened', async () => {
    const { browser, user } = renderPanel();
    browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SAM }]);
    act(() => browser.goTo(TASK));
    await user.click(await screen.findByRole('button', { name: 'Write a brief for this page' }));
    await user.click(await screen.findByRole('button', { name: /^Today/ }));
    const back = await screen.findByRole('button', { name: /^Back/ });
    act(() => browser.goTo({ ...TASK, url: `${ORIGIN}/project/1/tasks` }));
    expect(back.isConnected).toBe(true);
  });

  it('names what waits to be sent and why, and tries again when asked', async () => {
    const browser = createFakeBrowser();
    await browser.db.outbox.add({
      ...{ entry: 'e1', handoff: 'h1', record: RECORD, origin: ORIGIN, as: SAM.id },
      ...{
        steps: [{ name: 'note', state: 'waiting' }],
        attempts: 1,
        notBefore: 0,
        problem: { code: 'signed-out' },
      },
    });
    const { user } = renderPanel(browser);
    act(() => browser.goTo({ kind: 'site', ...CRM }));
    expect(await screen.findByText('1 update for crm.example')).toBeTruthy();
    expect(screen.getByText(/You’re signed out of crm\.example/)).toBeTruthy();
    await user.click(button('Try now'));
    expect(browser.sent).toContainEqual({ type: 'sync/nudge', payload: {} });
  });
});

describe('on a page of no CRM that Baton knows', () => {
  const page = {
    kind: 'page',
    tabId: 1,
    origin: 'https://shop.example',
    url: 'https://shop.example/a',
  } as const;

  it('lets a brief be written and copied, and offers no hand-over', async () => {
    const { browser, user } = renderPanel();
    act(() => browser.goTo(page));
    await user.click(await screen.findByRole('button', { name: 'Write a brief for this page' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Ann Other');
    await user.click(button('Copy brief'));
    expect(browser.copied[0]?.text).toContain('Ann Other');
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
  });

  it('opens the brief that was begun before', async () => {
    const { browser, user, unmount, panel } = renderPanel();
    act(() => browser.goTo(page));
    await user.click(await screen.findByRole('button', { name: 'Write a brief for this page' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Ann Other');
    await panel.drafts.flush();
    unmount();
    renderPanel(browser);
    expect(await screen.findByDisplayValue('Ann Other')).toBeTruthy();
  });
});

describe('the first draft', () => {
  const FOR_WHAT: Record<string, RegExp> = {
    Lead: /add what’s missing for the brief/,
    Qualification: /B, A, U say how sure you are/,
    Context: /picks the section/,
    'Hand to': /how to reach them/,
    Meeting: /who joins, what happens next/,
    Brief: /Copy it for any channel/,
  };
  const part = (name: string) => within(screen.getByRole('region', { name }));

  it('says in one line what each section is for, until the section is used', async () => {
    const { user } = await renderAtRecord();
    for (const [name, words] of Object.entries(FOR_WHAT)) {
      expect(await part(name).findByText(words)).toBeTruthy();
    }
    const [first] = part('Qualification').getAllByRole('radio', { name: '4' });
    if (!first) throw new Error('No criterion.');
    await user.click(first);
    await user.type(screen.getByRole('textbox', { name: 'Add context' }), '!A new rule{Enter}');
    for (const name of ['Lead', 'Hand to', 'Meeting', 'Brief']) {
      await user.click(part(name).getByRole('button', { name: new RegExp(`^${name}`) }));
    }
    for (const [name, words] of Object.entries(FOR_WHAT)) {
      await waitFor(() => expect(part(name).queryByText(words)).toBeNull());
    }
  });

  it('is the last that teaches: whoever has had a handoff reads no such line', async () => {
    const browser = createFakeBrowser();
    const entry = { ...aHandoverEntry(), by: { ...SAM } };
    await receiveEntries(
      browser.db,
      recordKey(aRecordPlace('9').record),
      [{ entry, noteId: 'n1' }],
      AT,
    );
    browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SAM }]);
    browser.goTo(aRecordPlace());
    renderPanel(browser);
    await screen.findByRole('region', { name: 'Lead' });
    for (const words of Object.values(FOR_WHAT)) expect(screen.queryByText(words)).toBeNull();
  });
});

describe('at a record', () => {
  it('has the regions of the work, in the order of the steps', async () => {
    await renderAtRecord();
    const names = ['Lead', 'Qualification', 'Context', 'Hand to', 'Meeting', 'Brief'];
    const regions = names.map((name) => screen.getByRole('region', { name }));
    for (const [index, element] of regions.entries()) {
      const next = regions[index + 1];
      if (next)
        expect(element.compareDocumentPosition(next)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    }
  });

  it('names the lead at the top, also one without a name', async () => {
    await renderAtRecord({ company: 'Northwind' });
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Unnamed lead'),
    );
    expect(screen.getByText('name missing')).toBeTruthy();
  });

  it('reads the record from the CRM when it is opened', async () => {
    const { browser } = await renderAtRecord();
    expect(browser.sent).toContainEqual({
      type: 'record/refresh',
      payload: { record: aRecordPlace().record },
    });
  });

  it('shows the other record when the CRM’s page changes', async () => {
    const { browser, user } = await renderAtRecord();
    await user.type(screen.getByRole('textbox', { name: 'Add context' }), 'about seven');
    act(() => browser.goTo(aRecordPlace('8')));
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Add context' }).value).toBe(''),
    );
  });

  it('copies the brief by the keyboard command, from wherever the focus is', async () => {
    const { browser } = await renderAtRecord();
    act(() => browser.pressCopyCommand());
    expect(await screen.findByText('Brief copied')).toBeTruthy();
    expect(browser.copied[0]?.html).toContain('Dana Whitfield');
  });

  it('keeps sections as they were folded and opened, also when the panel is opened again', async () => {
    const { browser, user, unmount } = await renderAtRecord();
    await user.click(screen.getByRole('button', { name: /^Qualification/ }));
    await user.click(screen.getByRole('button', { name: /^Meeting/ }));
    unmount();
    renderPanel(browser);
    const header = (name: RegExp) => screen.findByRole('button', { name });
    expect((await header(/^Qualification/)).getAttribute('aria-expanded')).toBe('false');
    expect((await header(/^Meeting/)).getAttribute('aria-expanded')).toBe('true');
  });
});

describe('what stands in the way of reading a record', () => {
  const cases: [Problem, RegExp, string | undefined][] = [
    [{ code: 'signed-out' }, /signed out of Fieldbook/, 'Go to Fieldbook'],
    [{ code: 'other-user', userName: 'Pat' }, /Pat is signed in to Fieldbook/, 'Go to Fieldbook'],
    [{ code: 'forbidden' }, /don’t have access to this record/, 'Try again'],
    [{ code: 'not-found' }, /Can’t find this record/, 'Try again'],
    [{ code: 'unreachable' }, /Can’t reach/, 'Try again'],
    [{ code: 'rate-limited', retryAfterMs: undefined }, /Too many requests/, 'Try again'],
    [{ code: 'unexpected', status: 500 }, /unexpected response/, 'Try again'],
    [{ code: 'no-tab' }, /Open Fieldbook in a tab/, 'Go to Fieldbook'],
    [{ code: 'no-permission' }, /no longer has access to this site/, 'Allow site'],
    [{ code: 'no-token' }, /needs your API token/, 'Add token'],
    [{ code: 'token-refused' }, /was rejected/, 'Add token'],
    [{ code: 'no-answer' }, /took too long/, 'Try again'],
  ];

  it.each(cases)('%o is said in plain words, with what to do', async (error, words, way) => {
    const { browser, user, panel } = await renderAtRecord();
    browser.answers.set('record/refresh', { ok: false, error });
    await act(() => panel.refresh(aRecordPlace().record));
    const notice = await screen.findByText(words);
    expect(notice.textContent).not.toMatch(/undefined|\$\d|Error/);
    if (way) await user.click(button(way));
    if (way === 'Go to Fieldbook') expect(browser.shownTabs).toEqual([1]);
    if (way === 'Add token') {
      expect(await screen.findByRole('heading', { name: 'Settings' })).toBeTruthy();
    }
    if (way === 'Allow site') {
      await waitFor(() => expect(browser.sent.map(({ type }) => type)).toContain('site/on'));
    }
  });

  it('goes away once the record could be read', async () => {
    const { browser, user, panel } = await renderAtRecord();
    browser.answers.set('record/refresh', { ok: false, error: { code: 'unreachable' } });
    await act(() => panel.refresh(aRecordPlace().record));
    browser.answers.delete('record/refresh');
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/Can’t reach/)).toBeNull());
  });

  it('being offline is said once, and not as a failure of the CRM', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { browser, panel } = await renderAtRecord();
    browser.answers.set('record/refresh', { ok: false, error: { code: 'unreachable' } });
    await act(() => panel.refresh(aRecordPlace().record));
    expect(screen.getByText(/You’re offline/)).toBeTruthy();
    expect(screen.queryByText(/Can’t reach/)).toBeNull();
    vi.restoreAllMocks();
  });
});

describe('where the store fails', () => {
  it('a full disk is told in words, the text stays, and everything can be exported', async () => {
    const { browser, user, panel } = await renderAtRecord();
    vi.spyOn(browser.db, 'write').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
    await user.type(screen.getByRole('textbox', { name: 'Add context' }), 'precious');
    await act(() => panel.drafts.flush());
    expect(screen.getByText(/out of space/)).toBeTruthy();
    expect(button('Export as JSON')).toBeTruthy();
    expect(screen.getByDisplayValue('precious')).toBeTruthy();
  });

  it.each(['MissingAPIError', 'SecurityError', 'OpenFailedError'])(
    'a browser without any storage (%s) is told in words, and what is typed can still be copied',
    async (name) => {
      const { browser, user, panel } = await renderAtRecord();
      const missing = Object.assign(new Error('no IndexedDB'), { name });
      vi.spyOn(browser.db, 'write').mockRejectedValue(missing);
      await user.type(screen.getByRole('textbox', { name: 'Add context' }), 'precious');
      await act(() => panel.drafts.flush());
      expect(screen.getByText(/can’t store anything here/)).toBeTruthy();
      await user.tripleClick(screen.getByDisplayValue('precious'));
      await user.copy();
      expect(await navigator.clipboard.readText()).toBe('precious');
    },
  );

  it('a database that a newer Baton took over meanwhile is told in words, with a way on', async () => {
    const browser = createFakeBrowser();
    browser.db.close({ disableAutoOpen: true });
    browser.goTo(aRecordPlace());
    renderPanel(browser);
    expect(await screen.findByText(/Baton was updated in the meantime/)).toBeTruthy();
    expect(button('Reload')).toBeTruthy();
  });

  it('a database that a newer Baton has made is told with what helps, and no Reload leads back to it', async () => {
    const { browser, panel, user } = await renderAtRecord();
    browser.db.close({ disableAutoOpen: false });
    const later = new Dexie(browser.db.name);
    later.version(SCHEMA_VERSION + 1).stores({ later: 'id' });
    await later.open();
    later.close();
    await browser.db.open();
    await user.type(screen.getByRole('textbox', { name: 'Add context' }), 'precious');
    await act(() => panel.drafts.flush());
    expect(await screen.findByText(/Update Baton to continue/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull();
    expect(screen.getByDisplayValue('precious')).toBeTruthy();
  });
});

describe('data that is deleted under the open panel', () => {
  it('comes back by being read again, and what was typed is still there', async () => {
    const { browser, user, panel } = await renderAtRecord();
    const asked = () => browser.sent.filter(({ type }) => type === 'record/refresh').length;
    const before = asked();
    await user.type(screen.getByRole('textbox', { name: 'Add context' }), 'precious');
    await act(() => panel.drafts.flush());
    await act(() => browser.db.records.clear());
    await waitFor(() => expect(asked()).toBe(before + 1));
    await act(() => saveFacts(browser.db, RECORD, { name: 'Dana once more' }, AT));
    expect(await screen.findByRole('heading', { name: 'Dana once more' })).toBeTruthy();
    expect(screen.getByDisplayValue('precious')).toBeTruthy();
  });

  it('comes back after the whole database was deleted', async () => {
    const { browser, user, panel } = await renderAtRecord();
    const asked = () => browser.sent.filter(({ type }) => type === 'record/refresh').length;
    const before = asked();
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(browser.db.name);
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    await user.type(screen.getByRole('textbox', { name: 'Add context' }), 'precious');
    await act(() => panel.drafts.flush());
    await waitFor(() => expect(asked()).toBe(before + 1));
    expect((await browser.db.drafts.toArray()).map(({ draft }) => draft.quickLine)).toEqual([
      'precious',
    ]);
  });
});

describe('a hostile record', () => {
  it('is shown as text: nothing in it becomes markup', async () => {
    const name = '<img src=x onerror="document.title=1"><b>Dana</b>';
    await renderAtRecord({ name });
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(name));
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('hand over from the panel', () => {
  it('writes the handoff, and the panel becomes its page', async () => {
    const { browser, user, panel } = await renderAtRecord();
    const draft = aDraft({ frameworkId: 'blank' });
    await act(() => saveDraft(browser.db, RECORD, draft, AT));
    await waitFor(() => expect(panel.store.getState().draft?.draft.handoff).toBe(draft.handoff));
    await user.click(button('Hand over'));
    expect(await screen.findByText('Waiting for Bea Novak to accept')).toBeTruthy();
    expect(await browser.db.outbox.count()).toBe(1);
    expect(await browser.db.drafts.count()).toBe(0);
    const nudge = { type: 'sync/nudge', payload: { origin: ORIGIN } };
    await waitFor(() => expect(browser.sent).toContainEqual(nudge));
  });

  it('leads to the field that is missing, in a section that was closed', async () => {
    const { user } = await renderAtRecord({ company: 'Northwind' });
    await user.click(screen.getByRole('button', { name: /^Lead/ }));
    await user.click(button('Hand over'));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' })),
    );
  });
});
