import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { QualificationSection } from '@/components/qualification/QualificationSection';
import { newDraft } from '@/lib/handoff/brief/draft';
import type { Entry } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import { commitEntry } from '@/lib/store/logs/commit';
import type { BatonDatabase } from '@/lib/store/database';
import { recordKey } from '@/lib/store/record-key';
import { aBrief, aHandoverEntry, anEntry, anId, AT, BDM, SDR } from '../../factories';
import { openRecord, RECORD } from '../open-record';

const BEN: Person = { id: '33', name: 'Ben Miles' };

/** Lead number n, handed to the BDM, met, and rated; the criteria are of the framework that ships. */
async function rated(db: BatonDatabase, n: number, wrong: string[], bdm = BDM, helped = '') {
  const handoff = anId(1000 + n);
  const shared = (k: number) => ({ handoff, id: anId(n * 10 + k), by: bdm, at: AT + n * 10 + k });
  const entries: Entry[] = [
    aHandoverEntry({
      ...{ ...shared(0), by: SDR },
      body: aBrief({ recipient: bdm }),
    }),
    anEntry('accepted', 2, shared(2)),
    anEntry('meeting', 3, shared(3)),
    anEntry('feedback', 4, {
      ...shared(4),
      body: { rating: 3, wrong: wrong.map((id) => ({ id, name: id })), helped, text: '' },
    }),
  ];
  const record = recordKey({ ...RECORD, id: `other-${n}` });
  for (const entry of entries)
    await commitEntry(db, { record, entry, as: entry.by.id, now: AT + n });
}

const show = (recipient: Person | undefined, before: (db: BatonDatabase) => Promise<void>) => {
  const draft = { ...newDraft({ handoff: anId(1), entry: anId(2) }), frameworkId: 'seven' };
  return openRecord(<QualificationSection />, {
    ...{ draft: { ...draft, ...(recipient && { recipient }) }, before },
  });
};
const criterion = (name: string) => screen.getByRole('group', { name });

describe('beside a criterion', () => {
  it('stands how often the chosen BDM marked it wrong, for who sees it and who hears it', async () => {
    await show(BDM, async (db) => {
      for (const [n, wrong] of [['trigger'], ['fit'], ['trigger'], [], []].entries())
        await rated(db, n, wrong);
    });
    const words = 'Bea Novak marked Why now wrong 2 times in the last 5 handoffs';
    const note = await within(criterion('Why now')).findByText(words);
    expect(criterion('Why now').getAttribute('aria-describedby')).toContain(note.id);
    expect(
      within(criterion('Fit')).getByText('Bea Novak marked Fit wrong once in the last 5 handoffs'),
    ).toBeTruthy();
    expect(within(criterion('Impact')).queryByText(/marked/)).toBeNull();
  });

  it('is the word of all BDMs where none is chosen, and not another’s where one is', async () => {
    const before = async (db: BatonDatabase) => {
      await rated(db, 1, ['fit'], BEN);
      await rated(db, 2, ['fit']);
    };
    const { panel } = await show(undefined, before);
    expect(
      await within(criterion('Fit')).findByText(
        'Your BDMs marked Fit wrong 2 times in the last 2 handoffs',
      ),
    ).toBeTruthy();
    const record = panel.store.getState().draft?.record ?? '';
    panel.drafts.change(record, (draft) => ({ ...draft, recipient: BEN }));
    expect(
      await within(criterion('Fit')).findByText('Ben Miles marked Fit wrong last time'),
    ).toBeTruthy();
  });
});

it('what helped before is one click away, as text', async () => {
  const helped = '<b>The pain in her words</b>';
  await show(BDM, (db) => rated(db, 1, [], BDM, helped));
  expect(await screen.findByText('Bea Novak: what helped before')).toBeTruthy();
  expect(screen.getByText(helped)).toBeTruthy();
});
