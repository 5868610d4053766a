import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HandoffPage } from '@/components/timeline/HandoffPage';
import { DockPlace, DockSpace } from '@/components/ui/Dock';
import type { Entry } from '@/lib/handoff/entry';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { readDraft } from '@/lib/store/drafts';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { aMeeting, anEntry, anId, AT, BDM, HANDOFF, SDR } from '../../factories';
import { KEY, openRecord } from '../open-record';

const LATER = anId(0xb48);
const first = [anEntry('handed-over', 1), anEntry('accepted', 2), anEntry('pull-back', 3)];
const second = anEntry('handed-over', 21, { handoff: LATER });

const holding = (entries: readonly Entry[]) => async (db: BatonDatabase) => {
  for (const [n, entry] of entries.entries()) {
    await commitEntry(db, { record: KEY, entry, as: entry.by.id, now: AT + n });
  }
};
const open = (me: typeof SDR, entries: readonly Entry[]) =>
  openRecord(<HandoffPage />, { me, before: holding(entries) });
const earlier = async () => {
  const group = (await screen.findByText(/^Earlier handoff to /)).closest('details');
  if (!group) throw new Error('There is no earlier handoff.');
  return group;
};

describe('an earlier handoff of the record', () => {
  it('is open where whoever looks has something to do in it, and it can be done there', async () => {
    const { db, user } = await open(SDR, [...first, second]);
    const group = await earlier();
    expect(group.open).toBe(true);
    await user.type(within(group).getByLabelText('How did it go?'), 'Called him');
    await user.click(within(group).getByRole('button', { name: 'Done' }));
    expect(await screen.findByText(/^Done by Sam Rivera/)).toBeTruthy();
    const row = await db.handoffs.get(HANDOFF);
    expect(row && foldRow(row).pullBacks[0]?.answer).toMatchObject({ text: 'Called him' });
  });

  it('is written to where it stands, and never in the dock, which is the newest one’s', async () => {
    const page = (
      <DockSpace>
        <HandoffPage />
        <footer aria-label="Dock">
          <DockPlace />
        </footer>
      </DockSpace>
    );
    await openRecord(page, { me: SDR, before: holding([...first, second]) });
    const group = within(await earlier());
    expect(await group.findByRole('textbox', { name: /^Message / })).toBeTruthy();
    const dock = within(screen.getByLabelText('Dock'));
    expect(dock.getAllByRole('textbox')).toHaveLength(1);
  });

  it('is folded away, and offers nothing, where nothing is left to do', async () => {
    await open(SDR, [anEntry('handed-over', 1), anEntry('withdrawn', 2), second]);
    const group = await earlier();
    expect(group.open).toBe(false);
    expect(within(group).queryByRole('button')).toBeNull();
  });
});

describe('a lead that was not ready', () => {
  const notNow = anEntry('outcome', 3, {
    body: { result: 'disqualified', reason: 'no-timing', backAt: AT + 1, text: '' },
  });
  const anew = { name: 'Start a new handoff' };

  it('is handed over again once the SDR has looked and said so', async () => {
    const { db, panel, user } = await open(SDR, [...first.slice(0, 2), notNow]);
    await screen.findByRole('button', { name: 'Done' });
    expect(screen.queryByRole('button', anew)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await user.click(await screen.findByRole('button', anew));
    await panel.drafts.flush();
    const draft = await readDraft(db, KEY);
    expect(draft).toMatchObject({ recipient: BDM, meeting: { title: aMeeting().title } });
    expect(draft?.handoff).not.toBe(HANDOFF);
  });

  it('is the SDR’s to hand over again', async () => {
    await open(BDM, [...first.slice(0, 2), anEntry('outcome', 3)]);
    await screen.findByRole('button', { name: 'Pull SDR back in' });
    expect(screen.queryByRole('button', anew)).toBeNull();
  });
});
