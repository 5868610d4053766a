import { asciiDigits } from './text';

/** An amount of money as it was typed. */
interface Money {
  readonly value: number;
  /** ISO 4217, where it was typed too. */
  readonly currency: string | undefined;
}

/**
 * Returns the number that an amount of money says, whatever country and script its digits, groups
 * and decimals are of, in thousands and millions too; `undefined` where it says none for sure. What
 * could be either is read as in `locale` (the browser's own where left out).
 */
export function amountOf(typed: string, locale?: string): number | undefined {
  return read(typed, locale)?.value;
}

/** Returns the currency (ISO 4217) that is typed with an amount, as a sign, a code or a word. */
export function currencyIn(typed: string, locale?: string): string | undefined {
  return read(typed, locale)?.currency;
}

/** Whether an amount is, as typed, of this currency (ISO 4217), or names none: "$5" may be Canada's. */
export function isAmountIn(currency: string, typed: string): boolean {
  const said = currencyIn(typed);
  return said === undefined || said === currency || currencyIn(`${typed} ${currency}`) === currency;
}

/**
 * Returns the currency (ISO 4217) that an amount is typed with, where what is typed for its currency says
 * another one, or none; else `undefined`.
 */
export function otherCurrencyIn(typed: string, currency: string): string | undefined {
  const named = currencyOf(currency);
  return named !== undefined && isAmountIn(named, typed) ? undefined : currencyIn(typed);
}

/** Returns the currency (ISO 4217) that a sign, a code or a word says; `undefined` where none. */
export function currencyOf(typed: string, locale?: string): string | undefined {
  const word = plain(typed).replace(/[\s.]/gu, '');
  const code = word.toUpperCase();
  if (word.length === 3 && Intl.supportedValuesOf('currency').includes(code)) return code;
  const codes = SIGNS.get(word.toLowerCase()) ?? [];
  return codes.length < 2 ? codes[0] : localOf(codes, locale);
}

/** Returns an amount in words as the locale (BCP 47; this browser's own where left out) writes it: "12,500 euros". */
export function amountText(value: number, currency: string, locale?: string): string {
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: 20 };
  const code = currencyOf(currency);
  if (code === undefined) return `${value.toLocaleString(locale, digits)} ${currency}`.trim();
  const style = { style: 'currency', currency: code, currencyDisplay: 'name' } as const;
  return value.toLocaleString(locale, { ...style, ...digits });
}

const dollars = (...first: string[]) => [
  ...first,
  ...['CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP'],
];
const RUPEES = ['INR', 'PKR', 'LKR', 'NPR', 'MUR'];
/** Of no country before the others: '' is what nobody's locale has. */
const CROWNS = ['', 'SEK', 'NOK', 'DKK', 'ISK'];

/** What people write for a currency, but for its code; of several the commonest first. */
const SIGNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ...{ '€': ['EUR'], euro: ['EUR'], euros: ['EUR'], евро: ['EUR'] },
    ...{ $: dollars('USD'), dollar: dollars('USD'), dollars: dollars('USD'), bucks: ['USD'] },
    ...{ us$: ['USD'], usd$: ['USD'], $us: ['USD'], a$: ['AUD'], au$: ['AUD'], c$: ['CAD'] },
    ...{ ca$: ['CAD'], nz$: ['NZD'], s$: ['SGD'], sg$: ['SGD'], hk$: ['HKD'], nt$: ['TWD'] },
    ...{ r$: ['BRL'], mx$: ['MXN'], mex$: ['MXN'] },
    ...{ '£': ['GBP'], '£stg': ['GBP'], pound: ['GBP'], pounds: ['GBP'] },
    ...{ '¥': ['JPY', 'CNY'], yen: ['JPY'], 円: ['JPY'], 'jp¥': ['JPY'], 元: ['CNY'], 圓: ['TWD'] },
    ...{ 'cn¥': ['CNY'], rmb: ['CNY'], yuan: ['CNY'], 人民币: ['CNY'], 日元: ['JPY'] },
    ...{ '₹': ['INR'], rs: RUPEES, re: RUPEES, rupee: RUPEES, rupees: RUPEES, रु: ['INR'] },
    ...{ fr: ['CHF'], sfr: ['CHF'], franken: ['CHF'] },
    ...{ kr: CROWNS, kronor: ['SEK'], kroner: ['', 'NOK', 'DKK'] },
    ...{ zł: ['PLN'], zl: ['PLN'], kč: ['CZK'], kc: ['CZK'], ft: ['HUF'], lei: ['RON'] },
    ...{ '₽': ['RUB'], руб: ['RUB'], р: ['RUB'], '₴': ['UAH'], грн: ['UAH'], лв: ['BGN'] },
    ...{ '₺': ['TRY'], tl: ['TRY'], '₪': ['ILS'], '₩': ['KRW'], 원: ['KRW'], '₫': ['VND'] },
    ...{ '฿': ['THB'], '₱': ['PHP'], '₦': ['NGN'], rp: ['IDR'], rm: ['MYR'], dhs: ['AED'] },
    ...{ 'د.إ': ['AED'], 'د إ': ['AED'], 'ر.س': ['SAR'], ریال: ['IRR'] },
  }),
);

/** The one of several currencies of a sign that the locale writes so; else the commonest of them. */
function localOf(codes: readonly string[], locale: string | undefined): string | undefined {
  const isLocal = (currency: string) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency })
      .formatToParts(1)
      .some(({ type, value }) => type === 'currency' && !/[A-Z]/u.test(value));
  return (
    codes.find((code) => code !== '' && isLocal(code)) ??
    codes.slice(0, 1).find((code) => code !== '')
  );
}

/** Powers of ten by their names, the longer before what they begin with. */
const POWERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:thousand|tausend|tsd|k|тыс|千|천)/iu, 3],
  [/^(?:t)(?=\s?(?:€|eur|usd|chf|gbp|\$))/iu, 3],
  [/^(?:万|萬|만)/u, 4],
  [/^(?:lakhs?|lacs?)/iu, 5],
  [
    /^(?:millions?|millionen|millones|millón|milhões|milhão|milioni|mio|mill|mln|mn|mm|m|млн|百万)/iu,
    6,
  ],
  [/^(?:crores?|cr)/iu, 7],
  [/^(?:億|亿|억)/u, 8],
  [/^(?:billions?|bn|b|mrd|milliarden?|milliards?|миллиард|млрд)/iu, 9],
];

/** One notation for what scripts and keyboards have several of. */
function plain(text: string): string {
  return asciiDigits(text.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replaceAll('٫', '.')
    .replace(/[٬’‘ʼ′`´]/gu, "'")
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

function read(typed: string, locale: string | undefined): Money | undefined {
  const text = plain(typed);
  const from = text.search(/(?:(?<![^ ])[.,])?\d/u);
  const [written = ''] = /^[\d.,' ]+/u.exec(text.slice(Math.max(from, 0))) ?? [];
  if (from < 0 || written === '') return undefined;
  const [before, after] = [text.slice(0, from).trim(), text.slice(from + written.length)];
  const behind = readTail(afterDash(written, after.trim()), locale);
  if (!behind) return undefined;
  const currency = before === '' ? behind.currency : oneOf(before, behind.currency, locale);
  if (before !== '' && currency === undefined) return undefined;
  const number = numberIn(written, { power: behind.power, currency, locale });
  const value = number === undefined ? NaN : Number(`${number}e${behind.power}`);
  return value <= 1e15 ? { value, currency } : undefined;
}

/** What follows the dash that stands for no cents: "12'500.-", "12.500,--", "12 500:-". */
function afterDash(written: string, after: string): string {
  if (/[.,] ?$/u.test(written)) return after.replace(/^-{1,2}/u, '').trim();
  return after.replace(/^:-/u, '').trim();
}

/** The power of ten and the currency that follow a number; `undefined` where something else does. */
function readTail(
  tail: string,
  locale: string | undefined,
): { readonly power: number; readonly currency: string | undefined } | undefined {
  if (tail === '') return { power: 0, currency: undefined };
  const whole = currencyOf(tail, locale);
  if (whole !== undefined) return { power: 0, currency: whole };
  for (const [name, power] of POWERS) {
    const [found] = name.exec(tail) ?? [];
    if (found === undefined) continue;
    const rest = tail.slice(found.length).replace(/^[. ]+/u, '');
    const currency = currencyOf(rest, locale);
    if (rest === '' || currency !== undefined) return { power, currency };
  }
  return undefined;
}

/** The currency before a number, where the one behind it is no other: "$12,500 CAD" is Canada's. */
function oneOf(
  before: string,
  behind: string | undefined,
  locale: string | undefined,
): string | undefined {
  const first = currencyOf(before, locale);
  if (behind === undefined || first === behind) return first;
  return SIGNS.get(before.toLowerCase())?.includes(behind) ? behind : undefined;
}

interface Context {
  readonly power: number;
  readonly currency: string | undefined;
  readonly locale: string | undefined;
}

/** The number with a point for its decimals and without groups; `undefined` where it is none. */
function numberIn(written: string, context: Context): string | undefined {
  const text = written.trim().replace(/(?<![., ])[., ]+$/u, '');
  const spaced = /^\d{1,3}([' ])[\d' ]+(?:[.,]\d+)?$/u.exec(text);
  if (spaced?.[1] !== undefined) return withGroups(text, spaced[1]);
  if (/[' ]/u.test(text)) return undefined;
  const marks = text.match(/[.,]/gu) ?? [];
  const [mark, ...others] = marks;
  const last = others.at(-1);
  if (mark === undefined) return /^\d{1,15}$/u.test(text) ? text : undefined;
  if (last !== undefined) return withGroups(text, mark);
  return isDecimal(text, mark, context) ? text.replace(mark, '.') : withGroups(text, mark);
}

/** Thousands by three, or as India has them, by two; then decimals behind another sign. */
function withGroups(text: string, group: string): string | undefined {
  const decimal = group === '.' ? ',' : group === ',' ? '.' : (/[.,]/u.exec(text)?.[0] ?? '.');
  const [whole = '', cents, ...rest] = text.split(decimal);
  const isOne = rest.length === 0 && (cents === undefined || /^\d+$/u.test(cents));
  const groups = whole.split(group);
  const [first = '', ...others] = groups;
  const middle = others.slice(0, -1);
  const isGrouped =
    /^[1-9]\d{0,2}$/u.test(first) &&
    /^\d{3}$/u.test(others.at(-1) ?? '') &&
    (middle.every((one) => /^\d{3}$/u.test(one)) ||
      (first.length < 3 && middle.every((one) => /^\d{2}$/u.test(one))));
  if (!isOne || !isGrouped) return undefined;
  return cents === undefined ? groups.join('') : `${groups.join('')}.${cents}`;
}

/**
 * Whether the one point or comma of a number is for decimals. Three digits behind it are thousands,
 * since money has no thousandths; where it has, or is told in millions, the locale decides.
 */
function isDecimal(text: string, mark: string, { power, currency, locale }: Context): boolean {
  const [whole = '', behind = ''] = text.split(mark);
  if (!/^(?:0?|[1-9]\d*)$/u.test(whole)) return false;
  if (behind.length !== 3) return behind.length < 3 || power > 0;
  if (whole === '' || whole === '0' || whole.length > 3) return true;
  return (power > 0 || hasThousandths(currency)) && mark === decimalMark(locale);
}

function hasThousandths(currency: string | undefined): boolean {
  if (currency === undefined) return false;
  const { maximumFractionDigits = 0 } = new Intl.NumberFormat('en', {
    ...{ style: 'currency', currency },
  }).resolvedOptions();
  return maximumFractionDigits > 2;
}

function decimalMark(locale: string | undefined): string | undefined {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')
    ?.value;
}
