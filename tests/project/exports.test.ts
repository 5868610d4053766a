import { expect, it } from 'vitest';
import * as handoff from '@/lib/handoff';
import * as sync from '@/lib/sync';
import { aBrief, aHandoverEntry } from '../factories';

it('gives tools outside of Baton the domain by names that stay', () => {
  const entry = aHandoverEntry();
  expect(handoff.foldHandoff([entry]).state).toBe('handed-over');
  expect(handoff.renderBrief(aBrief(), 'text')).toContain('Northwind Foods');
  const calendar = { zone: 'UTC', days: [1, 2, 3, 4, 5], from: '10:00', to: '18:00', holidays: [] };
  const wednesday = Date.UTC(2026, 10, 25, 15);
  expect(handoff.workingTimeDue(wednesday, 600, calendar)).toEqual({
    ok: true,
    value: Date.UTC(2026, 10, 26, 17),
  });
  expect(sync.decodeNote(sync.encodeNote(entry, 'text'))).toMatchObject({ ok: true, entry });
});
