import 'temporal-polyfill/global';
import { createServer } from 'vite';

/**
 * Loads a file of the tests through Vite, so that it has the sources with the project's aliases, and
 * does `work` with what it exports.
 */
export async function withSources(
  path: string,
  work: (exports: Readonly<Record<string, unknown>>) => Promise<void>,
): Promise<void> {
  const server = await createServer({
    configFile: false,
    root: process.cwd(),
    resolve: { alias: { '@': process.cwd() } },
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    appType: 'custom',
    logLevel: 'error',
  });
  try {
    await work(await server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
