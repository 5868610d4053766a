import { aNote } from '../crm/a-note';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCrmHttp } from '@/lib/crm/client';
import type { Carrier } from '@/lib/crm/http';
import { recognise } from '@/lib/crm/registry';
import { trytonAdapter } from '@/lib/crm/tryton/adapter';
import { parseAnswer } from '@/lib/platform/carriers/answer';
import { fetchInPage, readPageStorage } from '@/lib/platform/carriers/in-page';
import { findOrInstallChromium } from '../browser/find-chromium';
import { valueOf } from '../crm/contract';
import { goToLead, openLead, readNotes, signInByHand, signInPages } from './page';
import { startTryton, type Tryton } from './start';

let tryton: Tryton;
let browser: Browser;
beforeAll(async () => {
  const { path } = await findOrInstallChromium();
  tryton = await startTryton();
  browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  await tryton.stop();
});

let context: BrowserContext;
let page: Page;
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

/** Requests from inside the open page, by the very functions that the extension puts there. */
function carrierOf(opened: Page): Carrier {
  return {
    async send(request) {
      const answer = parseAnswer(await opened.evaluate(fetchInPage, request));
      return answer ?? { failed: 'unreachable' };
    },
    readStorage: (key) => opened.evaluate(readPageStorage, key),
  };
}

const sessionIn = (opened: Page) =>
  trytonAdapter.connect(tryton.url, createCrmHttp(tryton.url, carrierOf(opened)));
const matchCount = (selector: string) => page.locator(selector).count();

describe('the web client, signed in beforehand', () => {
  beforeEach(async () => {
    await signInPages(context, tryton.url, await tryton.signIn('sdr'));
    await openLead(page, tryton.leads.northwind);
  });

  it('is recognised as Tryton', async () => {
    const markers: string[] = [];
    for (const marker of trytonAdapter.markers) {
      if ((await matchCount(marker)) > 0) markers.push(marker);
    }
    expect(recognise({ url: page.url(), markers })).toBe(trytonAdapter);
  });

  it('shows at each lead an address that the adapter reads as that lead', async () => {
    const { northwind, petrov } = tryton.leads;
    const openId = () => trytonAdapter.locate(page.url())?.id;
    expect(openId()).toBe(String(northwind.id));
    await goToLead(page, petrov);
    expect(openId()).toBe(String(petrov.id));
  });

  it('has one visible place for the card, in front of the form of the open lead', async () => {
    await goToLead(page, tryton.leads.petrov);
    const [place] = trytonAdapter.cardPlaces;
    const shown = page.locator(place?.selector ?? '').filter({ visible: true });
    await expect.poll(() => shown.count()).toBe(1);
    const subject = shown.locator('input[name=description]');
    await expect.poll(() => subject.inputValue()).toBe(tryton.leads.petrov.subject);
  });

  it('shows a note that the adapter wrote from inside the page, word for word', async () => {
    const text = 'Handed over: <b>Ines</b> & "team"\n\n  three spaces, עברית, 👩‍👩‍👧\nlast line';
    const session = sessionIn(page);
    const record = trytonAdapter.locate(page.url());
    if (!record) throw new Error('No lead is open.');
    const me = valueOf(await session.whoAmI());
    valueOf(await session.createNote(record, aNote(text), me.id));
    await expect.poll(() => readNotes(page)).toEqual([{ author: me.name, text }]);
  });
});

describe('the web client, signed in to by hand', () => {
  it('leaves a session in the page that the adapter works with', async () => {
    await signInByHand(page, tryton.leads.halden, 'bdm');
    const me = valueOf(await sessionIn(page).whoAmI());
    expect(me.name).toBe(tryton.users.bdm.name);
  });
});
