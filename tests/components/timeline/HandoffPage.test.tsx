import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HandoffPage } from '@/components/timeline/HandoffPage';
import { commitEntry } from '@/lib/store/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { readDraft } from '@/lib/store/drafts';
import { foldRow, handoffsOf } from '@/lib/store/handoffs';
import { outboxOf } from '@/lib/store/outbox';
import { aHandoverEntry, anEntry, AT, BDM, HANDOFF, SDR } from '../../factories';
import { KEY, openRecord } from '../open-record';

const commit = (entry: Parameters<typeof commitEntry>[1]['entry']) => (db: BatonDatabase) =>
  commitEntry(db, { record: KEY, entry, as: entry.by.id, now: AT });

const handedOver = commit(aHandoverEntry());
const returned = async (db: BatonDatabase) => {
  await handedOver(db);
  await commit(anEntry('returned', 2))(db);
};

const open = (me: typeof SDR | null, before: (db: BatonDatabase) => Promise<unknown>) =>
  openRecord(<HandoffPage />, { me, before });
const button = (name: string) => screen.findByRole('button', { name });

describe('the page of a handoff', () => {
  it('lets the BDM accept: an entry of its own, on its way to the CRM', async () => {
    const { db, user } = await open(BDM, handedOver);
    await user.click(await button('Accept'));
    await screen.findByRole('heading', { name: 'Bea Novak has accepted' });
    const [row] = await handoffsOf(db, KEY);
    expect(row && foldRow(row)).toMatchObject({ state: 'accepted', accepted: { by: BDM } });
    expect(await outboxOf(db, KEY)).toMatchObject([{ as: SDR.id }, { as: BDM.id }]);
  });

  it('lets the SDR bring a returned brief back into the draft, as the same handoff', async () => {
    const { db, panel, user } = await open(SDR, returned);
    await user.click(await button('Fix and send again'));
    await panel.drafts.flush();
    const draft = await readDraft(db, KEY);
    expect(draft).toMatchObject({ handoff: HANDOFF, recipient: BDM });
    expect(draft?.context.map(({ text }) => text)).toContain('Audit in January.');
    expect(draft?.entry).not.toBe(aHandoverEntry().id);
  });

  it('tells one whom Baton does not know what to do', async () => {
    await open(null, handedOver);
    expect(await screen.findByText(/does not know who you are in Acme CRM/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('counts the time to answer in the BDM’s working hours', async () => {
    await open(BDM, handedOver);
    await waitFor(() => expect(screen.getByText(/^An answer was due |^Answer due /)).toBeTruthy());
  });
});
