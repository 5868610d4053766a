import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Foot } from '@/components/brief/Foot';
import { HandoffPage } from '@/components/timeline/HandoffPage';
import { RecipientSection } from '@/components/recipient/RecipientSection';
import { frameworkById } from '@/lib/handoff/frameworks/index';
import { commitEntry } from '@/lib/store/commit';
import { handoffsOf } from '@/lib/store/handoffs';
import { outboxOf } from '@/lib/store/outbox';
import { aDraft, aHandoverEntry, AT, SDR } from '../../factories';
import { KEY, openRecord } from '../open-record';

const FULL_MARKS = Object.fromEntries(
  frameworkById(undefined).criteria.map(({ id }) => [
    id,
    { points: 5, basis: 'confirmed', evidence: '' } as const,
  ]),
);
const ready = aDraft({ scores: FULL_MARKS });
const nobody = { ...ready, recipient: undefined };
const button = (name: string) => screen.getByRole('button', { name });
const sync = () => screen.getByRole('status', { name: 'Sync' }).textContent;

describe('copying the brief', () => {
  it('puts it on the clipboard as HTML and as plain text, with one click', async () => {
    const { copied, user } = await openRecord(<Foot />, { draft: ready });
    await user.click(button('Copy brief'));
    expect(copied).toHaveLength(1);
    expect(copied[0]?.html).toContain('<strong>Handoff: Dana Whitfield, Northwind Foods</strong>');
    expect(copied[0]?.text).toMatch(/^Handoff: Dana Whitfield, Northwind Foods/);
  });

  it('says so', async () => {
    const { panel, user } = await openRecord(<Foot />, { draft: ready });
    await user.click(button('Copy brief'));
    await waitFor(() => expect(panel.store.getState().toast?.message).toBe('Brief copied'));
  });

  it('copies what was handed over, once it is', async () => {
    const { copied, user } = await openRecord(<Foot />, {
      before: (db) =>
        commitEntry(db, { record: KEY, entry: aHandoverEntry(), as: SDR.id, now: AT }),
    });
    await waitFor(() => expect(sync()).toMatch(/Waiting to be sent/));
    await user.click(button('Copy brief'));
    expect(copied[0]?.text).toContain('A sample report before the call.');
  });
});

describe('handing over', () => {
  it('makes one handoff, however often it is pressed, and shows that it waits to be sent', async () => {
    const { db, sent, user } = await openRecord(
      <>
        <HandoffPage />
        <Foot />
      </>,
      { draft: ready },
    );
    expect(sync()).toMatch(/not handed over yet/);
    await user.dblClick(button('Hand over'));
    await waitFor(() => expect(sync()).toBe('Waiting to be sent to Acme CRM'));
    expect(await handoffsOf(db, KEY)).toHaveLength(1);
    expect(await outboxOf(db, KEY)).toHaveLength(1);
    expect(sent).toContain('sync/nudge');
    await screen.findByRole('heading', { name: 'Waiting for Bea Novak to accept' });
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
  });

  it('is in the CRM once nothing waits', async () => {
    const { db, user } = await openRecord(<Foot />, { draft: ready });
    await user.click(button('Hand over'));
    await waitFor(() => expect(sync()).toMatch(/Waiting/));
    await db.outbox.clear();
    await waitFor(() => expect(sync()).toMatch(/^In the CRM since /));
  });

  it('lists what is missing, and each line goes when it is mended', async () => {
    const { user } = await openRecord(
      <>
        <RecipientSection />
        <Foot />
      </>,
      { draft: { ...nobody, scores: {} } },
    );
    await user.click(button('Hand over'));
    const list = await screen.findByRole('alert');
    expect(list.textContent).toMatch(/Hand to is missing.*The reason below the bar is missing/);
    await user.type(screen.getByRole('combobox', { name: 'Hand to' }), 'Bea{Enter}');
    await waitFor(() => expect(screen.getByRole('alert').textContent).not.toMatch(/Hand to/));
  });

  it('leads from a line to its field, and opens the section that holds it', async () => {
    const { panel, user } = await openRecord(<Foot />, { draft: nobody });
    panel.store.setState({ closed: ['recipient'] });
    await user.click(button('Hand over'));
    await user.click(await screen.findByRole('button', { name: 'Hand to is missing' }));
    expect(panel.store.getState()).toMatchObject({ closed: [], focusOn: 'field-recipient' });
  });

  it('sends nothing in the name of somebody whom Baton does not know', async () => {
    const { db, user } = await openRecord(<Foot />, { draft: ready, me: null });
    await user.click(button('Hand over'));
    expect((await screen.findByRole('alert')).textContent).toMatch(/does not know who you are/);
    expect(await outboxOf(db, KEY)).toEqual([]);
  });
});
