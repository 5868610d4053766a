import type { Channel } from './channel';
import { encodedWithin } from './link-text';

/** Beyond this some systems cut an address, or refuse to open it. */
const LONGEST_LINK = 2000;
const LONGEST_SUBJECT = 600;

const EMAIL = /^[\p{L}\p{N}.!#$'*+/=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;
/** Digits with the punctuation that people write between them; no codes that a telephone would obey. */
const PHONE = /^\+?[\d\s().\-/\u00A0]{3,40}$/;

/** Chats that take the message in their address, by host, with the name of the parameter. */
const MESSAGE_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['wa.me', 'text'],
  ['api.whatsapp.com', 'text'],
  ['teams.microsoft.com', 'message'],
]);

/**
 * Gives the address that opens a channel to a handle with the message filled in, as far as the
 * channel and a length of 2,000 characters allow: `mailto:`, `tel:`, `sms:` or `https:`, and
 * nothing else. `undefined` where the handle fits no channel, or there is nothing to open.
 */
export function channelLink(
  channel: Channel,
  handle: string,
  message: { readonly subject: string; readonly body: string },
): string | undefined {
  const given = handle.trim();
  switch (channel) {
    case 'email':
      return mailLink(given, message);
    case 'call':
      return phoneLink('tel', given);
    case 'text':
      return withBody(phoneLink('sms', given), 'body', message.body);
    case 'voice-note':
    case 'chat':
      return chatLink(given, message.body);
    case 'in-person':
      return undefined;
  }
}

function mailLink(
  address: string,
  message: { readonly subject: string; readonly body: string },
): string | undefined {
  if (address.length > 254 || !EMAIL.test(address)) return undefined;
  const to = encodeURIComponent(address).replace('%40', '@');
  const subject = encodedWithin(message.subject.replace(/\s+/gu, ' '), LONGEST_SUBJECT);
  return withBody(`mailto:${to}?subject=${subject}`, 'body', message.body);
}

function phoneLink(scheme: 'tel' | 'sms', number: string): string | undefined {
  if (!PHONE.test(number)) return undefined;
  const digits = number.replace(/\D/g, '');
  if (digits.length < 3) return undefined;
  return `${scheme}:${number.startsWith('+') ? '+' : ''}${digits}`;
}

function chatLink(handle: string, body: string): string | undefined {
  if (!URL.canParse(handle)) return undefined;
  const url = new URL(handle);
  if (url.protocol !== 'https:' || url.username || url.password) return undefined;
  const parameter = MESSAGE_PARAMETERS.get(url.hostname);
  url.hash = parameter ? '' : url.hash;
  if (parameter) url.searchParams.delete(parameter);
  if (url.href.length > LONGEST_LINK) return undefined;
  return parameter ? withBody(url.href, parameter, body) : url.href;
}

function withBody(link: string | undefined, parameter: string, body: string): string | undefined {
  if (link === undefined) return undefined;
  const opening = `${link}${link.includes('?') ? '&' : '?'}${parameter}=`;
  const encoded = encodedWithin(body, LONGEST_LINK - opening.length);
  return encoded === '' ? link : opening + encoded;
}
