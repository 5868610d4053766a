import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { encodeNote } from '@/lib/sync/codec';
import { aBrief, aHandoverEntry } from '@/tests/factories';
import { launchWithExtension } from '../browser/launch';
import { startDemoCrm, type DemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { addNote } from '../demo-crm/store/notes';
import { signInWith, withBaton } from './baton-browser';
import { startPlainSite } from './browser';
import { writeReference } from './extensions';
import { compare, median, type Comparison } from './measure';
import { measuredTab } from './page-cost';

const LOADS = 40;
const LEAD = '1042';

/** Compares what Baton adds to a CRM's pages with scripts that do nothing, or draw the same by hand. */
export async function benchPageScripts(): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const plain = await startPlainSite();
  try {
    return [await watcher(folder, plain.url), await card(folder, crm)];
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
  const script = drawing(await copyOf(shown));
  await shown.close();
  const byHand = await withReference(folder, 'by-hand', script, crm.url, cookie);
  const none = await withReference(folder, 'none', '', crm.url, cookie);
  const [ours, theirs, bare] = [
    await measuredTab(baton),
    await measuredTab(byHand),
    await measuredTab(none),
  ];
  const pageAlone = median(await times(LOADS / 2, () => bare.load(url)));
  const drawn = (page: Page) => page.getByRole('region', { name: 'Sales handoff' }).waitFor();
  const result = await compare({
    ...{ name: 'script of the card / the same nodes drawn by hand', unit: 'ms', goal: 2 },
    rounds: LOADS,
    candidate: async () => (await ours.load(url, drawn)) - pageAlone,
    reference: async () => (await theirs.load(url, drawn)) - pageAlone,
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

function copyOf(page: Page): Promise<Drawn> {
  return page
    .locator('[data-baton-card] baton-card, baton-card')
    .first()
    .evaluate((host) => {
      const copy = (node: Node): Drawn => {
        if (!(node instanceof Element)) return node.textContent ?? '';
        const attributes = [...node.attributes].map((a): [string, string] => [a.name, a.value]);
        const children = [...node.childNodes].map(copy);
        return { tag: node.tagName.toLowerCase(), attributes, children };
      };
      const children = [...(host.shadowRoot?.childNodes ?? [])].map(copy);
      return { tag: 'div', attributes: [], children };
    });
}

/** A script that makes these nodes in a shadow root, as one would by hand. */
function drawing(card: Drawn): string {
  return `
    const make = (drawn) => {
      if (typeof drawn === 'string') return document.createTextNode(drawn);
      const element = document.createElement(drawn.tag);
      for (const [name, value] of drawn.attributes) element.setAttribute(name, value);
      element.append(...drawn.children.map(make));
      return element;
    };
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(...make(${JSON.stringify(card)}).childNodes);
    document.body.prepend(host);
  `;
}
