import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CrmAdapter } from '@/lib/crm/adapter';
import { ADAPTERS } from '@/lib/crm/registry';
import { keepMounted } from '@/lib/page/mount';

/**
 * Record pages as each CRM draws them, of our own making: what is `hidden` is the copy of another
 * record that the page keeps, and `data-expected` the element that the card belongs to.
 */
const PAGES = ['odoo', 'espocrm', 'vtiger'] as const;

const pageOf = (id: string) => readFileSync(`tests/crm/dialect/${id}/page.html`, 'utf8');

function show(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  document.head.replaceWith(page.head);
  document.body.replaceWith(page.body);
}

function adapterOf(id: string): CrmAdapter {
  const found = ADAPTERS.find((adapter) => adapter.id === id);
  if (!found) throw new Error(`${id} is not in the registry`);
  return found;
}

/** The test's DOM draws nothing: what is hidden, or in what is hidden, has no boxes. */
function boxesOf(element: Element) {
  return element.closest('[hidden]') ? [] : [{}];
}

const hosts: { stop(): void }[] = [];
function mountCard(adapter: CrmAdapter): HTMLElement {
  const host = document.createElement('div');
  hosts.push(keepMounted(host, adapter.cardPlaces));
  return host;
}

beforeEach(() => {
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(function (this: Element) {
    return boxesOf(this) as unknown as DOMRectList; // only their number is looked at
  });
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.stop();
  vi.restoreAllMocks();
});

describe.each(PAGES)('a record page of %s', (id) => {
  const adapter = adapterOf(id);

  function open(): { expected: Element; host: HTMLElement } {
    show(pageOf(id));
    const expected = document.querySelector('[data-expected]');
    if (!expected) throw new Error('The page does not say where the card belongs');
    return { expected, host: mountCard(adapter) };
  }

  it('is recognised by its markers', () => {
    show(pageOf(id));
    const markers = adapter.markers.filter((selector) => document.querySelector(selector));
    expect(adapter.recognise({ url: 'https://crm.example/', markers })).toBe(true);
  });

  it('has the card at the visible place, and not at that of a hidden copy', () => {
    const { expected, host } = open();
    expect(host.hasAttribute('data-floating')).toBe(false);
    const neighbours = [host.parentElement, host.previousElementSibling, host.nextElementSibling];
    expect(neighbours).toContain(expected);
  });

  it('has the card once, and not when it is gone', () => {
    const { host } = open();
    expect(document.contains(host)).toBe(true);
    for (const mounted of hosts.splice(0)) mounted.stop();
    expect(document.contains(host)).toBe(false);
  });

  it('has the card again after it was drawn anew', async () => {
    const { host } = open();
    host.remove();
    await vi.waitFor(() => expect(document.contains(host)).toBe(true));
  });

  it('has the card floating where the page has no such place', () => {
    show('<main></main>');
    expect(mountCard(adapter).getAttribute('data-floating')).toBe('right');
  });
});
