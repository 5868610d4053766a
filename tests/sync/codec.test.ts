import fc from 'fast-check';
import { inflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { HANDOFF_KINDS, TEAM_KINDS } from '@/lib/handoff/entries/index';
import { fromBase64Url, toBase64Url } from '@/lib/sync/base64url';
import { checksum } from '@/lib/sync/checksum';
import { decodeNote, encodeNote, MARKER } from '@/lib/sync/codec';
import { HOLE, SHAPES, WORDS } from '@/lib/sync/line-tables';
import { packValue } from '@/lib/sync/pack-value';
import { PHRASES } from '@/lib/sync/phrases';
import { unpackValue } from '@/lib/sync/unpack-value';
import { instant, knownEntry, unknownEntry } from '../arbitraries';
import { aHandoverEntry, anEntry, anId } from '../factories';
import { HOSTILE_NOTES, MANGLINGS, tokenOf, tokenOfJson, tokenOfStreams } from '../hostile-notes';
import FIRST_VERSION from './first-version.json';

const KINDS = [...HANDOFF_KINDS, ...TEAM_KINDS].map(({ name }) => name);

/** Values that a line tells in a way of its own, and those beside them. */
const AWKWARD_VALUES = [
  ...['a\0b', '\0', '\uD800', '\uFEFFa', anId(1), anId(1).toUpperCase(), `${anId(1)}\n`, '{', '"'],
  ...[0, -1, 15, 16, 127, 128, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1.5, -0.1, 1e300, 8.64e15],
  ...[-8.64e15, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 53, 1_795_683_660_000],
  ...[{ __proto__x: 1 }, JSON.parse('{"__proto__":{"a":1}}') as unknown, { id: 1, name: null }],
  ...[{ name: 'b', id: 'a' }, { value: 'a', origin: 'page' }, { '': '' }, { 'a\0b': 1 }, [], {}],
  ...[Array.from({ length: 7 }, () => 0), Array.from({ length: 8 }, () => 0), [[[[[[]]]]]]],
];

const note = encodeNote(aHandoverEntry(), 'text');

describe('a note', { timeout: 60_000 }, () => {
  it('says what happened in plain words, then the entry as one token on its last line', () => {
    const lines = note.split('\n');
    expect(lines[1]).toContain('From Sam Rivera to Bea Novak.');
    expect(lines.at(-2)).toBe('Data for Baton (please don’t edit):');
    expect(lines.at(-1)).toMatch(/^baton1\.[\w-]+\.[\w-]{6}$/);
    expect(lines.filter((line) => line.includes(MARKER))).toHaveLength(1);
  });

  it.each([
    ['Pilot offer by Friday 👍', 'Pilot offer by Friday'],
    ['👍 Pilot offer', 'Pilot offer'],
    ['Great 🎉🎉 news', 'Great news'],
    ['Great 🎉 🥳 news', 'Great news'],
    ['Great🎉news', 'Great news'],
    ['Done 👍, thanks (🙏)!', 'Done, thanks ()!'],
    ['First 👍\n🚀 second', 'First\nsecond'],
    ['👍', '…'],
    ['So:\n👍 🎉', 'So:\n…'],
    ['A family 👩‍👩‍👧 of 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🇵🇹 here', 'A family of and here'],
    ['She said 👩🏽‍⚕️ yes ☝🏽 twice', 'She said yes ☝ twice'],
    ['Hearts ❤️‍🔥 and ❤️ and 👩‍❤️‍👨', 'Hearts and ❤️ and'],
    ['𝗕𝗼𝗹𝗱 𝟚𝟘𝟚𝟞', 'Bold 2026'],
    ['𠮷野 and 葛󠄀城', '□野 and 葛城'],
    ['日本語 עברית ünïcödé ✓ € 1️⃣', '日本語 עברית ünïcödé ✓ € 1️⃣'],
  ])('within the BMP says %j as %j', (said, readable) => {
    const entry = anEntry('message', 2, { body: { text: said, question: true } });
    const whole = encodeNote(entry, 'text');
    expect(whole).toContain(said);
    const within = encodeNote(entry, 'text', 'bmp');
    const words = whole.slice(0, whole.indexOf(MARKER)).replace(said, readable);
    expect(within.slice(0, within.indexOf(MARKER))).toBe(words);
  });

  it('within the BMP keeps to it, and is whole when read, whatever the entry holds', () => {
    fc.assert(
      fc.property(knownEntry(), fc.constantFrom('text', 'html'), (entry, format) => {
        const within = encodeNote(entry, format, 'bmp');
        expect(within).not.toMatch(/[\u{10000}-\u{10FFFF}]/u);
        expect(decodeNote(within)).toEqual({ ok: true, entry, edited: false });
      }),
    );
  });

  it('is always the same for the same entry', () => {
    expect(encodeNote(aHandoverEntry(), 'text')).toBe(note);
  });

  it('has no markup but paragraphs, line breaks, bold and directions as HTML, whatever the entry holds', () => {
    fc.assert(
      fc.property(knownEntry(), (entry) => {
        const tags = encodeNote(entry, 'html').match(/<[^>]*>?/g) ?? [];
        const strange = tags.filter(
          (tag) => !/^<(\/?p|br|\/?strong|span dir="auto"|\/span)>$/.test(tag),
        );
        expect(strange).toEqual([]);
      }),
    );
  });

  it.each<[string, (html: string) => string]>([
    ['leaves it', (html) => html],
    ['knows no such attribute', (html) => html.replaceAll(' dir="auto"', '')],
    ['knows no such element', (html) => html.replace(/<\/?span[^>]*>/g, '')],
    ['has another for it', (html) => html.replaceAll(' dir="auto"', ' style="direction: rtl"')],
  ])('is whole where the direction of what was written goes to a CRM that %s', (_, kept) => {
    const body = { reason: 'other', text: 'לא עכשיו!' } as const;
    const entry = anEntry('returned', 2, { body });
    const html = encodeNote(entry, 'html');
    expect(html).toContain('<span dir="auto">');
    expect(decodeNote(kept(html))).toEqual({ ok: true, entry, edited: false });
  });

  it('of a full brief ends in a line of at most 450 characters, which was 1,080 once', () => {
    expect(note.split('\n').at(-1)?.length).toBeLessThanOrEqual(450);
  });

  it.each(KINDS)(
    'of kind %s ends in a line at most three quarters as long as in the first version',
    (kind) => {
      const entry = anEntry(kind, 2);
      const first = tokenOfJson(JSON.stringify({ entry, digest: 'AAAAAA' }));
      const line = encodeNote(entry, 'text').split('\n').at(-1) ?? '';
      expect(line.length).toBeLessThanOrEqual((first.length * 3) / 4);
    },
  );

  it('of a full brief stays well under the shortest limit', () => {
    expect(note.length).toBeLessThan(5000);
  });
});

describe('reading a note', { timeout: 60_000 }, () => {
  for (const [what, mangle] of Object.entries(MANGLINGS)) {
    it(`gives the entry back when the CRM ${what}`, () => {
      fc.assert(
        fc.property(knownEntry(), (entry) => {
          const decoded = decodeNote(mangle(encodeNote(entry, 'text')));
          expect(decoded).toEqual({ ok: true, entry, edited: false });
        }),
        { numRuns: 60 },
      );
    });
  }

  it('gives the entry of an HTML note back, kept as it is or shown as text', () => {
    fc.assert(
      fc.property(knownEntry(), (entry) => {
        expect(decodeNote(encodeNote(entry, 'html'))).toEqual({ ok: true, entry, edited: false });
      }),
    );
  });

  it('keeps what a newer Baton wrote, and writes it again as it was', () => {
    fc.assert(
      fc.property(
        unknownEntry(),
        fc.constantFrom('text' as const, 'html' as const),
        (entry, as) => {
          const first = decodeNote(encodeNote(entry, as));
          expect(first).toEqual({ ok: true, entry, edited: false });
          const again = first.ok ? encodeNote(first.entry, as) : '';
          expect(decodeNote(again)).toEqual(first);
        },
      ),
    );
  });

  it('gives the last entry where two notes stand in one', () => {
    const second = anEntry('accepted', 2);
    const both = `${note}\n${encodeNote(second, 'text')}`;
    expect(decodeNote(both)).toMatchObject({ ok: true, entry: { id: second.id } });
  });

  it('gives the entry where the writer used the marker in his own words', () => {
    const entry = anEntry('message', 2, { body: { text: 'What is baton1. for?', question: true } });
    expect(decodeNote(encodeNote(entry, 'text'))).toEqual({ ok: true, entry, edited: false });
  });

  it('tells when somebody changed what explains the line', () => {
    const edited = note.replace('please don’t edit', 'please edit');
    expect(decodeNote(edited)).toMatchObject({ ok: true, edited: true });
  });

  it('tells when somebody changed the readable text', () => {
    const edited = note.replace('Northwind', 'Southwind');
    expect(decodeNote(edited)).toMatchObject({ ok: true, edited: true });
  });

  it('does not let a payload say of itself that it is verified or known', () => {
    const smuggled = { ...anEntry('message', 1), unverified: true, unknown: true };
    const decoded = decodeNote(tokenOfJson(JSON.stringify({ entry: smuggled, digest: '' })));
    expect(decoded.ok && Object.keys(decoded.entry)).not.toContain('unknown');
    expect(decoded.ok && Object.keys(decoded.entry)).not.toContain('unverified');
  });
});

describe('a note of the first version', () => {
  it.each(FIRST_VERSION.map((one, index) => [`${index}, ${one.entry.kind}`, one] as const))(
    'is read as it was written: %s',
    (_, { note: text, entry }) => {
      const decoded = decodeNote(text);
      expect(decoded).toEqual({ ok: true, entry, edited: false });
      expect(decodeNote(decoded.ok ? encodeNote(decoded.entry, 'text') : '')).toEqual(decoded);
    },
  );
});

describe('what a line is written against', () => {
  // Lines in CRMs point into it: whoever changes it makes them unreadable.
  it('is what it was', () => {
    expect(checksum(JSON.stringify([...PHRASES]))).toBe('57Klqw');
    expect(checksum(JSON.stringify(WORDS.slice(0, 139)))).toBe('QHHnxg');
    const shapes = SHAPES.slice(0, 72).map((shape) =>
      Object.entries(shape).map(([key, always]) => (always === HOLE ? key : [key, always])),
    );
    expect(checksum(JSON.stringify(shapes))).toBe('NBN3NA');
  });

  it('names no word twice, and more shapes than a byte has room for cannot be added', () => {
    expect(new Set(WORDS).size).toBe(WORDS.length);
    expect(WORDS.length).toBeLessThanOrEqual(255);
    expect(SHAPES.length).toBeLessThanOrEqual(120);
  });
});

describe('a value', { timeout: 60_000 }, () => {
  const value = fc.jsonValue({ maxDepth: 6 });
  const base = fc.oneof(instant, fc.constant(0), fc.constant(8.64e15));

  it('comes out of a line as it went in', () => {
    const any = fc.oneof(value, fc.constantFrom(...WORDS, ...AWKWARD_VALUES));
    fc.assert(
      fc.property(fc.array(any), base, (values, at) => {
        expect(unpackValue(packValue(values, at))).toEqual(JSON.parse(JSON.stringify(values)));
      }),
      { numRuns: 500 },
    );
  });

  it('of any three streams is a value or refused, and its work is bounded', () => {
    const streams = fc.record({
      structure: fc.uint8Array({ maxLength: 200 }),
      texts: fc.string({ unit: fc.constantFrom('a', '\0', '"', '1', '{') }),
      numbers: fc.uint8Array({ maxLength: 200 }),
    });
    fc.assert(
      fc.property(streams, (packed) => {
        expect(decodeNote(tokenOfStreams(packed))).toMatchObject({ ok: false });
      }),
      { numRuns: 1000 },
    );
  });

  it('of changed streams is never read as another without a word', () => {
    const { structure, texts, numbers } = packValue({ ...anEntry('message', 2) }, 0);
    for (const end of structure.keys()) {
      const cut = { structure: structure.subarray(0, end), texts, numbers };
      expect(() => unpackValue(cut)).toThrow();
    }
    for (const end of numbers.keys()) {
      const cut = { structure, texts, numbers: numbers.subarray(0, end) };
      expect(() => unpackValue(cut)).toThrow();
    }
  });

  it.each([
    ['a version of the line that only a newer Baton writes', Uint8Array.of(0x1f, 1, 2, 3)],
    ['the highest version that a byte can tell', Uint8Array.of(0xff)],
  ])('%s is told as such', (_, bytes) => {
    expect(decodeNote(tokenOf(toBase64Url(bytes)))).toEqual({ ok: false, reason: 'newer' });
  });

  it('of a table that has grown is told as a newer Baton’s', () => {
    for (const byte of [14, 15, 136 + SHAPES.length, 255]) {
      const token = tokenOfStreams({ structure: Uint8Array.of(byte) });
      expect(decodeNote(token)).toEqual({ ok: false, reason: 'newer' });
    }
  });

  it('is no deflate to the Batons before, which say that they cannot read it', () => {
    const payload = /baton1\.([\w-]+)\./.exec(note)?.[1] ?? '';
    expect(() => inflateSync(fromBase64Url(payload))).toThrow();
  });
});

describe('a hostile note', { timeout: 60_000 }, () => {
  for (const [what, text] of Object.entries(HOSTILE_NOTES)) {
    it(`holds no entry: ${what}`, () => {
      expect(decodeNote(text)).toMatchObject({ ok: false });
    });
  }

  it('is refused for its size before it is decoded whole', () => {
    expect(decodeNote(HOSTILE_NOTES['a deflate bomb'] ?? '')).toEqual({
      ok: false,
      reason: 'too-large',
    });
    expect(decodeNote(HOSTILE_NOTES['two megabytes'] ?? '')).toEqual({
      ok: false,
      reason: 'too-large',
    });
  });

  it('costs no more than a note can be long, whatever letters stand before its token', () => {
    const took = (letters: string) => {
      const text = `${letters}${note.slice(note.lastIndexOf(MARKER))}`;
      const began = performance.now();
      expect(decodeNote(text)).toMatchObject({ ok: true, edited: true });
      return performance.now() - began;
    };
    const least = (letters: string) => Math.min(...[1, 2, 3].map(() => took(letters)));
    const plain = least('a'.repeat(1_000_000));
    // One of them is eighteen letters, another three; the plain text is as long as they are.
    for (const letter of ['\uFDFA', '\uFDFB', '\u3316', '\u1E9B\u0323', '\u0390', '\uAC01']) {
      expect(least(letter.repeat(1_000_000 / letter.length))).toBeLessThan(10 * plain + 50);
    }
  });

  it('changes no prototype', () => {
    const body = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const entry = JSON.stringify({ ...anEntry('message', 1), kind: 'later', body: 0 });
    const json = `{"entry":${entry.replace('"body":0', `"body":${body}`)},"digest":"AAAAAA"}`;
    const decoded = decodeNote(tokenOfJson(json));
    expect(decoded.ok && decoded.entry.id).toBe(anId(1));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('never becomes an entry when any one character of its token is another', () => {
    const start = note.lastIndexOf(MARKER);
    const position = fc.integer({ min: start, max: note.length - 1 });
    const character = fc.string({
      unit: fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_', '.'),
      minLength: 1,
      maxLength: 1,
    });
    fc.assert(
      fc.property(position, character, (at, other) => {
        fc.pre(note[at] !== other);
        const altered = note.slice(0, at) + other + note.slice(at + 1);
        expect(decodeNote(altered)).toMatchObject({ ok: false });
      }),
    );
  });

  it('never becomes an entry when it is cut anywhere', () => {
    for (let end = 0; end < note.length; end += 1) {
      expect(decodeNote(note.slice(0, end))).toMatchObject({ ok: false });
    }
  });

  it('of any kind makes reading neither throw nor invent', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(MARKER, '<', '>', '&#x', ';', '.', '\n> ', '</p>', note.slice(-80)),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(decodeNote(pieces.join(''))).toMatchObject({ ok: false });
      }),
      { numRuns: 500 },
    );
  });
});
