import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { startDemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { withBaton } from './baton-browser';
import { withBlankPage } from './browser';
import { inPageBundle, type InPage } from './in-page-bundle';
import { compare, type Report } from './measure';
import { openingIn } from './panel';
import type { YearOf } from './year-entries';

const OPENINGS = 25;
const READS = 60;
const LEAD = '/leads/1042';
const SAM = { id: 'u-sam', name: 'Sam Okafor' };
const BEA = { id: 'u-bea', name: 'Bea Lindqvist' };
/** The day is there, whatever is in it. */
const TODAY = '.today > *';
const DRAFT = 'section[aria-labelledby] input';

/** Compares the panel with a busy pair's year in the store with one of an empty store. */
export async function benchYearInPanel(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const opened: BrowserContext[] = [];
  const seat = async (name: string, entries: 'a year' | 'nothing') => {
    const cookie = await signIn(crm.url, 'sam');
    const { context, panelUrl } = await withBaton(join(folder, name), crm.url, cookie);
    opened.push(context);
    if (entries === 'a year') await fill(context, panelUrl, pairAt(crm.url));
    const front = await context.newPage();
    const at = async (path: string, wanted: string) => {
      await front.goto(crm.url + path);
      return openingIn(context, panelUrl, wanted);
    };
    // Baton learns who is signed in where a record is read.
    await (
      await at(LEAD, DRAFT)
    )();
    return at;
  };
  try {
    const year = await seat('year', 'a year');
    const empty = await seat('empty', 'nothing');
    const rounds = OPENINGS;
    report(
      await compare({
        ...{
          name: 'Today after a busy year / with an empty store',
          unit: 'ms',
          goal: 1.25,
          rounds,
        },
        candidate: await year('/leads', TODAY),
        reference: await empty('/leads', TODAY),
      }),
    );
    report(
      await compare({
        ...{ name: 'a record after a busy year / with an empty store', unit: 'ms', goal: 1.1 },
        ...{ rounds, candidate: await year(LEAD, DRAFT), reference: await empty(LEAD, DRAFT) },
      }),
    );
  } finally {
    await Promise.all(opened.map((context) => context.close()));
    await crm.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const pairAt = (origin: string): YearOf => ({ origin, sdr: SAM, bdm: BEA, until: Date.now() });

async function fill(context: BrowserContext, panelUrl: string, of: YearOf): Promise<void> {
  const store = await context.newPage();
  await store.goto(panelUrl.replace('sidepanel.html', 'manifest.json'));
  await store.evaluate(await inPageBundle());
  await store.evaluate((pair) => batonBench.prepareYear('baton', pair), of);
  await store.close();
}

/** Compares what the panel reads of a busy pair's year with reading all, and with having no more. */
export function benchYear(report: Report): Promise<void> {
  return withBlankPage(async (page) => {
    const of = pairAt('https://crm.example');
    await page.evaluate(await inPageBundle());
    const record = await page.evaluate((pair) => batonBench.prepareYear('year', pair), of);
    await page.evaluate(([pair, id]) => batonBench.prepareOneRecord('one-record', pair, id), [
      of,
      record,
    ] as const);
    const key = { origin: of.origin, type: 'leads', id: record };
    await page.evaluate((pair) => batonBench.prepareOneRecord('empty', pair, 'none'), of);
    const standing = (name: string) => () =>
      page.evaluate(([of, at]) => batonBench.readRecord(of, at), [name, key] as const);
    report(
      await compare({
        ...{ name: "Today's read of a year / of an empty store", unit: 'ms', goal: 1.1 },
        ...{ rounds: 150, candidate: dayIn(page, of), reference: dayIn(page, of, 'empty') },
      }),
    );
    report(
      await compare({
        ...{
          name: 'badge and reminders read of a year / of an empty store',
          unit: 'ms',
          goal: 1.1,
        },
        ...{ rounds: 150, candidate: dueIn(page, of, 'year'), reference: dueIn(page, of, 'empty') },
      }),
    );
    // A year has things to show and an empty store has none: below the rows themselves nobody comes.
    report(
      await compare({
        ...{ name: "Today's read of a year / its rows, read raw", unit: 'ms', goal: 1.5 },
        ...{ rounds: 150, candidate: dayIn(page, of), reference: floorOf(page, of, 'readDayRaw') },
      }),
    );
    report(
      await compare({
        ...{
          name: 'badge and reminders read of a year / their rows, read raw',
          unit: 'ms',
          goal: 1.5,
        },
        ...{ rounds: 150, candidate: dueIn(page, of, 'year') },
        reference: floorOf(page, of, 'readDueRaw'),
      }),
    );
    report(
      await compare({
        ...{ name: "Today's read of a year / reading the year", unit: 'ms', goal: 0.2 },
        ...{ rounds: READS, candidate: dayIn(page, of), reference: yearIn(page) },
      }),
    );
    report(
      await compare({
        ...{ name: "a record's read in a year / alone in the store", unit: 'ms', goal: 1.1 },
        ...{ rounds: READS, candidate: standing('year'), reference: standing('one-record') },
      }),
    );
  });
}

const dayIn =
  (page: Page, of: YearOf, name = 'year') =>
  () =>
    page.evaluate(([at, pair]) => batonBench.readDay(at, pair), [name, of] as const);
const dueIn = (page: Page, of: YearOf, name: string) => () =>
  page.evaluate(([at, pair]) => batonBench.readDue(at, pair), [name, of] as const);
const floorOf = (page: Page, of: YearOf, rows: 'readDayRaw' | 'readDueRaw') => () =>
  page.evaluate(([read, pair]) => batonBench[read]('year', pair), [rows, of] as const);
const yearIn = (page: Page) => () => page.evaluate(() => batonBench.readYear('year'));

/** Only in the page, once the bundle is there. */
declare const batonBench: InPage;
