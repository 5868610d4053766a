import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeNote, encodeNote, MARKER } from '@/lib/sync/codec';
import { knownEntry, unknownEntry } from '../arbitraries';
import { aHandoverEntry, anEntry, anId } from '../factories';
import { HOSTILE_NOTES, MANGLINGS, tokenOfJson } from '../hostile-notes';

const note = encodeNote(aHandoverEntry(), 'text');

describe('a note', { timeout: 60_000 }, () => {
  it('says what happened in plain words, then the entry as one token on its last line', () => {
    const lines = note.split('\n');
    expect(lines[0]).toContain('Sam Rivera');
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
