import type { Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import type { Seat } from './seat';
import { button, region } from './story';

let crm: DemoCrm;
let sam: Seat;
beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  sam = await openDemoSeat(crm, 'sam', '1042');
  await sam.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(sam.panel, 'Turn on for this site').click();
  await region(sam.panel, 'Lead').getByText('from CRM').first().waitFor();
});
afterAll(async () => {
  await sam.close();
  await crm.stop();
});

/** What is on the clipboard, by its type. */
function onClipboard(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const texts = (item?.types ?? []).map(async (type) => {
      const blob = await item?.getType(type);
      return [type, (await blob?.text()) ?? ''] as const;
    });
    return Object.fromEntries(await Promise.all(texts));
  });
}

async function copyBrief(page: Page): Promise<Record<string, string>> {
  await page.evaluate(() => navigator.clipboard.writeText('something else'));
  await button(page, 'Copy brief').click();
  await expect.poll(async () => Object.keys(await onClipboard(page))).toContain('text/html');
  await page.getByText('Brief copied').first().waitFor();
  return onClipboard(page);
}

/** The worker as it runs; one that has ended is woken, as any event of the browser does. */
async function awakeWorker(): Promise<Worker> {
  const [running] = sam.context.serviceWorkers();
  if (running) return running;
  const [started] = await Promise.all([
    sam.context.waitForEvent('serviceworker'),
    sam.panel.evaluate(() => {
      const { chrome } = globalThis as unknown as WorkerScope;
      return chrome.runtime.sendMessage({}).catch(() => undefined);
    }),
  ]);
  return started;
}

/**
 * Sends one of the browser's own events to Baton's worker, which automation cannot cause itself; once
 * more where the worker ends before it has heard it.
 */
async function dispatch(event: 'copy-brief' | 'selection', text = ''): Promise<void> {
  await expect
    .poll(async () => {
      const worker = await awakeWorker();
      const ended = new Promise<boolean>((resolve) => worker.once('close', () => resolve(false)));
      const heard = dispatchIn(worker, event, text).then(
        () => true,
        () => false,
      );
      return Promise.race([heard, ended]);
    })
    .toBe(true);
}

function dispatchIn(worker: Worker, event: string, text: string): Promise<void> {
  return worker.evaluate(
    async ({ name, selectionText }) => {
      const { chrome } = globalThis as unknown as WorkerScope;
      const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
      if (name === 'copy-brief') chrome.commands.onCommand.dispatch(name, tab);
      else {
        const clicked = { menuItemId: 'add-selection', selectionText, editable: false };
        chrome.contextMenus.onClicked.dispatch(clicked, tab);
      }
    },
    { name: event, selectionText: text },
  );
}

interface WorkerScope {
  chrome: {
    runtime: { sendMessage(message: object): Promise<unknown> };
    tabs: { query(wanted: { url: string }): Promise<object[]> };
    commands: { onCommand: { dispatch(name: string, tab: object | undefined): void } };
    contextMenus: { onClicked: { dispatch(click: object, tab: object | undefined): void } };
  };
}

describe('Copy brief', () => {
  it('puts the brief on the clipboard as HTML and as plain text', async () => {
    const copied = await copyBrief(sam.panel);
    expect(Object.keys(copied).sort()).toEqual(['text/html', 'text/plain']);
    expect(copied['text/plain']).toContain('Marta Kowalczyk');
    expect(copied['text/plain']).not.toContain('<');
    expect(copied['text/html']).toMatch(/<(h\d|p|strong|dl|ul)[ >]/);
    expect(copied['text/html']).toContain('Marta Kowalczyk');
  });

  it('copies what was typed the moment before, from whatever section', async () => {
    const quickLine = sam.panel.getByRole('textbox', { name: 'Add context' });
    await quickLine.fill('/promised A <b>bold</b> price');
    await quickLine.press('Enter');
    const copied = await copyBrief(sam.panel);
    expect(copied['text/plain']).toContain('A <b>bold</b> price');
    expect(copied['text/html']).toContain('A &lt;b&gt;bold&lt;/b&gt; price');
  });

  it('works offline', async () => {
    await sam.context.setOffline(true);
    await expect
      .poll(async () => (await copyBrief(sam.panel))['text/plain'])
      .toContain('Marta Kowalczyk');
    await sam.context.setOffline(false);
  });

  it('is done by the keyboard command too', async () => {
    await sam.panel.evaluate(() => navigator.clipboard.writeText('something else'));
    await dispatch('copy-brief');
    await expect
      .poll(async () => (await onClipboard(sam.panel))['text/plain'])
      .toContain('Marta Kowalczyk');
  });
});

it('a selection sent from a page becomes a line of background of the open record', async () => {
  await dispatch('selection', '  Baltika opens a third site in May  ');
  const line = region(sam.panel, 'Context').getByRole('textbox', { name: /^Background/ });
  await expect
    .poll(async () => (await line.count()) && line.inputValue())
    .toBe('Baltika opens a third site in May');
});
