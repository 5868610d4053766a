import type { Page } from 'playwright-core';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKnown } from '@/lib/handoff/entry';
import { periodOf } from '@/lib/metrics/period';
import { decodeNote } from '@/lib/sync/codec';
import { addTeamYear } from '../demo-crm/team-year';
import { type CrmBrowser, openCrmBrowser } from './crm-browser';
import { onDisk } from './own-store';
import { SLOWLY } from './story';

const DAY = 86_400_000;
const HANDOFFS = 900;
/** Most that one look may ask of a CRM of the contract. */
const MOST_A_LOOK = 10;
const NOTES = '/api/v1/notes';

let browser: CrmBrowser;
let page: Page;
/** Looks that were begun and did not end, as their worker or page was ended. */
let cutOff = 0;

const metaSchema = z.tuple([z.array(z.object({ key: z.string(), value: z.unknown() }))]);
const stateSchema = z.object({
  ...{ begunAt: z.number(), stage: z.number(), since: z.number(), looks: z.number() },
  isRunning: z.boolean(),
});

const made = () => page.getByRole('region', { name: 'About this data' });
const press = (name: string) => made().getByRole('button', { name, exact: true }).click();
const searches = () =>
  browser.crm.requests().filter(({ path, user }) => user === 'u-ingrid' && path.includes(NOTES));
const hold = () =>
  browser.crm.addFault({ kind: 'hold', when: 'before', method: 'GET', path: NOTES });
const isHeld = () => expect.poll(() => browser.crm.heldRequests(), SLOWLY).toBe(1);

/** How far it came, as it is on disk; `undefined` before it was asked for. */
async function state() {
  const [rows] = metaSchema.parse(JSON.parse(await onDisk(browser.own, ['meta'])));
  const kept = rows.find(({ key }) => key.startsWith('backfill '));
  return kept && stateSchema.parse(kept.value);
}
const looks = async () => (await state())?.looks ?? 0;

async function openFigures(): Promise<Page> {
  const opened = await browser.context.newPage();
  await opened.goto(new URL('dashboard.html', browser.own.url()).href);
  return opened;
}

/** When each handoff was handed over, as the CRM's notes say it (UTC, ms). */
function handedOverInCrm(): number[] {
  const rows = browser.crm.db.prepare('select body from notes').all();
  return rows.flatMap(({ body }) => {
    const decoded = decodeNote(String(body));
    const entry = decoded.ok && isKnown(decoded.entry) ? decoded.entry : undefined;
    return entry?.kind === 'handed-over' ? [entry.at] : [];
  });
}

beforeAll(async () => {
  browser = await openCrmBrowser('ingrid');
  addTeamYear(browser.crm.db, { handoffs: HANDOFFS, sdrs: 6, bdms: 20, now: Date.now() });
  await browser.turnOn();
  // Who is signed in is learned with the first record that is read.
  const record = { origin: browser.crm.url, type: 'lead', id: '1042' };
  await browser.tell('record/refresh', { record });
  browser.crm.forgetRequests();
  page = await openFigures();
});
afterAll(() => browser.close());

describe('a manager who is new reads the earlier months', () => {
  it('only once they ask for it', async () => {
    await page.getByText('No handoffs found in these weeks').waitFor(SLOWLY);
    await made().getByRole('button', { name: 'Read the last 12 months' }).waitFor(SLOWLY);
    expect(searches()).toEqual([]);
    expect(await state()).toBeUndefined();
  });

  it('look by look, and goes on where it was though the worker is killed in the middle of one', async () => {
    hold();
    await press('Read the last 12 months');
    await isHeld();
    const before = await state();
    await browser.killWorker();
    cutOff += 1;
    browser.crm.clearFaults();
    await expect.poll(looks, SLOWLY).toBeGreaterThan(0);
    hold();
    await made()
      .getByText(/Steps: [1-9]/)
      .waitFor(SLOWLY);
    expect(before).toMatchObject({ looks: 0, stage: 0, isRunning: true });
  });

  it('goes on where it was though the page is closed and opened again', async () => {
    await isHeld();
    const before = await state();
    await page.close();
    await browser.killWorker();
    cutOff += 1;
    browser.crm.clearFaults();
    const asked = searches().length;
    page = await openFigures();
    await expect.poll(looks, SLOWLY).toBeGreaterThan(before?.looks ?? Infinity);
    hold();
    const [first] = searches().slice(asked);
    const since = new URL(first?.path ?? '', browser.crm.url).searchParams.get('since');
    expect(since).toBe(new Date(before?.since ?? 0).toISOString());
  });

  it('asks for nothing while it is paused, and then goes on', async () => {
    await isHeld();
    await press('Pause');
    await made()
      .getByText(/^Paused\. Still to read: /)
      .waitFor(SLOWLY);
    browser.crm.clearFaults();
    // Looks are made one at a time: this one comes after the one that was under way.
    await browser.tell('backfill/look', { origin: browser.crm.url });
    const [asked, paused] = [searches().length, await state()];
    await browser.tell('backfill/look', { origin: browser.crm.url });
    expect(searches()).toHaveLength(asked);
    expect(await state()).toEqual(paused);
    expect(paused).toMatchObject({ isRunning: false });
    await press('Continue');
    await expect.poll(looks, SLOWLY).toBeGreaterThan(paused?.looks ?? Infinity);
  });

  it('until the year is whole, which is told', async () => {
    await expect.poll(async () => (await state())?.isRunning, SLOWLY).toBe(false);
    await made()
      .getByText(/^Everything you can see was read back to /)
      .waitFor(SLOWLY);
    await expect
      .poll(
        () =>
          made()
            .getByText(/^Reading |Nothing was read/)
            .count(),
        SLOWLY,
      )
      .toBe(0);
    await expect.poll(() => made().getByRole('button', { name: 'Pause' }).count(), SLOWLY).toBe(0);
    const { begunAt = 0 } = (await state()) ?? {};
    const known = z
      .tuple([z.array(z.object({ at: z.number(), state: z.string() }))])
      .parse(JSON.parse(await onDisk(browser.own, ['facts'])));
    // Of what was handed over before the year, only the last entries lie within it.
    const whole = known[0].flatMap(({ at, state: now }) => (now === 'draft' ? [] : [at]));
    const wanted = handedOverInCrm().filter((at) => at >= begunAt - 365 * DAY);
    expect(whole.toSorted((a, b) => a - b)).toEqual(wanted.toSorted((a, b) => a - b));
  });

  it('with no more requests than a page of notes each, and few a look', async () => {
    const all = (await state())?.looks ?? 0;
    expect(searches().length).toBeLessThanOrEqual(MOST_A_LOOK * (all + cutOff));
    const others = browser.crm.requests().filter(({ path }) => !path.includes(NOTES));
    expect(others).toEqual([]);
  });

  it('and counts all of it', async () => {
    await page.getByLabel('Period').selectOption('Last 52 weeks');
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const { from } = periodOf(Date.now(), timeZone, 52);
    const count = handedOverInCrm().filter((at) => at >= from).length;
    expect(count).toBeGreaterThan(HANDOFFS / 2);
    await page.getByText(new RegExp(`^Handoffs since .*: ${count}\\.`)).waitFor(SLOWLY);
  });
});
