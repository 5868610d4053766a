import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { chooseFromMore } from '../../in-part';
import { ERASE_AFTER_MS } from '@/lib/panel/act/local-data';
import { savePeople } from '@/lib/store/people';
import { aRecordPlace, ORIGIN } from '../../panel/fake-panel';
import { renderAtRecord } from '../../panel/render-panel';
import { KEY } from '../open-record';

async function openSettings() {
  const rendered = await renderAtRecord();
  await rendered.user.type(screen.getByRole('textbox', { name: 'Add context' }), 'a line{Enter}');
  await chooseFromMore(rendered.user, 'Settings');
  return rendered;
}

describe('the settings', () => {
  it('choose the framework that new drafts are qualified by', async () => {
    const { user } = await openSettings();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Qualification framework' }),
      'bant',
    );
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('group', { name: 'Budget' })).toBeTruthy();
  });

  it('keep my name', async () => {
    const { user, browser } = await openSettings();
    await user.type(screen.getByRole('textbox', { name: 'My name' }), 'Sam R');
    expect((await browser.parts.settings.read()).myName).toBe('Sam R');
  });

  it('keep the country in which numbers are dialled that name none', async () => {
    const { user, browser } = await openSettings();
    const country = screen.getByRole('combobox', { name: 'My country' });
    await screen.findByRole('option', { name: 'Austria' });
    expect(country.textContent).toMatch(/^Automatic: \w/);
    await user.selectOptions(country, 'Austria');
    expect((await browser.parts.settings.read()).country).toBe('AT');
    await user.selectOptions(country, screen.getByRole('option', { name: /^Automatic/ }));
    expect((await browser.parts.settings.read()).country).toBe('');
  });

  it('turn a site off', async () => {
    const { user, browser } = await openSettings();
    await user.click(screen.getByRole('button', { name: 'Turn off crm.example' }));
    expect(browser.sent).toContainEqual({ type: 'site/off', payload: { origin: ORIGIN } });
    expect(await screen.findByText('Baton is off for crm.example')).toBeTruthy();
  });
});

describe('notifications', () => {
  const aSwitch = (name: string) => screen.getByRole('switch', { name });

  it('are all on, and each kind goes off and on by itself', async () => {
    const { user, browser } = await openSettings();
    const muted = async () => (await browser.parts.settings.read()).mutedNotices;
    expect(screen.queryAllByRole('switch', { checked: false })).toEqual([]);
    await user.click(aSwitch('Questions and messages'));
    await user.click(aSwitch('A meeting is about to start'));
    expect(await muted()).toEqual(['messages', 'meeting-soon']);
    await user.click(aSwitch('Questions and messages'));
    expect(await muted()).toEqual(['meeting-soon']);
  });

  it('go off and on by situation, and a situation of which some are off shows a dash', async () => {
    const { user, browser } = await openSettings();
    const muted = async () => (await browser.parts.settings.read()).mutedNotices;
    const spoken = () => screen.getByRole<HTMLInputElement>('switch', { name: /^When someone/ });
    await user.click(aSwitch('Questions and messages'));
    await waitFor(() => expect(spoken().indeterminate).toBe(true));
    // Those who listen hear on or off of a switch: the rest is in its name.
    expect(screen.getByRole('switch', { name: 'When someone writes to me 2 of 3 on' })).toBe(
      spoken(),
    );
    await user.click(spoken());
    await waitFor(async () => expect(await muted()).toEqual([]));
    await user.click(spoken());
    await waitFor(async () => expect(await muted()).toEqual(['messages', 'pull-backs', 'asks']));
    expect(spoken().indeterminate).toBe(false);
  });

  it('have five situations, and every kind in one of them', async () => {
    const { user, browser } = await openSettings();
    for (const situation of screen.getAllByRole('switch', { name: /^(When|Before)/ })) {
      await user.click(situation);
    }
    await waitFor(async () =>
      expect((await browser.parts.settings.read()).mutedNotices).toHaveLength(12),
    );
  });

  it('come as long before a meeting as I choose', async () => {
    const { user, browser } = await openSettings();
    const lead = screen.getByRole('combobox', { name: 'Remind me before a meeting' });
    await user.selectOptions(lead, '15 minutes');
    expect((await browser.parts.settings.read()).leadMinutes).toBe(15);
  });
});

describe('erasing', () => {
  const erase = async () => {
    const rendered = await openSettings();
    await rendered.panel.drafts.flush();
    await rendered.user.click(screen.getByRole('button', { name: 'Erase data…' }));
    await rendered.user.click(screen.getByRole('button', { name: 'Erase everything' }));
    return rendered;
  };

  it('is due once the time has passed in which it can be taken back, and says so', async () => {
    const { browser } = await erase();
    expect(await screen.findByText(/will be erased in half a minute/)).toBeTruthy();
    expect(await browser.eraseAt()).toBe(browser.parts.now() + ERASE_AFTER_MS);
  });

  it('can be taken back though something else is said meanwhile', async () => {
    const { browser, user, panel } = await erase();
    act(() => panel.effects.showToast('Something else'));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.queryByText(/will be erased in/)).toBeNull());
    expect(await browser.eraseAt()).toBeNull();
  });

  it('warns where something has not reached the CRM', async () => {
    const { browser, user } = await openSettings();
    await browser.db.outbox.add({
      ...{ entry: 'e1', handoff: 'h1', record: KEY, origin: ORIGIN, as: '11' },
      ...{ steps: [{ name: 'note', state: 'waiting' }], attempts: 0, notBefore: 0 },
    });
    // The note of another is there: only its task is still to come.
    await browser.db.outbox.add({
      ...{ entry: 'e2', handoff: 'h1', record: KEY, origin: ORIGIN, as: '11' },
      ...{ attempts: 0, notBefore: 0 },
      steps: [
        { name: 'note', state: 'done' },
        { name: 'task', state: 'waiting' },
      ],
    });
    await user.click(screen.getByRole('button', { name: 'Erase data…' }));
    expect(await screen.findByText(/1 update hasn’t reached your CRM/)).toBeTruthy();
  });
});

describe('erasing one by one', () => {
  const choose = async (
    { user }: Awaited<ReturnType<typeof openSettings>>,
    [field, name]: readonly [string, string],
    button: string,
  ) => {
    await user.click(await screen.findByRole('combobox', { name: field }));
    await user.click(await screen.findByText(name));
    await user.click(await screen.findByRole('button', { name: button }));
  };
  const RECORD_FIELD = ['Erase one record', 'Dana Whitfield'] as const;

  it('a record goes, with the draft, and the line at the foot brings it back', async () => {
    const opened = await openSettings();
    const { browser, draft, user } = opened;
    await draft();
    await choose(opened, RECORD_FIELD, 'Erase this record');
    await screen.findByText('Dana Whitfield erased from this device');
    expect([await browser.db.records.count(), await browser.db.drafts.count()]).toEqual([0, 0]);
    expect(browser.sent).toContainEqual({
      type: 'record/forgotten',
      payload: { records: [aRecordPlace().record] },
    });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await browser.db.records.count()).toBe(1));
    expect((await browser.db.drafts.toArray())[0]?.draft.context[0]?.text).toBe('a line');
  });

  it('a record that is open does not come back by what the panel still shows', async () => {
    const opened = await openSettings();
    const { browser, panel, user } = opened;
    await panel.drafts.flush();
    await choose(opened, RECORD_FIELD, 'Erase this record');
    await screen.findByText('Dana Whitfield erased from this device');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await panel.drafts.flush();
    expect(await browser.db.drafts.count()).toBe(0);
    await waitFor(() => expect(screen.queryByText('a line')).toBeNull());
  });

  it('a person goes, and the line at the foot brings them back', async () => {
    const opened = await openSettings();
    const { browser, user } = opened;
    const bea = { id: '12', name: 'Bea Novak', email: 'bea@acme.example' };
    await savePeople(browser.db, ORIGIN, [bea], browser.parts.now());
    await choose(opened, ['Erase one person', 'Bea Novak'], 'Erase this person');
    await screen.findByText('Bea Novak erased from this device');
    expect(await browser.db.people.count()).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await browser.db.people.count()).toBe(1));
  });
});
