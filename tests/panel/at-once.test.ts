import { beforeEach, describe, expect, it, vi } from 'vitest';
import { perform } from '@/lib/actions/perform';
import { type ActionRequest, actionRequestSchema } from '@/lib/handoff/action-request';
import type { HandoffKindName, TeamKindName } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Person } from '@/lib/handoff/person';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import {
  runAction,
  actInTeam,
  createOneAtATime,
  type ActionResult,
  type BodyOf,
} from '@/lib/panel/act/run-action';
import type { BatonDatabase } from '@/lib/store/database';
import { handoffNow } from '@/lib/store/logs/handoffs';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { receiveEntries } from '@/lib/store/logs/receive';
import { teamAt } from '@/lib/store/logs/teams';
import { aFramework, anEntry, anId, AT, BDM, HANDOFF, SDR } from '../factories';
import { newDatabase, RECORD } from '../store/shelf';

let db: BatonDatabase;
let ids: number;
let asked: ActionRequest[];
beforeEach(() => {
  db = newDatabase();
  ids = 0x1000;
  asked = [];
});

const acting = () => ({
  ...{ db, now: () => AT, newId: () => anId(ids++) },
  requests: {
    keep: (request: ActionRequest) => void asked.push(request),
    drop: () => undefined,
  },
  nudge: () => undefined,
});
const scene = (me: Person) => ({
  record: RECORD,
  me,
  note: { length: 30_000, format: 'text' } as const,
});
const know = (...entries: Parameters<typeof receiveEntries>[2][number]['entry'][]) =>
  receiveEntries(
    db,
    RECORD,
    entries.map((entry) => ({ entry, noteId: entry.id })),
    AT,
  );
const seen = () => handoffNow(db, HANDOFF);
const does =
  <Kind extends HandoffKindName>(me: Person, kind: Kind, body: BodyOf<Kind>) =>
  (handoff: Handoff): Promise<ActionResult> =>
    runAction(acting(), scene(me), handoff, kind, body);

const FIRST = anEntry('handed-over', 1);
const ACCEPTED = anEntry('accepted', 2);
const MET = anEntry('meeting', 3);
const ASKED = anEntry('pull-back', 4);
const rated = (rating: number) => ({ rating, wrong: [], helped: '', text: '' });
const isBack = { reason: 'no-pain', text: '' } as const;
const won = { result: 'won', text: '' } as const;
const lost = { result: 'lost', reason: 'no-budget', text: '' } as const;
const helped = (text: string) => ({ pullBack: ASKED.id, result: 'done', text }) as const;
const reply = { text: 'The buyer and her boss', question: false, replyTo: anId(2) };

/** What two windows, that see the same, do at one instant. */
const PAIRS = [
  [
    'two acceptances',
    [FIRST],
    does(BDM, 'accepted', { remark: 'a' }),
    does(BDM, 'accepted', { remark: 'b' }),
  ],
  [
    'an acceptance and a withdrawal',
    [FIRST],
    does(BDM, 'accepted', { remark: '' }),
    does(SDR, 'withdrawn', { reason: '' }),
  ],
  ['two returns', [FIRST], does(BDM, 'returned', isBack), does(BDM, 'returned', isBack)],
  [
    'two withdrawals',
    [FIRST],
    does(SDR, 'withdrawn', { reason: '' }),
    does(SDR, 'withdrawn', { reason: '' }),
  ],
  [
    'a return and an acceptance',
    [FIRST],
    does(BDM, 'returned', isBack),
    does(BDM, 'accepted', { remark: '' }),
  ],
  ['two outcomes', [FIRST, ACCEPTED, MET], does(BDM, 'outcome', won), does(BDM, 'outcome', lost)],
  [
    'two feedbacks',
    [FIRST, ACCEPTED, MET],
    does(BDM, 'feedback', rated(4)),
    does(BDM, 'feedback', rated(1)),
  ],
  [
    'two results of the meeting',
    [FIRST, ACCEPTED],
    does(BDM, 'meeting', { result: 'no-show', remark: '' }),
    does(BDM, 'meeting', { result: 'rescheduled', start: AT, remark: '' }),
  ],
  [
    'two answers to a pull-back',
    [FIRST, ACCEPTED, ASKED],
    does(SDR, 'pull-back-answered', helped('a')),
    does(SDR, 'pull-back-answered', helped('b')),
  ],
  [
    'two replies to a question',
    [FIRST, anEntry('message', 2, { by: BDM })],
    does(SDR, 'message', reply),
    does(SDR, 'message', reply),
  ],
] as const;

describe('in two windows at once', () => {
  it.each(PAIRS)(
    'of %s one counts, and the other is told what happened',
    async (_, known, one, other) => {
      await know(...known);
      const handoff = await seen();
      const done = await Promise.all([one(handoff), other(handoff)]);
      expect(done[0]).toEqual({ ok: true });
      const { timeline } = await seen();
      const won = timeline.at(-1)?.entry;
      expect(done[1]).toEqual({ ok: false, reason: 'not-entitled', since: won });
      expect(timeline).toHaveLength(known.length + 1);
      expect(timeline.some(({ ignored }) => ignored)).toBe(false);
      expect(await outboxOf(db, RECORD)).toHaveLength(1);
    },
  );

  it('each side may give its own feedback, and both may write', async () => {
    await know(FIRST, ACCEPTED, MET);
    const handoff = await seen();
    const all = [
      does(BDM, 'feedback', rated(4)),
      does(SDR, 'feedback', rated(5)),
      does(BDM, 'message', { text: 'Who signs?', question: true }),
      does(BDM, 'message', { text: 'And when?', question: true }),
      does(BDM, 'pull-back', { kind: 'gone-quiet', text: '' }),
    ].map((one) => one(handoff));
    expect(await Promise.all(all)).toEqual(all.map(() => ({ ok: true })));
  });

  it('who has seen an outcome may correct it', async () => {
    await know(FIRST, ACCEPTED, MET);
    await does(BDM, 'outcome', won)(await seen());
    expect(await does(BDM, 'outcome', lost)(await seen())).toEqual({ ok: true });
    expect((await seen()).state).toBe('lost');
  });

  it('what a pull brought while the window was open is told as well', async () => {
    await know(FIRST);
    const handoff = await seen();
    await know(anEntry('withdrawn', 2));
    expect(await does(BDM, 'accepted', { remark: '' })(handoff)).toMatchObject({
      ...{ ok: false, since: { kind: 'withdrawn', by: SDR } },
    });
  });
});

/** What a panel does that is closed at once: nothing of it reaches the store any more. */
function closedAtOnce(press: () => Promise<ActionResult>): void {
  const dying = vi.spyOn(db, 'write').mockReturnValue(new Promise(() => undefined));
  void press();
  dying.mockRestore();
}

/** What came to the background before anything was waited for, done there as often as it is asked. */
async function inBackground(times = 2): Promise<ActionResult[]> {
  const [request] = asked.map((one) => actionRequestSchema.parse(JSON.parse(JSON.stringify(one))));
  if (!request || asked.length !== 1) throw new Error('The background has heard nothing.');
  return Promise.all(Array.from({ length: times }, () => perform(db, request)));
}

describe('where the panel is closed in the instant of the press', () => {
  it.each(PAIRS)('the background does it, and once: of %s', async (_, known, press) => {
    await know(...known);
    const handoff = await seen();
    closedAtOnce(() => press(handoff));
    expect(await inBackground()).toEqual([{ ok: true }, { ok: true }]);
    expect((await seen()).timeline).toHaveLength(known.length + 1);
    expect(await outboxOf(db, RECORD)).toHaveLength(1);
  });

  it('and stays open after all, it is done once, and both are told so', async () => {
    await know(FIRST);
    const accept = does(BDM, 'accepted', { remark: '' })(await seen());
    expect([await accept, ...(await inBackground())]).toEqual(Array(3).fill({ ok: true }));
    expect((await seen()).timeline).toHaveLength(2);
  });

  it('nothing is said of a recording that is not in this browser', async () => {
    await know(FIRST, ACCEPTED);
    const handoff = await seen();
    const file = { id: anId(77), stage: 'waiting', keep: () => Promise.resolve() } as const;
    const note = { channel: 'voice-note', remark: '', voiceNote: true } as const;
    closedAtOnce(() => runAction(acting(), scene(SDR), handoff, 'verbal-handover', note, file));
    expect(await inBackground(1)).toMatchObject([{ ok: false, reason: 'problems' }]);
    expect((await seen()).timeline).toHaveLength(2);
  });

  it('a message that no person can have meant does nothing', async () => {
    await know(FIRST);
    const accept = does(BDM, 'accepted', { remark: '' })(await seen());
    await accept;
    const [request] = asked;
    if (!request) throw new Error('The background has heard nothing.');
    const another = { ...request, entry: anId(78) };
    const asTeam = { on: 'team', thread: HANDOFF, kind: 'accepted' } as const;
    for (const action of [request.action, { ...asTeam, body: { remark: '' } }]) {
      expect(await perform(db, { ...another, action })).toMatchObject({ ok: false });
    }
    expect((await seen()).timeline).toHaveLength(2);
  });
});

describe('for the team', () => {
  const inTeam = async <Kind extends TeamKindName>(me: Person, kind: Kind, body: BodyOf<Kind>) => {
    const team = await teamAt(db, RECORD);
    return () => actInTeam(acting(), scene(me), { timeline: team.timeline }, kind, body);
  };
  const room = anEntry('team-room', 1);

  it.each([
    ['an ask', 'ask', { to: SDR, kind: 'gone-quiet', text: 'Dana' }],
    ['a pulse', 'pulse', { satisfaction: 4, pushBack: 'yes', text: '' }],
    ['a version', 'framework', { framework: aFramework({ version: 2 }), changes: '' }],
  ] as const)(
    '%s from a panel that is closed at once is written, and once',
    async (_, kind, body) => {
      await know(room);
      const press = await inTeam(SDR, kind, body);
      closedAtOnce(press);
      expect(await inBackground()).toEqual([{ ok: true }, { ok: true }]);
      expect(await outboxOf(db, RECORD)).toHaveLength(1);
      expect((await teamAt(db, RECORD)).timeline).toHaveLength(2);
    },
  );

  it('an ask is answered once', async () => {
    const ask = anEntry('ask', 2);
    await know(room, ask);
    const answer = await inTeam(SDR, 'ask-answered', { ask: ask.id, result: 'done', text: '' });
    expect(await Promise.all([answer(), answer()])).toMatchObject([
      { ok: true },
      { ok: false, since: { kind: 'ask-answered' } },
    ]);
    expect(await outboxOf(db, RECORD)).toHaveLength(1);
  });

  it.each([
    ['versions', 'framework', { framework: aFramework({ version: 2 }), changes: '' }],
    ['first versions under names of their own', 'framework', undefined],
    ['ends of the room', 'team-room-ended', {}],
  ] as const)('of two %s one is published', async (_, kind, body) => {
    await know(room);
    const bodies = [1, 2].map(
      (n) => body ?? { framework: aFramework({ id: `f${n}` }), changes: '' },
    );
    const both = await Promise.all(bodies.map((one) => inTeam(SDR, kind, one)));
    expect(await Promise.all(both.map((publish) => publish()))).toMatchObject([
      { ok: true },
      { ok: false, reason: 'not-entitled' },
    ]);
    expect(await outboxOf(db, RECORD)).toHaveLength(1);
  });

  it.each([
    ['a version', 'framework', { framework: aFramework({ version: 2 }), changes: '' }],
    ['a pulse', 'pulse', { satisfaction: 4, pushBack: 'yes', text: '' }],
    ['an ask', 'ask', { to: SDR, kind: 'gone-quiet', text: 'Dana' }],
    ['the end of the room', 'team-room-ended', {}],
    ['the room’s new name', 'team-room', { name: 'Sales' }],
  ] as const)(
    '%s from a window that has not read the room yet goes into the room',
    async (_, kind, body) => {
      await know(room);
      expect(await actInTeam(acting(), scene(SDR), {}, kind, body)).toEqual({ ok: true });
      const team = await teamAt(db, RECORD);
      expect(team.timeline.map(({ entry }) => entry.handoff)).toEqual([room.handoff, room.handoff]);
      expect(await db.teams.count()).toBe(1);
    },
  );

  it('an answer goes where its ask is, in whichever log, and is known of there alone', async () => {
    const beside = anEntry('ask', 3, { handoff: anId(40) });
    await know(room, beside);
    const body = { ask: beside.id, result: 'done', text: '' } as const;
    expect(await actInTeam(acting(), scene(SDR), {}, 'ask-answered', body)).toEqual({ ok: true });
    const { asks, timeline } = await teamAt(db, RECORD);
    expect(asks).toMatchObject([{ answer: { result: 'done' } }]);
    expect(timeline.at(-1)?.entry.handoff).toBe(beside.handoff);
  });

  it('an ask where there is no room begins a log of its own, however many were left before', async () => {
    await know(anEntry('ask', 2));
    const body = { to: BDM, kind: 'gone-quiet', text: 'Dana' } as const;
    expect(await actInTeam(acting(), scene(SDR), {}, 'ask', body)).toEqual({ ok: true });
    expect(await db.teams.count()).toBe(2);
  });

  it('a record is made a room once', async () => {
    const { timeline } = foldTeam([]);
    const make = () =>
      actInTeam(acting(), scene(SDR), { timeline }, 'team-room', { name: 'Sales' });
    expect(await Promise.all([make(), make()])).toMatchObject([{ ok: true }, { ok: false }]);
  });

  it('a second press while the first is at work is the first', async () => {
    const once = createOneAtATime<ActionResult>();
    const ask = await inTeam(BDM, 'ask', { to: SDR, kind: 'gone-quiet', text: 'Dana' });
    const both = await Promise.all([once('ask', ask), once('ask', ask)]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    expect(await outboxOf(db, RECORD)).toHaveLength(1);
    await once('ask', ask);
    expect(await outboxOf(db, RECORD)).toHaveLength(2);
  });
});
