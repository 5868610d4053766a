import { describe, expect, it } from 'vitest';
import { syncState } from '@/components/brief/sync-state';
import type { OutboxRow } from '@/lib/store/rows';
import { anId, AT, HANDOFF } from '../../factories';

const aRow = (with_: Partial<OutboxRow> = {}): OutboxRow => ({
  entry: anId(1),
  handoff: HANDOFF,
  record: 'r',
  origin: 'https://crm.example',
  as: '11',
  steps: [{ name: 'note', state: 'waiting' }],
  attempts: 0,
  notBefore: 0,
  ...with_,
});

describe('the state of sync', () => {
  it('is nothing where nothing was ever written', () => {
    expect(syncState([], undefined, false)).toEqual({ kind: 'nothing' });
  });

  it('is in the CRM once no row is left', () => {
    expect(syncState([], AT, true)).toEqual({ kind: 'delivered', at: AT });
  });

  it('is queued while a row waits, whatever arrived before', () => {
    expect(syncState([aRow(), aRow()], AT, true)).toEqual({ kind: 'queued', count: 2 });
  });

  it('is sending while Baton sends and a request of the first row may have left', () => {
    const row = aRow({ steps: [{ name: 'note', state: 'sent', sentAt: AT }] });
    expect(syncState([row], undefined, true)).toEqual({ kind: 'sending', count: 1 });
  });

  it('is not sending once whoever sent has died, nor where the row says why it cannot go', () => {
    const row = aRow({ steps: [{ name: 'note', state: 'sent', sentAt: AT }] });
    expect(syncState([row], undefined, false)).toEqual({ kind: 'queued', count: 1 });
    const held = { ...row, problem: { code: 'signed-out' } as const };
    expect(syncState([held], undefined, true)).toMatchObject({ kind: 'stuck' });
  });

  it('is stuck by the first row, since those behind it wait for it', () => {
    const stuck = aRow({ problem: { code: 'signed-out' }, notBefore: AT });
    expect(syncState([stuck, aRow()], AT, true)).toEqual({
      kind: 'stuck',
      problem: { code: 'signed-out' },
      retryAt: AT,
    });
  });
});
