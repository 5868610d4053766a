import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameworkById } from '@/lib/handoff/qualification/frameworks';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { handoverNote, writeNote } from './handed-over';
import { countedKeys, focusIsIn, press, tabTo, turnOnByKey } from './keys';
import type { Seat } from './seat';
import { cardOf } from './card-in-page';
import { button, region, syncStatus } from './story';

const NEWEST_NOTE = 'select body from notes where record = ? order by id desc limit 1';

let crm: DemoCrm;
beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
});
afterAll(() => crm.stop());

describe('the SDR', () => {
  let sam: Seat;
  beforeAll(async () => {
    sam = await openDemoSeat(crm, 'sam', '1042');
  });
  afterAll(() => sam.close());

  type Keys = ReturnType<typeof countedKeys>;
  const criteria = frameworkById(undefined).criteria.map(({ name }) => name);
  const row = (panel: Page, name: string) =>
    region(panel, 'Qualification').getByRole('group', { name, exact: true });

  /** Five points for each, as the buyer said so, in the buyer's words. */
  async function scoreAll(panel: Page, keys: Keys): Promise<void> {
    const [first = ''] = criteria;
    await keys.tabTo(row(panel, first).getByRole('button').first());
    for (const [n, name] of criteria.entries()) {
      const before = keys.presses();
      await keys.press('5', 'b', 'e');
      const words = row(panel, name).getByRole('textbox');
      await focusIsIn(words);
      await keys.say(`What they said of it, ${n}`);
      const next = criteria[n + 1];
      // After the last one, out of the field, so that “/” leads to the quick line.
      await keys.press(next === undefined ? 'Escape' : 'Enter');
      await focusIsIn(row(panel, next ?? name));
      expect(keys.presses() - before).toBeLessThanOrEqual(4);
    }
  }

  /** Six lines, the first from the list of kinds, the others by their marks. */
  async function fileLines(panel: Page, keys: Keys): Promise<void> {
    const line = panel.getByRole('textbox', { name: 'Add context' });
    await keys.press('/');
    await focusIsIn(line);
    await keys.press('p', 'r', 'ArrowDown', 'Enter');
    await keys.say('A price for three sites by Friday');
    await keys.press('Enter');
    const others = [
      ['!', 'The auditor comes in March'],
      ['"', 'We lose a truckload a month'],
      ['?', 'Whether Gdańsk is in scope'],
      ['-', 'The outage of last year'],
      ['=', 'The name of a customer alike'],
    ] as const;
    for (const [mark, words] of others) {
      await expect.poll(() => line.inputValue()).toBe('');
      await keys.press(mark);
      await keys.say(words);
      await keys.press('Enter');
    }
    await expect
      .poll(() => region(panel, 'Context').getByRole('textbox').count())
      .toBe(1 + others.length);
  }

  it('comes to “In the CRM” by keyboard alone, with at most 60 presses besides the words', async () => {
    const { panel } = sam;
    await turnOnByKey(sam);
    await region(panel, 'Lead').waitFor();
    const keys = countedKeys(panel);
    await scoreAll(panel, keys);
    await fileLines(panel, keys);
    // With nobody chosen, handing over leads to where one chooses; no meeting is needed.
    await keys.press('Control+Enter');
    await focusIsIn(panel.getByRole('combobox', { name: 'Hand to' }));
    await keys.say('lindq');
    await panel.getByRole('option', { name: /Lindqvist/ }).waitFor();
    await keys.press('Enter');
    await panel.getByText('Ready for Bea.').waitFor();
    await keys.press('Control+Enter');
    await syncStatus(panel).getByText('Synced to the CRM').waitFor();
    const note = () => crm.db.prepare(NEWEST_NOTE).get('1042')?.body;
    await expect.poll(note).toContain('A price for three sites by Friday');
    await expect.poll(note).toContain('35 of 35');
    await expect.poll(note).toContain('What they said of it, 6');
    expect(keys.presses()).toBeLessThanOrEqual(60);
  });

  it('copies the brief', async () => {
    const { panel, context } = sam;
    await context.grantPermissions(['clipboard-read']);
    await press(panel, button(panel, 'Copy brief'));
    await panel.getByText('Brief copied').first().waitFor();
    await expect
      .poll(() => panel.evaluate(() => navigator.clipboard.readText()))
      .toContain('Marta Kowalczyk');
  });
});

describe('the BDM', () => {
  let bea: Seat;
  beforeAll(async () => {
    for (const [n, lead] of ['1041', '1040'].entries()) writeNote(crm, lead, handoverNote(n));
    bea = await openDemoSeat(crm, 'bea', '1041');
    await turnOnByKey(bea);
  });
  afterAll(() => bea.close());

  const kindsOf = (lead: string) =>
    crm.db
      .prepare('select body from notes where record = ? and author = ?')
      .all(lead, 'u-bea')
      .map(({ body }) => /accepted/i.test(String(body)));

  it('accepts in the panel', async () => {
    await press(bea.panel, button(bea.panel, 'Accept'));
    await syncStatus(bea.panel).getByText('Synced to the CRM').waitFor();
    await expect.poll(() => kindsOf('1041')).toEqual([true]);
  });

  it('accepts on the card in the CRM’s page', async () => {
    await bea.crm.bringToFront();
    await bea.crm.goto(`${crm.url}/leads/1040`);
    const accept = button(await cardOf(bea.crm), 'Accept');
    await tabTo(bea.crm, accept);
    // The card's buttons count once they were really visible for half a second.
    await expect
      .poll(async () => {
        await bea.crm.keyboard.press('Enter');
        return accept.isHidden();
      })
      .toBe(true);
    await expect.poll(() => kindsOf('1040')).toEqual([true]);
  });
});
