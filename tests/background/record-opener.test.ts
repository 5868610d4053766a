import { describe, expect, it, vi } from 'vitest';
import { createRecordOpener } from '@/lib/background/record-opener';
import type { RecordRef } from '@/lib/crm/adapter';

const ORIGIN = 'https://crm.example';
const LEAD: RecordRef = { origin: ORIGIN, type: 'lead', id: '7' };
const urlOf = ({ origin, id }: RecordRef) => `${origin}/leads/${id}`;

function opening(tabs: Record<number, string>, recordUrl: (record: RecordRef) => string = urlOf) {
  const focusTab = vi.fn(() => Promise.resolve(true));
  const openTab = vi.fn(() => Promise.resolve());
  const recordAt = (url: string | undefined) => {
    const id = url?.match(/\/leads\/(\d+)/)?.[1];
    return Promise.resolve(id === undefined ? undefined : { ...LEAD, id });
  };
  const to = (origin: string) =>
    // Of a connection, opening asks for the adapter's addresses and no more.
    Promise.resolve(origin === ORIGIN ? ({ adapter: { recordUrl } } as never) : undefined);
  const { open } = createRecordOpener({
    connections: { to, recordAt },
    tabsOf: () => Promise.resolve(Object.keys(tabs).map(Number)),
    tabUrl: (tabId) => Promise.resolve(tabs[tabId]),
    ...{ focusTab, openTab },
  });
  return { open, focusTab, openTab };
}

describe('a record that is asked for from outside of it', () => {
  it('is shown in the tab that shows it already, whatever else the address says', async () => {
    const { open, focusTab, openTab } = opening({
      1: `${ORIGIN}/leads/70`,
      2: `${ORIGIN}/leads/7?tab=notes`,
    });
    expect(await open(LEAD)).toEqual({ ok: true, value: undefined });
    expect(focusTab.mock.calls).toEqual([[2]]);
    expect(openTab).not.toHaveBeenCalled();
  });

  it('is opened in a new tab where none shows it', async () => {
    const { open, focusTab, openTab } = opening({ 1: `${ORIGIN}/leads/70`, 2: `${ORIGIN}/tasks` });
    await open(LEAD);
    expect(focusTab).not.toHaveBeenCalled();
    expect(openTab).toHaveBeenCalledWith(`${ORIGIN}/leads/7`);
  });

  it('is opened in a new tab where the one that showed it is closed meanwhile', async () => {
    const { open, focusTab, openTab } = opening({ 1: `${ORIGIN}/leads/7` });
    focusTab.mockResolvedValue(false);
    await open(LEAD);
    expect(openTab).toHaveBeenCalledWith(`${ORIGIN}/leads/7`);
  });

  it('of a site that is off is not opened, and that is said', async () => {
    const { open, openTab } = opening({});
    const elsewhere = { ...LEAD, origin: 'https://off.example' };
    expect(await open(elsewhere)).toEqual({ ok: false, error: { code: 'site-off' } });
    expect(openTab).not.toHaveBeenCalled();
  });

  it.each(['https://elsewhere.example/leads/7', 'javascript:alert(1)'])(
    'is not opened at %s',
    async (url) => {
      const { open, openTab } = opening({}, () => url);
      expect(await open(LEAD)).toEqual({ ok: false, error: { code: 'refused' } });
      expect(openTab).not.toHaveBeenCalled();
    },
  );
});
