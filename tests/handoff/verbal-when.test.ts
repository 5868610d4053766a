import { expect, it } from 'vitest';
import { describeEntry } from '@/lib/handoff/describe';
import { isKnown, parseEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { aHandoverEntry, anEntry, AT } from '../factories';

const DAY = 86_400_000;
const talked = (when?: number) =>
  anEntry('verbal-handover', 2, {
    body: { channel: 'call', remark: '', voiceNote: false, ...(when !== undefined && { when }) },
  });

it('two have talked when they say, which may be before it was noted', () => {
  expect(foldHandoff([aHandoverEntry(), talked(AT - DAY)]).verbal?.at).toBe(AT - DAY);
});

it('where nothing is said they have talked when it was noted, as old notes mean it', () => {
  expect(foldHandoff([aHandoverEntry(), talked()]).verbal?.at).toBe(talked().at);
});

it('nobody has talked at a time to come', () => {
  expect(foldHandoff([aHandoverEntry(), talked(AT + DAY)]).verbal?.at).toBe(talked().at);
});

it('the note says when that was', () => {
  const read = parseEntry(talked(AT - DAY));
  expect(read && isKnown(read) && describeEntry(read, 'text')).toBe(
    'Verbal handover done by phone. Recorded by Sam Rivera.\nWhen: Wed, Nov 25, 2026, 9:00 AM UTC.',
  );
});
