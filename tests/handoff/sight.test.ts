import { describe, expect, it } from 'vitest';
import type { Sight } from '@/lib/handoff/brief/brief-data';
import type { LoggedEntry } from '@/lib/handoff/entry';
import { foldHandoff } from '@/lib/handoff/fold';
import { sightOfSdr } from '@/lib/handoff/sight';
import { aBrief, aHandoverEntry, anEntry, BDM, SDR } from '../factories';

const sightIn = (...entries: LoggedEntry[]) => sightOfSdr(foldHandoff(entries));
const given = (sight?: Sight) => aHandoverEntry({ body: aBrief(sight ? { sight } : {}) });

describe('whether the SDR still sees the lead that they gave away', () => {
  it('is no question where the owner stays, or the CRM hides nothing', () => {
    expect(sightIn()).toBeUndefined();
    expect(sightIn(given())).toBeUndefined();
  });

  it('stays one whatever the BDM does', () => {
    const done = [
      anEntry('message', 2, { by: BDM, body: { text: 'Which site?', question: true } }),
      anEntry('returned', 3),
    ];
    expect(sightIn(given('lost'), ...done)).toBe('lost');
    expect(sightIn(given('at-risk'), ...done)).toBe('at-risk');
    expect(sightIn(given('lost'), anEntry('accepted', 2), anEntry('outcome', 3))).toBe('lost');
  });

  it('is answered by whatever the SDR writes on it', () => {
    const said = anEntry('message', 2, { by: SDR, body: { text: 'On site A.', question: false } });
    expect(sightIn(given('at-risk'), said)).toBeUndefined();
    expect(sightIn(given('lost'), said)).toBeUndefined();
  });

  it('is not answered by somebody else in the SDR’s name', () => {
    const forged = { ...anEntry('message', 2, { by: SDR }), unverified: true as const };
    expect(sightIn(given('lost'), forged)).toBe('lost');
  });

  it('comes up anew when it is given away again', () => {
    const again = anEntry('revised', 3, {
      body: { brief: aBrief({ sight: 'lost' }), revision: 2 },
    });
    expect(sightIn(given('at-risk'), anEntry('returned', 2), again)).toBe('lost');
  });

  it('is no question to one who hands a lead to themselves', () => {
    const own = aHandoverEntry({ body: aBrief({ sight: 'lost', recipient: SDR }) });
    expect(sightIn(own)).toBeUndefined();
  });
});
