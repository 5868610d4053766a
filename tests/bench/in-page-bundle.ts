import { bundled } from './bundle';
import type * as inPage from './in-page';

export type InPage = typeof inPage;

/** Builds what runs in the browser as one script, which puts itself at `globalThis.batonBench`. */
export async function inPageBundle(): Promise<string> {
  const script = await bundled('tests/bench/in-page.ts', ['iife'], 'batonBench');
  return `${script};globalThis.batonBench = batonBench`;
}
