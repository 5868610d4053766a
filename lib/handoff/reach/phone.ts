import {
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { asciiDigits } from '../text';

/** Why a text is no number that can be dialled for sure. */
export type PhoneProblem =
  /** There is no number in it, or something else as well. */
  | 'no-number'
  /** It is a number of some country, and it cannot be told of which, or of which area. */
  | 'no-country'
  /** Digits are missing, or there are too many. */
  | 'incomplete'
  /** It can be read as one number or as two. */
  | 'several'
  /** What lies behind a switchboard takes no text messages. */
  | 'extension';

export type ReadPhone =
  | { readonly ok: true; readonly phone: PhoneNumber }
  | { readonly ok: false; readonly problem: PhoneProblem };

/**
 * Returns the telephone number that a CRM or a person wrote, with its extension; of two the first.
 * A number without its country's code is one of `country` (ISO 3166, two letters). What might reach
 * somebody else is refused, with the reason.
 */
export function readPhone(written: string, country?: string): ReadPhone {
  const { text, extension } = withoutExtension(plainPhone(written));
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const read = readVanity(text, region) ?? readFirst(text, region);
  if (read.ok && extension !== undefined) read.phone.setExt(extension);
  return read;
}

const SCHEME = /^\s*(?:tel|sms|callto|phone|whatsapp):/iu;

/** Digits, dashes and brackets of all scripts as ASCII has them, and nothing that nobody sees. */
function plainPhone(written: string): string {
  return asciiDigits(written.normalize('NFKC'))
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/[\p{Pd}\u2212\u30FC]/gu, '-')
    .replace(/[\u2044\u2215]/gu, '/')
    .replace(/[[{【〔「]/gu, '(')
    .replace(/[\]}】〕」]/gu, ')')
    .replace(/[•·∙・]/gu, '.')
    .replace(SCHEME, '')
    .replace(/\s+/gu, (blanks) => (blanks.includes('\n') ? '\n' : ' '))
    .trim();
}

/** How an extension is written, in the languages of most who will read one. */
const EXTENSION =
  /(?:(?:;\s?ext\s?=|(?<!\p{L})(?:ext|extn|extension|extensión|extensão|ramal|anexo|interno|int|poste|apparat|app|durchwahl|dw|nst|klappe|toestel|tst|wewn|wew|вн|доб|добавочный|dahili|внутр|내선|内線|内线|分机|轉|转|x)(?!\p{L})[.:=]*)|\s?#|,{1,2})\s?(\d{1,7})\s?#?\)?$/iu;

function withoutExtension(text: string): { text: string; extension: string | undefined } {
  const found = EXTENSION.exec(text);
  // What is left must be a number of its own: "x11" alone is none.
  if (!found || !/\d.*\d.*\d/u.test(text.slice(0, found.index))) {
    return { text, extension: undefined };
  }
  return { text: text.slice(0, found.index), extension: found[1] };
}

const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
const VANITY = /^(\+?1)?[\s.(-]*([2-9]\d\d)[\s.)-]*((?:[\s-]?[a-z\d]){7,20})$/iu;
const FREE_OF_CHARGE = /^8(?:00|33|44|55|66|77|88)$/u;

/** Numbers with letters for digits, which North America has: 1-800-FLOWERS. */
function readVanity(text: string, country: CountryCode | undefined): ReadPhone | undefined {
  const [, code, area = '', rest = ''] = VANITY.exec(text) ?? [];
  const letters = rest.replace(/[^a-z]/giu, '');
  const isAmerican =
    code === '+1' ||
    (code === '1' && FREE_OF_CHARGE.test(area)) ||
    (country !== undefined && getCountryCallingCode(country) === '1');
  if (letters.length < 3 || !isAmerican) return undefined;
  const digits = rest.toLowerCase().replace(/[^a-z\d]/gu, '');
  const pressed = digits.replace(/[a-z]/gu, (letter) =>
    String(KEYPAD.findIndex((key) => key.includes(letter)) + 2),
  );
  // The network takes what it needs, and does not hear the rest of a longer word.
  const number = parsePhoneNumberFromString(`+1${area}${pressed.slice(0, 7)}`);
  return number?.isValid() ? found(number) : refused('incomplete');
}

/** Whatever parts two numbers for sure: words, lists, the plus of the next. */
const PARTED = /[\n;|&]|\p{L}[\p{L}.'’]*:?|(?=\(?\s?\+)(?<=\d[\s)./,-]*)/u;

function readFirst(text: string, country: CountryCode | undefined): ReadPhone {
  const parts = text.split(PARTED).filter((part) => /\d/u.test(part));
  const [first] = parts;
  if (first === undefined) return refused('no-number');
  return readOne(first, country);
}

/** What may part two numbers, or the parts of one. */
const MAY_PART = /[/,]/u;
const WRITTEN = /^[+\d\s().,/-]+$/u;

function readOne(part: string, country: CountryCode | undefined): ReadPhone {
  const text = part.replace(/^[\s.,:/-]+|(?<![\s.,:/-])[\s.,:/-]+$/gu, '');
  if (!WRITTEN.test(text)) return refused('no-number');
  const whole = parse(text.replace(/[,/]/gu, ' '), country);
  if (!MAY_PART.test(text)) return whole;
  const head = parse(text.slice(0, text.search(MAY_PART)), country);
  const isHead = head.ok && head.phone.isValid();
  if (isHead && whole.ok && whole.phone.isPossible()) return refused('several');
  return isHead ? head : whole;
}

function parse(text: string, country: CountryCode | undefined): ReadPhone {
  const digits = text.replace(/\D/gu, '');
  if (digits.length < 3) return refused('incomplete');
  const abroad = fromAbroad(text);
  if (abroad !== undefined) return parseInternational(abroad);
  const home = country && parseNational(text, digits, country);
  const whole = parsePhoneNumberFromString(`+${digits}`);
  const isOfCountry =
    country && whole?.countryCallingCode === getCountryCallingCode(country) && whole.isValid();
  const codeFirst = isOfCountry ? whole : undefined;
  if (home && codeFirst && home.number !== codeFirst.number) return refused('several');
  const number = home ?? codeFirst;
  if (number) return found(number);
  // How North America dials abroad; elsewhere an area may begin so.
  const isAmerican = country === undefined || getCountryCallingCode(country) === '1';
  if (isAmerican && digits.startsWith('011')) return parseInternational(`+${digits.slice(3)}`);
  return refused(digits.length < 7 ? 'incomplete' : 'no-country');
}

/** The number behind the sign or the digits with which one dials abroad, where it begins so. */
function fromAbroad(text: string): string | undefined {
  const [, rest] = /^[\s(]*(?:\+[\s(]*0*|00)(?=[\s()\d-])(.*)$/u.exec(text) ?? [];
  return rest === undefined ? undefined : `+${rest.replace(/^[\s()-]+/u, '')}`;
}

/** The trunk prefix that is dialled at home only, shown in brackets for those who call from there. */
const TRUNK_IN_BRACKETS = /\(\s?(?:0|8|01|06|80|1)\s?\)/u;

function parseInternational(text: string): ReadPhone {
  const readings = [text, text.replace(TRUNK_IN_BRACKETS, ' ')].map((reading) =>
    parsePhoneNumberFromString(reading),
  );
  const valid = readings.find((number) => number?.isValid());
  if (valid) return found(valid);
  // Not one that is in use as far as is known, yet nothing of it is guessed.
  const [, bare] = readings;
  if (!bare?.isPossible() || bare.nationalNumber.startsWith('0')) return refused('incomplete');
  return found(bare);
}

/**
 * A number as it is dialled within its country. Where a part could be missing, such as the area of
 * a city's own numbers, it is not taken.
 */
function parseNational(
  text: string,
  digits: string,
  country: CountryCode,
): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(text, country);
  if (!number?.isValid() || number.countryCallingCode !== getCountryCallingCode(country))
    return undefined;
  const { countryCallingCode, nationalNumber } = number;
  const asDialled = number.formatNational().replace(/\D/gu, '');
  if (digits === asDialled || digits === countryCallingCode + nationalNumber) return number;
  const isWhole = number.getType() === 'MOBILE' || hasOneLength(country);
  return digits === nationalNumber && isWhole ? number : undefined;
}

/** Whether the numbers of a country are all of one length, so that nothing of one can be missing. */
function hasOneLength(country: CountryCode): boolean {
  const plans = new Metadata();
  plans.selectNumberingPlan(country);
  return plans.numberingPlan?.possibleLengths().length === 1;
}

function found(number: PhoneNumber): ReadPhone {
  return { ok: true, phone: number };
}

function refused(problem: PhoneProblem): ReadPhone {
  return { ok: false, problem };
}
