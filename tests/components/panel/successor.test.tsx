import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { commitEntry } from '@/lib/store/logs/commit';
import { followSuccessor } from '@/lib/store/logs/moving';
import { parseRecordKey, recordKey } from '@/lib/store/record-key';
import { aHandoverEntry, AT, BDM, SDR } from '../../factories';
import { ORIGIN } from '../../panel/fake-panel';
import { RECORD, renderAtRecord } from '../../panel/render-panel';

const DEAL = recordKey({ origin: ORIGIN, type: 'deal', id: '3' });
const WAITING = `Waiting for ${BDM.name} to accept`;
const BECAME = /^This lead became another record/;

it('a lead that became a deal says so, shows the handoff that went along, and opens the deal', async () => {
  const { browser, user } = await renderAtRecord();
  const entry = aHandoverEntry();
  await commitEntry(browser.db, { record: RECORD, entry, as: SDR.id, now: AT });
  await screen.findByRole('heading', { name: WAITING });
  expect(screen.queryByText(BECAME)).toBeNull();
  await followSuccessor(browser.db, RECORD, DEAL, AT);
  expect(await screen.findByText(BECAME)).toBeTruthy();
  expect(await screen.findByRole('heading', { name: WAITING })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Open the new record' }));
  expect(browser.sent).toContainEqual({
    type: 'record/open',
    payload: { record: parseRecordKey(DEAL) },
  });
});
