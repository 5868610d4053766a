import { act, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createActions } from '@/lib/panel/act/actions';
import { openPlace } from '@/lib/panel/site/open-place';
import { watchPageLife } from '@/lib/panel/page-life';
import { timeOfDay } from '@/lib/panel/time/time-text';
import { commitEntry } from '@/lib/store/logs/commit';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { aHandoverEntry, anEntry, AT } from '../factories';
import { aRecordPlace } from './fake-panel';
import { renderAtRecord, RECORD } from './render-panel';

const own = new Intl.DateTimeFormat().resolvedOptions();

/** Puts this browser into a zone, as a journey does. */
function travelTo(timeZone: string): void {
  vi.restoreAllMocks();
  const there = { ...own, timeZone };
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(there);
}
afterEach(() => void vi.restoreAllMocks());

const handedOverAt = (there: string) => timeOfDay(anEntry('handed-over', 1).at, there);

async function openHandedOver() {
  travelTo('Europe/Berlin');
  const at = await renderAtRecord();
  const handover = { record: RECORD, entry: aHandoverEntry(), as: '11', now: AT };
  await act(() => commitEntry(at.browser.db, handover));
  await waitFor(() => expect(shown()).toContain(handedOverAt('Europe/Berlin')));
  return at;
}
const shown = () => document.body.textContent;

it('times follow a traveller while the panel is open, and mean the same instant', async () => {
  const { browser } = await openHandedOver();
  const before = await handoffsOf(browser.db, RECORD);
  travelTo('Asia/Tokyo');
  await act(async () => {
    browser.clock.advance(60_000);
    await Promise.resolve();
  });
  expect(shown()).toContain(handedOverAt('Asia/Tokyo'));
  expect(shown()).not.toContain(handedOverAt('Europe/Berlin'));
  expect(await handoffsOf(browser.db, RECORD)).toEqual(before);
});

it('who comes back to the panel need not wait for it', async () => {
  const { panel } = await openHandedOver();
  const stop = watchPageLife(panel, window);
  travelTo('America/New_York');
  act(() => void window.dispatchEvent(new Event('focus')));
  expect(shown()).toContain(handedOverAt('America/New_York'));
  stop();
});

it('what is done after the journey is told to others in the zone of arrival', async () => {
  const { browser, panel } = await openHandedOver();
  travelTo('Asia/Tokyo');
  const place = openPlace(aRecordPlace());
  const [row] = await handoffsOf(browser.db, RECORD);
  if (!place || !row) throw new Error('There is no handoff to act on.');
  const body = { channel: 'call', remark: '', voiceNote: false, when: AT } as const;
  const done = await act(() =>
    createActions(panel, place).act(foldRow(row), 'verbal-handover', body),
  );
  expect(done).toEqual({ ok: true });
  const [, told] = (await handoffsOf(browser.db, RECORD))[0]?.log ?? [];
  expect(told?.entry.zone).toBe('Asia/Tokyo');
});
