import { build, type Rolldown } from 'vite';

/** Builds one entry with the project's bundler and gives its script. */
export async function bundled(entry: string, formats: ['iife'] | ['es'], name = 'bundled') {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': process.cwd() } },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.TESTS_HAPPEN': '"now"' },
    build: { write: false, lib: { entry, formats, name, fileName: name } },
  });
  // With `write: false`, no watcher and one format, this is the one build's output.
  const [built] = [output].flat() as Rolldown.RolldownOutput[];
  const script = built?.output[0].code;
  if (script === undefined) throw new Error(`${entry} was not built`);
  return script;
}
