import { beforeEach, describe, expect, it } from 'vitest';
import { createDeferredNotifications } from '@/lib/background/notify/deferred-notifications';
import { createNotificationCenter } from '@/lib/background/notify/notification-center';
import { createReminders } from '@/lib/background/notify/reminders';
import type { Entry } from '@/lib/handoff/entry';
import type { NoticeKind } from '@/lib/handoff/notice-kinds';
import type { Person } from '@/lib/handoff/person';
import { DEFAULT_POLICY } from '@/lib/handoff/team/policy';
import { defaultProfile, type ProfileCard } from '@/lib/handoff/team/profile';
import { REMIND_ALARM } from '@/lib/platform/alarms';
import type { NotificationItem } from '@/lib/platform/storage/shown-notifications';
import { commitEntry } from '@/lib/store/logs/commit';
import type { RecordKey } from '@/lib/store/rows';
import { saveRoom } from '@/lib/store/logs/teams';
import { aBrief, aHandoverEntry, aMeeting, anEntry, anId, AT, BDM, SDR } from '../factories';
import { newDatabase, OTHER_RECORD, RECORD } from '../store/shelf';
import { aScreen, aStored, DAY, exclusively, HOUR, MINUTE, someAlarms, sitesOf } from './fakes';

const ORIGIN = 'https://crm.example';
const NOAH: Person = { id: '33', name: 'Noah Whitaker' };
const DUE = Date.UTC(2026, 10, 26, 13);
const MEETING = aMeeting().start;

/** Somebody's browser, and the clock that only tests move. */
function aBrowser(me: Person = BDM) {
  const db = newDatabase();
  const { shown, all, screen } = aScreen();
  const { due, alarms } = someAlarms();
  const told = aStored<string[]>([]);
  const kept = aStored<Record<string, NotificationItem[]>>({});
  const settings = { mutedNotices: [] as NoticeKind[], leadMinutes: 10 as const };
  const world = { now: AT, dies: false };
  const readSettings = () => Promise.resolve(settings);
  const held = createDeferredNotifications(db, exclusively);

  /** A new one each time, as after the death of the worker. */
  const look = () =>
    createReminders({
      ...{ db, alarms, readSettings, exclusively, deferred: held, now: () => world.now },
      notifications: createNotificationCenter({
        ...{ screen, readSettings, exclusively, shown: kept },
        openRecord: () => Promise.resolve(),
      }),
      sites: sitesOf({ origin: ORIGIN, adapter: 'rest', me }),
      zone: () => 'UTC',
      told: {
        read: told.read,
        write: (names) =>
          world.dies ? Promise.reject(new Error('the worker dies')) : told.write(names),
      },
    }).look();

  return {
    ...{ db, world, settings, held, told, shown, look },
    alarm: () => due.get(REMIND_ALARM),
    titles: () => all.map(({ title }) => title),
    async has(entry: Entry, record: RecordKey = RECORD) {
      await commitEntry(db, { record, entry, as: entry.by.id, now: AT });
    },
    /** The team's room says how this person works. */
    async has_card(of: Person, card: Partial<ProfileCard>, role: 'bdm' | 'manager' = 'bdm') {
      const room = OTHER_RECORD;
      const body = { role, card: { ...defaultProfile('UTC'), ...card } };
      await this.has(anEntry('team-room', 1, { id: anId(70), handoff: anId(71) }), room);
      await this.has(
        anEntry('profile', 2, { id: anId(72), handoff: anId(71), by: of, body }),
        room,
      );
      await saveRoom(db, ORIGIN, room);
    },
    /** Time passes to that instant, and the alarms go off on the way. */
    async passes(to: number) {
      for (let next = due.get(REMIND_ALARM); next !== undefined && next <= to;) {
        world.now = Math.max(world.now, next);
        due.delete(REMIND_ALARM);
        await look();
        next = due.get(REMIND_ALARM);
      }
      world.now = Math.max(world.now, to);
    },
  };
}

let bea: ReturnType<typeof aBrowser>;
beforeEach(() => {
  bea = aBrowser();
});

describe('the alarm', () => {
  it('goes off when the next thing is due', async () => {
    await bea.has(aHandoverEntry());
    await bea.look();
    expect(bea.alarm()).toBe(AT + MINUTE + (DUE - AT - MINUTE) / 2);
  });

  it('does not exist where nothing will be due', async () => {
    await bea.has(aHandoverEntry());
    await bea.look();
    await bea.db.handoffs.clear();
    await bea.look();
    expect(bea.alarm()).toBeUndefined();
  });

  it('does not exist for whoever is in nothing', async () => {
    const noah = aBrowser(NOAH);
    await noah.has(aHandoverEntry());
    await noah.look();
    expect(noah.alarm()).toBeUndefined();
  });

  it('is never further away than every browser can count', async () => {
    const sam = aBrowser(SDR);
    await sam.has(aHandoverEntry());
    await sam.has(anEntry('verbal-handover', 2));
    await sam.has(anEntry('accepted', 3));
    const body = { result: 'lost', reason: 'no-timing', backAt: AT + 400 * DAY, text: '' } as const;
    await sam.has(anEntry('outcome', 4, { body }));
    await sam.look();
    expect(sam.alarm()).toBe(AT + 7 * DAY);
  });
});

describe('what is due', () => {
  it('is told once, half of the time and all of it', async () => {
    await bea.has(aHandoverEntry());
    await bea.look();
    await bea.passes(DUE + HOUR);
    await bea.look();
    expect(bea.titles()).toEqual([
      'Dana Whitfield, Northwind Foods needs your response',
      'Your response is overdue: Dana Whitfield, Northwind Foods',
    ]);
  });

  it('is told once though the worker dies before it can mark it', async () => {
    await bea.has(aHandoverEntry());
    bea.world.now = DUE;
    bea.world.dies = true;
    await expect(bea.look()).rejects.toThrow('the worker dies');
    bea.world.dies = false;
    await bea.look();
    await bea.look();
    expect(bea.titles()).toHaveLength(1);
  });

  it('is told later by a browser that was closed when it became due', async () => {
    await bea.has(aHandoverEntry());
    bea.world.now = DUE + 3 * DAY;
    await bea.look();
    expect(bea.titles()).toEqual(['Your response is overdue: Dana Whitfield, Northwind Foods']);
  });

  it('is told once after a restart that has lost what stood on the screen', async () => {
    await bea.has(aHandoverEntry());
    bea.world.now = DUE;
    await bea.look();
    bea.shown.clear();
    await bea.look();
    expect(bea.titles()).toHaveLength(1);
  });

  it('is one notification where it is many things', async () => {
    for (let n = 0; n < 5; n += 1) {
      await bea.has(aHandoverEntry({ id: anId(100 + n), handoff: anId(200 + n) }));
    }
    bea.world.now = DUE;
    await bea.look();
    expect([...bea.shown.values()]).toMatchObject([{ title: '5 leads need your response' }]);
  });

  it('says the day’s meeting with its brief, as long before as was chosen', async () => {
    await bea.has(aHandoverEntry());
    await bea.has(anEntry('accepted', 2));
    bea.world.now = MEETING - 11 * MINUTE;
    await bea.look();
    await bea.passes(MEETING - MINUTE);
    expect([...bea.shown.values()]).toMatchObject([
      {
        title: 'Meeting in 10 min: Dana Whitfield, Northwind Foods',
        message: 'Click to open the brief · Why now: Audit in January.',
      },
    ]);
  });

  it('leaves the screen once it is done, wherever that was', async () => {
    await bea.has(aHandoverEntry());
    bea.world.now = DUE;
    await bea.look();
    expect(bea.shown.size).toBe(1);
    await bea.has(anEntry('accepted', 2));
    await bea.look();
    expect(bea.shown.size).toBe(0);
  });

  it('asks how the meeting went, and says no more that it begins', async () => {
    await bea.has(aHandoverEntry());
    await bea.has(anEntry('accepted', 2));
    bea.world.now = MEETING + HOUR;
    await bea.look();
    expect(bea.titles()).toEqual(['How did the meeting with Dana Whitfield, Northwind Foods go?']);
  });

  it('tells a manager what is overdue in the team, as far as this browser knows it', async () => {
    const noah = aBrowser(NOAH);
    await noah.has(aHandoverEntry());
    await noah.has_card(NOAH, {}, 'manager');
    await noah.look();
    expect(noah.alarm()).toBe(DUE);
    await noah.passes(DUE);
    expect(noah.titles()).toEqual(['Bea Novak hasn’t responded: Dana Whitfield, Northwind Foods']);
  });

  it('reminds the SDR gently to talk', async () => {
    const sam = aBrowser(SDR);
    await sam.has(aHandoverEntry());
    await sam.look();
    await sam.passes(AT + DAY);
    expect(sam.titles()).toEqual(['Talk to Bea Novak about Dana Whitfield, Northwind Foods']);
  });

  it('follows the team’s policy', async () => {
    await bea.has(aHandoverEntry());
    await bea.has_card(BDM, {});
    const policy = { ...DEFAULT_POLICY, acceptMinutes: 60 };
    await bea.has(
      anEntry('policy', 3, { id: anId(73), handoff: anId(71), body: policy }),
      OTHER_RECORD,
    );
    await bea.look();
    expect(bea.alarm()).toBe(AT + MINUTE + 30 * MINUTE);
  });

  it('is silent where it is switched off, and is not made up for later', async () => {
    await bea.has(aHandoverEntry());
    bea.settings.mutedNotices.push('answer-due');
    bea.world.now = DUE;
    await bea.look();
    bea.settings.mutedNotices.length = 0;
    await bea.look();
    expect(bea.titles()).toEqual([]);
  });

  it('is plain text on one line, whatever a name holds', async () => {
    const name = { value: '<img src=x>\u00a0\n\nDana'.padEnd(200, '!'), origin: 'typed' } as const;
    await bea.has(aHandoverEntry({ body: aBrief({ lead: { name } }) }));
    bea.world.now = DUE;
    await bea.look();
    const [title = ''] = bea.titles();
    expect(title).toMatch(/^Your response is overdue: <img src=x> Dana!*…$/);
    expect(title.length).toBeLessThanOrEqual(90);
  });
});

describe('quiet time', () => {
  const evening = Date.UTC(2026, 10, 26, 19);
  const morning = Date.UTC(2026, 10, 27, 9, 1);
  const news: NotificationItem = {
    ...{ kind: 'messages', id: 'n1', record: RECORD },
    ...{ title: 'Sam Rivera writes', detail: '' },
  };

  it('keeps reminders and news till the morning', async () => {
    await bea.has(aHandoverEntry());
    await bea.has_card(BDM, {});
    await bea.held.add(ORIGIN, [news]);
    bea.world.now = evening;
    await bea.look();
    expect([bea.titles(), bea.alarm()]).toEqual([[], morning]);
    await bea.passes(morning);
    expect(bea.titles()).toEqual([
      'Your response is overdue: Dana Whitfield, Northwind Foods',
      'Sam Rivera writes',
    ]);
  });

  it('tells in the morning nothing that was dealt with in the evening', async () => {
    await bea.has(aHandoverEntry());
    await bea.has_card(BDM, {});
    await bea.held.add(ORIGIN, [news]);
    bea.world.now = evening;
    await bea.look();
    await bea.has(anEntry('accepted', 2));
    await bea.held.seen(RECORD);
    await bea.passes(morning);
    expect(bea.titles()).toEqual([]);
  });

  it('is told in the morning, too, where an earlier version has put it by', async () => {
    const bea = aBrowser();
    await bea.db.meta.put({ key: 'kept|news', value: [{ origin: ORIGIN, notice: news }] });
    expect(await bea.held.of(ORIGIN)).toEqual([news]);
    await bea.held.drop(ORIGIN, [news]);
    expect(await bea.db.meta.count()).toBe(0);
  });

  it('is no reason to miss a meeting', async () => {
    await bea.has(aHandoverEntry());
    await bea.has(anEntry('accepted', 2));
    await bea.has_card(BDM, { doNotDisturb: true });
    bea.world.now = MEETING - MINUTE;
    await bea.look();
    expect(bea.titles()).toEqual(['Meeting in 1 min: Dana Whitfield, Northwind Foods']);
  });

  it('of somebody who does not want to be disturbed sets no alarm in vain', async () => {
    await bea.has_card(BDM, { doNotDisturb: true });
    await bea.held.add(ORIGIN, [news]);
    await bea.look();
    expect([bea.titles(), bea.alarm()]).toEqual([[], undefined]);
  });

  it.each([
    ['without a working day', { days: [] }],
    ['in a zone that nobody knows', { zone: 'Mars/Olympus' }],
  ])('of a calendar %s is never, and reminders come all the same', async (_, part) => {
    await bea.has(aHandoverEntry());
    const { calendar } = defaultProfile('UTC');
    await bea.has_card(BDM, { calendar: { ...calendar, ...part } });
    bea.world.now = DUE;
    await bea.look();
    expect(bea.titles()).toHaveLength(1);
  });
});

describe('a clock that jumps', () => {
  const everything = async () => {
    for (let n = 0; n < 8; n += 1) {
      const [id, handoff] = [anId(100 + n), anId(200 + n)];
      const body = aBrief({ responseDue: AT + (n + 1) * HOUR });
      await bea.has(aHandoverEntry({ id, handoff, body }));
    }
    await bea.look();
  };

  it('a day ahead tells at once what is due by then, in one notification', async () => {
    await everything();
    bea.world.now = AT + DAY;
    await bea.look();
    expect(bea.titles()).toEqual(['8 leads need your response']);
  });

  it('a day ahead and back loses nothing: each is told at its real time', async () => {
    await everything();
    bea.world.now = AT + DAY;
    await bea.look();
    bea.world.now = AT;
    await bea.look();
    await bea.passes(AT + HOUR);
    expect(bea.titles().slice(1)).toEqual([
      'Dana Whitfield, Northwind Foods needs your response',
      'Your response is overdue: Dana Whitfield, Northwind Foods',
    ]);
  });

  it('a day back tells nothing, and wakes the worker when things are due', async () => {
    await everything();
    bea.world.now = AT - DAY;
    await bea.look();
    expect(bea.titles()).toEqual([]);
    expect(bea.alarm()).toBeLessThanOrEqual(AT + HOUR);
    expect(bea.alarm()).toBeGreaterThan(AT - DAY);
  });
});
