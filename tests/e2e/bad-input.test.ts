import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRecord, deleteRecord } from '../demo-crm/store/records';
import { startForeignSite } from './foreign-site';
import { openSeat } from './seat';
import { button, fillHandover, openSection, region, syncStatus } from './story';
import { fieldOf, leadAt, openWriter, setWhen, SOON, type Writer } from './writer';

const BDM = 'Bea Lindqvist';

let sam: Writer;
/** Each test has a lead of its own, by its place among the samples. */
let turn = 0;
beforeAll(async () => {
  sam = await openWriter('sam');
});
afterAll(() => sam.close());
beforeEach(() => {
  turn += 1;
});
afterEach(() => sam.crm.clearFaults());

const lead = () => leadAt(turn);
const api = () => `/api/v1/leads/${lead().id}`;
const panel = () => sam.panel();
const nextStep = fieldOf('Meeting', 'What happens next');

/** What no user should ever have to read. */
const RAW =
  /\[object|undefined|TypeError|DOMException|QuotaExceeded|\bNaN\b|signed-out|not-found|HTTP \d|(?<![\d,.])(401|403|404|413|500)\b/;

/** Waits for the words, and sees that nothing raw stands beside them. */
async function says(words: string | RegExp, page: Page = panel()): Promise<void> {
  await page.getByText(words).first().waitFor();
  await expect.poll(() => page.locator('body').innerText()).not.toMatch(RAW);
}

async function fillAndHandOver(): Promise<void> {
  await sam.goToLead(lead());
  await fillHandover(panel(), BDM);
  await button(panel(), 'Hand over').click();
}

async function syncSays(words: RegExp): Promise<void> {
  await syncStatus(panel()).getByText(words).waitFor();
  await expect.poll(() => panel().locator('body').innerText()).not.toMatch(RAW);
}

describe('the CRM', () => {
  it('that Baton does not know: a brief can be written and copied all the same', async () => {
    const site = await startForeignSite();
    const startUrl = `${site.url}/contacts/7`;
    const seat = await openSeat({ origin: site.url, startUrl, signIn: () => Promise.resolve() });
    await says(/doesn’t recognize a CRM on .*You can still write a brief/, seat.panel);
    await button(seat.panel, 'Write a brief for this page').click();
    await fieldOf('Lead', 'Name')(seat.panel).fill('Ana Weber');
    await button(seat.panel, 'Copy brief').click();
    await says('Brief copied', seat.panel);
    await seat.close();
    await site.close();
  });

  it('that nobody is signed in to: says where to sign in, and keeps what is typed', async () => {
    sam.crm.addFault({ kind: 'status', status: 401, times: 0 });
    await sam.goToLead(lead(), 'Unnamed lead');
    await says(/signed out of .*Sign in and Baton/);
    await nextStep(panel()).fill('Call on Monday');
    sam.crm.clearFaults();
    await sam.goToLead(leadAt(0));
    await sam.goToLead(lead());
    await expect.poll(() => nextStep(panel()).inputValue()).toBe('Call on Monday');
  });

  it('that lets nobody write on the record: says so, and the brief can be copied', async () => {
    sam.crm.addFault({ kind: 'status', status: 403, method: 'write', path: api(), times: 0 });
    await fillAndHandOver();
    await syncSays(/can’t add notes to this record.*copy the brief/);
    await button(panel(), 'Copy brief').click();
    await says('Brief copied');
  });

  it('whose record was deleted: says so, and what was typed can be copied', async () => {
    await sam.goToLead(lead());
    await fillHandover(panel(), BDM);
    deleteRecord(sam.crm.db, { type: 'leads', id: lead().id });
    await button(panel(), 'Hand over').click();
    await syncSays(/Can’t find this record.*Copy the brief/);
    await button(panel(), 'Copy brief').click();
    await says('Brief copied');
  });

  it('that shows nobody its people: a name can be typed, and the hand-over arrives', async () => {
    const own = await openWriter('sam', (crm) => {
      crm.addFault({ kind: 'status', status: 403, path: '/api/v1/users', times: 0 });
    });
    await openSection(own.panel(), 'Hand to');
    await says(/can’t see the user list.*Enter a name/, own.panel());
    await fillHandover(own.panel(), 'Robin of Sales');
    await button(own.panel(), 'Hand over').click();
    await syncStatus(own.panel())
      .getByText(/^Synced to the CRM/)
      .waitFor();
    await own.close();
  });

  it('whose clock is a day behind this device’s: says so', async () => {
    await sam.page.context().route('**/api/v1/**', async (route) => {
      const response = await route.fetch();
      const date = new Date(Date.now() - 24 * 60 * 60_000).toUTCString();
      await route.fulfill({ response, headers: { ...response.headers(), date } });
    });
    await sam.goToLead(lead());
    await says(/clock is (24 h|23 h 59 min) ahead of .*Correct it/);
  });
});

describe('a field', () => {
  it('a lead without a name or company is asked for both, by name', async () => {
    const bare = { id: '9003', name: '' };
    addRecord(sam.crm.db, {
      ...{ type: 'leads', company: null, title: null, email: null, phone: null, city: null },
      ...{ owner: 'u-sam', stage: null, source: null, amount: null, currency: null },
      ...{ ...bare, changed: Date.now() },
    });
    await sam.goToLead(bare, 'Unnamed lead');
    await button(panel(), 'Hand over').click();
    await says('Lead name: required');
    const name = fieldOf('Lead', 'Name')(panel());
    await expect.poll(() => name.evaluate((field) => field.matches(':focus'))).toBe(true);
    await panel().keyboard.type('Ana Weber');
    await expect.poll(() => name.inputValue()).toBe('Ana Weber');
    await panel().getByText('Lead name: required').waitFor({ state: 'hidden' });
  });

  it('a link that is no web address is named, and stays as typed', async () => {
    await sam.goToLead(lead());
    await fillHandover(panel(), BDM);
    await setWhen(panel());
    const link = fieldOf('Meeting', 'Meeting link')(panel());
    await link.fill('javascript:alert(1)');
    await says('Enter a link that starts');
    await button(panel(), 'Hand over').click();
    await says('Meeting link: not a web address');
    await expect.poll(() => link.inputValue()).toBe('javascript:alert(1)');
  });

  it('a zone that is none is not taken, and the list says what to do', async () => {
    await sam.goToLead(lead());
    await setWhen(panel());
    const zone = panel().getByRole('combobox', { name: 'Time zone', exact: true });
    const before = await zone.inputValue();
    await zone.fill('Nowhere at all');
    await says('No matching time zone');
    await zone.press('Tab');
    await expect.poll(() => zone.inputValue()).toBe(before);
  });

  it('a city that has no zone of its own is found by its name', async () => {
    await sam.goToLead(lead());
    await setWhen(panel());
    const zone = panel().getByRole('combobox', { name: 'Time zone', exact: true });
    await zone.fill('Munich');
    await panel()
      .getByRole('option', { name: /^Europe\/Berlin\s*Munich/ })
      .click();
    await expect.poll(() => zone.inputValue()).toBe('Europe/Berlin');
  });

  it('a colleague’s number is one tap away, and no number is where it might be another’s', async () => {
    await sam.goToLead(lead());
    await fillHandover(panel(), BDM);
    const card = panel().getByRole('region', { name: `How to reach ${BDM}` });
    const call = card.getByRole('link', { name: /^Call/ });
    await expect.poll(() => call.getAttribute('href')).toMatch(/^tel:\+\d+$/);
    await card.getByRole('button', { name: 'Edit card' }).click();
    await panel().getByRole('textbox', { name: 'Call', exact: true }).fill('5550199');
    await says('Start it with + and the country code');
  });

  it('a brief that is too long says which part to shorten, and loses nothing', async () => {
    await sam.goToLead(lead());
    await fillHandover(panel(), BDM);
    const quickLine = panel().getByRole('textbox', { name: 'Add context' });
    const words = () => Math.random().toString(36).slice(2);
    for (let line = 0; line < 38; line += 1) {
      await quickLine.fill(Array.from({ length: 40 }, words).join(' ').slice(0, 490));
      await quickLine.press('Enter');
    }
    await button(panel(), 'Hand over').click();
    await says('Context: too long');
    const lines = region(panel(), 'Context').getByRole('textbox', { name: /^Background/ });
    await expect.poll(() => lines.count()).toBe(38);
  });
});

it('a full disk is told, the text stays, and is saved when there is room again', async () => {
  await sam.goToLead(lead());
  const protocol = await panel().context().newCDPSession(panel());
  const origin = panel().url().replace('/sidepanel.html', '');
  await protocol.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  // The browser asks its disk for room only now and then.
  let key = 0;
  await expect
    .poll(
      async () => {
        await nextStep(panel()).fill(`Key number ${(key += 1)}`);
        return panel()
          .getByText(/out of space/)
          .count();
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toBeGreaterThan(0);
  await nextStep(panel()).fill('Typed on a full disk');
  await says(/out of space.*Free up some space/);
  await expect.poll(() => nextStep(panel()).inputValue()).toBe('Typed on a full disk');
  await protocol.send('Storage.overrideQuotaForOrigin', { origin });
  await sam.isOnDisk('Typed on a full disk');
  await expect.poll(() => panel().getByText('out of space').count(), SOON).toBe(0);
});
