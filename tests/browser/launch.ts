import { type BrowserContext, chromium } from 'playwright-core';
import { extensionIdOf } from './extension-id.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { killWorkers } from './kill-workers.ts';
import { allowWithoutPrompt, grantOrigins } from './site-access.ts';

export interface LaunchOptions {
  /** Kept by the caller: launching again on it is the same user's browser. */
  readonly profileDir: string;
  /** The built extension's folder. */
  readonly extensionDir: string;
  /** Origins that the extension has from the start. */
  readonly grantedOrigins?: readonly string[];
  /** Origins that it gets without a prompt when it asks. */
  readonly promptlessOrigins?: readonly string[];
  readonly headless?: boolean;
  /** Lets `chromium.connectOverCDP` see what Playwright itself does not list, such as the side panel. */
  readonly remoteDebuggingPort?: number;
  /** Whether Ctrl-C closes the browser by itself; the demo closes its own. */
  readonly endsOnSignals?: boolean;
  /** IANA zone in which the browser is, as on that person's machine; this machine's where left out. */
  readonly zone?: string | undefined;
  /** More of Chromium's own arguments, such as the window's place. */
  readonly args?: readonly string[];
}

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The panel's page, which also works as an ordinary tab. */
  readonly panelUrl: string;
}

/** Quiet on the network, steady in a container with little shared memory, and drawn without a detour. */
const ARGUMENTS = [
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ...['--no-first-run', '--no-default-browser-check', '--disable-quic', '--disable-dev-shm-usage'],
  '--disable-gpu',
];

/**
 * Nobody sees a window: drawing and the network need no process of their own, nor the suggestions below
 * the address bar their two pages. That is a third of what a start costs. A list of features replaces
 * the one before it, so these are Playwright's as well.
 */
const WITHOUT_A_WINDOW = [
  '--in-process-gpu',
  `--enable-features=${['NetworkServiceInProcess2', 'CDPScreenshotNewSurface', 'SkipListAccountsWithoutGaiaCookies'].join()}`,
  `--disable-features=${[
    ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
    ...[
      'AimEnabled',
      'AvoidCorsURLLoaderRestartOnRedirect',
      'AvoidUnnecessaryBeforeUnloadCheckSync',
    ],
    ...['DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades'],
    ...['LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints'],
    ...['PaintHolding', 'PreconnectToSearch', 'ThirdPartyStoragePartitioning'],
  ].join()}`,
];

/** Starts Chromium on the profile with the extension loaded and its origins granted. */
export async function launchWithExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  const { path, branded } = await findOrInstallChromium();
  const { extensionDir, grantedOrigins = [], promptlessOrigins = [] } = options;
  const headless = options.headless ?? true;
  const endsOnSignals = options.endsOnSignals ?? true;
  const context = await chromium.launchPersistentContext(options.profileDir, {
    executablePath: path,
    headless,
    handleSIGINT: endsOnSignals,
    handleSIGTERM: endsOnSignals,
    handleSIGHUP: endsOnSignals,
    chromiumSandbox: process.getuid?.() !== 0,
    ...(headless ? {} : { viewport: null }),
    // Pages and workers alike.
    ...(options.zone === undefined ? {} : { env: { ...process.env, TZ: options.zone } }),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...ARGUMENTS,
      ...(headless ? WITHOUT_A_WINDOW : []),
      ...loadingArguments(extensionDir, branded),
      ...(options.remoteDebuggingPort
        ? [`--remote-debugging-port=${options.remoteDebuggingPort}`]
        : []),
      ...(options.args ?? []),
    ],
  });
  if (branded) await loadByProtocol(context, extensionDir);
  const extensionId = extensionIdOf(extensionDir);
  if (promptlessOrigins.length > 0) {
    await allowWithoutPrompt(context, extensionId, promptlessOrigins);
  }
  if (grantedOrigins.length > 0) await grantOrigins(context, extensionId, grantedOrigins);
  const { TESTS_KILL_WORKERS } = process.env;
  if (TESTS_KILL_WORKERS) await killWorkers(context, extensionId, Number(TESTS_KILL_WORKERS));
  return { context, extensionId, panelUrl: `chrome-extension://${extensionId}/sidepanel.html` };
}

/** Branded Chrome ignores `--load-extension`, but lets whoever started it load one by the protocol. */
function loadingArguments(extensionDir: string, branded: boolean): string[] {
  return branded
    ? ['--enable-unsafe-extension-debugging']
    : [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`];
}

async function loadByProtocol(context: BrowserContext, extensionDir: string): Promise<void> {
  const protocol = await context.browser()?.newBrowserCDPSession();
  if (!protocol) throw new Error('This browser does not let its extensions be loaded.');
  await protocol.send('Extensions.loadUnpacked', { path: extensionDir });
  await protocol.detach();
}
