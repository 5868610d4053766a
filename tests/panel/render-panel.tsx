import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readAllPages } from '@/components/panel/pages';
import { Shell } from '@/components/panel/Shell';
import type { LeadFacts } from '@/lib/handoff/brief/lead';
import { createPanel } from '@/lib/panel/panel';
import { PanelProvider } from '@/lib/panel/provider';
import { readDraft } from '@/lib/store/drafts';
import { recordKey } from '@/lib/store/record-key';
import { saveFacts } from '@/lib/store/records';
import { AT } from '../factories';
import { aRecordPlace, createFakeBrowser, ORIGIN, type FakeBrowser } from './fake-panel';

export const RECORD = recordKey(aRecordPlace().record);

/** Who is signed in to the CRM of the panel's tests. */
export const SAM = { id: '11', name: 'Sam Rivera' };

// As in a panel that has been open for a moment: a page is drawn at once when it is led to.
await readAllPages();

/** Mounts the whole panel in a fake browser. */
export function renderPanel(browser: FakeBrowser = createFakeBrowser()) {
  const panel = createPanel(browser.parts);
  panel.start();
  const view = render(
    <PanelProvider panel={panel}>
      <Shell />
    </PanelProvider>,
  );
  return { ...view, browser, panel, user: userEvent.setup() };
}

/** Mounts it at a record of a CRM that is on, of which the CRM says this. */
export async function renderAtRecord(facts: LeadFacts = { name: 'Dana Whitfield' }) {
  const browser = createFakeBrowser();
  await saveFacts(browser.db, RECORD, facts, AT);
  browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SAM }]);
  browser.goTo(aRecordPlace());
  const rendered = renderPanel(browser);
  await screen.findByRole('region', { name: 'Lead' });
  return { ...rendered, draft: () => draftOf(rendered.panel, browser) };
}

/** What is on disk for the record, after whatever is unsaved. */
async function draftOf(panel: ReturnType<typeof createPanel>, browser: FakeBrowser) {
  await panel.drafts.flush();
  return readDraft(browser.db, RECORD);
}
