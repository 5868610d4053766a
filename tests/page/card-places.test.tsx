import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adapterById, MARKERS, recognise } from '@/lib/crm/registry';
import { keepMounted } from '@/lib/page/card/mount';
import { type PageOfCrm, PAGES } from './vendor-pages';
import { SELF_RUN_PAGES } from './self-run-pages';

/** Longer than the mount looks for a place; time is the test's own. */
const LONG = 20_000;

const ODOO_PLACES = adapterById('odoo')?.cardPlaces ?? [];

let mounted: { stop(): void } | undefined;
let isAlive = true;
beforeEach(() => {
  isAlive = true;
  vi.useFakeTimers();
  // The simulated page lays nothing out: what is shown is what no hidden element holds.
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    return (this.closest('[hidden]') ? [] : [new DOMRect(0, 0, 9, 9)]) as unknown as DOMRectList;
  });
});
afterEach(() => {
  mounted?.stop();
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function draw(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceChildren(...page.body.childNodes);
}

function mount({ adapter }: PageOfCrm): HTMLElement {
  const host = document.createElement('baton-card');
  mounted = keepMounted(host, adapterById(adapter)?.cardPlaces ?? [], () => isAlive);
  return host;
}

const cards = () => [...document.querySelectorAll('baton-card')];

describe.each([...PAGES, ...SELF_RUN_PAGES])('the card in a page of $adapter', (page) => {
  it('finds its place, in the visible one of hidden copies', () => {
    draw(page.html);
    const host = mount(page);
    expect(host.hasAttribute('data-floating')).toBe(false);
    expect(host.closest('[hidden]')).toBeNull();
    const { relation, selector } = page.place;
    const anchor = {
      in: host.parentElement,
      before: host.nextElementSibling,
      after: host.previousElementSibling,
    }[relation];
    expect(anchor?.matches(selector)).toBe(true);
  });

  it('comes once, and comes back where the page draws itself anew', async () => {
    draw(page.html);
    mount(page);
    draw(page.html);
    await pass(1000);
    expect(cards()).toHaveLength(1);
    expect(cards()[0]?.hasAttribute('data-floating')).toBe(false);
  });

  it('waits for its place in a page that is still being drawn', async () => {
    const host = mount(page);
    await pass(900);
    // It neither floats nor jumps meanwhile.
    expect(cards()).toEqual([]);
    const drawn = new DOMParser().parseFromString(page.html, 'text/html');
    document.body.prepend(...drawn.body.childNodes);
    await pass(LONG);
    expect(host.hasAttribute('data-floating')).toBe(false);
    expect(cards()).toHaveLength(1);
  });

  it('floats where the page has no such place, and goes when it is told to', async () => {
    draw('<main><h1>Another layout</h1></main>');
    const host = mount(page);
    await pass(1200);
    expect(host.hasAttribute('data-floating')).toBe(true);
    mounted?.stop();
    expect(cards()).toEqual([]);
  });
});

it('a page that never comes to rest, and has no place, has the card within five seconds', async () => {
  draw('<main><time></time></main>');
  const host = document.createElement('baton-card');
  mounted = keepMounted(host, adapterById('odoo')?.cardPlaces ?? [], () => isAlive);
  for (let at = 0; at < 6000; at += 300) {
    document.querySelector('time')?.replaceChildren(String(at));
    await pass(300);
  }
  expect(cards()).toEqual([host]);
});

it('the card floats in a page of Zoho, of whose parts nothing is known, and comes back there too', async () => {
  const page = '<lyte-app><div data-zcqa="recordOwner">Sam Okafor</div></lyte-app>';
  draw(page);
  const host = document.createElement('baton-card');
  mounted = keepMounted(host, adapterById('zoho')?.cardPlaces ?? [], () => isAlive);
  draw(page);
  await pass(LONG);
  expect(cards()).toEqual([host]);
  expect(host.hasAttribute('data-floating')).toBe(true);
});

it.each([
  [
    'draws the place for it',
    '<div class="o_action_manager"><div class="o_form_view"><div class="o_form_sheet_bg"></div></div></div>',
  ],
  ['comes to rest without one', '<main></main>'],
])('a card that an update left behind does not come where the page %s', async (_, html) => {
  draw('<p></p>');
  mounted = keepMounted(document.createElement('baton-card'), ODOO_PLACES, () => isAlive);
  isAlive = false;
  draw(html);
  await pass(LONG);
  expect(cards()).toEqual([]);
});

it('a card that an update left behind does not come back once it is taken away', async () => {
  draw('<main></main>');
  mounted = keepMounted(document.createElement('baton-card'), [], () => isAlive);
  isAlive = false;
  cards()[0]?.remove();
  await pass(LONG);
  expect(cards()).toEqual([]);
});

it.each(SELF_RUN_PAGES)(
  'a page of $adapter is known as one by its markers',
  ({ adapter, html }) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const markers = MARKERS.filter((selector) => page.querySelector(selector));
    expect(recognise({ url: 'https://crm.example/', markers })?.id).toBe(adapter);
  },
);
