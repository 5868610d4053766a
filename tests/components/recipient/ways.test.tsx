import { describe, expect, it } from 'vitest';
import { atWork, waysToReach } from '@/components/recipient/ways';
import { defaultProfile } from '@/lib/handoff/team/profile';

const card = defaultProfile('Europe/Berlin');
const MONDAY_10 = Date.UTC(2026, 10, 23, 9, 0);

describe('the ways to reach a person', () => {
  it('come in the order of preference, with the CRM’s handles where none was typed', () => {
    const ways = waysToReach(
      { email: 'ben@acme.example', phone: '+49 30 1234' },
      {
        ...card,
        channels: [
          { channel: 'chat', handle: 'https://chat.example/ben' },
          { channel: 'email', handle: ' ' },
          { channel: 'call', handle: '' },
          { channel: 'text', handle: '+49 170 5' },
        ],
      },
    );
    expect(ways).toEqual([
      { channel: 'chat', handle: 'https://chat.example/ben' },
      { channel: 'email', handle: 'ben@acme.example' },
      { channel: 'call', handle: '+49 30 1234' },
      { channel: 'text', handle: '+49 170 5' },
    ]);
  });

  it('say so where nobody knows a handle', () => {
    const way = waysToReach({}, card).find(({ channel }) => channel === 'email');
    expect(way).toEqual({ channel: 'email', handle: '' });
  });
});

describe('whether a person is at work', () => {
  it('is so within the hours of the card’s zone', () => {
    expect(atWork(MONDAY_10, card)).toEqual({ kind: 'working' });
  });

  it('names when work begins again outside them', () => {
    const friday19 = Date.UTC(2026, 10, 27, 18, 0);
    expect(atWork(friday19, card)).toEqual({ kind: 'away', back: Date.UTC(2026, 10, 30, 8, 0) });
  });

  it('respects do-not-disturb within hours', () => {
    expect(atWork(MONDAY_10, { ...card, doNotDisturb: true })).toEqual({ kind: 'do-not-disturb' });
  });

  it('is unknown where the zone or the working days are, and says which', () => {
    expect(atWork(MONDAY_10, defaultProfile('Nowhere/Land'))).toEqual({
      ...{ kind: 'unknown', why: 'unknown-zone' },
    });
    const idle = { ...card, calendar: { ...card.calendar, days: [] } };
    expect(atWork(MONDAY_10, idle)).toEqual({ kind: 'unknown', why: 'no-working-time' });
  });
});
