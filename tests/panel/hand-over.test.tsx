import { beforeEach, describe, expect, it } from 'vitest';
import { defaultCalendar } from '@/lib/handoff/time/calendar';
import { typedPerson } from '@/lib/handoff/typed-person';
import { runAction, type ActionDeps } from '@/lib/panel/act/run-action';
import { handOver, type HandOver } from '@/lib/panel/act/hand-over';
import { openDatabase } from '@/lib/store/database';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { outboxOf } from '@/lib/store/outbox/outbox';
import { aContextItem, aDraft, aFramework, anId, AT, BDM, HANDOFF, SDR } from '../factories';

const RECORD = 'crm|lead|7';
let databases = 0;
let nudges: number;
let acting: ActionDeps;

const aScene = (with_: Partial<HandOver> = {}): HandOver => ({
  record: RECORD,
  me: SDR,
  note: { length: 30_000, format: 'text' },
  draft: aDraft(),
  facts: { name: 'Dana Whitfield', company: 'Northwind Foods' },
  framework: aFramework(),
  recordUrl: 'https://crm.example/leads/7',
  zone: 'Europe/London',
  calendar: defaultCalendar('Europe/Berlin'),
  ...with_,
});

const known = async () => (await handoffsOf(acting.db, RECORD)).map(foldRow);
const newest = async () => {
  const [handoff] = await known();
  if (!handoff) throw new Error('no handoff');
  return handoff;
};

beforeEach(() => {
  let ids = 100;
  nudges = 0;
  acting = {
    db: openDatabase(`handing-over-${databases++}`),
    now: () => AT,
    newId: () => anId(ids++),
    requests: { keep: () => undefined, drop: () => undefined },
    nudge: () => void (nudges += 1),
  };
  return () => acting.db.delete();
});

describe('handing over', () => {
  it('makes the handoff, queues it for the CRM, ends the draft and wakes the background', async () => {
    await saveDraft(acting.db, RECORD, aDraft(), AT);
    expect(await handOver(acting, aScene())).toEqual({ ok: true });
    expect(await newest()).toMatchObject({ id: HANDOFF, state: 'handed-over', bdm: BDM, sdr: SDR });
    expect(await outboxOf(acting.db, RECORD)).toMatchObject([{ as: SDR.id, handoff: HANDOFF }]);
    expect(await readDraft(acting.db, RECORD)).toBeUndefined();
    expect(nudges).toBe(1);
  });

  it('asks for the answer within four of the recipient’s working hours', async () => {
    await handOver(acting, aScene());
    expect((await newest()).responseDue).toBe(AT + 4 * 3_600_000);
  });

  it('takes along what stands in the quick line, filed as Enter would have filed it', async () => {
    await handOver(acting, aScene({ draft: aDraft({ quickLine: '=A price by Friday' }) }));
    const { brief } = await newest();
    expect(brief?.context.at(-1)).toMatchObject({ kind: 'promised', text: 'A price by Friday' });
  });

  it('does nothing where what it would keep could not be read back, and the draft stays', async () => {
    await saveDraft(acting.db, RECORD, aDraft(), AT);
    const me = { ...SDR, name: 'Sam\u200E' };
    expect(await handOver(acting, aScene({ me }))).toMatchObject({ ok: false, reason: 'problems' });
    expect(await outboxOf(acting.db, RECORD)).toEqual([]);
    expect(await readDraft(acting.db, RECORD)).toBeDefined();
  });

  it('keeps a draft of more lines than a brief may have, and says so', async () => {
    const context = Array.from({ length: 41 }, (_, index) => aContextItem({ id: `c${index}` }));
    await saveDraft(acting.db, RECORD, aDraft({ context }), AT);
    expect((await readDraft(acting.db, RECORD))?.context).toHaveLength(41);
    expect(await handOver(acting, aScene({ draft: aDraft({ context }) }))).toMatchObject({
      ok: false,
      problems: [{ field: 'context' }],
    });
  });

  it('is one handoff when pressed in two windows', async () => {
    const both = await Promise.all([handOver(acting, aScene()), handOver(acting, aScene())]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    expect(await known()).toHaveLength(1);
    expect(await outboxOf(acting.db, RECORD)).toHaveLength(1);
  });

  it('is one handoff when a window that has seen it presses again, and its stale draft goes', async () => {
    await handOver(acting, aScene());
    await saveDraft(acting.db, RECORD, aDraft(), AT);
    expect(await handOver(acting, aScene())).toEqual({ ok: true });
    expect((await newest()).timeline).toHaveLength(1);
    expect(await readDraft(acting.db, RECORD)).toBeUndefined();
  });

  it('names every field that stands in the way, and changes nothing', async () => {
    const withoutRecipient = aDraft({ recipient: undefined, scores: {} });
    await saveDraft(acting.db, RECORD, withoutRecipient, AT);
    const scene = aScene({ draft: withoutRecipient, facts: {} });
    expect(await handOver(acting, scene)).toEqual({
      ok: false,
      reason: 'problems',
      problems: [
        { field: 'lead.name', problem: 'missing' },
        { field: 'recipient', problem: 'missing' },
        { field: 'belowBarReason', problem: 'missing' },
      ],
    });
    expect(await outboxOf(acting.db, RECORD)).toEqual([]);
    expect(await readDraft(acting.db, RECORD)).toEqual(withoutRecipient);
  });

  it('names the longest part of a note that this CRM would find too long', async () => {
    const context = Array.from({ length: 20 }, (_, n) =>
      aContextItem({ id: `c${n}`, text: `${n} `.repeat(160) }),
    );
    const scene = aScene({
      draft: aDraft({ context }),
      note: { length: 4000, format: 'html' },
    });
    expect(await handOver(acting, scene)).toEqual({
      ok: false,
      reason: 'problems',
      problems: [{ field: 'context', problem: 'too-long' }],
    });
    expect(await known()).toEqual([]);
  });

  it('asks of the CRM only the note where the recipient is a name that was typed', async () => {
    await handOver(acting, aScene({ draft: aDraft({ recipient: typedPerson('Ruth Vane') }) }));
    const [row] = await outboxOf(acting.db, RECORD);
    expect(row?.steps.map(({ name }) => name)).toEqual(['note', 'check']);
  });

  it('says why where the store cannot', async () => {
    acting.db.close({ disableAutoOpen: true });
    expect(await handOver(acting, aScene())).toMatchObject({ ok: false, reason: 'store' });
    expect(nudges).toBe(0);
  });
});

describe('after a return', () => {
  const returnIt = async () => {
    await handOver(acting, aScene());
    const back = { reason: 'record-incomplete', text: 'No phone.' } as const;
    await runAction(acting, { ...aScene(), me: BDM }, await newest(), 'returned', back);
  };

  it('handing over the mended draft is a revision of the same handoff', async () => {
    await returnIt();
    const scene = aScene({ draft: aDraft({ entry: anId(50) }) });
    expect(await handOver(acting, scene)).toEqual({ ok: true });
    expect(await newest()).toMatchObject({ id: HANDOFF, state: 'handed-over', revision: 2 });
    expect((await newest()).timeline.map(({ entry }) => entry.kind)).toEqual([
      'handed-over',
      'returned',
      'revised',
    ]);
  });

  it('a stranger’s revision is refused', async () => {
    await returnIt();
    const draft = aDraft({ entry: anId(50) });
    const scene = aScene({ draft, me: { id: '99', name: 'Someone' } });
    expect(await handOver(acting, scene)).toEqual({ ok: false, reason: 'not-entitled' });
  });
});

describe('acting on a handoff', () => {
  it('adds what the person did, after everything that was known', async () => {
    await handOver(acting, aScene());
    const scene = { ...aScene(), me: BDM };
    expect(await runAction(acting, scene, await newest(), 'accepted', { remark: 'On it' })).toEqual(
      {
        ok: true,
      },
    );
    expect(await newest()).toMatchObject({ state: 'accepted', accepted: { remark: 'On it' } });
  });

  it('refuses what this person may not do now', async () => {
    await handOver(acting, aScene());
    const result = await runAction(acting, aScene(), await newest(), 'accepted', { remark: '' });
    expect(result).toEqual({ ok: false, reason: 'not-entitled' });
    expect(await outboxOf(acting.db, RECORD)).toHaveLength(1);
  });
});
