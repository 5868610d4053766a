import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Lead as LeadData } from '@/lib/handoff/brief/lead';
import { encodeNote } from '@/lib/sync/codec';
import { addRecord } from '../demo-crm/store/records';
import { aContextItem, anEntry } from '../factories';
import { HOSTILE_NOTES } from '../hostile-notes';
import { BEA, handoffId, handoverNote, writeNote } from './handed-over';
import { HOSTILE, watchForHarm } from './harm';
import { cardCount, cardOf, pressOnCard } from './card-in-page';
import { button, fillHandover, region, syncStatus } from './story';
import { fieldOf, leadAt, openWriter, SOON, type Writer } from './writer';

const { image, script, svg, link, scheme, turned, frame } = HOSTILE;

/** The small ones, and one of the megabytes, each of which the page takes seconds to lay out. */
const SOME_HOSTILE_NOTES = [
  ...Object.values(HOSTILE_NOTES).filter((body) => body.length < 50_000),
  HOSTILE_NOTES['a megabyte of markers'] ?? '',
];

let bea: Writer;
let harm: { readonly found: () => Promise<string[]> }[];
let turn = 0;
beforeAll(async () => {
  bea = await openWriter('bea');
});
afterAll(() => bea.close());
beforeEach(async () => {
  turn += 1;
  const panel = await bea.openPanel();
  harm = [watchForHarm(panel), watchForHarm(bea.page)];
});

const noHarm = async () =>
  expect((await Promise.all(harm.map(({ found }) => found()))).flat()).toEqual([]);

const note = (body: string, author?: string) => writeNote(bea.crm, leadAt(turn).id, body, author);

const typed = (value: string) => ({ value, origin: 'typed' as const });
const hostileLead: LeadData = {
  name: typed(image),
  company: typed(script),
  title: typed(svg),
  email: typed(scheme),
  phone: typed(link),
};

function addHostileLead(
  id: string,
  more: { readonly name?: string; readonly title?: string } = {},
): void {
  addRecord(bea.crm.db, {
    ...{ type: 'leads', id, name: image, company: script, title: svg, email: scheme },
    ...{ phone: turned, city: frame, owner: 'u-bea', stage: link, source: frame },
    ...{ amount: 1e300, currency: '<b>', changed: Date.now(), ...more },
  });
}

it('a lead whose every field is hostile is shown as text, handed over, and runs nothing', async () => {
  addHostileLead('9001');
  await bea.goToLead({ id: '9001', name: image });
  const lead = (field: string) => fieldOf('Lead', field)(bea.panel());
  await expect.poll(() => lead('Name').inputValue()).toBe(image);
  await expect.poll(() => lead('Company').inputValue()).toBe(script);
  await expect.poll(() => lead('Phone').inputValue()).not.toMatch(/[\u0000\u202E]/);
  await fillHandover(bea.panel(), 'Carlos Ibáñez');
  await button(bea.panel(), 'Hand over').click();
  await syncStatus(bea.panel()).getByText('Synced to the CRM').waitFor();
  await expect.poll(() => cardCount(bea.page)).toBe(1);
  await noHarm();
});

it('a lead with a field of a megabyte is shown, with the beginning of it and how much a brief takes', async () => {
  addHostileLead('9002', { name: script, title: 'x'.repeat(1024 * 1024) });
  await bea.goToLead({ id: '9002', name: script });
  const title = fieldOf('Lead', 'Job title')(bea.panel());
  await expect.poll(() => title.inputValue()).toMatch(/^x{1990,1999}…$/u);
  await expect
    .poll(() => title.evaluate((field) => field.closest('.lead-field')?.textContent))
    .toContain('300');
  await noHarm();
});

it('hostile words of a handoff are text in the card and in the panel', async () => {
  const context = Object.values(HOSTILE)
    .filter((text) => text !== turned)
    .map((text, n) => aContextItem({ id: `c${n}`, kind: n % 2 ? 'pain' : 'promised', text }));
  note(handoverNote(turn, { lead: hostileLead, context }));
  await bea.showLead(leadAt(turn));
  await cardOf(bea.page);
  await expect.poll(async () => await (await cardOf(bea.page)).textContent()).toContain(script);
  await button(bea.panel(), 'Accept').waitFor();
  await expect.poll(() => bea.panel().locator('main').textContent()).toContain(script);
  await noHarm();
});

it('notes that hold no entry hide none that does', async () => {
  for (const body of SOME_HOSTILE_NOTES) note(body);
  note(handoverNote(turn));
  await bea.showLead(leadAt(turn));
  await cardOf(bea.page);
  await button(bea.panel(), 'Accept').waitFor();
  await noHarm();
});

/** Opens the lead of this turn in a page that `prepare` has prepared: card and panel are as ever. */
async function isWellAfter(prepare: () => void): Promise<void> {
  note(handoverNote(turn));
  await bea.page.reload();
  await bea.page.evaluate(prepare);
  await bea.showLead(leadAt(turn));
  await (await cardOf(bea.page)).getByText('Why now').first().waitFor();
  await button(bea.panel(), 'Accept').waitFor();
}

it('a page that takes the names of the document’s own parts gets the card all the same', () =>
  isWellAfter(() => {
    const all = document.createElement('form');
    all.append(...document.body.childNodes);
    document.body.append(all);
    const names = [
      ...['parentNode', 'parentElement', 'append', 'getClientRects', 'isConnected', 'children'],
      ...['body', 'documentElement', 'querySelector', 'querySelectorAll', 'createElement', 'head'],
      ...['addEventListener', 'visibilityState', 'cookie', 'ownerDocument', 'adoptedStyleSheets'],
    ];
    const parts = names.flatMap((name) =>
      (['input', 'img'] as const).map((kind) => {
        const part = Object.assign(document.createElement(kind), { name, hidden: true });
        if (part instanceof HTMLInputElement) part.type = 'hidden';
        return part;
      }),
    );
    Element.prototype.append.call(all, ...parts);
  }));

it('a page that replaces the browser’s own functions changes nothing of the card', () =>
  isWellAfter(() => {
    const refuse = (): never => {
      throw new Error('The page does not let you.');
    };
    for (const name of ['fetch', 'MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
      Object.assign(globalThis, { [name]: refuse });
    }
    Object.assign(Element.prototype, { attachShadow: refuse, append: refuse, remove: refuse });
    Object.assign(Document.prototype, { createElement: refuse, querySelectorAll: refuse });
    Object.assign(customElements, { define: refuse });
    Object.assign(Array.prototype, { at: refuse, flatMap: refuse, find: refuse });
  }));

it('a page that stands still for seconds shows the card as soon as it goes on', () =>
  isWellAfter(() => {
    setTimeout(() => {
      const until = performance.now() + 3000;
      while (performance.now() < until);
    });
  }));

it('a page that changes all the while keeps the one card', async () => {
  await isWellAfter(() => {
    const changing = document.createElement('div');
    document.body.append(changing);
    setInterval(() => {
      for (let n = 0; n < 1000; n += 1) changing.textContent = String(n);
    }, 10);
  });
  await expect.poll(() => bea.page.locator('baton-card').count()).toBe(1);
});

it('a page that throws the card out again and again is soon left alone', async () => {
  await isWellAfter(() => undefined);
  await bea.page.bringToFront();
  const thrownOut = await bea.page.evaluate(async () => {
    let times = 0;
    const throwOut = new MutationObserver(() => {
      const card = document.querySelector('baton-card');
      if (card) times += 1;
      card?.remove();
    });
    throwOut.observe(document, { childList: true, subtree: true });
    document.querySelector('baton-card')?.remove();
    // A card that comes back does so before the next picture.
    for (let last = -1; last !== times;) {
      last = times;
      for (let n = 0; n < 30; n += 1) await new Promise(requestAnimationFrame);
    }
    throwOut.disconnect();
    return times;
  });
  expect(thrownOut).toBeGreaterThan(0);
  expect(thrownOut).toBeLessThanOrEqual(20);
  await expect.poll(() => bea.page.locator('baton-card').count()).toBe(0);
  await expect.poll(() => button(bea.panel(), 'Accept').isVisible()).toBe(true);
});

it('a page that comes back from the browser’s memory has its card', async () => {
  await isWellAfter(() => undefined);
  await bea.page.goto(`${bea.crm.url}/leads`);
  await expect.poll(() => cardCount(bea.page)).toBe(0);
  await bea.page.goBack();
  await (await cardOf(bea.page)).getByText('Why now').first().waitFor();
  await expect.poll(() => bea.page.locator('baton-card').count()).toBe(1);
});

it('a navigation that the page cancels leaves the card, and what it does, with the record shown', async () => {
  note(handoverNote(turn));
  await bea.showLead(leadAt(turn));
  await (await cardOf(bea.page)).getByText('Why now').first().waitFor();
  bea.crm.forgetRequests();
  const other = `/leads/${leadAt(turn + 1).id}`;
  await bea.page.evaluate((url) => {
    navigation.addEventListener('navigate', (event) => event.preventDefault(), { once: true });
    try {
      history.pushState(null, '', url);
    } catch {
      // The browser tells the page that its own navigation was cancelled.
    }
  }, other);
  await bea.page.bringToFront();
  await pressOnCard(bea.page, 'Accept', (card) => card.getByText('Accepted'));
  const written = () =>
    bea.crm.db.prepare('select count(*) as notes from notes where record = ?').get(leadAt(turn).id);
  await expect.poll(written, SOON).toMatchObject({ notes: 2 });
  expect(bea.crm.requests().filter(({ path }) => path.includes(other))).toEqual([]);
});

it('an answer that somebody else wrote in the BDM’s name is shown as unverified and changes nothing', async () => {
  note(handoverNote(turn));
  const forged = anEntry('accepted', 2, { handoff: handoffId(turn), by: BEA });
  note(encodeNote(forged, 'text'), 'u-noah');
  await bea.showLead(leadAt(turn));
  await bea.panel().getByText('Not verified').waitFor();
  await expect.poll(() => button(bea.panel(), 'Accept').isVisible()).toBe(true);
});

it('a note that somebody else copies from another record has no effect on this one', async () => {
  note(handoverNote(turn));
  await bea.showLead(leadAt(turn));
  await button(bea.panel(), 'Accept').waitFor();
  const copied = handoverNote(turn);
  turn += 1;
  note(copied, 'u-noah');
  await bea.showLead(leadAt(turn));
  await expect
    .poll(() => bea.panel().getByRole('heading', { level: 1 }).textContent(), SOON)
    .toBe(leadAt(turn).name);
  await region(bea.panel(), 'Lead').waitFor();
  await expect.poll(() => button(bea.panel(), 'Accept').count()).toBe(0);
  await expect.poll(() => cardCount(bea.page)).toBe(0);
});
