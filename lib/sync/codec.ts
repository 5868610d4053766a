import * as z from 'zod/mini';
import { describeEntry } from '@/lib/handoff/describe';
import { parseEntry, type Entry, type UnknownEntry } from '@/lib/handoff/entry';
import { parseAs } from '@/lib/parse';
import { checksum } from './checksum';
import { lettersOf, mayBeWhole, onlyText, tokenText, withinBmp } from './note-text';
import { pack, unpack } from './payload';

/** The word by which notes of Baton are known and searched for. */
export const MARKER = 'baton1.';

/** UTF-16 units; no note of Baton comes near it. */
const LONGEST_NOTE = 1024 * 1024;
/** Longer payloads than any adapter's limit lets Baton write. */
const LONGEST_PAYLOAD = 64 * 1024;
/** A note has one; its author may have written the word too, and a mail thread may quote a few. */
const MOST_MARKERS = 20;

/** So that nobody takes the line for an accident and tidies it away. */
const EXPLANATION = 'Data for Baton (please don’t edit):';

const CHECKSUM_LENGTH = 6;
const TOKEN = /^baton1\.([\w-]+)\.([\w-]{6})/;

const payloadSchema = z.object({
  entry: z.unknown(),
  /** Of the letters and digits of the readable text as it was sent. */
  digest: z.string(),
});

export type DecodedNote =
  | {
      readonly ok: true;
      readonly entry: Entry | UnknownEntry;
      /** Somebody changed the readable text since. */
      readonly edited: boolean;
    }
  | {
      readonly ok: false;
      /** `newer` where only a newer Baton can read the line. */
      readonly reason: 'no-marker' | 'damaged' | 'too-large' | 'not-an-entry' | 'newer';
    };

type Refusal = Extract<DecodedNote, { ok: false }>['reason'];

const refused = (reason: Refusal) => ({ ok: false, reason }) as const;

/**
 * Returns the note of an entry: what happened in plain words, then what the last line is, then as
 * this line the entry as one token. The same entry always gives the same note. HTML notes are paragraphs of
 * text, with line breaks and bold headings. In `plane` `bmp` the words are put within it; the token
 * carries all.
 */
export function encodeNote(
  entry: Entry | UnknownEntry,
  format: 'text' | 'html',
  plane?: 'bmp',
): string {
  // Nobody can describe what only a newer Baton understands.
  const said = 'unknown' in entry ? '' : describeEntry(entry, format);
  const words = plane === 'bmp' ? withinBmp(said) : said;
  const readable =
    format === 'html'
      ? `${words}<p>${EXPLANATION}<br>`
      : `${words === '' ? '' : `${words}\n\n`}${EXPLANATION}\n`;
  const payload = pack({ entry: bare(entry), digest: digestOf(readable) });
  const token = `${MARKER}${payload}.${checksum(payload)}`;
  return format === 'html' ? `${readable}${token}</p>` : `${readable}${token}`;
}

/** The entry as its author wrote it, without what this Baton thinks of it. */
function bare({ v, id, handoff, turn, kind, at, zone, by, body }: Entry | UnknownEntry) {
  return { v, id, handoff, turn, kind, at, zone, by, body };
}

function digestOf(readable: string): string {
  return checksum(lettersOf(readable));
}

/** UTF-16 units: some thousand ordinary notes. */
const MOST_REMEMBERED = 4 * 1024 * 1024;

/** What notes hold that were read before, by their texts, the one that was asked for last at the end. */
const remembered = new Map<string, DecodedNote>();
let unitsRemembered = 0;

/**
 * The entry that a note carries, whatever the CRM did to the text: the last valid token counts. Never
 * throws, and its work is bounded by the length of the text. A note that comes again, as with each
 * reading of its record, is not worked on again.
 */
export function decodeNote(text: string): DecodedNote {
  if (text.length > LONGEST_NOTE) return refused('too-large');
  const known = remembered.get(text);
  const decoded = known ?? decodeAnew(text);
  if (known) remembered.delete(text);
  else unitsRemembered += text.length;
  remembered.set(text, decoded);
  for (const oldest of remembered.keys()) {
    if (unitsRemembered <= MOST_REMEMBERED) break;
    remembered.delete(oldest);
    unitsRemembered -= oldest.length;
  }
  return decoded;
}

function decodeAnew(text: string): DecodedNote {
  const first = decodeLast(tokenText(onlyText(text)));
  if (first.ok) return first;
  // What looked like a tag may have been text, with the token in it.
  const second = decodeLast(tokenText(text));
  return second.ok || first.reason === 'no-marker' ? second : first;
}

/** The last valid token of a text without blanks, or why the last one is none. */
function decodeLast(text: string): DecodedNote {
  let reason: Refusal = 'no-marker';
  let start = text.lastIndexOf(MARKER);
  for (let tries = 0; start !== -1 && tries < MOST_MARKERS; tries += 1) {
    const decoded = decodeAt(text, start);
    if (decoded.ok) return decoded;
    if (reason === 'no-marker') reason = decoded.reason;
    // A negative position would be taken for zero, and the first marker tried for ever.
    start = start === 0 ? -1 : text.lastIndexOf(MARKER, start - 1);
  }
  return refused(reason);
}

function decodeAt(text: string, start: number): DecodedNote {
  const longest = MARKER.length + LONGEST_PAYLOAD + 1 + CHECKSUM_LENGTH;
  const [token = '', payload = '', sum] = TOKEN.exec(text.slice(start, start + longest)) ?? [];
  if (token === '' || checksum(payload) !== sum) return refused('damaged');
  const unpacked = unpack(payload);
  if (!unpacked.ok) return refused(unpacked.reason);
  const parsed = parseAs(payloadSchema, unpacked.value);
  const entry = parsed.success ? parseEntry(parsed.data.entry) : undefined;
  if (!parsed.success || !entry) return refused('not-an-entry');
  // A CRM that makes links of tokens may write them twice: the readable text ends at the first.
  const readable = text.slice(0, text.indexOf(token));
  const isOurs = mayBeWhole(readable) && digestOf(readable) === parsed.data.digest;
  return { ok: true, entry, edited: !isOurs };
}
