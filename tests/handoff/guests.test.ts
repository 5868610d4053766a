import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmailAddress } from '@/lib/handoff/meeting/guests/email-address';
import {
  type Guest,
  guestsOfAttendee,
  guestText,
  readGuests,
  typedGuests,
} from '@/lib/handoff/meeting/guests/guests';
import { someWords } from '../arbitraries';

const read = (typed: string) => readGuests(typed).map(guestText);
const [A, B, C] = ['a@x.example', 'b@x.example', 'c@x.example'];

describe('the guests that are read from what people write', () => {
  it.each<[string, string, readonly string[]]>([
    ['one a line', `${A}\n${B}\r\n${C}\n`, [A, B, C]],
    ['line ends of other programs', `${A}\u2028${B}\u000B${C}`, [A, B, C]],
    ['commas', `${A},${B}, ${C},`, [A, B, C]],
    ['semicolons', `${A};${B} ;; ${C};`, [A, B, C]],
    ['blanks', `${A} ${B}  ${C}`, [A, B, C]],
    ['blanks of another width', `${A}\u00A0${B}\u3000${C}`, [A, B, C]],
    ['tabs', `${A}\t${B}`, [A, B]],
    ['words', `${A} and ${B}, und ${C}`, [A, B, C]],
    ['words and names', `Jane <${A}> and Rick <${B}> & Lee`, [`Jane <${A}>`, `Rick <${B}>`, 'Lee']],
    ['a word of one letter', `${A} y ${B} e ${C}`, [A, B, C]],
    ['strokes', `${A} | ${B} / ${C}`, [A, B, C]],
    ['strokes without a blank', `${A}/${B}|${C}`, [A, B, C]],
    ['Chinese and Japanese commas', `${A}、${B}，${C}`, [A, B, C]],
    ['full-width semicolons', `${A}；${B}；${C}`, [A, B, C]],
    ['Arabic commas and semicolons', `${A}، ${B}؛ ${C}`, [A, B, C]],
    ['a Chinese word', `${A}和${B}`, [A, B]],
    ['bullets', `- ${A}\n• ${B}\n3. ${C}`, [A, B, C]],
    ['dots and signs between them', `${A}・${B}·${C}`, [A, B, C]],
    ['a plus', `${A}+${B}&${C}`, [A, B, C]],
    ['brackets and blanks', `<${A}> <${B}><${C}>`, [A, B, C]],
    ['brackets and lines', `<${A}>\n<${B}>\n<${C}>`, [A, B, C]],
    ['brackets', `<${A}>, (${B}); [${C}]`, [A, B, C]],
    ['brackets round the list', `(${A}, ${B}; ${C})`, [A, B, C]],
    ['a list of a program', `["${A}","${B}"]`, [A, B]],
    ['the same twice', `${A}, Jane <A@x.example>`, [`Jane <${A}>`]],
  ])('parted by %s', (_, typed, guests) => {
    expect(read(typed)).toEqual(guests);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'Last, First of Outlook',
      `Doe, Jane <${A}>; Roe, Rick <${B}>`,
      [`Doe, Jane <${A}>`, `Roe, Rick <${B}>`],
    ],
    [
      'Last, First with commas alone',
      `Doe, Jane <${A}>, Roe, Rick <${B}>, ${C}`,
      [`Doe, Jane <${A}>`, `Roe, Rick <${B}>`, C],
    ],
    ['a particle', `van der Berg, Jan Piet <${A}>`, [`van der Berg, Jan Piet <${A}>`]],
    [
      'two names each',
      'García Márquez, Gabriel José <gmarquez@x.example>',
      ['García Márquez, Gabriel José <gmarquez@x.example>'],
    ],
    ['two people', `Dana Whitfield, Lee Roe <${A}>`, ['Dana Whitfield', `Lee Roe <${A}>`]],
    ['a degree', `Jane Doe, PhD <${A}>`, [`Jane Doe, PhD <${A}>`]],
    ['quotes', `"Doe, Jane" <${A}>, "Roe; Rick"<${B}>`, [`Doe, Jane <${A}>`, `Roe; Rick <${B}>`]],
    ['curly quotes', `“Doe, Jane” <${A}>`, [`Doe, Jane <${A}>`]],
    ['single quotes', `'Jane Doe' <${A}>, '${B}' <${B}>`, [`Jane Doe <${A}>`, B]],
    ['a comment', `Jane Doe (Sales, EMEA) <${A}>`, [`Jane Doe <${A}>`]],
    ['a comment behind', `${A} (Jane Doe)`, [`Jane Doe <${A}>`]],
    ['round brackets', `Jane Doe (${A})`, [`Jane Doe <${A}>`]],
    ['square brackets', `Jane Doe [mailto:${A}]`, [`Jane Doe <${A}>`]],
    ['a dash', `Jane Doe - ${A}`, [`Jane Doe <${A}>`]],
    ['a colon', `Jane Doe: ${A}`, [`Jane Doe <${A}>`]],
    ['nothing', `Jane Doe ${A}, Rick Roe ${B}`, [`Jane Doe <${A}>`, `Rick Roe <${B}>`]],
    ['the name behind', `${A} Jane Doe`, [`Jane Doe <${A}>`]],
    ['the address as its name', `${A}<mailto:${A}>`, [A]],
    ['encoded words', `=?utf-8?Q?J=C3=B6rg_M=C3=BCller?= <${A}>`, [`Jörg Müller <${A}>`]],
    ['other brackets', `山田太郎＜${A}＞`, [`山田太郎 <${A}>`]],
    ['a note of Baton', `Jane Doe ‹${A}›`, [`Jane Doe <${A}>`]],
    [
      'a mail’s head',
      `To: Jane Doe <${A}>; Rick Roe <${B}>`,
      [`Jane Doe <${A}>`, `Rick Roe <${B}>`],
    ],
    ['a group', `Team: ${A}, Jane <${B}>;`, [A, `Jane <${B}>`]],
    ['a group of nobody', 'undisclosed-recipients:;', []],
  ])('with %s', (_, typed, guests) => {
    expect(read(typed)).toEqual(guests);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'names and addresses',
      `Jane Doe\t${A}\nRick Roe\t${B}`,
      [`Jane Doe <${A}>`, `Rick Roe <${B}>`],
    ],
    ['names in two cells', `Jane\tDoe\t${A}`, [`Jane Doe <${A}>`]],
    ['the address first', `${A}\tJane Doe\n${B}\tRick Roe`, [`Jane Doe <${A}>`, `Rick Roe <${B}>`]],
    ['more cells', `Jane Doe\t${A}\tAcme\tBerlin\n${B}`, [`Jane Doe <${A}>`, B]],
    ['two in a row', `Jane\t${A}\tRick\t${B}`, [`Jane <${A}>`, `Rick <${B}>`]],
    ['a head', `Name\tE-mail\nJane Doe\t${A}`, [`Jane Doe <${A}>`]],
    ['commas', `Jane Doe,${A}\nRick Roe,${B}`, [`Jane Doe <${A}>`, `Rick Roe <${B}>`]],
    [
      'a bracket below',
      `Jane Doe\n<${A}>\nRick Roe\n<${B}>`,
      [`Jane Doe <${A}>`, `Rick Roe <${B}>`],
    ],
    ['a contact', 'Jane Doe\njane.doe@x.example\n', ['Jane Doe <jane.doe@x.example>']],
  ])('in a sheet: %s', (_, typed, guests) => {
    expect(read(typed)).toEqual(guests);
  });

  it.each([
    ['mailto', `mailto:${A}?subject=Hi`],
    ['angle brackets', `<${A}>`],
    ['a semicolon', `${A};`],
    ['quotes', `"${A}"`],
    ['other quotes', `‘${A}’`],
    ['a full stop', `${A}.`],
    ['an exclamation mark', `(${A})!`],
    ['stars', `**${A}**`],
    ['a label', `E-mail:${A}`],
    ['an unfinished bracket', `<${A}`],
    ['a stray bracket', `${A}>`],
    ['invisible characters', `\u200B\u202Aa\u00AD@x\u2060.example\uFEFF`],
    ['joiners', 'a\u200D@x\u200C.example'],
    ['full-width letters', 'ａ＠ｘ．ｅｘａｍｐｌｅ'],
    ['an address of the web', `[${A}](mailto:${A})`],
    ['entities', `&lt;${A}&gt;`],
    ['a path of old', `<@relay.example:${A}>`],
    ['quotes round its name', '"a"@x.example'],
    ['comments within', '<a(home)@(work)x.example>'],
  ])('freed of %s round an address', (_, typed) => {
    expect(read(typed)).toEqual([A]);
  });

  it.each([
    'r&d@acme.example',
    "o'brien+crm@acme.example",
    'jörg@müller.example',
    '用户@例子.example',
    'first.last@mail.acme.co.uk',
    'x_y-z@1and1.example',
    'a@xn--mller-kva.example',
  ])('takes %s, as mail systems do', (email) => {
    expect(readGuests(email)).toEqual([{ name: '', email }]);
  });

  it.each([
    'jane',
    'Jane Doe',
    'jane@acme',
    'jane@@acme.example',
    '@jane',
    'jane@',
    'jane@acme..example',
    '.jane@acme.example',
    'jane@-acme.example',
    'jane@10.0.0.1',
    'jane@acme.example@evil.example',
    '"evil@x.example"@acme.example',
    `${'x'.repeat(65)}@acme.example`,
    'jane@acme_corp.example',
    'jane (at) acme.example',
    '"jane doe"@acme.example',
  ])('keeps %j as words, and as no address', (typed) => {
    const guests = readGuests(typed);
    expect(guests).toHaveLength(1);
    expect(guests[0]?.email).toBeUndefined();
    expect(guests[0]?.name).not.toBe('');
  });

  it.each([
    ['a broken address before another', `jane@acme ${A}`, ['jane@acme', A]],
    ['a name beside', `Kim, Jane Doe <${A}>; Lee`, ['Kim, Jane Doe <a@x.example>', 'Lee']],
    ['names alone', 'Dana, Lee and Kim', ['Dana', 'Lee', 'Kim']],
    ['a handle', `Jane @acme <${A}>`, [`Jane @acme <${A}>`]],
    ['another address as the name', `evil@y.example <${A}>`, [A]],
    ['another address in the quoted name', `"evil@y.example, z@y.example" <${A}>`, 1],
    ['an old address in a comment', `${A} (was old@y.example)`, 1],
    ['nothing', ' \n,;\t"" <> () - … ', []],
  ])('with %s', (_, typed, guests) => {
    if (typeof guests === 'number') {
      expect(readGuests(typed).map(({ email }) => email)).toEqual([A]);
    } else expect(read(typed)).toEqual(guests);
  });
});

/** The examples of RFC 5322, appendix A, as far as their addresses are of a domain with an end. */
describe('the guests of the standard’s own examples', () => {
  it.each<[string, readonly string[]]>([
    [
      'Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>',
      ['Mary Smith <mary@x.test>', 'jdoe@example.org', 'Who? <one@y.test>'],
    ],
    [
      '<boss@nil.test>, "Giant; \\"Big\\" Box" <sysservices@example.net>',
      ['boss@nil.test', 'Giant; Big Box <sysservices@example.net>'],
    ],
    [
      'A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;',
      ['Ed Jones <c@a.test>', 'joe@where.test', 'John <jdoe@one.test>'],
    ],
    ['Undisclosed recipients:;', []],
    ['Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', ['Pete <pete@silly.test>']],
    [
      'A Group(Some people)\n     :Chris Jones <c@(Chris’s host.)public.example>,\n         joe@example.org,\n  John <jdoe@one.test> (my dear friend); (the end of the group)',
      ['Chris Jones <c@public.example>', 'joe@example.org', 'John <jdoe@one.test>'],
    ],
    ['(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;', []],
    [
      '"Joe Q. Public" <john.q.public@example.com>, Mary Smith <@node.test:mary@example.net>, ,',
      ['Joe Q. Public <john.q.public@example.com>', 'Mary Smith <mary@example.net>'],
    ],
  ])('%j', (typed, guests) => {
    expect(read(typed)).toEqual(guests);
  });
});

describe('guests, whatever is typed', () => {
  const emails = fc.constantFrom(A, B, C, 'r&d@acme.example', 'jörg@müller.example');
  const signs = fc.constantFrom(
    ...[' ', ',', ';', '\n', '\t', '<', '>', '(', ')', '[', ']', '{', '}', '"', "'", '@', ':'],
    ...['/', '|', '.', '-', '\\', '、', '；', '＠', '“', '”', ' and ', 'mailto:', '\u200B'],
  );
  const lists = fc
    .array(fc.oneof(emails, signs, someWords(20), fc.string({ unit: 'binary', maxLength: 8 })), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));

  it('have an address or none, and are nobody twice', () => {
    fc.assert(
      fc.property(lists, (typed) => {
        const known = readGuests(typed).flatMap(({ email }) => email ?? []);
        expect(known.filter((email) => !isEmailAddress(email))).toEqual([]);
        expect(new Set(known.map((email) => email.toLowerCase())).size).toBe(known.length);
      }),
      { numRuns: 500 },
    );
  });

  it('are the same ones when they are read again, from the field and from the brief', () => {
    fc.assert(
      fc.property(lists, (typed) => {
        const guests = readGuests(typed);
        const invited = (all: readonly Guest[]) => all.flatMap(({ email }) => email ?? []);
        expect(invited(readGuests(typedGuests(guests)))).toEqual(invited(guests));
        const again = guests.flatMap((one) => guestsOfAttendee(guestText(one)));
        expect(invited(again)).toEqual(invited(guests));
      }),
      { numRuns: 500 },
    );
  });

  it('are all found, however many addresses stand between any separators', () => {
    const separators = fc.constantFrom(
      ...[' ', ', ', ';', '\n', '\t', ' and ', ' & ', '、', '；', '،', ' | ', '>, <', ' ,, '],
    );
    fc.assert(
      fc.property(fc.array(separators, { minLength: 1, maxLength: 19 }), (between) => {
        const all = Array.from({ length: between.length + 1 }, (_, n) => `g${n}@x.example`);
        const typed = all.map((email, n) => email + (between[n] ?? '')).join('');
        expect(readGuests(typed).map(({ email }) => email)).toEqual(all);
      }),
    );
  });

  it('are one each where an older Baton melted them into one', () => {
    expect(guestsOfAttendee(`${A} ${B} <${C}>`).map(({ email }) => email)).toEqual([A, C]);
    expect(guestsOfAttendee(`${A} ${B}`)).toEqual([
      { name: '', email: A },
      { name: '', email: B },
    ]);
    expect(guestsOfAttendee(`Doe, Jane Ann <${A}>`)).toEqual([{ name: 'Doe, Jane Ann', email: A }]);
  });
});
