import type { PhoneNumber } from 'libphonenumber-js/max';
import type { BriefMessage } from '../brief/brief';
import { asciiDigits, cleanText } from '../text';
import type { Channel } from './channel';
import { encodedWithin } from './link-text';
import { readPhone, type PhoneProblem } from './phone';

/** Beyond this some systems cut an address, or refuse to open it. */
const LONGEST_LINK = 2000;
const LONGEST_SUBJECT = 600;

/** Chats that take the message in their address, by host, with the name of the parameter. */
const MESSAGE_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['wa.me', 'text'],
  ['api.whatsapp.com', 'text'],
  ['teams.microsoft.com', 'message'],
]);

/** Why no link can be made of a handle. */
export type ChannelProblem = PhoneProblem | 'no-address' | 'several-addresses' | 'no-link';

/** What a handle reaches: a mailbox, a telephone, or a page. */
type Reached =
  | { readonly ok: true; readonly to: string; readonly phone?: PhoneNumber }
  | { readonly ok: false; readonly problem: ChannelProblem };

/**
 * Returns the address that opens a channel to a handle with the message filled in, as far as the
 * channel and a length of 2,000 characters allow: `mailto:`, `tel:`, `sms:` or `https:`, and
 * nothing else. A telephone number without its country's code is one of `country` (ISO 3166).
 * `undefined` where the handle fits no channel, might reach somebody else, or there is nothing to open.
 */
export function channelLink(
  channel: Channel,
  handle: string,
  message: BriefMessage,
  country?: string,
): string | undefined {
  const reached = reach(channel, handle, country);
  if (!reached.ok) return undefined;
  const { to } = reached;
  switch (channel) {
    case 'email': {
      const subject = encodedWithin(subjectLine(message), LONGEST_SUBJECT);
      return withBody(`${to}?subject=${subject}`, 'body', message);
    }
    case 'text':
      return withBody(to, 'body', message);
    case 'voice-note':
    case 'chat': {
      const parameter = MESSAGE_PARAMETERS.get(new URL(to).hostname);
      return parameter ? withBody(to, parameter, message) : to;
    }
    case 'call':
    case 'in-person':
      return to;
  }
}

/** Returns the address of {@link channelLink} without a message; `undefined` where it makes none. */
export function channelAddress(
  channel: Channel,
  handle: string,
  country?: string,
): string | undefined {
  const reached = reach(channel, handle, country);
  return reached.ok ? reached.to : undefined;
}

/** Whether a link of {@link channelLink} that takes a message holds all of it. */
export function carriesAll(link: string, message: BriefMessage): boolean {
  const whole = encodedWithin(subjectLine(message), Infinity);
  const isSubjectWhole = !link.startsWith('mailto:') || link.includes(`?subject=${whole}&`);
  return isSubjectWhole && link.endsWith(`=${encodedWithin(message.body, Infinity)}`);
}

const subjectLine = ({ subject }: BriefMessage) => subject.replace(/\s+/gu, ' ');

/** Why {@link channelLink} makes no link of a handle; `undefined` where it makes one. */
export function channelProblem(
  channel: Channel,
  handle: string,
  country?: string,
): ChannelProblem | undefined {
  const reached = reach(channel, handle, country);
  return reached.ok ? undefined : reached.problem;
}

/**
 * The telephone number that {@link channelLink} dials, as it is written abroad; `undefined` where it
 * dials none, or the handle already shows all of it.
 */
export function dialledNumber(
  channel: Channel,
  handle: string,
  country?: string,
): string | undefined {
  if (channel !== 'call' && channel !== 'text') return undefined;
  const reached = reach(channel, handle, country);
  if (!reached.ok || !reached.phone) return undefined;
  const { number, ext } = reached.phone;
  const shown = asciiDigits(handle).replace(/[^+\d]/gu, '');
  return shown === number + (ext ?? '') ? undefined : reached.phone.formatInternational();
}

function reach(channel: Channel, handle: string, country: string | undefined): Reached {
  switch (channel) {
    case 'email':
      return reachMailbox(handle);
    case 'call':
    case 'text':
      return reachPhone(channel, handle, country);
    case 'voice-note':
    case 'chat':
      return reachChat(handle.trim(), country);
    case 'in-person':
      return { ok: false, problem: 'no-link' };
  }
}

/** What stands around an address where it was copied, and is no part of it. */
const AROUND =
  /^[\s<>()[\]{}"'“”‘’„«»,;:]+|(?<![\s<>()[\]{}"'“”‘’„«»,;:.])[\s<>()[\]{}"'“”‘’„«»,;:.]+$/gu;
/** An address as mail systems take it, in any script. */
const EMAIL =
  /^(?:[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~\u200C\u200D-]{1,64}|"[^"\\\s]{1,62}")@[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200C\u200D-]*(?:\.[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200C\u200D-]*)+$/u;

function reachMailbox(handle: string): Reached {
  const address = bareAddress(handle);
  if (address.length <= 254 && EMAIL.test(address)) {
    return { ok: true, to: `mailto:${encodeURIComponent(address).replace('%40', '@')}` };
  }
  const isList = (address.match(/[^\s@]@[^\s@]/gu) ?? []).length > 1;
  return { ok: false, problem: isList ? 'several-addresses' : 'no-address' };
}

/** The address within what mail programs, pages and people put around it. */
function bareAddress(handle: string): string {
  const line = handle.trim();
  // Another line may be a header of the message.
  if (/[\r\n]/u.test(line)) return line;
  const text = cleanText(line)
    .replace(/[\u00AD\uFE0F]/gu, '')
    .replaceAll('＠', '@')
    .replaceAll('．', '.');
  const uri = /mailto:([^?\s>]*)/iu.exec(text)?.[1];
  if (uri !== undefined) return decoded(uri).replace(AROUND, '');
  const inAngles = /^[^<>]*<([^<>]*)>[^<>@]*$/u.exec(text)?.[1];
  if (inAngles !== undefined) return inAngles.replace(AROUND, '');
  const words = text.split(/[\s()[\]]+/u).filter((word) => word.includes('@'));
  const [word = '', ...others] = words;
  if (others.length > 0) return text;
  const isQuoted = /^"[^"]+"@/u.test(word);
  return isQuoted
    ? word.replace(/[;,.]$/u, '')
    : word.replace(/^[\p{L}-]+:/u, '').replace(AROUND, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A sign of per cent that stands for itself.
    return text;
  }
}

function reachPhone(
  channel: 'call' | 'text',
  handle: string,
  country: string | undefined,
): Reached {
  const read = readPhone(handle, country);
  if (!read.ok) return read;
  const { phone } = read;
  if (channel === 'call') return { ok: true, to: phone.getURI(), phone };
  // Without the extension the message would be the switchboard's.
  if (phone.ext !== undefined) return { ok: false, problem: 'extension' };
  return { ok: true, to: `sms:${phone.number}`, phone };
}

function reachChat(handle: string, country: string | undefined): Reached {
  const none = { ok: false, problem: 'no-link' } as const;
  if (!URL.canParse(handle)) return none;
  const url = new URL(handle);
  if (url.protocol !== 'https:' || url.username || url.password) return none;
  const problem = putNumberRight(url, country);
  if (problem) return { ok: false, problem };
  const parameter = MESSAGE_PARAMETERS.get(url.hostname);
  url.hash = parameter ? '' : url.hash;
  if (parameter) url.searchParams.delete(parameter);
  return url.href.length > LONGEST_LINK ? none : { ok: true, to: url.href };
}

/** WhatsApp opens a chat with whoever has the digits of its address: they must be the right ones. */
function putNumberRight(url: URL, country: string | undefined): PhoneProblem | undefined {
  const isShort = url.hostname === 'wa.me';
  if (!isShort && url.hostname !== 'api.whatsapp.com') return undefined;
  const written = isShort ? decoded(url.pathname.slice(1)) : url.searchParams.get('phone');
  // Codes and groups have names of their own.
  if (!written || /^\p{L}/u.test(written)) return undefined;
  const isLocal = /^[\s(]*0[^0]/u.test(written);
  const read = readPhone(isLocal ? written : `+${written.replace(/^[\s+]*/u, '')}`, country);
  if (!read.ok) return read.problem;
  if (read.phone.ext !== undefined) return 'extension';
  const digits = read.phone.number.slice(1);
  if (isShort) url.pathname = `/${digits}`;
  else url.searchParams.set('phone', digits);
  return undefined;
}

function withBody(link: string, parameter: string, message: BriefMessage): string {
  const opening = `${link}${link.includes('?') ? '&' : '?'}${parameter}=`;
  const room = LONGEST_LINK - opening.length;
  const encoded = encodedWithin(fitting(message, room), room);
  return encoded === '' ? link : opening + encoded;
}

/** The whole message, or where it is too long for the room its short form with lines as long as fit. */
function fitting({ body, shorter }: BriefMessage, room: number): string {
  const fits = (text: string) => encodedWithin(text, Infinity).length <= room;
  if (!shorter || fits(body)) return body;
  let [fit, tooLong] = [0, room + 1];
  while (tooLong - fit > 1) {
    const half = Math.floor((fit + tooLong) / 2);
    if (fits(shorter(half))) fit = half;
    else tooLong = half;
  }
  return shorter(fit);
}
