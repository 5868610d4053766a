import { act, screen } from '@testing-library/react';
import type { Entry } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { recordKey } from '@/lib/store/record-key';
import { anId } from '../../factories';
import { createFakeBrowser, ORIGIN } from '../../panel/fake-panel';
import { renderPanel } from '../../panel/render-panel';

export const CRM = { tabId: 1, origin: ORIGIN, adapterId: 'rest', crmName: 'Fieldbook' } as const;
export const HANDOFF = anId(1000);

export const recordOf = (id: string, origin = ORIGIN) => recordKey({ origin, type: 'lead', id });

/** What is in the store of a day: entries by the id of their record. */
export type Given = readonly (readonly [record: string, entry: Entry])[];

/** Writes an entry on a record, as its author's own panel does. */
export async function writeOne(db: BatonDatabase, record: string, entry: Entry): Promise<void> {
  await commitEntry(db, { record: recordOf(record), entry, as: entry.by.id, now: entry.at });
}

/** Opens the panel of this person at the CRM, with no record open. */
export async function openDay(me: Person, given: Given = []) {
  const browser = createFakeBrowser();
  for (const [n, [record, entry]] of given.entries())
    await writeOne(browser.db, record, { ...entry, id: anId(100 + n) });
  browser.setSites([{ origin: ORIGIN, adapter: 'rest', me }]);
  const rendered = renderPanel(browser);
  act(() => browser.goTo({ kind: 'site', ...CRM }));
  await screen.findByRole('region', { name: 'Today' });
  return { ...rendered, db: browser.db };
}
