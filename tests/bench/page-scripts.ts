import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { encodeNote } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry } from '@/tests/factories';
import { launchWithExtension } from '../browser/launch';
import { startDemoCrm, type DemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { addNote } from '../demo-crm/store/notes';
import { signInWith, withBaton } from './baton-browser';
import { startPlainSite } from './browser';
import { writeReference } from './extensions';
import { compare, type Comparison, median, type Report } from './measure';
import { measuredTab } from './page-cost';

const LOADS = 40;
const LEAD = '1042';

/** Compares what Baton adds to a CRM's pages with scripts that do nothing, or draw the same by hand. */
export async function benchPageScripts(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const plain = await startPlainSite();
  try {
    report(await watcher(folder, plain.url));
    report(await card(folder, crm));
  } finally {
    plain.stop();
    await crm.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function watcher(folder: string, url: string): Promise<Comparison> {
  const { context: baton } = await withBaton(join(folder, 'watched'), url);
  const empty = await withReference(folder, 'empty', '');
  const [ours, theirs] = [await measuredTab(baton), await measuredTab(empty)];
  const result = await compare({
    ...{ name: 'script on a page that is no lead / an empty content script', unit: 'ms', goal: 6 },
    ...{ rounds: LOADS, candidate: () => ours.load(url), reference: () => theirs.load(url) },
  });
  await Promise.all([baton.close(), empty.close()]);
  return result;
}

/** The card's own cost: that of the page without any extension is taken off both sides. */
async function card(folder: string, crm: DemoCrm): Promise<Comparison> {
  handOver(crm);
  const url = `${crm.url}/leads/${LEAD}`;
  const cookie = await signIn(crm.url, 'bea');
  const { context: baton } = await withBaton(join(folder, 'carded'), crm.url, cookie);
  const shown = await baton.newPage();
  await shown.goto(url);
  const script = drawing(await copyOf(await drawnCard(shown)));
  await shown.close();
  const byHand = await withReference(folder, 'by-hand', script, crm.url, cookie);
  const none = await withReference(folder, 'none', '', crm.url, cookie);
  const [ours, theirs, bare] = [
    await measuredTab(baton),
    await measuredTab(byHand),
    await measuredTab(none),
  ];
  const pageAlone = median(await times(LOADS / 2, () => bare.load(url)));
  const result = await compare({
    ...{ name: 'script of the card / the same nodes drawn by hand', unit: 'ms', goal: 2 },
    rounds: LOADS,
    candidate: async () => (await ours.load(url, drawnCard)) - pageAlone,
    reference: async () => (await theirs.load(url, drawnCard)) - pageAlone,
  });
  await Promise.all([baton.close(), byHand.close(), none.close()]);
  return result;
}

async function times(count: number, work: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  while (results.length < count) results.push(await work());
  return results;
}

function handOver(crm: DemoCrm): void {
  const sam = { id: 'u-sam', name: 'Sam Okafor' };
  const bea = { id: 'u-bea', name: 'Bea Lindqvist' };
  const entry = aHandoverEntry({ by: sam, body: aBrief({ sdr: sam, recipient: bea }) });
  const note = { body: encodeNote(entry, 'text'), author: sam.id, at: Date.now() };
  addNote(crm.db, { type: 'leads', id: LEAD }, note);
}

async function withReference(
  folder: string,
  name: string,
  script: string,
  origin = '',
  cookie?: string,
): Promise<BrowserContext> {
  const extensionDir = await writeReference(join(folder, `${name}-extension`), script);
  const profileDir = join(folder, `${name}-profile`);
  const { context } = await launchWithExtension({ profileDir, extensionDir });
  await signInWith(context, origin, cookie);
  return context;
}

/** A node of the card as data. */
type Drawn = string | { tag: string; attributes: [string, string][]; children: Drawn[] };

/** The page's card, once it is drawn. It stands in a frame of its own, in a closed root: only the browser knows it. */
async function drawnCard(page: Page): Promise<Locator> {
  const [, frame = await page.waitForEvent('frameattached')] = page.frames();
  const card = frame.getByRole('region', { name: 'Sales handoff', exact: true });
  await card.waitFor();
  return card;
}

function copyOf(card: Locator): Promise<Drawn> {
  return card.evaluate((section) => {
    const copy = (node: Node): Drawn => {
      if (!(node instanceof Element)) return node.textContent ?? '';
      const attributes = [...node.attributes].map((a): [string, string] => [a.name, a.value]);
      const children = [...node.childNodes].map(copy);
      return { tag: node.tagName.toLowerCase(), attributes, children };
    };
    return copy(section);
  });
}

/** A script that makes these nodes in a frame in a closed root, as one would by hand. */
function drawing(card: Drawn): string {
  return `
    const host = document.createElement('div');
    const frame = document.createElement('iframe');
    host.attachShadow({ mode: 'closed' }).append(frame);
    document.body.prepend(host);
    const inside = frame.contentDocument;
    const make = (drawn) => {
      if (typeof drawn === 'string') return inside.createTextNode(drawn);
      const element = inside.createElement(drawn.tag);
      for (const [name, value] of drawn.attributes) element.setAttribute(name, value);
      element.append(...drawn.children.map(make));
      return element;
    };
    inside.body.append(make(${JSON.stringify(card)}));
  `;
}
