import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BriefData } from '@/lib/handoff/brief/brief-data';
import { decodeNote, encodeNote } from '@/lib/sync/codec';
import { reloadExtension } from '../browser/site-access';
import { addNote } from '../demo-crm/store/notes';
import { SAMPLE_LEADS } from '../demo-crm/sample-leads';
import { aBrief, aContextItem, aHandoverEntry, anId } from '../factories';
import { type CrmBrowser, openCrmBrowser } from './crm-browser';
import { cardCount, cardFrame, cardOf, pressOnCard } from './card-in-page';
import { button } from './story';

const SAM = { id: 'u-sam', name: 'Sam Okafor' };
const BEA = { id: 'u-bea', name: 'Bea Lindqvist' };

let browser: CrmBrowser;
let page: Page;
/** Each test has a lead of its own, by its place among the samples. */
let turn = -1;
beforeAll(async () => {
  browser = await openCrmBrowser('bea');
  await browser.turnOn();
});
afterAll(() => browser.close());
beforeEach(async () => {
  turn += 1;
  page = await browser.context.newPage();
});

const leadId = (at = turn) => SAMPLE_LEADS[at]?.[0] ?? '';
const leadUrl = (at = turn) => `${browser.crm.url}/leads/${leadId(at)}`;
const card = () => cardOf(page);
const size = async () =>
  (await page.locator('baton-card').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

/** Sam has handed the lead to Bea: the note is in the CRM. */
function handOver(with_: Partial<BriefData> = {}, author = SAM.id): void {
  const body = aBrief({ sdr: SAM, recipient: BEA, ...with_ });
  const ids = { id: anId(100 + turn), handoff: anId(200 + turn) };
  const entry = aHandoverEntry({ ...ids, by: SAM, body });
  const note = { body: encodeNote(entry, 'text'), author, at: Date.now() };
  addNote(browser.crm.db, { type: 'leads', id: leadId() }, note);
}

/** The kinds of the entries that the CRM holds on the lead. */
function kindsInCrm(): string[] {
  const rows = browser.crm.db.prepare('select body from notes where record = ? order by id');
  return rows.all(leadId()).flatMap(({ body }) => {
    const decoded = decodeNote(String(body));
    return decoded.ok ? [decoded.entry.kind] : [];
  });
}

async function openLead(): Promise<void> {
  await page.goto(leadUrl());
  await card();
  // A person takes longer than the half second before its buttons count.
  await button(await card(), 'Accept').hover();
}

/** In the card’s own document, where no page gets: longer than the half second after which the card's buttons count. */
async function clickEverythingForLong(): Promise<void> {
  const until = performance.now() + 1500;
  while (performance.now() < until) {
    for (const each of document.querySelectorAll<HTMLElement>('.actions button')) each.click();
    await new Promise(requestAnimationFrame);
  }
}
const says = (words: string) => (within: Locator) => within.getByText(words);
const reason = (within: Locator, of = 'Something else') => within.getByRole('radio', { name: of });
const press = (name: string, done: (within: Locator) => Locator) => pressOnCard(page, name, done);

describe('the card of a handoff', () => {
  it('says the case in one line, and opens to what was noted of the five lines, for good', async () => {
    handOver();
    await openLead();
    const pain = 'We lose a truckload a month to wrong dates.';
    await (await card()).getByText(pain).first().waitFor();
    await expect.poll(() => page.locator('[data-baton-card] baton-card').count()).toBe(1);
    const headings = (await card()).getByRole('term');
    await expect.poll(() => headings.first().isVisible()).toBe(false);
    await button(await card(), 'Show the five lines').click();
    await headings.filter({ hasText: 'Pain, in their words' }).waitFor();
    await expect.poll(async () => (await card()).getByText('Nothing noted').count()).toBe(0);
    const said = async () => (await card()).getByText(pain).filter({ visible: true }).count();
    await expect.poll(said).toBe(1);
    await expect
      .poll(async () => {
        await page.goto(leadUrl());
        return (await card()).getByRole('term').first().isVisible();
      })
      .toBe(true);
    await button(await card(), 'Show the five lines').click();
    await expect
      .poll(async () => {
        await page.goto(leadUrl());
        return (await card()).getByRole('term').first().isVisible();
      })
      .toBe(false);
  });

  it('is not there on a record without a handoff, and goes with the record', async () => {
    handOver();
    await openLead();
    await page.evaluate(
      (url) => history.pushState(null, '', url),
      leadUrl(SAMPLE_LEADS.length - 1),
    );
    await expect.poll(() => cardCount(page)).toBe(0);
    await page.evaluate(() => history.back());
    await card();
    await expect.poll(() => page.locator('baton-card').count()).toBe(1);
  });

  it('comes back once when the page redraws the part that it stands in', async () => {
    handOver();
    await openLead();
    await page.evaluate(() => {
      const main = document.querySelector('main');
      main?.replaceWith(main.cloneNode(true));
    });
    await expect.poll(() => cardCount(page)).toBe(1);
  });

  it('floats where the page has no place for it', async () => {
    handOver();
    await page.route(leadUrl(), async (route) => {
      const response = await route.fetch();
      const body = (await response.text())
        .replace(/<(\/?)main/g, '<$1div')
        .replace('data-baton-card', '');
      await route.fulfill({ response, body });
    });
    await page.goto(leadUrl());
    await card();
    await expect.poll(() => page.locator('baton-card[data-floating]').count()).toBe(1);
    await expect.poll(async () => (await size()).height).toBeLessThanOrEqual(160);
    await expect.poll(async () => (await size()).width).toBe(344);
    await button(await card(), 'Move to other side').click();
    await expect.poll(async () => (await size()).x).toBe(16);
    await button(await card(), 'Make small').click();
    await expect.poll(async () => (await size()).height).toBe(40);
    await (await card()).getByRole('button', { name: /^Handoff/ }).click();
    await expect.poll(async () => (await size()).width).toBe(344);
    await button(await card(), 'Move to other side').click();
  });

  it('takes at most 84 px of a page that has a place for it', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    handOver();
    await openLead();
    await expect.poll(async () => (await size()).height).toBeLessThanOrEqual(84);
    await press('Accept', says('Accepted'));
    await expect.poll(async () => (await size()).height).toBeLessThanOrEqual(60);
  });
});

describe('its buttons', () => {
  it('accept: the entry is in the CRM, and the card says so', async () => {
    handOver();
    await openLead();
    await press('Accept', says('Accepted'));
    await expect.poll(kindsInCrm).toEqual(['handed-over', 'accepted']);
    await (await card()).getByText('Synced to the CRM').waitFor();
  });

  it('return: with a reason and words of one’s own', async () => {
    handOver();
    await openLead();
    await press('Return to SDR', reason);
    await reason(await card()).check();
    await (await card()).getByRole('textbox').fill('Ask for Ana instead.');
    await press('Return to SDR', says('Something else: Ask for Ana instead.'));
    await expect.poll(kindsInCrm).toEqual(['handed-over', 'returned']);
  });

  it('keep what was typed into the return form when the page is closed', async () => {
    handOver();
    await openLead();
    await press('Return to SDR', reason);
    await (await card()).getByRole('textbox').fill('Half a sentence');
    await page.close();
    page = await browser.context.newPage();
    await openLead();
    await press('Return to SDR', reason);
    await expect
      .poll(async () => await (await card()).getByRole('textbox').inputValue())
      .toBe('Half a sentence');
  });

  it('do nothing when a script presses them', async () => {
    handOver();
    await openLead();
    await (await cardFrame(page)).evaluate(clickEverythingForLong);
    await page.reload();
    await card();
    expect(kindsInCrm()).toEqual(['handed-over']);
    await expect.poll(async () => await button(await card(), 'Accept').isVisible()).toBe(true);
  });

  it('do nothing while the page covers them, and say why', async () => {
    handOver();
    await openLead();
    await page.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'));
      Object.assign(cover.style, {
        position: 'fixed',
        inset: '0',
        zIndex: '9',
        pointerEvents: 'none',
        background: '#fff',
      });
    });
    const accept = button(await card(), 'Accept');
    await expect.poll(() => accept.isDisabled()).toBe(true);
    // A person's finger does not wait, as the tool would, until the button says that it counts.
    await accept.click({ force: true });
    await (await card()).getByText('Something on this page covers the card').waitFor();
    expect(kindsInCrm()).toEqual(['handed-over']);
  });

  it.each(['start', 'end'] as const)(
    'count where the page was scrolled until they are at its %s, under a bar of the CRM',
    async (block) => {
      handOver();
      await openLead();
      await page.evaluate(() => {
        document.body.style.padding = '100vh 0';
        for (const edge of ['top', 'bottom']) {
          const bar = document.body.appendChild(document.createElement('div'));
          bar.style.cssText = `position:fixed;left:0;right:0;${edge}:0;height:64px;background:#fff`;
        }
      });
      const accept = button(await card(), 'Accept');
      await accept.evaluate((element, to) => element.scrollIntoView({ block: to }), block);
      await expect.poll(() => accept.isEnabled()).toBe(true);
    },
  );

  it('are not offered to a colleague whom the lead was not handed to', async () => {
    handOver({ recipient: { id: 'u-noah', name: 'Noah Whitaker' } });
    await page.goto(leadUrl());
    await card();
    await button(await card(), 'Open in panel').waitFor();
    await expect.poll(async () => await button(await card(), 'Accept').count()).toBe(0);
  });
});

it('hostile words of a note are shown as text and run nothing', async () => {
  const hostile =
    '<img src=x onerror="document.title=\'run\'"><script>document.title="run"</script>';
  handOver({ context: [aContextItem({ text: hostile })] });
  await page.goto(leadUrl());
  await card();
  await expect.poll(async () => await (await card()).textContent()).toContain(hostile);
  await expect.poll(async () => await (await card()).locator('img, script').count()).toBe(0);
  await expect.poll(() => page.title()).not.toBe('run');
});

it('a note that somebody else wrote in the SDR’s name shows no card', async () => {
  handOver({}, 'u-noah');
  await page.goto(leadUrl());
  const record = { origin: browser.crm.url, type: 'leads', id: leadId() };
  expect(await browser.tell('record/refresh', { record })).toEqual({ ok: true });
  await expect.poll(() => cardCount(page)).toBe(0);
});

it('the card leaves an open page when the site is turned off', async () => {
  handOver();
  await openLead();
  await browser.tell('site/off', { origin: browser.crm.url });
  await expect.poll(() => cardCount(page)).toBe(0);
});

it('after an update of Baton the page has one card, the new one, and it works', async () => {
  await browser.turnOn();
  handOver();
  await openLead();
  await page.evaluate(() => document.querySelector('baton-card')?.setAttribute('data-old', ''));
  await reloadExtension(browser.context, new URL(browser.own.url()).host);
  const cards = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('baton-card')].map((each) => each.hasAttribute('data-old')),
    );
  await expect.poll(cards).toEqual([false]);
  await press('Accept', says('Accepted'));
  await expect.poll(() => cards()).toEqual([false]);
  await expect.poll(kindsInCrm).toEqual(['handed-over', 'accepted']);
});
