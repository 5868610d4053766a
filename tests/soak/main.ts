import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import type { SoakOptions } from './run.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    handoffs: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    /** Whether the CRM knows idempotency keys, and the extension that it does. */
    idempotency: { type: 'boolean', default: true },
  },
});

/** Loads the run through Vite, so that it has the sources with the project's aliases. */
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
  const { runSoak } = (await server.ssrLoadModule('/tests/soak/run.ts')) as {
    runSoak: (options: SoakOptions) => Promise<boolean>;
  };
  const options: SoakOptions = {
    handoffs: wholeNumber('handoffs', values.handoffs),
    seed: wholeNumber('seed', values.seed),
    idempotency: values.idempotency,
  };
  process.exitCode = (await runSoak(options)) ? 0 : 1;
} finally {
  await server.close();
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`--${name}=${text}: a whole number above 0, please.`);
  process.exit(2);
}
