import { readdirSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

const manifestSchema = z.looseObject({
  manifest_version: z.literal(3),
  permissions: z.array(z.string()),
  optional_permissions: z.array(z.string()),
  host_permissions: z.optional(z.array(z.string())),
  optional_host_permissions: z.array(z.string()),
  content_scripts: z.optional(z.array(z.unknown())),
  web_accessible_resources: z.optional(z.array(z.unknown())),
  incognito: z.string(),
  content_security_policy: z.object({ extension_pages: z.string() }),
  externally_connectable: z.optional(z.unknown()),
});

const manifestOf = (browser: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(`.output/${browser}-mv3/manifest.json`, 'utf8')));

const COMMON = [
  ...['activeTab', 'alarms', 'clipboardWrite', 'contextMenus', 'notifications', 'scripting'],
  'storage',
];

describe.each([
  ['chrome', [...COMMON, 'sidePanel'].sort()],
  ['firefox', COMMON],
])('the %s manifest', (browser, permissions) => {
  const manifest = manifestOf(browser);

  it('asks for exactly the permissions that the README argues', () => {
    expect(manifest.permissions.toSorted()).toEqual(permissions);
  });

  it('may ask for cookies later, for a CRM whose session is one, and for nothing else', () => {
    expect(manifest.optional_permissions).toEqual(['cookies']);
  });

  it('asks for no site at install, and for any site only when the user turns it on', () => {
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    expect(manifest.content_scripts ?? []).toEqual([]);
  });

  it('keeps out of private windows', () => {
    expect(manifest.incognito).toBe('not_allowed');
  });

  it('loads nothing that is not its own, and asks only web servers', () => {
    expect(manifest.content_security_policy.extension_pages.split('; ')).toEqual([
      ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:"],
      ...["media-src 'self' blob:", "font-src 'self'", "connect-src 'self' https: http:"],
      ...["object-src 'none'", "frame-src 'none'", "frame-ancestors 'none'"],
      ...["base-uri 'none'", "form-action 'none'"],
    ]);
  });

  it('lets no page reach its files and no stranger its messages', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
  });
});

describe('the panel', () => {
  const folder = '.output/chrome-mv3/chunks';
  const chunks = readdirSync(folder).map((name) => ({
    name,
    text: readFileSync(`${folder}/${name}`, 'utf8'),
  }));
  const having = (word: string) =>
    chunks
      .filter(({ text }) => text.includes(word))
      .map(({ name }) => name.replace(/-[\w-]{8}\.js$/, ''));

  it('reads the cities of the world only where a zone is chosen, and of each what is asked', () => {
    expect(having('Chemnitz')).toEqual(['zone-search']);
    expect(having('ZWE')).toEqual([]);
  });

  it('reads the telephone numbers’ plans of all countries only where somebody can be reached', () => {
    // An error of the library of the plans, by its name.
    expect(having('INVALID_COUNTRY')).toEqual(['reaching']);
    expect(readFileSync('.output/chrome-mv3/background.js', 'utf8')).not.toContain(
      'INVALID_COUNTRY',
    );
  });
});

/** The scripts that a built script cannot run without, itself among them. */
function withImports(script: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(script)) return known;
  known.add(script);
  const text = readFileSync(`.output/chrome-mv3/${script}`, 'utf8');
  // `import"./a.js"` and `from"./a.js"`, never `import("./a.js")`, which is read later.
  for (const [, path] of text.matchAll(/\b(?:import|from)\s*["'`](\.[^"'`]+\.js)["'`]/g)) {
    if (path !== undefined) withImports(posix.join(posix.dirname(script), path), known);
  }
  return known;
}

const sizeOf = (scripts: Iterable<string>) =>
  [...scripts].reduce((sum, name) => sum + statSync(`.output/chrome-mv3/${name}`).size, 0) / 1000;

it('the panel’s head has the styles of every room', () => {
  const listed = readFileSync('components/styles.ts', 'utf8');
  const sheets = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter((name) =>
    // The dashboard is a page of its own.
    /^(?!dashboard\/).*\.css$/.test(name),
  );
  expect(sheets).not.toEqual([]);
  expect(sheets.filter((name) => !listed.includes(`'./${name}'`))).toEqual([]);
});

it.each(['chrome', 'firefox'])(
  'the styles built for %s follow the direction of the page',
  (browser) => {
    const folder = `.output/${browser}-mv3/assets`;
    const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
    const css = sheets.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('');
    expect(css).toContain(':dir(rtl)');
    expect(css).not.toContain(':lang(');
  },
);

describe('how much is read (kB)', () => {
  const html = readFileSync('.output/chrome-mv3/sidepanel.html', 'utf8');
  const first = new Set<string>();
  for (const [, script] of html.matchAll(/<script[^>]* src="\/([^"]+)"/g)) {
    if (script !== undefined) withImports(script, first);
  }
  const chunks = readdirSync('.output/chrome-mv3/chunks').map((name) => `chunks/${name}`);

  it('the panel opens with at most 600, of which its libraries are about 360', () => {
    expect(first.size).toBeGreaterThan(1);
    expect(first.size, 'a request each').toBeLessThanOrEqual(8);
    expect(sizeOf(first)).toBeLessThanOrEqual(600);
  });

  it.each([
    ['DraftPage', 135],
    ['HandoffPage', 70],
    ['TeamRoomPage', 120],
    ['Settings', 60],
    ['TodayPage', 25],
    ['Pasted', 5],
    ['invite-file', 40],
    ['reaching', 250],
    ['zone-search', 510],
  ])('%s is read when it is needed, with at most %i', (name, most) => {
    const own = chunks.filter((chunk) => chunk.replace(/-[\w-]{8}\.js$/, '') === `chunks/${name}`);
    expect(own).not.toEqual([]);
    const read = new Set(own.flatMap((chunk) => [...withImports(chunk)]));
    expect(own.some((chunk) => first.has(chunk))).toBe(false);
    expect(sizeOf([...read].filter((chunk) => !first.has(chunk)))).toBeLessThanOrEqual(most);
  });

  it('the panel opens without a calendar of its own for browsers that have one', () => {
    const temporal = chunks.filter((chunk) =>
      /toZonedDateTimeISO\(\w*\)\s*\{/.test(readFileSync(`.output/chrome-mv3/${chunk}`, 'utf8')),
    );
    expect(temporal).not.toEqual([]);
    expect(temporal.some((chunk) => first.has(chunk))).toBe(false);
  });

  it('the worker reads at most 510', () => {
    expect(sizeOf(withImports('background.js'))).toBeLessThanOrEqual(510);
  });

  it('the panel has its frame and its styles before its script', () => {
    expect(html).toMatch(/<link rel="stylesheet"[^>]* href="\/assets\/[^"]+\.css">/);
    expect(html).toContain('<header class="top-bar"');
  });
});

describe('what is injected into pages', () => {
  const built = (name: string) => readFileSync(`.output/chrome-mv3/${name}.js`, 'utf8');

  it('the watcher weighs at most 2 kB', () => {
    expect(statSync('.output/chrome-mv3/watcher.js').size).toBeLessThanOrEqual(2000);
  });

  it('the card weighs at most 16.7 kB', () => {
    expect(statSync('.output/chrome-mv3/card.js').size).toBeLessThanOrEqual(16_700);
  });

  it('the reader of learned pages weighs at most 13 kB', () => {
    expect(statSync('.output/chrome-mv3/reader.js').size).toBeLessThanOrEqual(13 * 1024);
  });

  it('the picker, which comes only when a person asks for it, weighs at most 16 kB', () => {
    expect(statSync('.output/chrome-mv3/picker.js').size).toBeLessThanOrEqual(16 * 1024);
  });

  it.each(['watcher', 'card', 'picker', 'reader'])(
    '%s carries no framework, store, schema library or polyfill',
    (name) => {
      // Strings that survive minification, one for each library that must not be there.
      expect(built(name)).not.toMatch(
        /IDBKeyRange|react\.|ZodError|\$ZodType|wrappedSendMessage|_sale/,
      );
    },
  );

  it('no script makes code from text or markup from strings', () => {
    for (const name of ['watcher', 'card', 'picker', 'reader', 'background']) {
      expect(built(name)).not.toMatch(
        /\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/,
      );
    }
  });
});
