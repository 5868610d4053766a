import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PageSwitch } from '@/components/panel/PageSwitch';
import { HandoffPage } from '@/components/timeline/HandoffPage';
import { usePage } from '@/lib/panel/hooks';
import { receiveEntries } from '@/lib/store/logs/receive';
import { aHandoverEntry, anEntry, anId, AT } from '../../factories';
import { KEY, openRecord } from '../open-record';

const pasted = {
  entry: { ...aHandoverEntry({ handoff: anId(0xb49) }), unverified: true as const },
  noteId: 'n9',
};

function Record() {
  const page = usePage();
  return (
    <>
      <PageSwitch />
      {page === 'handoff' ? <HandoffPage /> : <p>The draft</p>}
    </>
  );
}

it('a note that does not count keeps nobody from handing the lead over', async () => {
  const { user } = await openRecord(<Record />, {
    before: (db) => receiveEntries(db, KEY, [pasted], AT),
  });
  expect(await screen.findByText(/^Not verified/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Back to lead' }));
  expect(screen.getByText('The draft')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show notes' }));
  expect(await screen.findByText(/^Not verified/)).toBeTruthy();
});

it('a note that does not count takes no handoff’s place, however new it is', async () => {
  await openRecord(<Record />, {
    before: async (db) => {
      const handoff = [aHandoverEntry(), anEntry('accepted', 2)];
      await receiveEntries(
        db,
        KEY,
        handoff.map((entry, n) => ({ entry, noteId: `n${n}` })),
        AT,
      );
      const later = { ...pasted, entry: { ...pasted.entry, at: AT + 3_600_000 } };
      await receiveEntries(db, KEY, [later], AT + 7_200_000);
    },
  });
  expect(await screen.findByRole('heading', { name: 'Bea Novak accepted this lead' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Back to lead' })).toBeNull();
});
