import { describe, expect, it } from 'vitest';
import { foldHandoff } from '@/lib/handoff/fold';
import { aBrief, anEntry, BDM, SDR } from '../factories';

const CLEO = { id: '33', name: 'Cleo Marsh' };
const handedOver = anEntry('handed-over', 1);
const talked = anEntry('verbal-handover', 2);

describe('the verbal handover', () => {
  it('is noted by either of the two, with its channel', () => {
    expect(foldHandoff([handedOver, talked]).verbal).toMatchObject({ by: SDR, channel: 'call' });
    const said = { channel: 'chat', remark: '', voiceNote: true } as const;
    const byBea = anEntry('verbal-handover', 2, { by: BDM, body: said });
    expect(foldHandoff([handedOver, byBea]).verbal).toMatchObject({ by: BDM, channel: 'chat' });
  });

  it('changes no state', () => {
    expect(foldHandoff([handedOver, talked]).state).toBe('handed-over');
  });

  it('stays done when the lead is returned, mended and sent again', () => {
    const again = [anEntry('returned', 3), anEntry('revised', 4)];
    expect(foldHandoff([handedOver, talked, ...again]).verbal).toBeDefined();
  });

  it('is to be done again with a BDM who is new to the lead', () => {
    const brief = aBrief({ recipient: CLEO });
    const passedOn = anEntry('revised', 3, { body: { brief, revision: 2 } });
    expect(foldHandoff([handedOver, talked, passedOn]).verbal).toBeUndefined();
  });
});
