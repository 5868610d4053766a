import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findOrInstallChromium } from '../browser/find-chromium.ts';

const TABLE_ROWS = 400;

/** A page like a CRM's list, without a script of its own, and the origin that serves it. */
export async function startPlainSite(): Promise<{ url: string; stop: () => void }> {
  const rows = Array.from({ length: TABLE_ROWS }, (_, n) => `<tr><td>Lead ${n}<td>Open<td>Bea`);
  const page = `<!doctype html><meta charset="utf-8"><title>Leads</title><table>${rows.join('')}</table>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Listening on TCP, so the address is no path of a socket.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** Returns `work` a page of a real browser at an origin that may use IndexedDB. */
export async function withBlankPage<Value>(work: (page: Page) => Promise<Value>): Promise<Value> {
  const site = await startPlainSite();
  const profile = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  const { path } = await findOrInstallChromium();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    return await work(page);
  } finally {
    await context.close();
    site.stop();
    await rm(profile, { recursive: true, force: true });
  }
}
