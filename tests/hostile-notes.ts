import { deflateSync, strToU8 } from 'fflate';
import { toBase64Url } from '@/lib/sync/base64url';
import { Bytes } from '@/lib/sync/bytes';
import { checksum } from '@/lib/sync/checksum';
import { encodeNote, MARKER } from '@/lib/sync/codec';
import type { PackedValue } from '@/lib/sync/pack-value';
import { PHRASES } from '@/lib/sync/phrases';
import { aHandoverEntry, anEntry } from './factories';
import { hostileValues } from './hostile-values';

/** A token whose checksum is right, whatever its payload holds: what an attacker would write. */
export function tokenOf(payload: string): string {
  return `${MARKER}${payload}.${checksum(payload)}`;
}

/** A payload of the first version: JSON text, deflated. */
function packJson(json: string): string {
  return toBase64Url(deflateSync(strToU8(json), { level: 9 }));
}

/** A well-formed token of the first version around any JSON text. */
export function tokenOfJson(json: string): string {
  return tokenOf(packJson(json));
}

/** A well-formed token of the second version around three streams, whatever they hold. */
export function tokenOfStreams({ structure, texts, numbers }: Partial<PackedValue>): string {
  const [tags, raw] = [structure ?? new Uint8Array(), numbers ?? Uint8Array.of(0)];
  const words = new Bytes();
  words.all(tags);
  words.all(strToU8(texts ?? ''));
  const payload = new Bytes();
  payload.all(Uint8Array.of(0x17, 0, 0, 0, 0));
  payload.varint(tags.length);
  payload.varint(raw.length);
  payload.all(raw);
  payload.all(deflateSync(words.taken(), { dictionary: PHRASES }));
  return tokenOf(toBase64Url(payload.taken()));
}

const MEGABYTE = 1024 * 1024;
const good = anEntry('message', 1);
const goodNote = encodeNote(aHandoverEntry(), 'text');

function withEntry(change: Record<string, unknown>): string {
  return tokenOfJson(JSON.stringify({ entry: { ...good, ...change }, digest: 'AAAAAA' }));
}

/** Fills `text` up to just under the longest note that is read. */
const megabyteOf = (text: string) => text.repeat(Math.floor((MEGABYTE - 100) / text.length));

/** Notes that hold no entry, by what is wrong with them. */
export const HOSTILE_NOTES: Readonly<Record<string, string>> = {
  nothing: '',
  'plain words': 'Called Dana, will call again on Monday.',
  'the marker alone': MARKER,
  'the marker and a dot': `${MARKER}.`,
  'no checksum': `${MARKER}abc`,
  'a wrong checksum': `${MARKER}abc.AAAAAA`,
  'a payload that is no base64': tokenOf('a'),
  'a payload that is no deflate': tokenOf(toBase64Url(strToU8('hello'))),
  'a payload that is no UTF-8': tokenOf(toBase64Url(deflateSync(Uint8Array.of(0xff, 0xfe, 0xc0)))),
  'a payload that is no JSON': tokenOfJson('{'),
  'a payload cut in the middle': tokenOf(packJson(JSON.stringify(good)).slice(0, 60)),
  'JSON null': tokenOfJson('null'),
  'a JSON list': tokenOfJson('[1,2,3]'),
  'no entry': tokenOfJson('{"digest":"AAAAAA"}'),
  'no digest': tokenOfJson(JSON.stringify({ entry: good })),
  'an entry without a body': withEntry({ body: undefined }),
  'a body of another kind': withEntry({ body: { remark: 'x' } }),
  'an id that is no UUID': withEntry({ id: '../../etc' }),
  'a turn out of range': withEntry({ turn: 1e9 }),
  'an instant out of range': withEntry({ at: 1e300 }),
  'a text beyond its limit': withEntry({ body: { text: 'x'.repeat(2001), question: false } }),
  'a text with a control character': withEntry({ body: { text: 'a\u202Eb', question: false } }),
  ...Object.fromEntries(
    hostileValues().flatMap((value, index) => [
      [`no kind, but value ${index}`, withEntry({ kind: { ...good, length: value } })],
      [`no name, but value ${index}`, withEntry({ by: { id: '11', name: [value] } })],
      [`no text, but value ${index}`, withEntry({ body: { text: { length: value } } })],
    ]),
  ),
  'a lone surrogate': withEntry({ body: { text: 'a\uD800b', question: false } }),
  'version 0': withEntry({ v: 0 }),
  'a number too large for any integer': tokenOfJson('{"entry":1e309,"digest":"AAAAAA"}'),
  'prototype keys in place of an entry': tokenOfJson(
    '{"entry":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}},"digest":"AAAAAA"}',
  ),
  'a thousand levels of nesting': tokenOfJson(
    JSON.stringify({ entry: { ...good, kind: 'deep' }, digest: '' }).replace(
      '"body":{',
      `"body":${'['.repeat(1000)}${']'.repeat(1000)},"rest":{`,
    ),
  ),
  'a byte order mark before the JSON': tokenOfJson(`\uFEFF\uFEFF${JSON.stringify(good)}`),
  'a deflate bomb': tokenOf(
    toBase64Url(deflateSync(new Uint8Array(30 * MEGABYTE), { level: 9 })).slice(0, 60_000),
  ),
  'a smaller bomb of valid JSON': tokenOfJson(`"${' '.repeat(MEGABYTE)}"`),
  'a second version of nothing': tokenOfStreams({}),
  'a second version cut after its first byte': tokenOf(toBase64Url(Uint8Array.of(0x17))),
  'a second version whose streams are longer than it is': tokenOf(
    toBase64Url(Uint8Array.of(0x17, 0, 0, 0, 0, 0xff, 0x7f, 0xff, 0x7f)),
  ),
  'a second version with numbers beyond all': tokenOfStreams({
    structure: Uint8Array.of(6),
    numbers: new Uint8Array(40).fill(0xff),
  }),
  'a second version that says a list of more than it holds': tokenOfStreams({
    structure: Uint8Array.of(12),
    numbers: Uint8Array.of(0, 0xff, 0xff, 0xff, 0x7f),
  }),
  'a second version that says an object of more than it holds': tokenOfStreams({
    structure: Uint8Array.of(13),
    numbers: Uint8Array.of(0, 0xff, 0xff, 0xff, 0x7f),
  }),
  'a second version nested without end': tokenOfStreams({
    structure: new Uint8Array(9000).fill(33),
  }),
  'a second version of a list of lists of lists': tokenOfStreams({
    structure: new Uint8Array(90_000).fill(39),
  }),
  'a second version with texts too few': tokenOfStreams({ structure: Uint8Array.of(3) }),
  'a second version with texts too many': tokenOfStreams({
    structure: Uint8Array.of(0),
    texts: 'a\0b\0',
  }),
  'a second version whose last text has no end': tokenOfStreams({
    structure: Uint8Array.of(3),
    texts: 'a',
  }),
  'a second version with a text that is no JSON': tokenOfStreams({
    structure: Uint8Array.of(4),
    texts: '{\0',
  }),
  'a second version with JSON that is no text': tokenOfStreams({
    structure: Uint8Array.of(4),
    texts: '{"entry":1}\0',
  }),
  'a second version of two values': tokenOfStreams({ structure: Uint8Array.of(0, 0) }),
  'a second version bomb': tokenOfStreams({
    structure: Uint8Array.of(3),
    texts: `${' '.repeat(MEGABYTE)}\0`,
  }),
  'a third version': tokenOf(toBase64Url(Uint8Array.of(0x1f, 1, 2, 3, 4, 5, 6, 7))),
  'a payload beyond any limit': tokenOf('A'.repeat(100_000)),
  'a megabyte of markers': megabyteOf(MARKER),
  'a megabyte of payload without an end': `${MARKER}${'A'.repeat(MEGABYTE - 100)}`,
  'a megabyte of opening brackets': megabyteOf('<'),
  'a megabyte of tags that never close': megabyteOf('<a '),
  'a megabyte of comments that never close': megabyteOf('<!--'),
  'a megabyte of ampersands': megabyteOf('&'),
  'a megabyte of entities': megabyteOf('&amp;'),
  'a megabyte of line ends': megabyteOf('\n> '),
  'a megabyte of accents': `e${megabyteOf('\u0301\u0323')}`,
  'two megabytes': 'x'.repeat(2 * MEGABYTE),
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a good note cut at its end': goodNote.slice(0, -1),
  'a good note cut in its payload': goodNote.slice(0, -20),
};

/** What CRMs, mail programs and their users do to the text of a note. */
export const MANGLINGS: Readonly<Record<string, (text: string) => string>> = {
  'leaves it alone': (text) => text,
  'escapes it and breaks lines by tags': (text) =>
    `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`,
  'wraps every line in a paragraph': (text) =>
    text
      .split('\n')
      .map((line) => `<p class="o_line" style="margin: 0">${escaped(line)}</p>`)
      .join('\r\n'),
  'escapes it twice': (text) => escaped(escaped(text)),
  'writes blanks as &nbsp;': (text) => escaped(text).replaceAll(' ', '&nbsp;'),
  'writes everything but letters as numeric entities': (text) =>
    text.replace(/[^A-Za-z0-9_.\-]/gu, (one) => `&#x${(one.codePointAt(0) ?? 0).toString(16)};`),
  'makes quotes and dashes typographic': (text) =>
    text.replaceAll('"', '”').replaceAll("'", '’').replaceAll('...', '…'),
  'decomposes accents': (text) => text.normalize('NFD'),
  'trims and ends lines with CRLF': (text) => text.trim().replaceAll('\n', '\r\n'),
  'wraps lines at 76 characters': (text) => text.replace(/[^\n]{76}/gu, '$&\n'),
  'wraps the token with tags': (text) => inToken(text, (token) => spread(token, '<br />\n', 60)),
  'adds soft hyphens and zero-width blanks to the token': (text) =>
    inToken(text, (token) => spread(token, '\u00AD\u200B', 10)),
  'makes a link of the token': (text) =>
    inToken(escaped(text), (token) => `<a href="https://${token}" target="_blank">${token}</a>`),
  'makes a Markdown link of the token': (text) =>
    inToken(text, (token) => `[${token}](https://${token})`),
  'adds a signature': (text) => `${text}\n-- \nSam Rivera <sam@crm.example>\nbaton1. is great`,
  'adds a signature in HTML': (text) =>
    `<div>${escaped(text).replaceAll('\n', '<br>')}<br>Sent from my <b>phone</b></div>`,
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function spread(text: string, between: string, every: number): string {
  return text.replace(new RegExp(`.{${every}}`, 'gu'), `$&${between}`);
}

function inToken(text: string, change: (token: string) => string): string {
  const start = text.lastIndexOf(MARKER);
  const [token = ''] = /^[\w.-]+/.exec(text.slice(start)) ?? [];
  return text.slice(0, start) + change(token) + text.slice(start + token.length);
}
