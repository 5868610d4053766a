import { describe, expect, it, vi } from 'vitest';
import { createSelections } from '@/lib/background/selections';
import { newDraft, type Draft } from '@/lib/handoff/brief/draft';
import type { Entry } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import { createActions } from '@/lib/panel/act/actions';
import { openPlace } from '@/lib/panel/site/open-place';
import { createPanel } from '@/lib/panel/panel';
import type { BatonDatabase } from '@/lib/store/database';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import { foldRow } from '@/lib/store/logs/handoff-row';
import { handoffsOf } from '@/lib/store/logs/handoffs';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { saveFacts } from '@/lib/store/records';
import { aBrief, aContextItem, aDraft, anEntry, anId, AT, HANDOFF, SDR } from '../factories';
import { aDatabase, aRecordPlace, createFakeBrowser, ORIGIN } from './fake-panel';

const until = (expectation: () => unknown) =>
  vi.waitFor(expectation, { interval: 2, timeout: 20_000 });
const PLACE = aRecordPlace('7');
const KEY = recordKey(PLACE.record);

const FIRST = anEntry('handed-over', 1, { body: aBrief({ belowBarReason: 'A friend of ours' }) });
const RETURNED = anEntry('returned', 2);
const WITHDRAWN = anEntry('withdrawn', 3);
const ACCEPTED = anEntry('accepted', 2);
const LOST = anEntry('outcome', 3, { body: { result: 'lost', reason: 'no-budget', text: '' } });

/** As a pull brings them: notes of their own authors. */
const arrive = (db: BatonDatabase, ...entries: Entry[]) =>
  receiveEntries(
    db,
    KEY,
    entries.map((entry) => ({ entry, noteId: entry.id })),
    AT,
  );

/** A window at the record, as its SDR. */
async function openWindow(db: BatonDatabase) {
  const browser = createFakeBrowser(db);
  windows += 1;
  const apart = windows;
  let ids = 0;
  const newId = () => anId(0x10_0000 * apart + ids++);
  const panel = createPanel({ ...browser.parts, newId });
  browser.setSites([{ origin: ORIGIN, adapter: 'rest', me: SDR }]);
  const stop = panel.start();
  browser.goTo(PLACE);
  await until(() => expect(panel.store.getState().draft?.record).toBe(KEY));
  const place = openPlace(PLACE);
  if (!place) throw new Error('no place');
  const { facts, status, team } = panel.queriesFor(KEY);
  const stops = [facts, status, team].map((live) => live.subscribe(() => undefined));
  await until(() => expect(facts.now().kind).toBe('known'));
  const draft = () => panel.store.getState().draft?.draft;
  return {
    ...{ panel, draft, actions: createActions(panel, place) },
    undo: () => panel.effects.undo(),
    type: (quickLine: string) => panel.drafts.change(KEY, (now) => ({ ...now, quickLine })),
    close: () => [stop, ...stops].forEach((end) => end()),
  };
}
type Window = Awaited<ReturnType<typeof openWindow>>;
let windows = 0;

async function aRecord(...entries: Entry[]): Promise<BatonDatabase> {
  const db = aDatabase();
  await saveFacts(db, KEY, { name: 'Dana Whitfield' }, AT);
  await arrive(db, ...entries);
  return db;
}

async function handoffs(db: BatonDatabase): Promise<Handoff[]> {
  return (await handoffsOf(db, KEY)).map(foldRow);
}

async function theHandoff(db: BatonDatabase, id = HANDOFF): Promise<Handoff> {
  const found = (await handoffs(db)).find((one) => one.id === id);
  if (!found) throw new Error('no such handoff');
  return found;
}

/** A draft that could be handed over as it stands, under ids of its own. */
const whole = (ids: { handoff: string; entry: string }): Draft => ({
  ...aDraft(ids),
  belowBarReason: 'Worth a call',
});

/** What may stand on the record before the SDR acts, however it came there. */
const KEPT: readonly [string, (db: BatonDatabase, window: Window) => Promise<unknown>][] = [
  ['nothing', () => Promise.resolve()],
  [
    'a selection from a page',
    async (db) => {
      let ids = 0x700;
      const add = createSelections({
        db,
        placeOf: () => Promise.resolve(PLACE),
        keep: () => Promise.resolve(),
        now: () => AT,
        newId: () => anId(ids++),
      });
      await add('What the buyer wrote', 1);
    },
  ],
  [
    'text that is typed and not saved yet',
    (_, window) => {
      window.type('typed');
      return Promise.resolve();
    },
  ],
  [
    'a kept quick line',
    async (_, window) => {
      window.type('kept');
      await window.panel.drafts.flush();
    },
  ],
  [
    'what another window types at the same time',
    async (db) => {
      const other = await openWindow(db);
      other.type('from the other window');
      await other.panel.drafts.flush();
    },
  ],
  [
    'a revision of another handoff, which was withdrawn',
    async (db) => {
      const before = { handoff: anId(0x800) };
      await arrive(db, anEntry('handed-over', 0x801, { ...before, turn: 1 }));
      await arrive(db, anEntry('withdrawn', 0x802, { ...before, turn: 2 }));
      await saveDraft(db, KEY, whole({ ...before, entry: anId(0x803) }), AT);
    },
  ],
  [
    'what was typed after the hand-over',
    (db) => saveDraft(db, KEY, whole({ handoff: HANDOFF, entry: anId(0x900) }), AT),
  ],
];

const ACTS = [
  ['Fix and resend', [FIRST, RETURNED], 'revise', 'revised'],
  ['Revise', [FIRST], 'revise', 'revised'],
  ['Start a new handoff after a withdrawal', [FIRST, WITHDRAWN], 'startAnew', 'handed-over'],
  ['Start a new handoff after an outcome', [FIRST, ACCEPTED, LOST], 'startAnew', 'handed-over'],
] as const;

describe.each(ACTS)('%s', (_, entries, act, kind) => {
  it.each(KEPT)('over %s acts on the right handoff', async (_name, keep) => {
    const db = await aRecord(...entries);
    const window = await openWindow(db);
    await keep(db, window);
    const known = new Set((await handoffs(db)).map(({ id }) => id));
    window.actions[act](await theHandoff(db));
    await until(async () => expect((await readDraft(db, KEY))?.entry).toBe(window.draft()?.entry));
    expect(await window.actions.handOver()).toEqual({ ok: true });
    const made = (await handoffs(db)).filter(({ id }) => !known.has(id));
    if (kind === 'revised') {
      expect(made).toEqual([]);
      const { timeline, state, revision } = await theHandoff(db);
      expect(timeline.at(-1)).toMatchObject({ entry: { kind } });
      expect({ state, revision }).toEqual({ state: 'handed-over', revision: 2 });
    } else {
      expect(made).toMatchObject([{ state: 'handed-over' }]);
      expect(await theHandoff(db)).toMatchObject({
        state: entries.at(-1) === LOST ? 'lost' : 'withdrawn',
      });
    }
    window.close();
  });

  it.each(KEPT.slice(1))('over %s offers back what was kept, ids and all', async (_name, keep) => {
    const db = await aRecord(...entries);
    const window = await openWindow(db);
    await keep(db, window);
    await window.panel.drafts.flush();
    const before = await readDraft(db, KEY);
    window.actions[act](await theHandoff(db));
    await until(() => expect(window.panel.store.getState().toast?.undo).toBeDefined());
    expect((await readDraft(db, KEY))?.entry).not.toBe(before?.entry);
    window.undo();
    await until(async () => expect(await readDraft(db, KEY)).toEqual(before));
    await until(() => expect(window.draft()).toEqual(before));
    // Nothing was typed in between: there is nothing to bring back once more.
    expect(window.panel.store.getState().toast).toBeUndefined();
    window.close();
  });
});

describe('a handoff that moves while its draft is open', () => {
  /** A draft that was begun for the handoff, on the screen of a window. */
  async function begun(...entries: Entry[]) {
    const db = await aRecord(...entries);
    await saveDraft(db, KEY, whole({ handoff: HANDOFF, entry: anId(0x900) }), AT);
    const window = await openWindow(db);
    return { db, window };
  }

  it.each([
    ['is returned', [FIRST], [RETURNED]],
    ['is accepted', [FIRST], [ACCEPTED]],
    ['is asked about', [FIRST], [anEntry('message', 2)]],
  ] as const)('and %s is revised', async (_, before, meanwhile) => {
    const { db, window } = await begun(...before);
    await arrive(db, ...meanwhile);
    expect(await window.actions.handOver()).toEqual({ ok: true });
    expect(await handoffs(db)).toHaveLength(1);
    expect((await theHandoff(db)).timeline.at(-1)).toMatchObject({
      entry: { kind: 'revised', body: { revision: 2 } },
    });
    expect((await theHandoff(db)).timeline.at(-1)?.ignored).toBeUndefined();
    window.close();
  });

  it.each([
    ['is withdrawn', [FIRST], [WITHDRAWN]],
    ['is lost', [FIRST, ACCEPTED], [LOST]],
    ['is won', [FIRST, ACCEPTED], [anEntry('outcome', 3)]],
  ] as const)('and %s ends: the draft is another handoff', async (_, before, meanwhile) => {
    const { db, window } = await begun(...before);
    await arrive(db, ...meanwhile);
    expect(await window.actions.handOver()).toEqual({ ok: true });
    const [ended, next] = (await handoffs(db))
      .toSorted((a, b) => a.timeline.length - b.timeline.length)
      .reverse();
    expect(ended).toMatchObject({ id: HANDOFF });
    expect(next).toMatchObject({ state: 'handed-over', revision: 1 });
    expect(next?.timeline).toHaveLength(1);
    window.close();
  });

  it('is one new handoff when the draft of an ended one is handed over in two windows', async () => {
    const { db, window } = await begun(FIRST, WITHDRAWN);
    const other = await openWindow(db);
    const both = await Promise.all([window.actions.handOver(), other.actions.handOver()]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    expect(await handoffs(db)).toHaveLength(2);
    for (const one of [window, other]) one.close();
  });

  it('that was met meanwhile is not revised, and the draft stays', async () => {
    const { db, window } = await begun(FIRST, ACCEPTED);
    await arrive(db, anEntry('meeting', 3));
    expect(await window.actions.handOver()).toMatchObject({
      ...{ ok: false, reason: 'not-entitled', since: { kind: 'meeting' } },
    });
    expect(await readDraft(db, KEY)).toBeDefined();
    window.close();
  });
});

describe('two windows at one record', () => {
  it('what one types while the other replaces the draft goes into the new one', async () => {
    const db = await aRecord(FIRST, RETURNED);
    await saveDraft(db, KEY, newDraft({ handoff: anId(0x700), entry: anId(0x701) }), AT);
    const [one, other] = [await openWindow(db), await openWindow(db)];
    other.type('still typing');
    one.actions.revise(await theHandoff(db));
    await until(async () => expect((await readDraft(db, KEY))?.handoff).toBe(HANDOFF));
    await other.panel.drafts.flush();
    const kept = await readDraft(db, KEY);
    expect(kept).toMatchObject({ handoff: HANDOFF, quickLine: 'still typing' });
    await until(() => expect(one.draft()?.quickLine).toBe('still typing'));
    for (const window of [one, other]) window.close();
  });

  it('what was typed into the new draft is offered back when the old one is', async () => {
    const db = await aRecord(FIRST, RETURNED);
    await saveDraft(
      db,
      KEY,
      { ...newDraft({ handoff: anId(0x700), entry: anId(0x701) }), context: [aContextItem()] },
      AT,
    );
    const window = await openWindow(db);
    window.actions.revise(await theHandoff(db));
    await until(() => expect(window.panel.store.getState().toast?.undo).toBeDefined());
    window.type('mended');
    window.undo();
    await until(async () => expect((await readDraft(db, KEY))?.handoff).toBe(anId(0x700)));
    await until(() => expect(window.panel.store.getState().toast?.undo).toBeDefined());
    window.undo();
    await until(async () =>
      expect(await readDraft(db, KEY)).toMatchObject({ handoff: HANDOFF, quickLine: 'mended' }),
    );
    window.close();
  });

  it('a discarded draft comes back with its own ids, over what was sent from a page since', async () => {
    const db = await aRecord(FIRST, RETURNED);
    const draft = whole({ handoff: HANDOFF, entry: anId(0x900) });
    await saveDraft(db, KEY, draft, AT);
    const window = await openWindow(db);
    await window.actions.discardDraft();
    await saveDraft(db, KEY, newDraft({ handoff: anId(0x700), entry: anId(0x701) }), AT);
    window.undo();
    await until(async () => expect(await readDraft(db, KEY)).toEqual(draft));
    window.close();
  });
});

it('a full disk keeps the replaced draft on the screen until it can be saved', async () => {
  const db = await aRecord(FIRST, RETURNED);
  await saveDraft(db, KEY, newDraft({ handoff: anId(0x700), entry: anId(0x701) }), AT);
  const window = await openWindow(db);
  const handoff = await theHandoff(db);
  const full = vi.spyOn(db, 'write').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
  window.actions.revise(handoff);
  await until(() => expect(window.panel.store.getState().draft?.saveState.kind).toBe('failed'));
  expect(window.draft()?.handoff).toBe(HANDOFF);
  full.mockRestore();
  await window.panel.drafts.flush();
  expect((await readDraft(db, KEY))?.handoff).toBe(HANDOFF);
  window.close();
});

it('a panel that ends while a draft is being replaced leaves the replacement, ids and all', async () => {
  const db = await aRecord(FIRST, RETURNED);
  await saveDraft(db, KEY, newDraft({ handoff: anId(0x700), entry: anId(0x701) }), AT);
  const browser = createFakeBrowser(db);
  const panel = createPanel(browser.parts);
  panel.start();
  browser.goTo(PLACE);
  await until(() => expect(panel.store.getState().draft?.isBegun).toBe(true));
  const dying = vi.spyOn(db, 'write').mockReturnValue(new Promise(() => undefined));
  void panel.drafts.replace(KEY, whole({ handoff: HANDOFF, entry: anId(0x900) }));
  void panel.drafts.flushAtEnd();
  dying.mockRestore();
  const next = createPanel(browser.parts);
  next.start();
  await until(async () => expect((await readDraft(db, KEY))?.handoff).toBe(HANDOFF));
});
