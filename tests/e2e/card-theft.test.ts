import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeNote } from '@/lib/sync/codec';
import { addNote } from '../demo-crm/store/notes';
import { SAMPLE_LEADS } from '../demo-crm/sample-leads';
import { aBrief, aHandoverEntry, anId } from '../factories';
import { cardFrame, cardOf } from './card-in-page';
import { type CrmBrowser, openCrmBrowser } from './crm-browser';
import { button } from './story';

const SAM = { id: 'u-sam', name: 'Sam Okafor' };
const LEAD = SAMPLE_LEADS[0]?.[0] ?? '';
const BEA = { id: 'u-bea', name: 'Bea Lindqvist' };

let browser: CrmBrowser;
let page: Page;
beforeAll(async () => {
  browser = await openCrmBrowser('bea');
  await browser.turnOn();
  handOver();
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.context.newPage();
});

afterEach(() => page.close());

/** Sam hands a lead to Bea, once for all tests: none of them may take her answer. */
function handOver(): void {
  const body = aBrief({ sdr: SAM, recipient: BEA });
  const ids = { id: anId(100), handoff: anId(200) };
  const entry = aHandoverEntry({ ...ids, by: SAM, body });
  const note = { body: encodeNote(entry, 'text'), author: SAM.id, at: Date.now() };
  addNote(browser.crm.db, { type: 'leads', id: LEAD }, note);
}

const leadUrl = () => `${browser.crm.url}/leads/${LEAD}`;
const accept = async () => button(await cardOf(page), 'Accept');

/** Where a person's press would meet Accept. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The lead stands open for so long that a press on the card counts. */
async function openLead(): Promise<Spot> {
  await page.goto(leadUrl());
  const there = await accept();
  await expect.poll(() => there.isEnabled(), { timeout: 20_000 }).toBe(true);
  const box = await there.boundingBox();
  if (!box) throw new Error('Accept is nowhere.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Nothing was accepted: who comes back finds the lead as it was. */
async function expectNothingTaken(): Promise<void> {
  await page.goto(leadUrl());
  const card = await cardOf(page);
  await button(card, 'Open in panel').waitFor();
  await expect.poll(() => button(card, 'Accept').count()).toBe(1);
}

/** What the store keeps of returns that are being typed. */
function returnsKept(): Promise<string> {
  return browser.own.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('baton');
        opening.onerror = () => reject(new Error('The store does not open.'));
        opening.onsuccess = () => {
          const db = opening.result;
          const reading = db.transaction('meta').objectStore('meta').getAll();
          reading.onsuccess = () => {
            const rows = reading.result as { key: string; value: unknown }[];
            db.close();
            resolve(JSON.stringify(rows.filter(({ key }) => key.includes('|return|'))));
          };
        };
      }),
  );
}

/** What a page may do to the card for good; each runs in the page, with where Accept is. */
const STANDING: Record<string, (spot: Spot) => void> = {
  'covers everything but the buttons with words of its own': ({ x }) => {
    const host = document.querySelector('baton-card');
    const { left, top, height } = host?.getBoundingClientRect() ?? new DOMRect();
    const lure = document.body.appendChild(document.createElement('div'));
    lure.textContent = 'This site uses cookies. Press Accept to go on.';
    lure.style.cssText = `position:fixed;z-index:9;background:#fff;left:${String(left)}px;top:${String(top)}px;width:${String(x - 48 - left)}px;height:${String(height)}px`;
  },
  'covers the name of the card alone': () => {
    const { left, top } =
      document.querySelector('baton-card')?.getBoundingClientRect() ?? new DOMRect();
    const lure = document.body.appendChild(document.createElement('div'));
    lure.style.cssText = `position:fixed;z-index:9;background:#fff;left:${String(left)}px;top:${String(top)}px;width:300px;height:30px`;
  },
  'covers it with a layer that lets presses through': () => {
    const lure = document.body.appendChild(document.createElement('div'));
    lure.style.cssText = 'position:fixed;inset:0;z-index:9;background:#fff;pointer-events:none';
  },
  'covers it with a frame that lets presses through': () => {
    const lure = document.body.appendChild(document.createElement('iframe'));
    lure.style.cssText =
      'position:fixed;inset:0;width:100%;height:100%;z-index:9;background:#fff;border:0;pointer-events:none';
  },
  'covers it with a popover that lets presses through': () => {
    const lure = document.body.appendChild(document.createElement('div'));
    lure.popover = 'manual';
    lure.style.cssText =
      'inset:0;width:100%;height:100%;margin:0;background:#fff;pointer-events:none';
    lure.showPopover();
  },
  'covers it with a dialog that lets presses through': () => {
    const lure = document.body.appendChild(document.createElement('dialog'));
    lure.style.cssText =
      'position:fixed;inset:0;width:100%;height:100%;max-width:none;max-height:none;z-index:9;pointer-events:none';
    lure.show();
  },
  'fades it': () => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('opacity', '0.01', 'important');
  },
  'fades all of itself': () => {
    document.body.style.opacity = '0.5';
  },
  'fades it by a sheet of its own': () => {
    const sheet = document.head.appendChild(document.createElement('style'));
    sheet.textContent = 'baton-card{opacity:.02!important}';
    const adopted = new CSSStyleSheet();
    adopted.replaceSync('baton-card{opacity:.02!important}');
    document.adoptedStyleSheets = [adopted];
  },
  'filters it away': () => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('filter', 'opacity(0.01)');
  },
  'blends it with what is behind': () => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('mix-blend-mode', 'multiply');
  },
  'scales it down': () => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('transform', 'scale(0.3)');
  },
  'turns it': () => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('rotate', '180deg');
  },
};

describe('a press is no answer while the page', () => {
  it.each(Object.entries(STANDING))('%s', async (_, attack) => {
    const spot = await openLead();
    const there = await accept();
    await page.evaluate(attack, spot);
    await expect.poll(() => there.isDisabled(), { timeout: 10_000 }).toBe(true);
    const now = (await there.boundingBox()) ?? { x: spot.x, y: spot.y, width: 0, height: 0 };
    await page.mouse.click(now.x + now.width / 2, now.y + now.height / 2);
    await page.mouse.click(spot.x, spot.y);
    await expectNothingTaken();
  });
});

it('a press is no answer while the page masks the card', async () => {
  const { x, y } = await openLead();
  await page.evaluate(() => {
    document.body.style.maskImage = 'linear-gradient(transparent, transparent)';
  });
  await page.mouse.click(x, y);
  await expectNothingTaken();
});

/** Ways to bring the card, which stood elsewhere, to where a person is just about to press. */
const SUDDEN: Record<string, (by: Spot) => void> = {
  'by its place': ({ x, y }) => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('position', 'relative');
    host?.style.setProperty('left', `${String(x)}px`);
    host?.style.setProperty('top', `${String(y)}px`);
  },
  'by a transform': ({ x, y }) => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('transform', `translate(${String(x)}px,${String(y)}px)`);
  },
  'by translate': ({ x, y }) => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('translate', `${String(x)}px ${String(y)}px`);
  },
  'by what stands over it': ({ x, y }) => {
    const host = document.querySelector<HTMLElement>('baton-card');
    host?.style.setProperty('margin', `${String(12 + y)}px 0 0 ${String(x)}px`);
  },
  'by an animation': ({ x, y }) => {
    const to = { transform: `translate(${String(x)}px,${String(y)}px)` };
    document.querySelector('baton-card')?.animate([to, to], { duration: 60_000 });
  },
  'by its parent': ({ x, y }) => {
    const parent = document.querySelector('baton-card')?.parentElement;
    parent?.style.setProperty('transform', `translate(${String(x)}px,${String(y)}px)`);
  },
  'by taking it to another place of the page': ({ x, y }) => {
    const host = document.querySelector<HTMLElement>('baton-card');
    const { left, top, width } = host?.getBoundingClientRect() ?? new DOMRect();
    const box = document.body.appendChild(document.createElement('div'));
    box.style.cssText = `position:fixed;z-index:9;width:${String(width)}px;left:${String(left + x)}px;top:${String(top + y - 12)}px`;
    if (host) box.attachShadow({ mode: 'open' }).append(host);
  },
};

describe('a press is no answer where the page brings the card under it', () => {
  it.each(Object.entries(SUDDEN))('%s', async (_, attack) => {
    const { x, y } = await openLead();
    const lure = { x: x + 60, y: y + 90 };
    const by = JSON.stringify({ x: 60, y: 90 });
    const move = `() => void (${String(attack)})(${by})`;
    await page.evaluate(`addEventListener('pointermove', ${move}, { once: true, capture: true })`);
    await page.mouse.move(lure.x, lure.y);
    await page.mouse.click(lure.x, lure.y);
    await expectNothingTaken();
  });

  it('by scrolling', async () => {
    const { x, y } = await openLead();
    await page.evaluate(() => {
      document.body.style.paddingBottom = '200vh';
      addEventListener('pointermove', () => scrollBy(0, 100), { once: true, capture: true });
    });
    await page.mouse.move(x, y - 100);
    await page.mouse.click(x, y - 100);
    await expectNothingTaken();
  });

  it('for a moment, from where it was shown before', async () => {
    const spot = await openLead();
    await page.evaluate(async () => {
      const host = document.querySelector<HTMLElement>('baton-card');
      const frames = (count: number) =>
        new Promise<void>((resolve) => {
          const next = (left: number) =>
            left === 0 ? resolve() : void requestAnimationFrame(() => next(left - 1));
          next(count);
        });
      host?.style.setProperty('transform', 'translate(0,3000px)');
      await frames(3);
      host?.style.removeProperty('transform');
    });
    await page.mouse.click(spot.x, spot.y);
    await expectNothingTaken();
  });

  it('by taking away what covered it', async () => {
    const spot = await openLead();
    await page.evaluate(() => {
      const lure = document.body.appendChild(document.createElement('div'));
      lure.style.cssText = 'position:fixed;inset:0;z-index:9;background:#fff';
      lure.addEventListener('click', () => lure.remove());
    });
    const there = await accept();
    await expect.poll(() => there.isDisabled(), { timeout: 10_000 }).toBe(true);
    await page.mouse.dblclick(spot.x, spot.y);
    await expectNothingTaken();
  });
});

describe('the page has no way into the card', () => {
  it('by its root, its frame, what it hears or what it measures', async () => {
    await page.addInitScript(() => {
      const scope = globalThis as unknown as { roots: unknown[]; targets: Set<string> };
      scope.roots = [];
      scope.targets = new Set();
      const own = Object.getOwnPropertyDescriptor(Element.prototype, 'attachShadow');
      const attach = own?.value as (init: ShadowRootInit) => ShadowRoot;
      Element.prototype.attachShadow = function (init) {
        const root = Reflect.apply(attach, this, [{ ...init, mode: 'open' }]);
        scope.roots.push(root);
        return root;
      };
      for (const type of ['pointerdown', 'click', 'focusin', 'keydown', 'input', 'load']) {
        const listen = (event: Event) => {
          const [first] = event.composedPath();
          if (first instanceof Element) scope.targets.add(first.localName);
        };
        addEventListener(type, listen, true);
      }
    });
    await openLead();
    await button(await cardOf(page), 'Return to SDR').click();
    const field = (await cardOf(page)).getByRole('textbox');
    await field.fill('No pain');
    const found = await page.evaluate(() => {
      const scope = globalThis as unknown as { roots: unknown[]; targets: Set<string> };
      const host = document.querySelector('baton-card');
      const { left, top, width } = host?.getBoundingClientRect() ?? new DOMRect();
      const at = document.elementsFromPoint(left + width / 2, top + 20).map((e) => e.localName);
      return {
        root: host?.shadowRoot ?? null,
        roots: scope.roots.length,
        frames: window.length,
        active: document.activeElement?.localName,
        hit: at[0],
        heard: [...scope.targets].filter((name) =>
          ['iframe', 'section', 'button', 'textarea', 'form', 'select'].includes(name),
        ),
        text: document.body.innerText.includes('No pain'),
      };
    });
    expect(found).toEqual({
      ...{ root: null, roots: 0, frames: 0, active: 'baton-card', hit: 'baton-card' },
      ...{ heard: [], text: false },
    });
  });

  it('by the focus: a key typed elsewhere presses nothing', async () => {
    await openLead();
    await page.evaluate(() => {
      const form = document.body.appendChild(document.createElement('form'));
      const own = form.appendChild(document.createElement('input'));
      form.addEventListener('submit', (event) => event.preventDefault());
      own.focus();
      const host = document.querySelector<HTMLElement>('baton-card');
      if (!host) return;
      host.autofocus = true;
      host.accessKey = 'a';
      host.focus();
      host.click();
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      const label = document.body.appendChild(document.createElement('label'));
      label.append(own);
      label.click();
    });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('baton-card');
      if (!host) return;
      host.tabIndex = 0;
      host.focus();
    });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await expectNothingTaken();
  });

  it('by turning Tab towards it: Enter at once presses nothing', async () => {
    await openLead();
    await page.evaluate(() => {
      const host = document.querySelector('baton-card');
      const before = document.createElement('input');
      host?.before(before);
      before.focus();
    });
    const keys = ['Tab', 'Tab', 'Enter'];
    await Promise.all(keys.map((key) => page.keyboard.press(key)));
    await expectNothingTaken();
  });
});

describe('on a page that listens first', () => {
  const GREEDY = () => {
    // The tool runs this in every frame, where a page has no way.
    if (window !== top) return;
    const scope = globalThis as unknown as { heard: number };
    scope.heard = 0;
    for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste']) {
      const swallow = (event: Event) => {
        scope.heard += 1;
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      addEventListener(type, swallow, true);
    }
  };

  it('every letter arrives in the card, and the page hears none', async () => {
    await page.addInitScript(GREEDY);
    await openLead();
    await button(await cardOf(page), 'Return to SDR').click();
    const field = (await cardOf(page)).getByRole('textbox');
    await field.fill('');
    await field.click();
    await page.keyboard.type('No pain named, day 2');
    await expect.poll(() => field.inputValue()).toBe('No pain named, day 2');
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as { heard: number }).heard))
      .toBe(0);
  });

  it('a word that is still being composed sends nothing', async () => {
    await openLead();
    await button(await cardOf(page), 'Return to SDR').click();
    const field = (await cardOf(page)).getByRole('textbox');
    await field.click();
    const client = await browser.context.newCDPSession(page);
    const composed = { text: 'にほん', selectionStart: 3, selectionEnd: 3 };
    await client.send('Input.imeSetComposition', composed);
    await page.keyboard.press('Enter');
    await expect.poll(() => field.inputValue()).toContain('にほん');
    await field.fill('');
    await expectNothingTaken();
  });
});

describe('what is typed on the card', () => {
  it('is kept though the worker died while it was typed, and is there on the next visit', async () => {
    const client = await browser.context.newCDPSession(browser.own);
    await client.send('ServiceWorker.enable');
    await openLead();
    await button(await cardOf(page), 'Return to SDR').click();
    const field = (await cardOf(page)).getByRole('textbox');
    for (const words of ['Half a sentence', 'Another half', 'The third half']) {
      await Promise.all([client.send('ServiceWorker.stopAllWorkers'), field.fill(words)]);
      await expect.poll(returnsKept, { timeout: 20_000 }).toContain(words);
    }
    await page.goto(leadUrl());
    await button(await cardOf(page), 'Return to SDR').click();
    await expect
      .poll(async () => await (await cardOf(page)).getByRole('textbox').inputValue())
      .toBe('The third half');
    await (await cardOf(page)).getByRole('textbox').fill('');
    await expect.poll(returnsKept, { timeout: 20_000 }).toBe('[]');
  });

  it('comes whole, however long, and is sent only when it is short enough', async () => {
    await openLead();
    await button(await cardOf(page), 'Return to SDR').click();
    const card = await cardOf(page);
    await card.getByRole('textbox').fill('x'.repeat(2500));
    await expect.poll(() => card.getByRole('textbox').inputValue()).toHaveLength(2500);
    await card.getByText('Characters over: 1500').first().waitFor();
    await card.getByRole('radio', { name: 'Something else' }).check();
    await button(card, 'Return to SDR').click();
    await card.getByRole('alert').getByText('1500').waitFor();
    await expectNothingTaken();
  });
});

it('a person who sees the card and presses is heard', async () => {
  const spot = await openLead();
  await page.mouse.click(spot.x, spot.y);
  await (await cardOf(page)).getByText('Accepted').first().waitFor();
  await expect.poll(async () => (await cardFrame(page)).url()).toBe('about:blank');
});
