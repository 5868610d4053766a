import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSources } from './sources';

/**
 * What each folder may import at run time: the map in CONTRIBUTING.md. Lint says so while one
 * writes; this says so of what was written, whatever lint was told to overlook.
 */
const MAY_IMPORT: Record<string, readonly RegExp[]> = {
  'lib/handoff': [/^zod\//, /^(postal-mime|libphonenumber-js\/max)$/, /^lib\/handoff\//],
  'lib/metrics': [/^zod\//, /^lib\/(handoff|metrics)\//],
  'lib/crm': [/^zod\//, /^lib\/crm\//],
  'lib/store': [/^zod\//, /^dexie$/, /^lib\/(handoff|metrics|store)\//],
  'lib/sync': [/^zod\//, /^fflate$/, /^lib\/(handoff|crm|store|sync)\//],
  'lib/platform': [/^zod\//, /^wxt\//, /^lib\/(handoff|crm|platform)\//, /^public\//],
  'lib/messaging': [/^zod\//, /^lib\/(handoff|crm|messaging|platform)\//],
  'lib/page': [/^lib\/(handoff|messaging|page)\//],
  'lib/actions': [/^lib\/(handoff|store|actions)\//, /^lib\/sync\/codec$/],
  'lib/background': [
    /^zod\//,
    /^uuid$/,
    /^lib\/(handoff|crm|actions|store|sync|messaging|platform|background)\//,
  ],
  'lib/panel': [
    /^(zod\/|react$|zustand|uuid$|ical-generator$|@vvo\/tzdb$|libphonenumber-js\/max$|remove-accents$|city-timezones$)/,
    /^lib\/(handoff|actions|store|messaging|platform|panel)\//,
    /^lib\/sync\/codec$/,
  ],
  'lib/dashboard': [
    /^react$/,
    /^lib\/(handoff|metrics|store|messaging|platform|panel|dashboard)\//,
  ],
  components: [
    /^(react$|react-dom$|react-error-boundary$|downshift$|fastest-levenshtein$)/,
    /^components\//,
    /^lib\/(handoff|metrics|panel|dashboard)\//,
    /\.css$/,
  ],
};

/** What any folder may use: a parser that never throws, over the schema library alone. */
const FOR_ALL = /^lib\/parse$/;

const sources = readSources();

describe('the layers of the code', () => {
  for (const [folder, allowed] of Object.entries(MAY_IMPORT)) {
    it(`${folder} imports only what it may know`, () => {
      const inFolder = sources.filter((source) => source.path.startsWith(`${folder}/`));
      expect(inFolder).not.toHaveLength(0);
      const strangers = inFolder.flatMap((source) =>
        source.imports
          .filter((name) => ![...allowed, FOR_ALL].some((pattern) => pattern.test(name)))
          .map((name) => `${source.path} imports ${name}`),
      );
      expect(strangers).toEqual([]);
    });
  }

  it('what any folder may use knows the schema library and nothing else', () => {
    const shared = sources.filter(({ path }) => /^lib\/[^/]+$/.test(path));
    expect(shared.map(({ path, imports }) => [path, imports])).toEqual([
      ['lib/parse.ts', ['zod/mini']],
    ]);
  });

  it('nothing imports an entrypoint', () => {
    const importers = sources.filter((source) =>
      source.imports.some((name) => name.startsWith('entrypoints/')),
    );
    const outside = importers.filter((source) => !source.path.startsWith('entrypoints/'));
    expect(outside.map((source) => source.path)).toEqual([]);
  });

  it('an entrypoint is wiring: 40 lines or fewer', () => {
    const long = sources.filter(
      (source) => source.path.startsWith('entrypoints/') && source.lines > 40,
    );
    expect(long.map((source) => `${source.path}: ${source.lines}`)).toEqual([]);
  });

  it('only the background reads the tokens that users gave', () => {
    const readers = sources.filter((source) =>
      source.imports.includes('lib/platform/storage/tokens'),
    );
    expect(readers.map((source) => source.path)).toEqual([
      'lib/background/services.ts',
      'lib/background/start.ts',
    ]);
  });

  it('no CRM is named outside its own folder', () => {
    const folders = readdirSync('lib/crm', { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    // The contract that any CRM may implement is no CRM.
    const names = folders.map(({ name }) => name).filter((name) => name !== 'rest');
    expect(names).toContain('tryton');
    const naming = names.flatMap((name) =>
      sources
        .filter(({ text }) => text.toLowerCase().includes(name))
        .map(({ path }) => path)
        .filter((path) => path !== 'lib/crm/registry.ts' && !path.startsWith(`lib/crm/${name}/`)),
    );
    expect(naming).toEqual([]);
  });
});
