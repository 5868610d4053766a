import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { startDemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { withBaton } from './baton-browser';
import { withBlankPage } from './browser';
import { inPageBundle, type InPage } from './in-page-bundle';
import { compare, type Comparison, type Report } from './measure';
import { openingIn } from './panel';

const OPENINGS = 25;
const ROUNDS = 40;
/** As many as make 100,000 entries, with five entries a handoff as this team writes them. */
const MANY = 20_000;
const WEEKS = [52, 12, 26, 4];
const ME = { id: 'u-sam', name: 'Sam Okafor' };

const teamAt = (origin: string, handoffs: number) => ({
  ...{ origin, me: ME, sdrs: 6, bdms: 20, handoffs, now: Date.now() },
});

/** Compares other weeks on the page of figures with a plain pass over the same numbers, and its opening with one of next to none. */
export async function benchDashboard(report: Report): Promise<void> {
  report(await otherWeeks());
  report(await opening());
}

function otherWeeks(): Promise<Comparison> {
  return withBlankPage(async (page) => {
    await page.evaluate(await inPageBundle());
    const team = teamAt('https://crm.example', 2000);
    await page.evaluate((of) => batonBench.prepareTeam('team', of), team);
    await page.evaluate((of) => batonBench.readTeam('team', of), team);
    let turn = 0;
    const candidate = () => {
      turn += 1;
      const weeks = WEEKS[turn % WEEKS.length] ?? 12;
      return page.evaluate(([of, me]) => batonBench.countWeeks(of, me), [weeks, ME.id] as const);
    };
    return compare({
      ...{ name: 'figures of other weeks / a plain pass over the same numbers', unit: 'ms' },
      ...{ goal: 3, rounds: ROUNDS, candidate },
      reference: () => page.evaluate(() => batonBench.walkWeeks()),
    });
  });
}

async function opening(): Promise<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const opened: BrowserContext[] = [];
  const withHandoffs = async (name: string, handoffs: number) => {
    const cookie = await signIn(crm.url, 'sam');
    const { context, panelUrl } = await withBaton(join(folder, name), crm.url, cookie);
    opened.push(context);
    const store = await context.newPage();
    await store.goto(panelUrl.replace('sidepanel.html', 'manifest.json'));
    await store.evaluate(await inPageBundle());
    const team = teamAt(crm.url, handoffs);
    await store.evaluate((of) => batonBench.prepareTeam('baton', of), team);
    await store.close();
    return openingIn(context, panelUrl.replace('sidepanel', 'dashboard'), '.tile');
  };
  try {
    return await compare({
      ...{ name: 'page of figures with 100,000 entries / with those of eight handoffs' },
      ...{ unit: 'ms', goal: 1.5, rounds: OPENINGS },
      candidate: await withHandoffs('many', MANY),
      reference: await withHandoffs('few', 8),
    });
  } finally {
    await Promise.all(opened.map((context) => context.close()));
    await crm.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Only in the page, once the bundle is there. */
declare const batonBench: InPage;
