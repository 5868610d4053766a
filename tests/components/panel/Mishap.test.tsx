import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as FrameworkNews from '@/lib/panel/draft/use-framework-news';
import type * as Hooks from '@/lib/panel/hooks';
import { saveFacts } from '@/lib/store/records';
import { recordKey } from '@/lib/store/record-key';
import { AT } from '../../factories';
import { aRecordPlace, createFakeBrowser, ORIGIN } from '../../panel/fake-panel';
import { region } from '../../in-part';
import { renderPanel, SAM } from '../../panel/render-panel';

/** Which parts cannot be drawn of the record with the id 8. */
const broken = vi.hoisted(() => new Set<string>());

vi.mock('@/lib/panel/hooks', async (original) => {
  const hooks = await original<typeof Hooks>();
  const at = (part: string) => {
    if (broken.has(part)) throw new RangeError(`${part} of 8 cannot be drawn`);
  };
  return {
    ...hooks,
    useOpenRecord: () => {
      const open = hooks.useOpenRecord();
      if (open.record.id === '8') at('the record');
      return open;
    },
  };
});
vi.mock('@/lib/panel/draft/use-framework-news', async (original) => {
  const news = await original<typeof FrameworkNews>();
  const { useOpenRecord } = await import('@/lib/panel/hooks');
  return {
    ...news,
    useFrameworkNews: () => {
      if (useOpenRecord().record.id === '8' && broken.has('the framework')) {
        throw new RangeError('the framework of 8 cannot be drawn');
      }
      return news.useFrameworkNews();
    },
  };
});

// React tells of the error on the console, as it should.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  vi.restoreAllMocks();
  broken.clear();
});

/** The panel at the record with the id 8, where nothing is broken yet unless it was said before. */
async function openEight() {
  const browser = createFakeBrowser();
  for (const id of ['7', '8']) {
    await saveFacts(browser.db, recordKey(aRecordPlace(id).record), { name: `Lead ${id}` }, AT);
  }
  browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SAM }]);
  browser.goTo(aRecordPlace('8'));
  renderPanel(browser);
  const goTo = (id: string) =>
    act(async () => {
      browser.goTo(aRecordPlace(id));
      await Promise.resolve();
    });
  return { browser, goTo, user: userEvent.setup() };
}

const told = () => screen.queryAllByText(/can’t be shown/).length;

it('a part that cannot be drawn says so, and the parts beside it go on', async () => {
  broken.add('the framework');
  const { user } = await openEight();
  expect(await screen.findAllByText(/What you typed is saved/)).not.toEqual([]);
  expect(screen.getAllByText('RangeError: the framework of 8 cannot be drawn')).not.toEqual([]);
  const field = region('Lead').getByLabelText('Company');
  await user.type(field, 'Acme');
  expect(field).toHaveProperty('value', 'Acme');
});

it('a record that cannot be drawn at all takes no other record with it, nor settings and export', async () => {
  broken.add('the record');
  const { goTo, user } = await openEight();
  await screen.findAllByText(/can’t be shown/);
  await user.click(await screen.findByRole('button', { name: 'Settings' }));
  expect(await screen.findByRole('button', { name: /^Export/ })).toBeTruthy();
  expect(told()).toBe(0);
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await screen.findAllByText(/can’t be shown/);
  await goTo('7');
  expect(await screen.findByRole('heading', { name: 'Lead 7' })).toBeTruthy();
  expect(told()).toBe(0);
  await goTo('8');
  expect(await screen.findAllByText(/can’t be shown/)).not.toEqual([]);
});

it('what failed can be copied, and is drawn again when it is mended', async () => {
  broken.add('the framework');
  const { browser, user } = await openEight();
  await screen.findAllByText(/can’t be shown/);
  const [copy] = screen.getAllByRole('button', { name: 'Copy details' });
  if (!copy) throw new Error('There is no button to copy what failed.');
  await user.click(copy);
  expect(browser.copied.at(-1)?.text).toMatch(
    /^RangeError: the framework of 8 cannot be drawn\n.*at /,
  );
  broken.clear();
  for (const again of screen.getAllByRole('button', { name: 'Try again' })) {
    await user.click(again);
  }
  expect(told()).toBe(0);
  expect(screen.getByRole('region', { name: 'Qualification' })).toBeTruthy();
});
