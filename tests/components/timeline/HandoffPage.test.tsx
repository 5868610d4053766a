import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { HandoffPage } from '@/components/timeline/HandoffPage';
import { instantOfWallTime } from '@/lib/handoff/time/wall-time';
import { ownZone } from '@/lib/panel/time/time-text';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { readDraft } from '@/lib/store/drafts';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { readFormDraft } from '@/lib/store/form-drafts';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { markRemoved, receiveEntries } from '@/lib/store/logs/receive';
import type { StoredEntry } from '@/lib/store/rows';
import { aBrief, aHandoverEntry, anEntry, AT, BDM, HANDOFF, SDR } from '../../factories';
import { KEY, openRecord } from '../open-record';
import { itIsNow } from './show-handoff';

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
    await screen.findByRole('heading', { name: 'Bea Novak accepted this lead' });
    const [row] = await handoffsOf(db, KEY);
    expect(row && foldRow(row)).toMatchObject({ state: 'accepted', accepted: { by: BDM } });
    expect(await outboxOf(db, KEY)).toMatchObject([{ as: SDR.id }, { as: BDM.id }]);
  });

  it('lets the SDR bring a returned brief back into the draft, as the same handoff', async () => {
    const { db, panel, user } = await open(SDR, returned);
    await user.click(await button('Fix and resend'));
    await panel.drafts.flush();
    const draft = await readDraft(db, KEY);
    expect(draft).toMatchObject({ handoff: HANDOFF, recipient: BDM });
    expect(draft?.context.map(({ text }) => text)).toContain('Audit in January.');
    expect(draft?.entry).not.toBe(aHandoverEntry().id);
  });

  it('tells one whom Baton does not know what to do', async () => {
    await open(null, handedOver);
    expect(await screen.findByText(/doesn’t know who you are in Acme CRM/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('counts the time to answer in the BDM’s working hours', async () => {
    // Nobody knows her hours: they are those of whoever looks, wherever that is.
    const noon = instantOfWallTime('2026-11-25T12:00', ownZone()) ?? Number.NaN;
    itIsNow(noon);
    const body = aBrief({ responseDue: noon + 3_600_000 });
    await open(BDM, commit(aHandoverEntry({ at: noon, body })));
    expect(await screen.findByText(/^Due in 1 h of Bea’s working hours \(/)).toBeTruthy();
  });

  it('tells of a note that was edited in the CRM, at the brief and in the timeline', async () => {
    const stored = { entry: aHandoverEntry(), noteId: 'n1', edited: true } as const;
    await open(BDM, (db) => receiveEntries(db, KEY, [stored], AT));
    expect(await screen.findAllByText(/was edited in the CRM after it was sent/)).toHaveLength(2);
  });

  it('tells of a note that was removed in the CRM, at the brief and in the timeline', async () => {
    const stored = { entry: aHandoverEntry(), noteId: 'n1', writtenAt: AT };
    await open(BDM, async (db) => {
      await receiveEntries(db, KEY, [stored], AT);
      const list = { record: KEY, entries: [], noteIds: new Set<string>(), until: AT };
      await markRemoved(db, list);
    });
    expect(await screen.findAllByText(/is no longer in the CRM/)).toHaveLength(2);
  });

  it('tells what the CRM did not let Baton do besides the note, and goes on', async () => {
    const refused: StoredEntry['refused'] = ['assign'];
    const stored = { entry: aHandoverEntry(), noteId: 'n1', refused };
    await open(BDM, (db) => receiveEntries(db, KEY, [stored], AT));
    expect(
      await screen.findByText(/wasn’t allowed to change the record’s owner in Acme CRM/),
    ).toBeTruthy();
    expect(await button('Accept')).toBeTruthy();
  });

  it('says what happened where another was quicker, and keeps what was typed', async () => {
    const { db, user } = await open(BDM, handedOver);
    await user.click(await button('Return to SDR'));
    await user.click(screen.getByRole('radio', { name: 'No clear pain or trigger' }));
    await user.type(screen.getByLabelText('What needs to change'), 'No pain named');
    await commit(anEntry('withdrawn', 2))(db);
    expect(await screen.findByText(/can no longer send this \(Sam Rivera withdrew/)).toBeTruthy();
    expect(screen.getByDisplayValue('No pain named')).toBeTruthy();
    await user.click(await button('Return to SDR'));
    await waitFor(async () =>
      expect(await readFormDraft(db, `${HANDOFF}|return|0`)).toMatchObject({
        text: 'No pain named',
      }),
    );
    expect((await stateOf(db))?.state).toBe('withdrawn');
  });
});

const stateOf = async (db: BatonDatabase) => {
  const [row] = await handoffsOf(db, KEY);
  return row && foldRow(row);
};
const after =
  (...entries: Parameters<typeof commitEntry>[1]['entry'][]) =>
  async (db: BatonDatabase) => {
    for (const entry of [aHandoverEntry(), ...entries]) await commit(entry)(db);
  };

describe('what is done on the page is in the store, and the page shows it', () => {
  const accepted = anEntry('accepted', 2);
  const met = anEntry('meeting', 3);
  const field = (name: string) => screen.getByLabelText(name);

  it('the verbal handover', async () => {
    const { db, user } = await open(SDR, handedOver);
    await user.click(await button('Mark as done'));
    await user.selectOptions(field('Channel used'), 'email');
    await user.click(await button('Mark as done'));
    expect(await screen.findByText(/^Done · Email/)).toBeTruthy();
    expect(await stateOf(db)).toMatchObject({ verbal: { by: SDR, channel: 'email' } });
  });

  it('a question and its answer', async () => {
    const { db, user } = await open(BDM, after(anEntry('message', 2)));
    await user.type(await screen.findByLabelText('Reply to Sam Rivera'), 'Her boss.');
    await user.click(await button('Send'));
    expect(await screen.findByText('Her boss.', { selector: '.timeline *' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'A question for you' })).toBeNull();
    expect((await stateOf(db))?.messages[1]).toMatchObject({ replyTo: anEntry('message', 2).id });
  });

  it('a pull-back and its answer', async () => {
    const { db, user } = await open(SDR, after(accepted, anEntry('pull-back', 3)));
    await user.type(await screen.findByLabelText('How did it go?'), 'Called him');
    await user.click(await button('Done'));
    expect(await screen.findByText(/^Done by Sam Rivera/)).toBeTruthy();
    expect((await stateOf(db))?.pullBacks[0]?.answer).toMatchObject({ text: 'Called him' });
  });

  it('the meeting, the feedback and the outcome, one after the other', async () => {
    itIsNow(AT);
    const { db, user } = await open(BDM, after(accepted));
    await user.click(await button('Mark as held'));
    await user.click(await screen.findByLabelText('4'));
    await user.click(await button('Send feedback'));
    await user.click(await button('Record outcome'));
    await user.click(screen.getByRole('radio', { name: 'Closed won' }));
    await user.click(await button('Save outcome'));
    await screen.findByRole('heading', { name: 'Closed won, recorded by Bea Novak' });
    expect(await stateOf(db)).toMatchObject({
      ...{ state: 'won', met: { result: 'held' }, feedback: [{ rating: 4, from: 'bdm' }] },
    });
  });

  it('a lead without timing comes back to the SDR as something asked for that day', async () => {
    const backAt = AT + 86_400_000;
    const body = { result: 'lost', reason: 'no-timing', backAt, text: 'In spring.' } as const;
    itIsNow(backAt + 60_000);
    await open(SDR, after(accepted, met, anEntry('outcome', 4, { body })));
    const asked = await screen.findByRole('region', { name: 'You’ve been pulled back in' });
    expect(asked.textContent).toMatch(/Time to follow up.*In spring/);
    expect(asked.parentElement?.dataset.next).toBe('true');
  });
});
