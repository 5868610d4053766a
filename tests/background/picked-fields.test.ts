import { beforeEach, describe, expect, it } from 'vitest';
import {
  createPickedFields,
  fieldSelectors,
  type PickedFieldsDeps,
} from '@/lib/background/sites/picked-fields';
import type { Place } from '@/lib/messaging/place';
import { keepPicking, takePicking } from '@/lib/platform/storage/picking';
import { readDraft, saveDraft } from '@/lib/store/drafts';
import type { BatonDatabase } from '@/lib/store/database';
import { pageRecord, recordKey } from '@/lib/store/record-key';
import { readFacts, saveFacts } from '@/lib/store/records';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { aDraft, AT } from '../factories';
import { newDatabase } from '../store/shelf';

const SITE = 'https://sheets.example';
const CONTACT = `${SITE}/contacts/7`;
const PAGE = { tabId: 3, windowId: 1, origin: SITE, url: CONTACT };
const RECORD = recordKey(pageRecord(SITE, CONTACT));
const PLACE: Place = { kind: 'page', tabId: 3, origin: SITE, url: CONTACT };
const NAME = { name: { selector: '[data-field="name"]' } };
const PHONE = { phone: { label: 'Phone', selector: '' } };
const DONE = { ok: true, value: undefined };
const refusal = (code: string) => ({ ok: false, error: { code } });

let db: BatonDatabase;
let injected: string[];
let now: number;
beforeEach(() => {
  fakeBrowser.reset();
  db = newDatabase();
  injected = [];
  now = AT;
});

/** The browser's storage and database are real or WXT's fake of it; only the tab is made up. */
const aLearner = (tab: Partial<Pick<PickedFieldsDeps, 'tabUrl' | 'inject' | 'isRecord'>> = {}) =>
  createPickedFields({
    ...{
      db,
      fieldSelectors,
      keepPicking,
      takePicking,
      now: () => now,
    },
    tabUrl: () => Promise.resolve(CONTACT),
    inject: (_, script) => Promise.resolve(injected.push(script) > 0),
    isRecord: () => Promise.resolve(false),
    ...tab,
  });
const hiddenTab = { tabUrl: () => Promise.resolve(undefined) };
const factsNow = async () => (await readFacts(db, RECORD))?.facts;

describe('pointing at fields', () => {
  it('begins in the tab, and what the user points at is kept for the site and read', async () => {
    const learned = aLearner();
    expect(await learned.learn(3)).toEqual(DONE);
    expect(await learned.picked({ pointers: NAME }, PAGE)).toEqual(DONE);
    expect(await fieldSelectors.read(SITE)).toEqual(NAME);
    expect(injected).toEqual(['picker', 'reader']);
  });

  it('leaves fields alone that were skipped this time', async () => {
    await fieldSelectors.update(SITE, () => ({ ...NAME, ...PHONE }));
    const learned = aLearner();
    await learned.learn(3);
    await learned.picked({ pointers: { name: { selector: 'h1' } } }, PAGE);
    expect(await fieldSelectors.read(SITE)).toEqual({ name: { selector: 'h1' }, ...PHONE });
  });

  it('ended without pointing, changes nothing', async () => {
    const learned = aLearner();
    await learned.learn(3);
    expect(await learned.picked({ pointers: {} }, PAGE)).toEqual(DONE);
    expect(await fieldSelectors.read(SITE)).toBeUndefined();
  });

  it('is not possible where Baton may not see the page, and says so', async () => {
    expect(await aLearner(hiddenTab).learn(3)).toEqual(refusal('no-permission'));
    const closed = { inject: () => Promise.resolve(false) };
    expect(await aLearner(closed).learn(3)).toEqual(refusal('no-permission'));
    expect(await takePicking(3)).toBeUndefined();
  });
});

describe('pointers that nobody asked for are refused', () => {
  it.each([
    ['from a tab in which the user did not begin', { ...PAGE, tabId: 4 }, AT],
    ['from another site in that tab', { ...PAGE, origin: 'https://other.example' }, AT],
    ['long after the user began', PAGE, AT + 3_600_000],
  ])('%s', async (_, page, at) => {
    const learned = aLearner();
    await learned.learn(3);
    now = at;
    expect(await learned.picked({ pointers: NAME }, page)).toEqual(refusal('refused'));
    expect(await fieldSelectors.read(page.origin)).toBeUndefined();
  });

  it('a second time', async () => {
    const learned = aLearner();
    await learned.learn(3);
    await learned.picked({ pointers: NAME }, PAGE);
    expect(await learned.picked({ pointers: PHONE }, PAGE)).toEqual(refusal('refused'));
  });
});

describe('what a page says', () => {
  const told = { url: CONTACT, texts: { name: 'Ana Weber', phone: '030 1234' } };

  it('becomes the facts of the record that its address stands for', async () => {
    await fieldSelectors.update(SITE, () => NAME);
    expect(await aLearner().facts(told, PAGE)).toEqual(DONE);
    expect(await factsNow()).toEqual({ name: 'Ana Weber', phone: '030 1234' });
  });

  it('is cleaned of what could mislead a reader, and stays text', async () => {
    await fieldSelectors.update(SITE, () => NAME);
    const texts = { name: ' <b>Ana</b>\u202e\n\nWeber\u0000 ', company: '\u200b \u2066' };
    await aLearner().facts({ url: CONTACT, texts }, PAGE);
    expect(await factsNow()).toEqual({ name: '<b>Ana</b> Weber' });
  });

  it('replaces what it said before, also by nothing', async () => {
    await fieldSelectors.update(SITE, () => NAME);
    await aLearner().facts(told, PAGE);
    await aLearner().facts({ url: CONTACT, texts: {} }, PAGE);
    expect(await factsNow()).toEqual({});
  });

  describe('and has no place for', () => {
    const lost = { url: CONTACT, texts: { name: 'Ana Weber' }, missing: ['phone' as const] };
    const rowNow = () => readFacts(db, RECORD);

    it('stays as it was read before, and is named', async () => {
      await fieldSelectors.update(SITE, () => ({ ...NAME, ...PHONE }));
      await aLearner().facts(told, PAGE);
      await aLearner().facts(lost, PAGE);
      expect(await rowNow()).toMatchObject({
        facts: { name: 'Ana Weber', phone: '030 1234' },
        missing: ['phone'],
      });
    });

    it('is named where it was never read', async () => {
      await fieldSelectors.update(SITE, () => ({ ...NAME, ...PHONE }));
      await aLearner().facts(lost, PAGE);
      expect(await rowNow()).toMatchObject({ facts: { name: 'Ana Weber' }, missing: ['phone'] });
    });

    it('is no longer named once it is there again, or empty', async () => {
      await fieldSelectors.update(SITE, () => ({ ...NAME, ...PHONE }));
      const learned = aLearner();
      await learned.facts(told, PAGE);
      await learned.facts(lost, PAGE);
      await learned.facts({ ...lost, missing: [] }, PAGE);
      expect(await rowNow()).toEqual({ record: RECORD, facts: { name: 'Ana Weber' }, readAt: AT });
    });

    it('does not stay where another lead is shown at the same address', async () => {
      await fieldSelectors.update(SITE, () => ({ ...NAME, ...PHONE }));
      await aLearner().facts(told, PAGE);
      await aLearner().facts({ ...lost, texts: { name: 'Ben Ode' } }, PAGE);
      expect(await rowNow()).toMatchObject({ facts: { name: 'Ben Ode' }, missing: ['phone'] });
    });

    it('is read before it is missed, where a page says both', async () => {
      await fieldSelectors.update(SITE, () => ({ ...NAME, ...PHONE }));
      await aLearner().facts({ ...told, missing: ['phone'] }, PAGE);
      expect((await rowNow())?.missing).toBeUndefined();
    });
  });

  it('said again, writes nothing', async () => {
    await fieldSelectors.update(SITE, () => NAME);
    await aLearner().facts(told, PAGE);
    now = AT + 1000;
    await aLearner().facts(told, PAGE);
    expect((await readFacts(db, RECORD))?.readAt).toBe(AT);
  });

  it.each([
    ['for a site where nobody pointed', { ...PAGE, origin: 'https://other.example' }, told, {}],
    [
      'for an address of another site',
      PAGE,
      { ...told, url: 'https://other.example/contacts/7' },
      {},
    ],
    ['while Baton may not see the page', PAGE, told, hiddenTab],
  ])('is refused %s', async (_, page, payload, tab) => {
    await fieldSelectors.update(SITE, () => NAME);
    expect(await aLearner(tab).facts(payload, page)).toEqual(refusal('refused'));
    expect(await db.records.count()).toBe(0);
  });
});

describe('in a known CRM', () => {
  const SITE_PLACE: Place = {
    ...{ kind: 'site', tabId: 3, origin: SITE, url: CONTACT },
    ...{ adapterId: 'odoo', crmName: 'Odoo' },
  };
  const told = { url: CONTACT, texts: { name: 'Ana Weber' } };

  it('a page that is no record of its adapter is read where the user pointed', async () => {
    await fieldSelectors.update(SITE, () => NAME);
    const learned = aLearner();
    expect(await learned.visit(SITE_PLACE)).toEqual({ ...SITE_PLACE, learned: true });
    expect(injected).toEqual(['reader']);
    expect(await learned.facts(told, PAGE)).toEqual(DONE);
    expect(await factsNow()).toEqual({ name: 'Ana Weber' });
  });

  it('a record of its adapter is left to that: the reader stays, and nothing is kept', async () => {
    await fieldSelectors.update(SITE, () => NAME);
    const seen: unknown[] = [];
    const isRecord = (tabId: number, url: string) => Promise.resolve(seen.push([tabId, url]) > 0);
    expect(await aLearner({ isRecord }).facts(told, PAGE)).toEqual(DONE);
    expect(seen).toEqual([[3, CONTACT]]);
    expect(await db.records.count()).toBe(0);
  });
});

describe('a visited page', () => {
  it('of a learned site is read, and shown as learned', async () => {
    await fieldSelectors.update(SITE, () => NAME);
    expect(await aLearner().visit(PLACE)).toEqual({ ...PLACE, learned: true });
    expect(injected).toEqual(['reader']);
  });

  it('of any other site is left alone', async () => {
    expect(await aLearner().visit(PLACE)).toEqual(PLACE);
    expect(injected).toEqual([]);
  });

  it('is told where to look only on its own site', async () => {
    await fieldSelectors.update(SITE, () => NAME);
    const other = { ...PAGE, origin: 'https://other.example' };
    expect(await aLearner().pointers(PAGE)).toEqual({ ok: true, value: { pointers: NAME } });
    expect(await aLearner().pointers(other)).toEqual(refusal('refused'));
  });
});

it('forgetting takes the pointers and what was read, and leaves what was typed and other sites', async () => {
  const elsewhere = recordKey(pageRecord('https://sheets.example.org', CONTACT));
  await fieldSelectors.update(SITE, () => NAME);
  for (const record of [RECORD, elsewhere]) await saveFacts(db, record, { name: 'Ana' }, AT);
  await saveDraft(db, RECORD, aDraft(), AT);
  expect(await aLearner().forget(SITE)).toEqual(DONE);
  expect(await fieldSelectors.read(SITE)).toBeUndefined();
  expect(await factsNow()).toBeUndefined();
  expect((await readFacts(db, elsewhere))?.facts).toEqual({ name: 'Ana' });
  expect(await readDraft(db, RECORD)).toBeDefined();
});
