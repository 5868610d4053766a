import type { BrowserContext, CDPSession, Page } from 'playwright-core';

/** A tab whose loads are measured. */
export interface MeasuredTab {
  /** Loads the address and gives the ms of script that this load took, all worlds together. */
  readonly load: (url: string, until?: (page: Page) => Promise<unknown>) => Promise<number>;
}

export async function measuredTab(context: BrowserContext): Promise<MeasuredTab> {
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Performance.enable');
  return {
    async load(url, until = settled) {
      await page.goto('about:blank');
      const before = await scriptMs(protocol);
      await page.goto(url);
      await until(page);
      return (await scriptMs(protocol)) - before;
    },
  };
}

/** Two frames after the page is idle: what a content script does by itself is then done. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

async function scriptMs(protocol: CDPSession): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  return seconds * 1000;
}
