import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchWithExtension } from '../browser/launch';
import { hostsAskedBy } from '../browser/net-log';

/** One person at work: a browser profile, the CRM's tab, and Baton's panel as a tab beside it. */
export interface Seat {
  readonly context: BrowserContext;
  readonly crm: Page;
  readonly panel: Page;
  /** Ends the worker at once, as the browser may at any instant. */
  readonly killWorker: () => Promise<void>;
  /** Ends the browser and starts it again on the same profile. */
  readonly restart: () => Promise<Seat>;
  /** The same, but the browser is killed: nothing in it can end what it has begun. */
  readonly restartAfterKill: () => Promise<Seat>;
  /** The hosts that Baton itself has sent anything to; complete once the browser has ended. */
  readonly hostsAsked: () => Promise<readonly string[]>;
  /** Ends the browser for good; rejects where Baton has sent anything to another host than the CRM's. */
  readonly close: () => Promise<void>;
}

export interface SeatOptions {
  /** The CRM's origin: Baton may see its pages, and is off for it. */
  readonly origin: string;
  readonly startUrl: string;
  /** Signs the person in. */
  readonly signIn: (context: BrowserContext) => Promise<void>;
  /** The built extension's folder, where it is not the usual one. */
  readonly extensionDir?: string;
  /** IANA zone of the person's machine, where it is another than this one's. */
  readonly zone?: string;
  /** More of Chromium's own arguments. */
  readonly args?: readonly string[];
  /** The size of letters (px) that the person has chosen in the browser's settings. */
  readonly fontSize?: number;
}

/** Starts a person's browser on a profile of its own, signed in, with the panel open. */
export function openSeat(options: SeatOptions): Promise<Seat> {
  const profileDir = mkdtempSync(join(tmpdir(), 'baton-seat-'));
  if (options.fontSize !== undefined) chooseFontSize(profileDir, options.fontSize);
  return start(options, profileDir);
}

/** As the browser's settings keep it. */
function chooseFontSize(profileDir: string, px: number): void {
  const preferences = { webkit: { webprefs: { default_font_size: px } } };
  mkdirSync(join(profileDir, 'Default'));
  writeFileSync(join(profileDir, 'Default', 'Preferences'), JSON.stringify(preferences));
}

async function start(options: SeatOptions, profileDir: string): Promise<Seat> {
  const netLog = join(profileDir, 'net-log.json');
  const { context, panelUrl, extensionId } = await launchWithExtension({
    profileDir,
    extensionDir: options.extensionDir ?? resolve('.output/chrome-mv3'),
    grantedOrigins: [options.origin],
    zone: options.zone,
    args: [`--log-net-log=${netLog}`, ...(options.args ?? [])],
  });
  const hostsAsked = () => hostsAskedBy(`chrome-extension://${extensionId}`, netLog);
  await options.signIn(context);
  const crm = await context.newPage();
  // Some CRMs ask before they let a page go.
  crm.on('dialog', (dialog) => void dialog.accept());
  await crm.goto(options.startUrl);
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 420, height: 900 });
  await panel.goto(panelUrl);
  return {
    ...{ context, crm, panel },
    killWorker: () => stopWorkers(context, panel),
    hostsAsked,
    async restart() {
      await context.close();
      return start(options, profileDir);
    },
    async restartAfterKill() {
      const gone = new Promise((resolve) => context.once('close', resolve));
      process.kill(await browserProcess(context), 'SIGKILL');
      await gone;
      return start(options, profileDir);
    },
    async close() {
      await context.close();
      const own = new URL(options.origin).host;
      const strangers = (await hostsAsked()).filter((host) => host !== own);
      if (strangers.length > 0) throw new Error(`Baton has asked ${strangers.join(', ')}.`);
      rmSync(profileDir, { recursive: true, force: true });
    },
  };
}

/** Ends the extension's workers, told so by a page of the browser. */
export async function stopWorkers(context: BrowserContext, page: Page): Promise<void> {
  const protocol = await context.newCDPSession(page);
  await protocol.send('ServiceWorker.enable');
  await protocol.send('ServiceWorker.stopAllWorkers');
  await protocol.detach();
}

/** The id of the browser's own process, which those of its pages end with. */
async function browserProcess(context: BrowserContext): Promise<number> {
  const protocol = await context.browser()?.newBrowserCDPSession();
  if (!protocol) throw new Error('This browser does not tell of its processes.');
  const { processInfo } = await protocol.send('SystemInfo.getProcessInfo');
  const browser = processInfo.find(({ type }) => type === 'browser');
  if (!browser) throw new Error('This browser has no process.');
  return browser.id;
}
