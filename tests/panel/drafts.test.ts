import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { newDraft, type Draft } from '@/lib/handoff/brief/draft';
import type { ActionResult } from '@/lib/panel/act/run-action';
import { createPanel, type Panel } from '@/lib/panel/panel';
import type { BatonDatabase } from '@/lib/store/database';
import { discardDraft, readDraft, saveDraft } from '@/lib/store/drafts';
import { receiveEntries } from '@/lib/store/logs/receive';
import { recordKey } from '@/lib/store/record-key';
import { anEntry, anId, AT } from '../factories';
import { aDatabase, aRecordPlace, createFakeBrowser, type FakeBrowser } from './fake-panel';

/** Looks again every few milliseconds until the expectation holds. */
const until = (expectation: () => unknown) =>
  vi.waitFor(expectation, { interval: 2, timeout: 20_000 });

const key = (id: string) => recordKey(aRecordPlace(id).record);
const typing = (quickLine: string) => (draft: Draft) => ({ ...draft, quickLine });
const quickLineOf = async (db: BatonDatabase, id: string) =>
  (await readDraft(db, key(id)))?.quickLine;

/** A panel at a record, with its draft on the screen. */
async function openPanel(db = aDatabase(), id = '7') {
  const browser = createFakeBrowser(db);
  const panel = createPanel(browser.parts);
  panel.start();
  await show(browser, panel, id);
  return { browser, panel, db };
}

async function show(browser: FakeBrowser, panel: Panel, id: string): Promise<void> {
  browser.goTo(aRecordPlace(id));
  await until(() => expect(panel.store.getState().draft?.record).toBe(key(id)));
}

const onScreen = (panel: Panel) => panel.store.getState().draft?.draft.quickLine;
const saveState = (panel: Panel) => panel.store.getState().draft?.saveState.kind;
const type = (panel: Panel, text: string, id = '7') => panel.drafts.change(key(id), typing(text));
const saved = (panel: Panel) => until(() => expect(saveState(panel)).toBe('saved'));

describe('what is typed', () => {
  it('is on disk after 400 ms of quiet, and not written before', async () => {
    const { browser, panel, db } = await openPanel();
    type(panel, 'promised a price');
    browser.clock.advance(399);
    expect(await quickLineOf(db, '7')).toBeUndefined();
    browser.clock.advance(1);
    await saved(panel);
    expect(await quickLineOf(db, '7')).toBe('promised a price');
  });

  it('is on disk after a second even while typing goes on', async () => {
    const { browser, panel, db } = await openPanel();
    for (let stroke = 1; stroke <= 10; stroke += 1) {
      type(panel, 'x'.repeat(stroke));
      browser.clock.advance(100);
    }
    await until(async () => expect(await quickLineOf(db, '7')).toBe('x'.repeat(10)));
  });

  it('is on disk at once when the panel may go', async () => {
    const { panel, db } = await openPanel();
    type(panel, 'half a wor');
    await panel.drafts.flush();
    expect(await quickLineOf(db, '7')).toBe('half a wor');
  });

  it('is on disk under its own record when another is opened', async () => {
    const { browser, panel, db } = await openPanel();
    type(panel, 'about seven');
    await show(browser, panel, '8');
    expect(onScreen(panel)).toBe('');
    await until(async () => expect(await quickLineOf(db, '7')).toBe('about seven'));
    expect(await quickLineOf(db, '8')).toBeUndefined();
  });

  it('is there again when its record is opened again', async () => {
    const { browser, panel } = await openPanel();
    type(panel, 'about seven');
    await show(browser, panel, '8');
    await show(browser, panel, '7');
    expect(onScreen(panel)).toBe('about seven');
  });

  it('lands on the record that it was typed for, also when that was left before the key came', async () => {
    const { browser, panel, db } = await openPanel();
    await show(browser, panel, '8');
    type(panel, 'late for seven', '7');
    await until(async () => expect(await quickLineOf(db, '7')).toBe('late for seven'));
    expect(onScreen(panel)).toBe('');
  });

  it('stays on its record, whatever is typed and whichever records are opened in between', async () => {
    const step = fc.oneof(
      fc.record({ open: fc.constantFrom('1', '2', '3') }),
      fc.record({ type: fc.string({ minLength: 1, maxLength: 4 }) }),
      // A key that was on its way when another record was opened.
      fc.record({ late: fc.constantFrom('1', '2', '3') }),
      fc.record({ wait: fc.integer({ min: 0, max: 1200 }) }),
      fc.record({ turn: fc.integer({ min: 0, max: 3 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { browser, panel, db } = await openPanel(aDatabase(), '1');
        const expected = new Map<string, string>();
        let open = '1';
        for (const one of steps) {
          if ('open' in one) {
            open = one.open;
            browser.goTo(aRecordPlace(open));
          } else if ('type' in one) {
            const text = (expected.get(open) ?? '') + one.type;
            expected.set(open, text);
            type(panel, text, open);
          } else if ('late' in one) {
            const text = `${expected.get(one.late) ?? ''}~`;
            expected.set(one.late, text);
            type(panel, text, one.late);
          } else if ('wait' in one) browser.clock.advance(one.wait);
          else for (let turn = 0; turn < one.turn; turn += 1) await nextTurn();
        }
        await panel.drafts.flush();
        for (const id of ['1', '2', '3']) {
          await until(async () => expect(await quickLineOf(db, id)).toBe(expected.get(id)));
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** Lets whatever waits for the database go one step on. */
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('a panel that is closed in the middle of a word', () => {
  it('leaves what was typed where the next panel finds it, and then on disk', async () => {
    const { browser, panel, db } = await openPanel();
    const dying = vi.spyOn(db, 'write').mockReturnValue(new Promise(() => undefined));
    type(panel, 'half a wor');
    void panel.drafts.flushAtEnd();
    expect(browser.leftBehind()).toEqual(['half a wor']);
    dying.mockRestore();
    const next = createPanel(browser.parts);
    next.start();
    await show(browser, next, '7');
    await until(() => expect(onScreen(next)).toBe('half a wor'));
    await until(async () => expect(await quickLineOf(db, '7')).toBe('half a wor'));
    await until(() => expect(browser.leftBehind()).toEqual([]));
  });

  it('leaves nothing behind where the database was in time', async () => {
    const { browser, panel, db } = await openPanel();
    type(panel, 'a whole word');
    await panel.drafts.flushAtEnd();
    expect(browser.leftBehind()).toEqual([]);
    expect(await quickLineOf(db, '7')).toBe('a whole word');
  });
});

describe('a draft that is just being handed over', () => {
  /** Types and presses; the panel's own work ends with `end`. */
  async function pressed(text: string) {
    const opened = await openPanel();
    type(opened.panel, text);
    const { promise, resolve } = Promise.withResolvers<ActionResult>();
    const handed = opened.panel.store.getState().draft?.draft;
    const over = opened.panel.drafts.whileHandedOver(() => promise);
    if (!handed) throw new Error('no draft');
    /** As the background does it: the entry stands in the log, and the draft is gone. */
    const byBackground = async () => {
      const { handoff, entry: id } = handed;
      const entry = anEntry('handed-over', 1, { id, handoff });
      await receiveEntries(opened.db, key('7'), [{ entry, noteId: id }], AT);
      await discardDraft(opened.db, key('7'));
    };
    return {
      ...opened,
      handed,
      byBackground,
      end: (acted: ActionResult) => (resolve(acted), over),
    };
  }
  /** Another panel, after this one was closed. */
  async function opensAgain(browser: FakeBrowser) {
    const next = createPanel(browser.parts);
    next.start();
    await show(browser, next, '7');
    await until(() => expect(browser.leftBehind()).toEqual([]));
    return next;
  }

  it('does not come back once it was, however late the panel would save it', async () => {
    const { browser, panel, db, byBackground, end } = await pressed('handed over');
    await byBackground();
    browser.clock.advance(5_000);
    await end({ ok: true });
    expect(onScreen(panel)).toBe('');
    await panel.drafts.flush();
    expect(await readDraft(db, key('7'))).toBeUndefined();
  });

  it('is saved as ever where it could not be', async () => {
    const { panel, db, end } = await pressed('not yet');
    await end({ ok: false, reason: 'problems', problems: [] });
    expect(await quickLineOf(db, '7')).toBe('not yet');
    expect(onScreen(panel)).toBe('not yet');
  });

  it('leaves what was typed after the press as a revision to come', async () => {
    const { panel, db, handed, byBackground, end } = await pressed('handed over');
    type(panel, 'handed over, and more');
    await byBackground();
    await end({ ok: true });
    const after = await readDraft(db, key('7'));
    expect(after).toMatchObject({ quickLine: 'handed over, and more', handoff: handed.handoff });
    expect(after?.entry).not.toBe(handed.entry);
  });

  it('is whole where panel and background died over it', async () => {
    const { browser, panel, db } = await pressed('neither did it');
    void panel.drafts.flushAtEnd();
    const next = await opensAgain(browser);
    await until(() => expect(onScreen(next)).toBe('neither did it'));
    expect(await quickLineOf(db, '7')).toBe('neither did it');
  });

  it('is not there again where the background did it for a panel that was closed', async () => {
    const { browser, panel, db, byBackground } = await pressed('handed over');
    void panel.drafts.flushAtEnd();
    await byBackground();
    const next = await opensAgain(browser);
    expect(onScreen(next)).toBe('');
    expect(await readDraft(db, key('7'))).toBeUndefined();
  });
});

/** What the background leaves when the user sends it a selection. */
const DRAFT_WITH_SELECTION: Draft = {
  ...newDraft({ handoff: anId(90), entry: anId(91) }),
  context: [{ id: 'c1', kind: 'background', text: 'A selection' }],
};

describe('two panels on one record', () => {
  it('show what the other saved where nothing is unsaved', async () => {
    const { panel: one, db } = await openPanel();
    const { panel: other } = await openPanel(db);
    type(one, 'from the first window');
    await one.drafts.flush();
    await until(() => expect(onScreen(other)).toBe('from the first window'));
    expect(saveState(other)).toBe('saved');
  });

  it('hand over one handoff: the ids are those that were saved first', async () => {
    const { panel: one, db } = await openPanel();
    const { panel: other } = await openPanel(db);
    type(one, 'first');
    type(other, 'second');
    await one.drafts.flush();
    await other.drafts.flush();
    await until(() => {
      const [first, second] = [one, other].map((panel) => panel.store.getState().draft?.draft);
      expect(second?.handoff).toBe(first?.handoff);
      expect(second?.entry).toBe(first?.entry);
    });
  });

  it('keep a line that was sent from a page while another was being typed', async () => {
    const { panel, db } = await openPanel();
    type(panel, 'typing');
    await saveDraft(db, key('7'), DRAFT_WITH_SELECTION, AT);
    await panel.drafts.flush();
    const onDisk = { quickLine: 'typing', context: DRAFT_WITH_SELECTION.context };
    expect(await readDraft(db, key('7'))).toMatchObject(onDisk);
  });

  it('show that line before the other is saved, and what is being typed stays', async () => {
    const { panel, db } = await openPanel();
    type(panel, 'typing');
    await saveDraft(db, key('7'), DRAFT_WITH_SELECTION, AT);
    const shown = () => panel.store.getState().draft?.draft;
    await until(() => expect(shown()?.context).toEqual(DRAFT_WITH_SELECTION.context));
    expect(onScreen(panel)).toBe('typing');
  });

  it('begin a blank page when the other has handed over', async () => {
    const { panel, db } = await openPanel();
    type(panel, 'done with');
    await panel.drafts.flush();
    await discardDraft(db, key('7'));
    await until(() => expect(onScreen(panel)).toBe(''));
    expect(panel.store.getState().draft?.isBegun).toBe(false);
  });

  it('keep what is typed while the other hands over, as a revision with an id of its own', async () => {
    const { panel, db } = await openPanel();
    type(panel, 'sent');
    await panel.drafts.flush();
    const before = await readDraft(db, key('7'));
    type(panel, 'sent, and more');
    await discardDraft(db, key('7'));
    await panel.drafts.flush();
    const after = await readDraft(db, key('7'));
    expect(after).toMatchObject({ quickLine: 'sent, and more', handoff: before?.handoff });
    expect(after?.entry).not.toBe(before?.entry);
  });
});

describe('where saving fails', () => {
  it('the text stays on the screen, the reason is told, and it is tried again', async () => {
    const { browser, panel, db } = await openPanel();
    const full = vi
      .spyOn(db, 'write')
      .mockRejectedValue(new DOMException('', 'QuotaExceededError'));
    type(panel, 'precious');
    await panel.drafts.flush();
    expect(panel.store.getState().draft?.saveState).toEqual({ kind: 'failed', error: 'full' });
    expect(onScreen(panel)).toBe('precious');
    full.mockRestore();
    browser.clock.advance(1000);
    await saved(panel);
    expect(await quickLineOf(db, '7')).toBe('precious');
  });

  it('the text of a record that was left is kept until it is saved', async () => {
    const { browser, panel, db } = await openPanel();
    const full = vi
      .spyOn(db, 'write')
      .mockRejectedValue(new DOMException('', 'QuotaExceededError'));
    type(panel, 'precious');
    await show(browser, panel, '8');
    await panel.drafts.flush();
    full.mockRestore();
    browser.clock.advance(30_000);
    await until(async () => expect(await quickLineOf(db, '7')).toBe('precious'));
  });
});
