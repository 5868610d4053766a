import type { BrowserContext, CDPSession } from 'playwright-core';

const SHORTEST_MS = 1500;
const LONGEST_MS = 5000;

let launches = 0;

/**
 * Ends the extension's worker again and again for as long as the browser runs, as the browser itself
 * may at any instant. The seed says after how long each time; each browser of a test file has its own.
 */
export async function killWorkers(
  context: BrowserContext,
  extensionId: string,
  seed: number,
): Promise<void> {
  const protocol = await context.browser()?.newBrowserCDPSession();
  if (!protocol) throw new Error('This browser does not let its workers be ended.');
  launches += 1;
  const random = randomFrom(seed + launches);
  let timer: NodeJS.Timeout | undefined;
  const killLater = () => {
    timer = setTimeout(
      () => {
        // A browser that is closing has nothing to end.
        killAll(protocol, extensionId).then(killLater, () => undefined);
      },
      SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS),
    );
  };
  context.once('close', () => clearTimeout(timer));
  killLater();
}

async function killAll(protocol: CDPSession, extensionId: string): Promise<void> {
  const { targetInfos } = await protocol.send('Target.getTargets');
  for (const { type, url, targetId } of targetInfos) {
    if (type !== 'service_worker' || !url.startsWith(`chrome-extension://${extensionId}/`))
      continue;
    await protocol.send('Target.closeTarget', { targetId });
  }
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32's mixing). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
