import { readdirSync, readFileSync, statSync } from 'node:fs';
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

describe('what is injected into pages', () => {
  const built = (name: string) => readFileSync(`.output/chrome-mv3/${name}.js`, 'utf8');

  it('the watcher weighs at most 4 kB', () => {
    expect(statSync('.output/chrome-mv3/watcher.js').size).toBeLessThanOrEqual(4096);
  });

  it('the card weighs at most 14.5 kB', () => {
    expect(statSync('.output/chrome-mv3/card.js').size).toBeLessThanOrEqual(14.5 * 1024);
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
