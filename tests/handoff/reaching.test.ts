import { describe, expect, it } from 'vitest';
import { channelLink, channelProblem, dialledNumber } from '@/lib/handoff/reach/channel-link';

const nothing = { subject: '', body: '' };
const call = (written: string, country?: string) => channelLink('call', written, nothing, country);
const mail = (written: string) => channelLink('email', written, nothing)?.replace('?subject=', '');

describe('a number as CRMs and people write it', () => {
  it.each([
    // The trunk prefix is for those who call from within the country.
    ['+49 (0)30 1234567', 'tel:+49301234567'],
    ['+49 0 30 1234567', 'tel:+49301234567'],
    ['+49 030 1234567', 'tel:+49301234567'],
    ['+49(0)30/1234567', 'tel:+49301234567'],
    ['+44 (0)20 7946 0102', 'tel:+442079460102'],
    ['+44 [0] 20 7946 0102', 'tel:+442079460102'],
    ['0049 (0)30 1234567', 'tel:+49301234567'],
    ['00 49 30 1234567', 'tel:+49301234567'],
    ['+0049 30 1234567', 'tel:+49301234567'],
    ['(+49) 030 1234567', 'tel:+49301234567'],
    ['+39 (0)6 1234 5678', 'tel:+390612345678'],
    ['+39 06 1234 5678', 'tel:+390612345678'],
    ['+7 (8) 495 123-45-67', 'tel:+74951234567'],
    ['+36 (06) 1 234 5678', 'tel:+3612345678'],
    ['+375 (80) 17 123 4567', 'tel:+375171234567'],
    ['+370 (8) 5 212 3456', 'tel:+37052123456'],
    ['+52 (01) 55 1234 5678', 'tel:+525512345678'],
    ['+1 (0)415 555 2671', 'tel:+14155552671'],
    ['+1 (1) 415 555 2671', 'tel:+14155552671'],
    ['+54 (0)11 15 1234-5678', 'tel:+5491112345678'],
    ['+81 (0)3-1234-5678', 'tel:+81312345678'],
    ['011 49 30 1234567', 'tel:+49301234567'],
    // Extensions.
    ['+1 415 555 2671 ext. 42', 'tel:+14155552671;ext=42'],
    ['+1 415 555 2671 ext 42', 'tel:+14155552671;ext=42'],
    ['+1 (415) 555-2671 x11', 'tel:+14155552671;ext=11'],
    ['+1 415 555 2671x9', 'tel:+14155552671;ext=9'],
    ['+1 415 555 2671;ext=12', 'tel:+14155552671;ext=12'],
    ['tel:+1-415-555-2671;ext=12', 'tel:+14155552671;ext=12'],
    ['+1 415 555 2671,,42#', 'tel:+14155552671;ext=42'],
    ['+1 415 555 2671 #42', 'tel:+14155552671;ext=42'],
    ['+1 415 555 2671 (ext. 42)', 'tel:+14155552671;ext=42'],
    ['+49 30 1234567 Durchwahl 42', 'tel:+49301234567;ext=42'],
    ['+33 1 99 00 12 34 poste 42', 'tel:+33199001234;ext=42'],
    ['+7 495 123-45-67 доб. 42', 'tel:+74951234567;ext=42'],
    ['+86 10 1234 5678 转 42', 'tel:+861012345678;ext=42'],
    // Marks that nobody sees, and signs that look alike.
    ['\u202D+49 30 1234567\u202C', 'tel:+49301234567'],
    ['+1\u2011415\u2011555\u20112671', 'tel:+14155552671'],
    ['\u200E+49\u00A030\u20091234567\uFEFF', 'tel:+49301234567'],
    ['＋４９（０）３０　１２３４５６７', 'tel:+49301234567'],
    ['+٤٩ ٣٠ ١٢٣٤٥٦٧', 'tel:+49301234567'],
    ['+۴۹ ۳۰ ۱۲۳۴۵۶۷', 'tel:+49301234567'],
    ['+९१ ९८७६५ ४३२१०', 'tel:+919876543210'],
    ['+49 30 1234–567', 'tel:+49301234567'],
    ['+1.415.555.2671', 'tel:+14155552671'],
    ['+1 415·555·2671', 'tel:+14155552671'],
    // Words and a second number beside it.
    ['Tel.: +49 30 1234567', 'tel:+49301234567'],
    ['+49 30 1234567 (work)', 'tel:+49301234567'],
    ['Büro +49 30 1234567', 'tel:+49301234567'],
    ['+49 30 1234567 / +49 171 2345678', 'tel:+49301234567'],
    ['+49 30 1234567; +49 171 2345678', 'tel:+49301234567'],
    ['+49 30 1234567, +49 171 2345678', 'tel:+49301234567'],
    ['+49 30 1234567 or +49 171 2345678', 'tel:+49301234567'],
    ['+49 30 1234567 +49 171 2345678', 'tel:+49301234567'],
    ['+49 30 1234567\n+49 171 2345678', 'tel:+49301234567'],
    ['Tel. +49 30 1234567 · Mobile +49 171 2345678', 'tel:+49301234567'],
    // Letters as they stand on the keys.
    ['1-800-FLOWERS', 'tel:+18003569377'],
    ['+1 (800) GO-FEDEX', 'tel:+18004633339'],
    ['1-888-CALL-NOWPLEASE', 'tel:+18882255669'],
  ])('%s dials %s', (written, link) => {
    expect(call(written)).toBe(link);
  });

  it.each([
    ['030 1234567', 'DE', 'tel:+49301234567'],
    ['(030) 123 45 67', 'DE', 'tel:+49301234567'],
    ['030/1234567', 'DE', 'tel:+49301234567'],
    ['030 1234567 / 0171 2345678', 'DE', 'tel:+49301234567'],
    ['030 1234567 oder 0171 2345678', 'DE', 'tel:+49301234567'],
    ['0171 2345678', 'DE', 'tel:+491712345678'],
    ['171 2345678', 'DE', 'tel:+491712345678'],
    ['49 30 1234567', 'DE', 'tel:+49301234567'],
    ['020 7946 0102', 'GB', 'tel:+442079460102'],
    ['(415) 555-2671', 'US', 'tel:+14155552671'],
    ['1 415 555 2671 x9', 'US', 'tel:+14155552671;ext=9'],
    ['011 49 30 1234567', 'US', 'tel:+49301234567'],
    ['0049 30 1234567', 'US', 'tel:+49301234567'],
    ['98765 43210', 'IN', 'tel:+919876543210'],
    ['098765 43210', 'IN', 'tel:+919876543210'],
    ['6 12 34 56 78', 'FR', 'tel:+33612345678'],
    ['8 (495) 123-45-67', 'RU', 'tel:+74951234567'],
    ['06 1234 5678', 'IT', 'tel:+390612345678'],
    ['03-1234-5678', 'JP', 'tel:+81312345678'],
    ['011 15-1234-5678', 'AR', 'tel:+5491112345678'],
  ])('%s, at home in %s, dials %s', (written, country, link) => {
    expect(call(written, country)).toBe(link);
  });

  it.each([
    // A city's own number is somebody else's in another city, or in the whole country.
    ['1234567', 'DE', 'no-country'],
    ['301234567', 'DE', 'no-country'],
    ['555-2671', 'US', 'no-country'],
    ['030 1234567', undefined, 'no-country'],
    ['(415) 555-2671', 'DE', 'no-country'],
    ['030 1234567', 'XX', 'no-country'],
    ['112', 'DE', 'incomplete'],
    ['4711', 'DE', 'incomplete'],
    ['+49 30 1', undefined, 'incomplete'],
    ['+49 (0)30 1', undefined, 'incomplete'],
    ['+49 30 12345678901234', undefined, 'incomplete'],
    ['+49 30 1234567/8', undefined, 'several'],
    ['+49 30 123456 / 123457', undefined, 'several'],
    ['030 1234567 Jane', undefined, 'no-country'],
    ['ask Jane', 'DE', 'no-number'],
    ['', 'DE', 'no-number'],
    ['*#06#', 'DE', 'no-number'],
    ['+49 30 1234567?body=x', undefined, 'no-number'],
    ['2nd floor, +49 30 1234567', undefined, 'incomplete'],
    ['tel:7042;phone-context=example.com', 'US', 'incomplete'],
  ] as const)('%j, at home in %s, dials nobody: %s', (written, country, problem) => {
    expect(call(written, country)).toBeUndefined();
    expect(channelProblem('call', written, country)).toBe(problem);
  });

  it('takes a text message, but for what lies behind a switchboard', () => {
    expect(channelLink('text', '+49 (0)171 2345678', nothing)).toBe('sms:+491712345678');
    expect(channelLink('text', '+1 415 555 2671 x9', nothing)).toBeUndefined();
    expect(channelProblem('text', '+1 415 555 2671 x9')).toBe('extension');
  });

  it('is right in the address of a chat too', () => {
    const chat = (handle: string, country?: string) =>
      channelLink('chat', handle, nothing, country);
    expect(chat('https://wa.me/+49(0)1712345678')).toBe('https://wa.me/491712345678');
    expect(chat('https://wa.me/00491712345678')).toBe('https://wa.me/491712345678');
    expect(chat('https://wa.me/01712345678', 'DE')).toBe('https://wa.me/491712345678');
    expect(chat('https://wa.me/01712345678')).toBeUndefined();
    expect(channelProblem('chat', 'https://wa.me/01712345678')).toBe('no-country');
    expect(chat('https://api.whatsapp.com/send?phone=%2B49%20(0)171%202345678')).toBe(
      'https://api.whatsapp.com/send?phone=491712345678',
    );
    expect(chat('https://wa.me/message/ABC123')).toBe('https://wa.me/message/ABC123');
  });

  it('is told as it is dialled where it was written in another way', () => {
    expect(dialledNumber('call', '030 1234567', 'DE')).toBe('+49 30 1234567');
    expect(dialledNumber('call', '+49 (0)30 1234567')).toBe('+49 30 1234567');
    expect(dialledNumber('call', '+49 30/1234567')).toBeUndefined();
    expect(dialledNumber('call', '+1 415 555 2671 x9')).toBeUndefined();
    expect(dialledNumber('email', 'a@b.example')).toBeUndefined();
  });
});

describe('an address as mail systems take it', () => {
  it.each([
    ['r&d@acme.example', 'mailto:r%26d@acme.example'],
    ['50%off@acme.example', 'mailto:50%25off@acme.example'],
    ["o'brien+crm@acme.example", "mailto:o'brien%2Bcrm@acme.example"],
    ['mailto:jane@acme.example', 'mailto:jane@acme.example'],
    ['MAILTO:r%26d@acme.example?subject=x', 'mailto:r%26d@acme.example'],
    ['<jane@acme.example>', 'mailto:jane@acme.example'],
    ['<mailto:jane@acme.example>', 'mailto:jane@acme.example'],
    ['Jane Doe <jane@acme.example>', 'mailto:jane@acme.example'],
    ['"Doe, Jane" <jane@acme.example>;', 'mailto:jane@acme.example'],
    ['jane@acme.example (Jane Doe)', 'mailto:jane@acme.example'],
    ['Jane Doe (jane@acme.example)', 'mailto:jane@acme.example'],
    ['jane@acme.example;', 'mailto:jane@acme.example'],
    ['jane@acme.example.', 'mailto:jane@acme.example'],
    ["'jane@acme.example',", 'mailto:jane@acme.example'],
    ['“jane@acme.example”', 'mailto:jane@acme.example'],
    ['\u200Bjane@acme\u00AD.example\uFEFF', 'mailto:jane@acme.example'],
    ['E: jane@acme.example (work)', 'mailto:jane@acme.example'],
    ['E-mail:jane@acme.example', 'mailto:jane@acme.example'],
    ['jane＠acme．example', 'mailto:jane@acme.example'],
    ['jane@bücher.example', 'mailto:jane@b%C3%BCcher.example'],
    ['用户@例子.example', 'mailto:%E7%94%A8%E6%88%B7@%E4%BE%8B%E5%AD%90.example'],
    [
      'संपर्क@डाटामेल.भारत',
      `mailto:${encodeURIComponent('संपर्क')}@${encodeURIComponent('डाटामेल.भारत')}`,
    ],
    ['"jane.doe"@acme.example', 'mailto:%22jane.doe%22@acme.example'],
  ])('%s', (written, link) => {
    expect(mail(written)).toBe(link);
  });

  it.each([
    ['jane', 'no-address'],
    ['jane@acme', 'no-address'],
    ['jane@-acme.example', 'no-address'],
    ['jane@acme.example?bcc=evil@x.example', 'several-addresses'],
    ['jane@acme.example\r\nBcc: evil@x.example', 'several-addresses'],
    ['jane@acme.example%0D%0ABcc:evil@x.example', 'several-addresses'],
    ['mailto:jane@acme.example%0D%0ABcc:evil', 'no-address'],
    ['jane@acme.example; bea@acme.example', 'several-addresses'],
    ['mailto:jane@acme.example,evil@x.example', 'several-addresses'],
  ])('%j opens nothing: %s', (written, problem) => {
    expect(mail(written)).toBeUndefined();
    expect(channelProblem('email', written)).toBe(problem);
  });
});
