import { beforeEach, describe, expect, it } from 'vitest';
import type { BriefData } from '@/lib/handoff/brief/brief-data';
import type { Entry } from '@/lib/handoff/entry';
import type { Person } from '@/lib/handoff/person';
import { defaultProfile } from '@/lib/handoff/team/profile';
import { readToday } from '@/lib/panel/today/today-query';
import { type TodayAction } from '@/lib/panel/today/today';
import { commitEntry } from '@/lib/store/logs/commit';
import { openDatabase, type BatonDatabase } from '@/lib/store/database';
import { setMark } from '@/lib/store/logs/read-marks';
import { recordKey } from '@/lib/store/record-key';
import { saveRoom } from '@/lib/store/logs/teams';
import { aBrief, aHandoverEntry, aMeeting, anEntry, anId, AT, BDM, SDR } from '../factories';

const HERE = 'https://crm.example';
const THERE = 'https://other.example';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EVA: Person = { id: '55', name: 'Eva Lang' };
let databases = 0;
let db: BatonDatabase;
let ids = 0;

beforeEach(() => {
  db = openDatabase(`today-${databases++}`);
  ids = 0;
  return () => db.delete();
});

const recordOf = (n: number, origin = HERE) => recordKey({ origin, type: 'lead', id: `${n}` });

async function write(n: number, entry: Entry, origin = HERE): Promise<void> {
  const unique = { ...entry, id: anId(ids++) };
  await commitEntry(db, {
    record: recordOf(n, origin),
    entry: unique,
    as: entry.by.id,
    now: AT + n,
  });
}

/** Hands over lead number n. */
async function handOver(n: number, brief: Partial<BriefData> = {}, origin = HERE): Promise<string> {
  const handoff = anId(1000 + n);
  await write(n, aHandoverEntry({ handoff, body: aBrief(brief) }), origin);
  return handoff;
}

const day = (me: Person, now = AT, origins = [HERE]) =>
  readToday(
    db,
    origins.map((origin) => ({ origin, me })),
    { now, zone: 'Europe/London' },
  );
const found = (items: readonly TodayAction[]) =>
  items.map(({ handoff, action }) => [handoff.id, action.kind]);

describe('what waits', () => {
  it('for the BDM is the answer, soonest due first, and the SDR waits for it', async () => {
    const later = await handOver(1, { responseDue: AT + 2 * HOUR });
    const sooner = await handOver(2, { responseDue: AT + HOUR });
    const overdue = await handOver(3, { responseDue: AT - HOUR });
    const answers = [
      [overdue, 'answer'],
      [sooner, 'answer'],
      [later, 'answer'],
    ];
    expect(found((await day(BDM)).waitingOnMe)).toEqual(answers);
    const sdrs = await day(SDR);
    expect(sdrs.waitingOnMe).toEqual([]);
    expect(found(sdrs.waitingOnOthers)).toEqual(answers);
  });

  it('goes back to the SDR after a return', async () => {
    const handoff = await handOver(1);
    await write(1, anEntry('returned', 2, { handoff }));
    expect(found((await day(SDR)).waitingOnMe)).toEqual([[handoff, 'fix']]);
    expect(found((await day(BDM)).waitingOnOthers)).toEqual([[handoff, 'fix']]);
  });

  it('is one item for each thing to do, also where that is two in one handoff', async () => {
    const handoff = await handOver(1);
    await write(1, anEntry('message', 2, { handoff }));
    const kinds = found((await day(BDM)).waitingOnMe).map(([, kind]) => kind);
    expect(kinds.toSorted()).toEqual(['answer', 'reply']);
  });

  it('has no due time, and then is for today: after what is due before, before what is due later', async () => {
    const asked = await handOver(1, { responseDue: AT + 3 * DAY });
    await write(1, anEntry('message', 2, { handoff: asked }));
    const soon = await handOver(2, { responseDue: AT + HOUR });
    expect(found((await day(BDM)).waitingOnMe)).toEqual([
      [soon, 'answer'],
      [asked, 'reply'],
      [asked, 'answer'],
    ]);
  });

  it('is not a meeting that lies ahead, but what became of it once its time is over', async () => {
    const start = AT + HOUR;
    const handoff = await handOver(1, { meeting: aMeeting({ start, minutes: 30 }) });
    await write(1, anEntry('accepted', 2, { handoff }));
    expect((await day(BDM)).waitingOnMe).toEqual([]);
    expect((await day(SDR)).waitingOnOthers).toEqual([]);
    expect(found((await day(BDM, start + HOUR)).waitingOnMe)).toEqual([[handoff, 'meet']]);
    expect(found((await day(SDR, start + HOUR)).waitingOnOthers)).toEqual([[handoff, 'meet']]);
  });

  it('is due by the person’s own calendar where it takes one to say', async () => {
    const handoff = await handOver(1);
    await write(1, anEntry('accepted', 2, { handoff }));
    await write(1, anEntry('meeting', 3, { handoff, at: AT }));
    const [item] = (await day(BDM)).waitingOnMe;
    expect(item?.action.kind).toBe('feedback');
    expect(item?.due).toBeGreaterThan(AT);
  });

  it('is apart from what nobody waits for', async () => {
    const handoff = await handOver(1);
    expect(found((await day(SDR)).optional)).toEqual([[handoff, 'talk']]);
  });
});

describe('meetings', () => {
  const meetings = async (me: Person, now = AT) =>
    (await day(me, now)).meetings.map(({ start }) => start);

  it('are those of today and tomorrow in the person’s own zone, from two hours ago', async () => {
    const midnight = Date.UTC(2026, 10, 28);
    const starts = [AT - 3 * HOUR, AT - HOUR, AT + HOUR, midnight - MINUTE, midnight + MINUTE];
    for (const [n, start] of starts.entries()) await handOver(n, { meeting: aMeeting({ start }) });
    expect(await meetings(BDM)).toEqual([AT - HOUR, AT + HOUR, midnight - MINUTE]);
  });

  it('are the SDR’s too where he joins', async () => {
    const start = AT + HOUR;
    await handOver(1, { meeting: aMeeting({ start }) });
    await handOver(2, { meeting: aMeeting({ start }), sdrJoins: { choice: 'no', why: '' } });
    expect(await meetings(SDR)).toEqual([start]);
    expect(await meetings(EVA)).toEqual([]);
  });
});

describe('feedback', () => {
  async function rated(n: number, at = AT): Promise<string> {
    const handoff = await handOver(n);
    await write(n, anEntry('accepted', 2, { handoff }));
    await write(n, anEntry('meeting', 3, { handoff }));
    await write(n, anEntry('feedback', 4, { handoff, at }));
    return handoff;
  }

  it('is to be read by whom it is about, the newest first, until it is marked as read', async () => {
    const older = await rated(1, AT - DAY);
    const newer = await rated(2);
    const { feedback } = await day(SDR);
    expect(feedback.map(({ handoff }) => handoff.id)).toEqual([newer, older]);
    expect((await day(BDM)).feedback).toEqual([]);
    await setMark(db, feedback[0]?.mark ?? '', AT);
    expect((await day(SDR)).feedback.map(({ handoff }) => handoff.id)).toEqual([older]);
  });

  it('that was given anew is to be read anew', async () => {
    const handoff = await rated(1);
    const [item] = (await day(SDR)).feedback;
    await setMark(db, item?.mark ?? '', AT);
    await write(1, anEntry('feedback', 5, { handoff, at: AT + HOUR }));
    expect((await day(SDR)).feedback).toHaveLength(1);
  });

  it('that was read long ago is not fetched again, and what is in several lists is fetched once', async () => {
    const past = await rated(1);
    await write(1, anEntry('outcome', 5, { handoff: past }));
    await setMark(db, (await day(SDR)).feedback[0]?.mark ?? '', AT);
    const meeting = aMeeting({ start: AT + HOUR });
    const ahead = await handOver(2, { meeting, sdrJoins: { choice: 'yes', why: '' } });
    const returned = await handOver(3);
    await write(3, anEntry('returned', 2, { handoff: returned }));
    const fetched: string[] = [];
    db.handoffs.hook('reading', (row) => {
      fetched.push(row.id);
      return row;
    });
    const { waitingOnMe, waitingOnOthers, meetings, feedback } = await day(SDR);
    expect(waitingOnMe.map(({ handoff }) => handoff.id)).toEqual([returned]);
    expect(waitingOnOthers.map(({ handoff }) => handoff.id)).toEqual([ahead]);
    expect(meetings.map(({ handoff }) => handoff.id)).toEqual([ahead]);
    expect(feedback).toEqual([]);
    expect(fetched.toSorted()).toEqual([ahead, returned].toSorted());
  });
});

describe('asks', () => {
  it('are those to me that I have not answered', async () => {
    const thread = anId(2000);
    await write(1, anEntry('ask', 1, { handoff: thread }));
    await write(2, anEntry('ask', 1, { handoff: anId(2001) }), THERE);
    const { asks } = await day(SDR);
    expect(asks.map((item) => item.thread)).toEqual([thread]);
    expect((await day(BDM)).asks).toEqual([]);
    const body = { ask: asks[0]?.ask.id ?? '', result: 'done', text: '' } as const;
    await write(1, anEntry('ask-answered', 2, { handoff: thread, body }));
    expect((await day(SDR)).asks).toEqual([]);
  });
});

describe('a manager', () => {
  async function teamWith(role: 'manager' | 'bdm') {
    const room = anId(3000);
    const record = recordOf(90);
    await write(90, anEntry('team-room', 1, { handoff: room, by: EVA }));
    const card = defaultProfile('Europe/Berlin');
    await write(90, anEntry('profile', 2, { handoff: room, by: EVA, body: { role, card } }));
    await saveRoom(db, HERE, record);
  }

  it('sees what is overdue in the team, and nothing that has time', async () => {
    await teamWith('manager');
    await handOver(1, { responseDue: AT + HOUR });
    const overdue = await handOver(2, { responseDue: AT - HOUR });
    expect(found((await day(EVA)).overdueInTeam)).toEqual([[overdue, 'answer']]);
  });

  it('alone does: everybody else sees his own', async () => {
    await teamWith('bdm');
    await handOver(1, { responseDue: AT - HOUR });
    expect((await day(EVA)).overdueInTeam).toEqual([]);
    expect((await day(SDR)).overdueInTeam).toEqual([]);
  });
});

describe('more than one CRM', () => {
  it('is one day, and nothing of a CRM where Baton does not know me', async () => {
    const here = await handOver(1, { responseDue: AT + 2 * HOUR });
    const there = await handOver(2, { responseDue: AT + HOUR }, THERE);
    expect(found((await day(BDM, AT, [HERE, THERE])).waitingOnMe)).toEqual([
      [there, 'answer'],
      [here, 'answer'],
    ]);
    expect(found((await day(BDM)).waitingOnMe)).toEqual([[here, 'answer']]);
    const nobody = await readToday(db, [{ origin: HERE }], { now: AT, zone: 'UTC' });
    expect(nobody.waitingOnMe).toEqual([]);
  });
});

describe('whom I work with', () => {
  it('is told where nothing waits: the one of the newest handoff, by what he is to it', async () => {
    const handoff = await handOver(1);
    expect((await day(SDR)).partner).toEqual({ person: BDM, is: 'bdm' });
    await write(1, anEntry('returned', 2, { handoff }));
    expect((await day(BDM)).partner).toEqual({ person: SDR, is: 'sdr' });
    expect((await day(EVA)).partner).toBeUndefined();
  });

  it('is the one of this CRM, though people of the same numbers did something later in another', async () => {
    await handOver(1);
    await handOver(2, { recipient: { id: EVA.id, name: EVA.name } }, THERE);
    await write(2, anEntry('accepted', 2, { handoff: anId(1002), by: EVA }), THERE);
    expect((await day(SDR)).partner).toEqual({ person: BDM, is: 'bdm' });
    expect((await day(SDR, AT, [THERE])).partner).toEqual({ person: EVA, is: 'bdm' });
  });

  it('has no asks that were put to somebody of the same number in another CRM', async () => {
    await write(1, anEntry('ask', 1, { handoff: anId(2000) }), THERE);
    expect((await day(SDR)).asks).toEqual([]);
    expect((await day(SDR, AT, [THERE])).asks).toHaveLength(1);
  });
});

it('does not fail in a zone that nobody knows', async () => {
  const handoff = await handOver(1);
  const today = await readToday(db, [{ origin: HERE, me: BDM }], { now: AT, zone: 'Mars/Base' });
  expect(found(today.waitingOnMe)).toEqual([[handoff, 'answer']]);
});

it('is read by index and not further than anybody reads', async () => {
  for (let n = 0; n < 130; n += 1) await handOver(n, { responseDue: AT + n });
  const reads: number[] = [];
  db.handoffs.hook('reading', (row) => {
    reads.push(1);
    return row;
  });
  const { waitingOnMe } = await day(BDM);
  expect(waitingOnMe).toHaveLength(100);
  expect(waitingOnMe[0]?.due).toBe(AT);
  expect(reads).toHaveLength(100);
}, 30_000);
