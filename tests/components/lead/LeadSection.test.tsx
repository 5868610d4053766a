import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Place } from '@/lib/messaging/place';
import { pageRecord, recordKey } from '@/lib/store/record-key';
import { saveFacts } from '@/lib/store/records';
import { AT } from '../../factories';
import { region } from '../../in-part';
import { aRecordPlace, createFakeBrowser, ORIGIN } from '../../panel/fake-panel';
import { RECORD, renderAtRecord, renderPanel, SAM } from '../../panel/render-panel';

const field = (name: string) => region('Lead').getByRole<HTMLInputElement>('textbox', { name });
const markOf = (name: string) =>
  document.getElementById(field(name).getAttribute('aria-describedby') ?? '')?.textContent;

describe('a fact of the lead', () => {
  it('says that it is from the CRM', async () => {
    await renderAtRecord({ name: 'Dana Whitfield' });
    await waitFor(() => expect(field('Name').value).toBe('Dana Whitfield'));
    expect(markOf('Name')).toBe('from CRM');
  });

  it('is typed once somebody types, and kept', async () => {
    const { user, draft } = await renderAtRecord({ name: 'Dana Whitfield' });
    await user.type(field('Phone'), '+44 1');
    expect(markOf('Phone')).toBe('edited');
    expect(await draft()).toMatchObject({ lead: { phone: '+44 1' } });
  });

  it('is written in the direction of its own words', async () => {
    await renderAtRecord({ name: 'דנה' });
    expect(field('Name').dir).toBe('auto');
  });

  it('is whole where the CRM says more than a brief holds, and tells so until it is typed', async () => {
    const company = 'Northwind Foods and its daughters '.repeat(12).trim();
    const { user } = await renderAtRecord({ name: 'Dana', company });
    await user.click(screen.getByRole('button', { name: /^Lead/ }));
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    await waitFor(() => expect(field('Company').value).toBe(company));
    const note = screen.getByText(/^A brief holds the first 300 characters of this\./);
    expect(field('Company').getAttribute('aria-describedby')?.split(' ')).toContain(note.id);
    await user.clear(field('Company'));
    await user.type(field('Company'), 'Northwind');
    expect(screen.queryByText(/^A brief holds the first/)).toBeNull();
  });

  it('keeps all of a paste that is too long, and says by how much', async () => {
    const { user, draft } = await renderAtRecord({ name: 'Dana' });
    await user.click(field('Company'));
    await user.paste('y'.repeat(312));
    expect(field('Company').value).toHaveLength(312);
    expect(field('Company').getAttribute('aria-invalid')).toBe('true');
    expect(field('Company').getAttribute('aria-describedby')?.split(' ')).toContain(
      screen.getByText(/^Too long to send\. Characters over: 12\./).id,
    );
    expect((await draft())?.lead.company).toHaveLength(312);
  });

  it('keeps what was typed when the record is read again', async () => {
    const { user, browser } = await renderAtRecord({ name: 'Dana', phone: '1' });
    await waitFor(() => expect(field('Phone').value).toBe('1'));
    await user.type(field('Phone'), '23');
    await act(() => saveFacts(browser.db, RECORD, { name: 'Dana W', phone: '999' }, AT));
    await waitFor(() => expect(field('Name').value).toBe('Dana W'));
    expect(field('Phone').value).toBe('123');
  });

  it('can be given back to the CRM where the two differ', async () => {
    const { user, draft } = await renderAtRecord({ name: 'Dana', phone: '1' });
    await waitFor(() => expect(field('Phone').value).toBe('1'));
    await user.type(field('Phone'), '2');
    await user.click(screen.getByRole('button', { name: 'Use CRM value: 1' }));
    expect(field('Phone').value).toBe('1');
    expect((await draft())?.lead).toEqual({});
  });

  it('says what the CRM says again when it was emptied and left', async () => {
    const { user } = await renderAtRecord({ name: 'Dana' });
    await waitFor(() => expect(field('Name').value).toBe('Dana'));
    await user.clear(field('Name'));
    expect(field('Name').value).toBe('');
    await user.tab();
    expect(field('Name').value).toBe('Dana');
    expect(markOf('Name')).toBe('from CRM');
  });

  it('is marked as missing where neither knows a required one', async () => {
    await renderAtRecord({ name: 'Dana' });
    await waitFor(() => expect(markOf('Company')).toBe('missing'));
    expect(field('Company').getAttribute('aria-invalid')).toBe('true');
    expect(markOf('Stage')).toBe('');
  });
});

it('the section says in a line how much is known', async () => {
  await renderAtRecord({ name: 'Dana', company: 'Northwind' });
  expect(await screen.findByText('from CRM, 7 of 9 empty')).toBeTruthy();
});

it('the section stays folded where what was read comes late out of the store', async () => {
  const browser = createFakeBrowser();
  browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SAM }]);
  browser.goTo(aRecordPlace());
  const { panel } = renderPanel(browser);
  const head = await screen.findByRole('button', { name: /^Lead/ });
  await waitFor(() => expect(panel.store.getState().reading[RECORD]).toBe('read'));
  expect(head.getAttribute('aria-expanded')).toBe('false');
  await act(() => saveFacts(browser.db, RECORD, { name: 'Dana', company: 'Northwind' }, AT));
  await screen.findByText('from CRM, 7 of 9 empty');
  expect(head.getAttribute('aria-expanded')).toBe('false');
});

describe('what a page that was pointed at no longer shows', () => {
  const PAGE = {
    ...{ kind: 'page', tabId: 3, origin: 'https://sheets.example', learned: true },
    url: 'https://sheets.example/contacts/7',
  } satisfies Place;

  it('is named, by what was read before and what never was', async () => {
    const { browser, user } = renderPanel();
    const record = recordKey(pageRecord(PAGE.origin, PAGE.url));
    const facts = { name: 'Ana Weber', email: 'ana@weber.example' };
    await saveFacts(browser.db, record, facts, AT, ['email', 'phone']);
    act(() => browser.goTo(PAGE));
    await user.click(await screen.findByRole('button', { name: 'Write a brief for this page' }));
    expect(await screen.findByText(/Not found on this page: Email\. Baton keeps/)).toBeTruthy();
    expect(screen.getByText(/Not found on this page: Phone\. Pick again/)).toBeTruthy();
    expect(field('Email').value).toBe('ana@weber.example');
    await act(() => saveFacts(browser.db, record, facts, AT));
    await waitFor(() => expect(screen.queryByText(/Not found on this page/)).toBeNull());
  });
});
