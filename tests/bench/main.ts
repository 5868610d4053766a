import { withSources } from '../load-sources.ts';
import type { runBenchmarks as Run } from './run.ts';

// The loader cannot say what the file exports; its own types do.
await withSources('/tests/bench/run.ts', ({ runBenchmarks }) =>
  (runBenchmarks as typeof Run)(process.argv[2]),
);
