import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { HandoffPage } from '@/components/timeline/HandoffPage';
import { commitEntry } from '@/lib/store/logs/commit';
import { readDraft } from '@/lib/store/drafts';
import { aMeeting, anEntry, AT, SDR } from '../../factories';
import { KEY, openRecord } from '../open-record';

const moved = {
  ...{ result: 'rescheduled' as const, remark: '' },
  start: aMeeting().start + 86_400_000,
};

it('a brief that is mended has its meeting where it was moved to', async () => {
  const { db, panel, user } = await openRecord(<HandoffPage />, {
    me: SDR,
    before: async (shelf) => {
      const entries = [
        ...[anEntry('handed-over', 1), anEntry('accepted', 2)],
        anEntry('meeting', 3, { body: moved }),
      ];
      for (const entry of entries) {
        await commitEntry(shelf, { record: KEY, entry, as: entry.by.id, now: AT });
      }
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Update brief' }));
  await panel.drafts.flush();
  // A day after the first of December, in the zone of the meeting.
  expect((await readDraft(db, KEY))?.meeting).toMatchObject({ start: '2026-12-02T15:00' });
});
