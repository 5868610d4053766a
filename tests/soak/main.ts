import { parseArgs } from 'node:util';
import { withSources } from '../load-sources.ts';
import type { runSoak as Run, SoakOptions } from './run.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    handoffs: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    /** Whether the CRM knows idempotency keys, and the extension that it does. */
    idempotency: { type: 'boolean', default: true },
  },
});

const options: SoakOptions = {
  handoffs: wholeNumber('handoffs', values.handoffs),
  seed: wholeNumber('seed', values.seed),
  idempotency: values.idempotency,
};
// The loader cannot say what the file exports; its own types do.
await withSources('/tests/soak/run.ts', async ({ runSoak }) => {
  process.exitCode = (await (runSoak as typeof Run)(options)) ? 0 : 1;
});

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`--${name}=${text}: a whole number above 0, please.`);
  process.exit(2);
}
