import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const packageSchema = z.looseObject({
  version: z.optional(z.string()),
  resolved: z.optional(z.string()),
  integrity: z.optional(z.string()),
  hasInstallScript: z.optional(z.boolean()),
  license: z.optional(z.string()),
  dev: z.optional(z.boolean()),
  optional: z.optional(z.boolean()),
});
const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), packageSchema),
});
const ownSchema = z.looseObject({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

const { packages } = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const own = ownSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const others = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13);

describe('the dependencies', () => {
  it('are pinned, each to one version', () => {
    const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('bear a hash each, so that none can be another than the one that was tried', () => {
    const without = others.filter(
      ([, { integrity }]) => !/^sha512-[\w+/]+=*$/.test(integrity ?? ''),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('run nothing when they are installed, but for those that package.json allows', () => {
    const running = others.filter(([, { hasInstallScript }]) => hasInstallScript);
    const allowed = Object.keys(own.allowScripts).filter((name) => own.allowScripts[name]);
    expect(running.map(([path]) => nameOf(path)).toSorted()).toEqual(allowed.toSorted());
  });

  it('are free to be shipped, where they are', () => {
    const shipped = others.filter(([, { dev }]) => !dev);
    expect(shipped).not.toEqual([]);
    const free = /^(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|MPL-2\.0)$/;
    const odd = shipped.filter(([, { license }]) => !free.test(license ?? ''));
    expect(odd.map(([path, { license }]) => [nameOf(path), license])).toEqual([]);
  });
});
