import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'wxt';

/** What the manifest asks for; each permission is argued in the README. */
const PERMISSIONS = [
  'storage',
  'alarms',
  'notifications',
  'scripting',
  'activeTab',
  'contextMenus',
  'clipboardWrite',
];

/** Asked for together with the first site that needs it, and given back with the last. */
const OPTIONAL_PERMISSIONS = ['cookies'];

/**
 * What Baton's own pages and its worker may load. They ask CRMs, whose origins are known only once a
 * user has turned them on (the browser's permission stands before each); all else is Baton's own.
 */
const EXTENSION_PAGES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' https: http:",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const POLYFILL = { find: 'wxt/browser', replacement: '@wxt-dev/webextension-polyfill/browser' };

/** The list of cities without the facts and villages that nobody asks of it: a fifth of its weight. */
function fewerCities(): Plugin {
  return {
    name: 'baton:fewer-cities',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('city-timezones/data/cityMap.json')) return undefined;
      const cities = JSON.parse(code) as readonly { readonly pop: number }[];
      const asked = ['city', 'province', 'pop', 'timezone'];
      const fewer = cities.filter(({ pop }) => pop >= 20_000);
      return { code: JSON.stringify(fewer, asked), map: null };
    },
  };
}

/**
 * Puts what the panel cannot open without into few files: one for each set of pages and worker that
 * share it. Each file costs the opening a request, and the bundler would make forty of them.
 */
function fewFilesAtOpening(): Plugin {
  /** The files of what the panel needs at once are named by who needs it; the rest is left alone. */
  const fileOf = (id: string, graph: Rolldown.ChunkingContext) => {
    const seen = new Set([id]);
    const entries = new Set<string>();
    for (const one of seen) {
      const info = graph.getModuleInfo(one);
      const entry = info?.isEntry ? /entrypoints\/(\w+)/.exec(one)?.[1] : undefined;
      if (entry !== undefined) entries.add(entry);
      for (const importer of info?.importers ?? []) seen.add(importer);
    }
    return entries.has('sidepanel') ? [...entries].sort().join('-') : null;
  };
  return {
    name: 'baton:few-files-at-opening',
    outputOptions: (options) =>
      options.format === 'es'
        ? {
            ...options,
            codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: fileOf }] },
          }
        : options,
  };
}

/** The oldest versions that Baton runs in. */
const OLDEST = { chrome: '121', firefox: '140' } as const;

export default defineConfig({
  vite: ({ browser }) => ({
    // For older browsers, what follows the direction of the page would follow its language instead.
    build: { cssTarget: Object.entries(OLDEST).map((oldest) => oldest.join('')) },
    plugins: [fewerCities(), fewFilesAtOpening()],
    resolve: {
      alias: [
        // Its package leads to a build for browsers of 2015.
        { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
        // Chrome's own API gives promises since long before the oldest version that Baton runs in.
        ...(browser === 'firefox' ? [POLYFILL] : []),
      ],
    },
  }),
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/module-react'],
  targetBrowsers: ['chrome', 'firefox'],
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: PERMISSIONS,
    // A private window's cookies and people are another's: Baton does not run there at all.
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: EXTENSION_PAGES },
    optional_permissions: OPTIONAL_PERMISSIONS,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_extensionName__' },
    commands: {
      'copy-brief': {
        suggested_key: { default: 'Alt+Shift+C' },
        description: '__MSG_commandCopyBrief__',
      },
      _execute_action: { suggested_key: { default: 'Alt+Shift+B' } },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'baton@baton-handoff.example',
              strict_min_version: `${OLDEST.firefox}.0`,
              data_collection_permissions: {
                required: ['none'],
                optional: ['personallyIdentifyingInfo', 'personalCommunications', 'websiteContent'],
              },
            },
          },
        }
      : { minimum_chrome_version: OLDEST.chrome }),
  }),
});
