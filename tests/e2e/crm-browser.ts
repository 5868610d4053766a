import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Place } from '@/lib/messaging/place';
import { launchWithExtension } from '../browser/launch';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { signIn } from '../demo-crm/sign-in';
import { stopWorkers } from './seat';

/** A person's browser with Baton, signed in to a demo CRM of its own, with Baton off for it. */
export interface CrmBrowser {
  readonly context: BrowserContext;
  readonly crm: DemoCrm;
  /** A page of the extension that runs none of its code, to speak as the panel speaks. */
  readonly own: Page;
  /** Sends a message as the panel does and gives the raw reply. */
  readonly tell: (type: string, payload: object) => Promise<unknown>;
  /** Asks for the CRM's origin, which this browser grants without a prompt, and turns Baton on. */
  readonly turnOn: () => Promise<void>;
  /** What Baton says that the window shows. */
  readonly place: () => Promise<Place>;
  /** Ends the worker at once, as the browser may at any instant. */
  readonly killWorker: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The parts of the extension's API that run in its own page; the types here are Node's. */
interface ExtensionScope {
  chrome: {
    runtime: { sendMessage(message: unknown): Promise<unknown> };
    permissions: { request(wanted: { origins: string[] }): Promise<boolean> };
    windows: { getCurrent(): Promise<{ id: number }> };
    tabs: { getCurrent(): Promise<{ id: number }> };
  };
}

const MOST_TRIES = 5;

/** Starts the demo CRM and a browser in which `login` is signed in to it. */
export async function openCrmBrowser(login: string): Promise<CrmBrowser> {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const profileDir = mkdtempSync(join(tmpdir(), 'baton-e2e-'));
  const { context, extensionId } = await launchWithExtension({
    profileDir,
    extensionDir: resolve('.output/chrome-mv3'),
    promptlessOrigins: [crm.url],
  });
  const [name = '', value = ''] = (await signIn(crm.url, login)).split('=');
  await context.addCookies([{ name, value, url: crm.url }]);
  const own = await context.newPage();
  await own.goto(`chrome-extension://${extensionId}/manifest.json`);

  const send = (message: object) =>
    own.evaluate((asked) => {
      const { chrome } = globalThis as unknown as ExtensionScope;
      return chrome.runtime.sendMessage(asked);
    }, message);

  // A worker that ends before it has answered is asked again, by the panel as well.
  const tell = async (type: string, payload: object) => {
    let refused: unknown;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      try {
        return await send({ type, payload });
      } catch (error) {
        refused = error;
      }
    }
    throw new Error(`Nobody answered ${type}.`, { cause: refused });
  };

  return {
    ...{ context, crm, own, tell },
    async turnOn() {
      const asked = [`${crm.url}/*`];
      const granted = await own.evaluate((origins) => {
        const { chrome } = globalThis as unknown as ExtensionScope;
        return chrome.permissions.request({ origins });
      }, asked);
      if (!granted) throw new Error('The browser did not grant the site.');
      const reply = await tell('site/on', { origin: crm.url, adapter: 'rest' });
      if (JSON.stringify(reply) !== '{"ok":true}') throw new Error(JSON.stringify(reply));
    },
    async place() {
      const ids = await own.evaluate(async () => {
        const { chrome } = globalThis as unknown as ExtensionScope;
        const [window, tab] = [await chrome.windows.getCurrent(), await chrome.tabs.getCurrent()];
        return { windowId: window.id, ownTabId: tab.id };
      });
      const reply = (await tell('place/read', ids)) as { value: Place };
      return reply.value;
    },
    killWorker: () => stopWorkers(context, own),
    async close() {
      await context.close();
      await crm.stop();
      rmSync(profileDir, { recursive: true, force: true });
    },
  };
}
