import { describe, expect, it } from 'vitest';
import {
  amountOf,
  amountText,
  currencyIn,
  currencyOf,
  otherCurrencyIn,
} from '@/lib/handoff/typed-money';

describe('an amount of money', () => {
  it.each([
    ['24000', 24_000],
    ['24 000', 24_000],
    ['24\u202f000,50', 24_000.5],
    ['24,000', 24_000],
    ['24,000.50', 24_000.5],
    ['24.000', 24_000],
    ['24.000,50', 24_000.5],
    ['1’250’000', 1_250_000],
    ["12'500.50", 12_500.5],
    ['1.234.567', 1_234_567],
    ['19,9', 19.9],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['0', 0],
    // Nothing is a hundred and twenty-five that is an eighth.
    ['0.125', 0.125],
    ['0,125', 0.125],
    ['1234.567', 1234.567],
    ['1,234.567', 1234.567],
    // India.
    ['12,50,000', 1_250_000],
    ['1,25,000.50', 125_000.5],
    ['1,00,00,000', 10_000_000],
    // As it is spoken.
    ['12k', 12_000],
    ['12.5K', 12_500],
    ['1.2m', 1_200_000],
    ['1,2 M', 1_200_000],
    ['2 Mio', 2_000_000],
    ['2 Mio.', 2_000_000],
    ['1.1 million', 1_100_000],
    ['12 Tsd.', 12_000],
    ['3 lakh', 300_000],
    ['1.5 crore', 15_000_000],
    ['1.5 Mrd.', 1_500_000_000],
    ['1.2bn', 1_200_000_000],
    ['12万', 120_000],
    // Digits of other scripts.
    ['٢٤٠٠٠', 24_000],
    ['٢٤٬٠٠٠٫٥٠', 24_000.5],
    ['۲۴۰۰۰', 24_000],
    ['२४,०००', 24_000],
    ['２４，０００．５', 24_000.5],
    ['９', 9],
  ])('%s is %d', (typed, amount) => {
    expect(amountOf(typed, 'en-US')).toBe(amount);
    expect(currencyIn(typed, 'en-US')).toBeUndefined();
  });

  it.each([
    ['€12,500', 12_500, 'EUR'],
    ['12.500 €', 12_500, 'EUR'],
    ['12.500,- €', 12_500, 'EUR'],
    ['$12,500.00', 12_500, 'USD'],
    ['US$ 12,500', 12_500, 'USD'],
    ['$12,500 USD', 12_500, 'USD'],
    ['$12,500 CAD', 12_500, 'CAD'],
    ['A$12,500', 12_500, 'AUD'],
    ['12500 EUR', 12_500, 'EUR'],
    ['eur 12500', 12_500, 'EUR'],
    ['12500 euros', 12_500, 'EUR'],
    ["CHF 12'500.-", 12_500, 'CHF'],
    ["Fr. 12'500.—", 12_500, 'CHF'],
    ['12 500:- SEK', 12_500, 'SEK'],
    ['₹12,50,000', 1_250_000, 'INR'],
    ['Rs. 1,25,000.50', 125_000.5, 'INR'],
    ['Rs.500', 500, 'INR'],
    ['£12k', 12_000, 'GBP'],
    ['12k€', 12_000, 'EUR'],
    ['€1.2M', 1_200_000, 'EUR'],
    ['2 Mio. €', 2_000_000, 'EUR'],
    ['12 TEUR', 12_000, 'EUR'],
    ['12 T€', 12_000, 'EUR'],
    ['3 MEUR', 3_000_000, 'EUR'],
    ['12万円', 120_000, 'JPY'],
    ['￥12,000', 12_000, 'JPY'],
    ['R$ 12.500,00', 12_500, 'BRL'],
    ['12 500 zł', 12_500, 'PLN'],
    ['12 500 Kč', 12_500, 'CZK'],
    ['12 500 ₽', 12_500, 'RUB'],
    ['12 500 руб.', 12_500, 'RUB'],
    ['12 тыс. руб.', 12_000, 'RUB'],
    ['MXN 12,500', 12_500, 'MXN'],
    ['12,500 MXN', 12_500, 'MXN'],
    ['\u200F١٢٬٥٠٠ USD', 12_500, 'USD'],
  ])('%s is %d %s', (typed, amount, currency) => {
    expect(amountOf(typed, 'en-US')).toBe(amount);
    expect(currencyIn(typed, 'en-US')).toBe(currency);
  });

  it.each([
    ...['', 'a lot', '-5', '(5)', '1e9', '12.34.5', '0x10', '12 5', "1'2", '1,2345', '012.345'],
    ...['12-15k', '12k-15k', '~12', 'about 12', '12 apples', '€12 USD', '1,23,45', '12,5,000.5.5'],
    ...['1.234,567.8', '12 13', '10%', '1/2', '½', '2 mil', '12T', '€', 'EUR', '9'.repeat(16)],
  ])('“%s” is none', (typed) => {
    expect(amountOf(typed, 'en-US')).toBeUndefined();
  });

  it('of a sign that several countries have is of the reader’s, else of none', () => {
    expect(currencyIn('$5', 'en-CA')).toBe('CAD');
    expect(currencyIn('$5', 'es-MX')).toBe('MXN');
    expect(currencyIn('$5', 'de-DE')).toBe('USD');
    expect(currencyIn('¥5', 'zh-CN')).toBe('CNY');
    expect(currencyIn('5 kr', 'sv-SE')).toBe('SEK');
    expect(currencyIn('5 kr.', 'da-DK')).toBe('DKK');
    expect(amountOf('5 kr', 'en-US')).toBeUndefined();
    expect(currencyOf('constructor')).toBeUndefined();
  });

  it('may be typed with another currency than is typed for it', () => {
    expect(otherCurrencyIn('€ 500', 'USD')).toBe('EUR');
    expect(otherCurrencyIn('€ 500', '')).toBe('EUR');
    expect(otherCurrencyIn('€ 500', 'EUE')).toBe('EUR');
    expect(otherCurrencyIn('€ 500', 'eur')).toBeUndefined();
    expect(otherCurrencyIn('$500', 'CAD')).toBeUndefined();
    expect(otherCurrencyIn('500', 'USD')).toBeUndefined();
    expect(otherCurrencyIn('much', '')).toBeUndefined();
  });

  it('that could be thousands or thousandths is read as where the reader is', () => {
    expect(amountOf('1.234 KWD', 'en-US')).toBe(1.234);
    expect(amountOf('1.234 KWD', 'de-DE')).toBe(1234);
    expect(amountOf('1,234 KWD', 'de-DE')).toBe(1.234);
    expect(amountOf('1.250m', 'en-US')).toBe(1_250_000);
    expect(amountOf('1.250k', 'de-DE')).toBe(1_250_000);
    // Money of most countries has no thousandths.
    expect(['en-US', 'de-DE'].map((locale) => amountOf('1.234', locale))).toEqual([1234, 1234]);
    expect(['en-US', 'de-DE'].map((locale) => amountOf('1,234', locale))).toEqual([1234, 1234]);
  });

  it('is told in words', () => {
    expect(amountText(12_500, 'EUR')).toBe('12,500 euros');
    expect(amountText(0.125, '€')).toBe('0.125 euros');
    expect(amountText(12_500, 'credits')).toBe('12,500 credits');
    expect(amountText(12_500, '')).toBe('12,500');
  });
});
