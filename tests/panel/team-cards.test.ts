import { describe, expect, it } from 'vitest';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { typedPerson } from '@/lib/handoff/typed-person';
import { agoInText, daysAgoInText } from '@/lib/panel/time/age-text';
import { cardOf } from '@/lib/panel/team/card-of';
import { hasLeft } from '@/lib/panel/team/people';
import { AT, BDM, SDR } from '../factories';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the card of a person', () => {
  const local = { ...defaultProfile('Europe/London'), formats: 'My guess' };
  const own = { ...defaultProfile('Europe/Berlin'), formats: 'Two lines' };
  const team = { profiles: [{ at: AT, by: BDM, role: 'bdm' as const, card: own }] };
  const people = [{ id: BDM.id, card: local }];

  it('is the person’s own from the team room, with when it was published', () => {
    expect(cardOf(BDM.id, team, people)).toEqual({ card: own, isKnown: true, own: { at: AT } });
  });

  it('is what was edited on this device until then', () => {
    expect(cardOf(BDM.id, undefined, people)).toEqual({ card: local, isKnown: true });
    expect(cardOf(BDM.id, { profiles: [] }, people).card).toBe(local);
  });

  it('is a guess of which nobody says that it is known', () => {
    expect(cardOf(SDR.id, team, people)).toMatchObject({ isKnown: false });
    expect(cardOf(undefined, team, people)).toMatchObject({ isKnown: false });
  });
});

describe('whether a person has left', () => {
  const row = (id: string, seenAt = AT) => ({ ...{ key: id, origin: '', id, name: id, seenAt } });
  const crm = (reading: 'reading' | 'read', people = [row(SDR.id), row(BDM.id)]) => ({
    ...{ people, reading, refresh: () => undefined },
  });

  it('is so of whom the CRM’s list no longer names', () => {
    expect(hasLeft(crm('read'), BDM)).toBe(false);
    expect(hasLeft(crm('read', [row(SDR.id)]), BDM)).toBe(true);
  });

  it('is so of whom only the card on this device kept in the list', () => {
    expect(hasLeft(crm('read', [row(SDR.id), row(BDM.id, AT - DAY)]), BDM)).toBe(true);
  });

  it('is said of nobody while the list is being read or empty, nor of a typed name', () => {
    expect(hasLeft(crm('reading', [row(SDR.id)]), BDM)).toBe(false);
    expect(hasLeft(crm('read', []), BDM)).toBe(false);
    expect(hasLeft(crm('read'), typedPerson('Ruth Vane'))).toBe(false);
  });
});

describe('an age in words', () => {
  it('is in the largest whole unit, and never of nothing', () => {
    expect(agoInText(AT - 3 * DAY - HOUR, AT)).toBe('3 days ago');
    expect(agoInText(AT - 61 * DAY, AT)).toBe('2 months ago');
    expect(agoInText(AT - 400 * DAY, AT)).toBe('last year');
    expect(agoInText(AT - 10, AT)).toBe('this minute');
  });

  it('is in days where they are counted', () => {
    expect([40, 1.5, 0.9, -2].map(daysAgoInText)).toEqual([
      ...['40 days ago', 'yesterday', 'today', 'today'],
    ]);
  });

  it('says since when, and nothing of the future where a clock is ahead', () => {
    expect(agoInText(AT - 2 * HOUR, AT)).toBe('2 hours ago');
    expect(agoInText(AT - DAY, AT)).toBe('yesterday');
    expect(agoInText(AT + DAY, AT)).toBe('this minute');
  });
});
