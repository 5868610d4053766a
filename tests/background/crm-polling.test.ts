import { beforeEach, describe, expect, it } from 'vitest';
import { createDeferredNotifications } from '@/lib/background/notify/deferred-notifications';
import { createCrmPolling } from '@/lib/background/notify/crm-polling';
import type { TimedConnection } from '@/lib/background/sites/connections';
import type { Entry } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import { PULL_ALARM } from '@/lib/platform/alarms';
import { recordKey } from '@/lib/store/record-key';
import { saveRoom, teamOf } from '@/lib/store/logs/teams';
import { encodeNote } from '@/lib/sync/codec';
import { aHandoverEntry, anEntry, anId, AT, BDM, SDR } from '../factories';
import { Desk } from '../sync/desk';
import { LEAD, ORIGIN } from '../sync/memory-crm';
import { aStored, DAY, exclusively, HOUR, MINUTE, someAlarms, sitesOf } from './fakes';

const NOAH: Person = { id: '33', name: 'Noah Whitaker' };

/** A browser at the CRM, in which somebody is signed in. */
class Listener extends Desk {
  readonly held = createDeferredNotifications(this.db, exclusively);
  readonly pause = aStored(0);
  readonly cards: (string | undefined)[] = [];
  readonly alarms = someAlarms();
  stocktakings = 0;
  /** Whether Baton has learned who is signed in, and whom it learned of since. */
  isKnown = true;
  readonly learned: string[] = [];

  readonly me: Person;

  constructor(me: Person = SDR) {
    super();
    this.me = me;
    this.crm.signedIn = me;
  }

  get news() {
    const connection: TimedConnection = {
      ...this.crm.connection(),
      clockAhead: () => undefined,
      kindOf: () => Promise.resolve(undefined),
    };
    return createCrmPolling({
      ...{ db: this.db, pause: this.pause, deferred: this.held, alarms: this.alarms.alarms },
      sites: {
        ...sitesOf({
          ...{ origin: ORIGIN, adapter: 'rest' },
          ...(this.isKnown ? { me: this.me } : {}),
        }),
        setMe: (_, me) => Promise.resolve(void this.learned.push(me.id)),
      },
      connections: { to: () => Promise.resolve(connection) },
      showCards: (origin) => Promise.resolve(void this.cards.push(origin)),
      refreshBadgeAndReminders: () => Promise.resolve(void (this.stocktakings += 1)),
      now: () => this.now,
    });
  }

  /** A note of somebody else arrives in the CRM. */
  arrives(entry: Entry, record = LEAD) {
    this.crm.addNote(record, encodeNote(entry, 'text'), entry.by);
  }

  async told() {
    return (await this.held.of(ORIGIN)).map(({ title, detail }) => ({ title, detail }));
  }
}

async function handedOver(me: Person = SDR) {
  const desk = new Listener(me);
  if (me.id === SDR.id) {
    await desk.commits(aHandoverEntry());
    await desk.drain();
  } else {
    desk.arrives(aHandoverEntry());
  }
  await saveRoom(desk.db, ORIGIN, recordKey({ ...LEAD, id: 'room' }));
  return desk;
}

const titles = async (desk: Listener) => (await desk.told()).map(({ title }) => title);

describe('when Baton looks for news', () => {
  it('does so ever more seldom while none come, up to ten minutes', async () => {
    const desk = await handedOver();
    await desk.news.plan();
    const pauses = [desk.alarms.due.get(PULL_ALARM)];
    for (let look = 0; look < 8; look += 1) {
      await desk.news.look();
      pauses.push(desk.alarms.due.get(PULL_ALARM));
    }
    // The first look finds this user's own note: that is no news, and nothing new to the store.
    expect(pauses.map((at) => ((at ?? 0) - AT) / MINUTE)).toEqual([
      ...[1, 1.5, 2.25, 3.375, 5.0625, 7.59375, 10, 10, 10],
    ]);
  });

  it('makes one request where nothing is new, and writes nothing', async () => {
    const desk = await handedOver();
    desk.pause.value = 10 * MINUTE;
    await desk.news.look();
    const requests = desk.crm.requests.length;
    const { writes } = desk.pause;
    const written: string[] = [];
    for (const table of desk.db.tables) {
      const note = () => void written.push(table.name);
      table.hook('creating', note);
      table.hook('updating', note);
      table.hook('deleting', note);
    }
    desk.now += HOUR;
    await desk.news.look();
    expect(desk.crm.requests.slice(requests)).toEqual(['searchNotes']);
    expect(written).toEqual([]);
    expect(desk.pause.writes).toBe(writes);
    expect(desk.stocktakings).toBe(0);
  });

  it('does so soon again after news, and shows them on cards and icon', async () => {
    const desk = await handedOver();
    desk.pause.value = 10 * MINUTE;
    desk.arrives(anEntry('accepted', 2));
    await desk.news.look();
    expect(desk.alarms.due.get(PULL_ALARM)).toBe(AT + MINUTE);
    expect([desk.cards, desk.stocktakings]).toEqual([[ORIGIN], 1]);
  });

  it('has an alarm before it asks: a worker that dies over a slow CRM is woken again', async () => {
    const desk = await handedOver();
    desk.alarms.due.clear();
    let standing: number | undefined;
    desk.crm.fault = () => {
      standing = desk.alarms.due.get(PULL_ALARM);
      return 'request-lost';
    };
    await desk.news.look();
    expect(standing).toBe(AT + MINUTE);
  });

  it('looks seldom for who never took part in anything at the CRM', async () => {
    const desk = new Listener(NOAH);
    await desk.news.plan();
    expect(desk.alarms.due.get(PULL_ALARM)).toBe(AT + 10 * MINUTE);
    await desk.news.look();
    expect(desk.crm.requests).toEqual(['searchNotes']);
    expect(desk.alarms.due.get(PULL_ALARM)).toBe(AT + 10 * MINUTE);
  });

  it('tells whoever has just turned the site on of the first lead handed to them', async () => {
    const desk = new Listener(BDM);
    desk.isKnown = false;
    await desk.news.plan();
    desk.arrives(aHandoverEntry());
    await desk.news.look();
    expect(desk.learned).toEqual([BDM.id]);
    expect(await titles(desk)).toHaveLength(1);
  });

  it('tells once what two looks at the same time bring', async () => {
    const desk = await handedOver();
    desk.arrives(anEntry('accepted', 2));
    const { news } = desk;
    await Promise.all([news.look(), news.look()]);
    expect(desk.crm.requestsOf('searchNotes')).toBe(1);
    expect(await desk.told()).toHaveLength(1);
  });

  it('R3: waits as long as a CRM asks whose daily budget is used up', async () => {
    const desk = await handedOver();
    desk.crm.fault = (call) =>
      call === 'searchNotes'
        ? { refuse: { code: 'rate-limited', retryAfterMs: 40 * MINUTE } }
        : undefined;
    await desk.news.look();
    expect(desk.alarms.due.get(PULL_ALARM)).toBe(AT + 40 * MINUTE);
  });

  it.each([
    ['was handed a lead', BDM, aHandoverEntry()],
    ['handed one over', SDR, aHandoverEntry()],
    ['was asked for something', SDR, anEntry('ask', 6, { handoff: anId(60) })],
    ['asked for something', BDM, anEntry('ask', 6, { handoff: anId(60) })],
  ])('looks for whoever %s, however long ago', async (_, me, entry) => {
    const desk = new Listener(me);
    await desk.commits(entry);
    desk.now += 700 * DAY;
    await desk.news.plan();
    expect([...desk.alarms.due.keys()]).toEqual([PULL_ALARM]);
  });

  it('looks for whoever has a team room there', async () => {
    const desk = new Listener(NOAH);
    await saveRoom(desk.db, ORIGIN, recordKey(LEAD));
    await desk.news.plan();
    expect([...desk.alarms.due.keys()]).toEqual([PULL_ALARM]);
  });

  it('takes no part of another CRM for one of this', async () => {
    const desk = new Listener();
    await desk.commits(aHandoverEntry(), { ...LEAD, origin: 'https://other.example' });
    await desk.news.plan();
    expect(desk.alarms.due.get(PULL_ALARM)).toBe(AT + 10 * MINUTE);
  });

  it('keeps what the team room says up to date without anybody opening it', async () => {
    const desk = await handedOver();
    const room = { ...LEAD, id: 'room' };
    desk.arrives(anEntry('team-room', 1, { handoff: anId(70) }), room);
    desk.arrives(anEntry('profile', 2, { handoff: anId(70) }), room);
    await desk.news.look();
    expect(await teamOf(desk.db, ORIGIN)).toMatchObject({
      room: { name: 'Field sales' },
      profiles: [{ by: BDM, role: 'bdm' }],
    });
  });
});

describe('what is told', () => {
  let desk: Listener;
  beforeEach(async () => {
    desk = await handedOver();
  });

  it.each([
    [
      anEntry('accepted', 2),
      'Bea Novak accepted Dana Whitfield, Northwind Foods',
      'Thanks, calling today.',
    ],
    [
      anEntry('returned', 2),
      'Bea Novak returned Dana Whitfield, Northwind Foods',
      'Next step not confirmed · She does not know of a meeting.',
    ],
    [
      anEntry('message', 2, { by: BDM }),
      'Bea Novak has a question about Dana Whitfield, Northwind Foods',
      'Who else is in the room?',
    ],
  ])('to the SDR: %#', async (entry, title, detail) => {
    desk.arrives(entry);
    await desk.news.look();
    expect(await desk.told()).toEqual([{ title, detail }]);
  });

  it.each([
    [anEntry('pull-back', 3), 'Bea Novak pulled you back in: Dana Whitfield, Northwind Foods'],
    [anEntry('meeting', 3), 'Meeting held: Dana Whitfield, Northwind Foods'],
    [anEntry('feedback', 3), 'Bea Novak gave feedback on Dana Whitfield, Northwind Foods'],
    [anEntry('outcome', 3), 'Closed won: Dana Whitfield, Northwind Foods'],
  ])('to the SDR after the acceptance: %#', async (entry, title) => {
    desk.arrives(anEntry('accepted', 2));
    desk.arrives(entry);
    await desk.news.look();
    expect(await titles(desk)).toContain(title);
  });

  it('to the BDM: a lead that is handed over', async () => {
    const bea = await handedOver(BDM);
    await bea.news.look();
    expect(await bea.told()).toEqual([
      {
        title: 'Sam Rivera handed you Dana Whitfield, Northwind Foods',
        detail: 'Why now: Audit in January.',
      },
    ]);
  });

  it('to the BDM: a lead that was mended and sent again, and one that was only changed', async () => {
    const mended = await handedOver(BDM);
    mended.arrives(anEntry('returned', 2));
    mended.arrives(anEntry('revised', 3));
    await mended.news.look();
    const changed = await handedOver(BDM);
    changed.arrives(anEntry('accepted', 2));
    changed.arrives(anEntry('revised', 3));
    await changed.news.look();
    expect([await titles(mended), await titles(changed)]).toEqual([
      ['Sam Rivera handed you Dana Whitfield, Northwind Foods'],
      ['Sam Rivera updated the handoff of Dana Whitfield, Northwind Foods'],
    ]);
  });

  it('to whoever is asked, and to whoever asked when it is answered', async () => {
    const ask = anEntry('ask', 6, { handoff: anId(60) });
    desk.arrives(ask);
    await desk.news.look();
    const bea = new Listener(BDM);
    await bea.commits(ask);
    bea.arrives(anEntry('ask-answered', 7, { handoff: anId(60) }));
    await bea.news.look();
    expect([await desk.told(), await bea.told()]).toEqual([
      [
        {
          title: 'Bea Novak asked for your help',
          detail: 'Contact has gone quiet · Dana does not answer.',
        },
      ],
      [{ title: 'Sam Rivera completed your request', detail: 'Reached her.' }],
    ]);
  });

  it('nothing of what I did myself on another device', async () => {
    desk.arrives(anEntry('message', 2));
    await desk.news.look();
    expect(await desk.told()).toEqual([]);
  });

  it('nothing that I have dealt with already on another device', async () => {
    const bea = await handedOver(BDM);
    bea.arrives(anEntry('accepted', 2));
    await bea.news.look();
    expect(await bea.told()).toEqual([]);
  });

  it('nothing that is between two others', async () => {
    const noah = await handedOver(NOAH);
    noah.arrives(anEntry('accepted', 2));
    await noah.news.look();
    expect(await noah.told()).toEqual([]);
  });

  it('nothing that somebody wrote under a false name', async () => {
    desk.crm.addNote(LEAD, encodeNote(anEntry('accepted', 2), 'text'), NOAH);
    await desk.news.look();
    expect(await desk.told()).toEqual([]);
  });

  it('no history: of a first look, what is older than a day was told elsewhere', async () => {
    const bea = await handedOver(BDM);
    bea.now += 2 * DAY;
    await bea.news.look();
    expect(await bea.told()).toEqual([]);
  });

  it('everything after a week away, once it is no first look', async () => {
    await desk.news.look();
    desk.now += 7 * DAY;
    desk.crm.now = () => desk.now - 6 * DAY;
    desk.arrives(anEntry('accepted', 2));
    await desk.news.look();
    expect(await titles(desk)).toHaveLength(1);
  });

  it('in plain words, whatever the note holds', async () => {
    const text = `<b>Hi</b>\n\n${'a'.repeat(400)}`;
    desk.arrives(anEntry('message', 2, { by: BDM, body: { text, question: false } }));
    await desk.news.look();
    const [told] = await desk.told();
    expect(told?.detail).toMatch(/^<b>Hi<\/b> a+…$/);
    expect(told?.detail.length).toBeLessThanOrEqual(160);
  });
});
