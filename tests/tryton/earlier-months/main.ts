import { parseArgs } from 'node:util';
import { withSources } from '../../load-sources.ts';
import type { readEarlierMonths as Run } from './run.ts';

/*
 * Fills a Tryton with a year of other people's notes and some of Baton's, reads the year back as the
 * page of figures does, and tells what that cost: node tests/tryton/earlier-months/main.ts --notes=100000
 */

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '100000' },
    handoffs: { type: 'string', default: '100' },
    /** Whether some of Baton's notes are on a lead that the reader may not see. */
    hidden: { type: 'boolean', default: false },
  },
});
const options = {
  notes: Number(values.notes),
  handoffs: Number(values.handoffs),
  hidden: values.hidden,
};
// The loader cannot say what the file exports; its own types do.
await withSources('/tests/tryton/earlier-months/run.ts', async ({ readEarlierMonths }) => {
  process.exitCode = (await (readEarlierMonths as typeof Run)(options)) ? 0 : 1;
});
