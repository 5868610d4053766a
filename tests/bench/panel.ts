import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { startDemoCrm, type DemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { launchWithExtension } from '../browser/launch';
import { withBaton } from './baton-browser';
import { bundled } from './bundle';
import { writeReference } from './extensions';
import { inPageBundle, type InPage } from './in-page-bundle';
import { compare, type Report } from './measure';

const OPENINGS = 40;
const FEW = 1000;
const MANY = 100_000;
const LEAD = '/leads/1042';
/** The panel is usable when the lead's section is there and its name is filled. */
const USABLE = 'section[aria-label="Lead"] input, section[aria-labelledby] input';

/** Compares opening the panel, with very many entries stored, with a page that only shows React. */
export async function benchPanel(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const opened: BrowserContext[] = [];
  try {
    const few = await openingOf(crm, join(folder, 'few'), FEW, opened);
    const many = await openingOf(crm, join(folder, 'many'), MANY, opened);
    const react = await openingOfReact(folder, opened);
    report(
      await compare({
        ...{
          name: 'panel usable with 100,000 entries / an empty React page',
          unit: 'ms',
          goal: 1.25,
        },
        ...{ rounds: OPENINGS, candidate: many, reference: react },
      }),
    );
    report(
      await compare({
        ...{ name: 'panel usable with 100,000 entries / with 1,000', unit: 'ms', goal: 1.05 },
        ...{ rounds: OPENINGS, candidate: many, reference: few },
      }),
    );
  } finally {
    await Promise.all(opened.map((context) => context.close()));
    await crm.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Opening = () => Promise<number>;

async function openingOf(
  crm: DemoCrm,
  profileDir: string,
  entries: number,
  opened: BrowserContext[],
): Promise<Opening> {
  const { context, panelUrl } = await withBaton(profileDir, crm.url, await signIn(crm.url, 'sam'));
  opened.push(context);
  const store = await context.newPage();
  await store.goto(panelUrl.replace('sidepanel.html', 'manifest.json'));
  await store.evaluate(await inPageBundle());
  await store.evaluate((count) => batonBench.prepare('baton', count), entries);
  await store.close();
  const lead = await context.newPage();
  await lead.goto(crm.url + LEAD);
  return openingIn(context, panelUrl, USABLE);
}

async function openingOfReact(folder: string, opened: BrowserContext[]): Promise<Opening> {
  const extensionDir = await writeReference(join(folder, 'react-extension'), '');
  await writeFile(
    join(extensionDir, 'page.js'),
    await bundled('tests/bench/react-page.ts', ['es']),
  );
  await writeFile(
    join(extensionDir, 'page.html'),
    '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="page.js"></script>',
  );
  const profileDir = join(folder, 'react-profile');
  const { context, extensionId } = await launchWithExtension({ profileDir, extensionDir });
  opened.push(context);
  return openingIn(context, `chrome-extension://${extensionId}/page.html`, '#root > p');
}

/** Returns the ms from the start of the navigation to the wanted element, and two frames more. */
export function openingIn(context: BrowserContext, url: string, wanted: string): Opening {
  return async () => {
    const page = await context.newPage();
    await page.goto(url);
    const cost = await page.evaluate(untilShown, wanted);
    await page.close();
    return cost;
  };
}

function untilShown(selector: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return false;
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** Only in the page, once the bundle is there. */
declare const batonBench: InPage;
