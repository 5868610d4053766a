import { createServer } from 'vite';

/** Loads the benchmarks through Vite, so that they run the sources with the project's aliases. */
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
  const { runBenchmarks } = (await server.ssrLoadModule('/tests/bench/run.ts')) as {
    runBenchmarks: (only: string | undefined) => Promise<void>;
  };
  await runBenchmarks(process.argv[2]);
} finally {
  await server.close();
}
