import { wordsLocale } from '@/lib/panel/i18n';

/** A share as people of the reader's language write it, without decimals. */
export function percent(share: number): string {
  return new Intl.NumberFormat(wordsLocale(), {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share);
}

/** A number with at most one decimal. */
export function decimal(value: number): string {
  return new Intl.NumberFormat(wordsLocale(), { maximumFractionDigits: 1 }).format(value);
}

/** A day (UTC, ms) in a zone, such as 7 Sep 2026. */
export function dayWords(instant: number, zone: string): string {
  return new Intl.DateTimeFormat(wordsLocale(), { dateStyle: 'medium', timeZone: zone }).format(
    instant,
  );
}

/** A day without its year, such as 7 Sep. */
export function shortDay(instant: number, zone: string): string {
  const form = { day: 'numeric', month: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(wordsLocale(), form).format(instant);
}

interface Money {
  readonly value: number;
  readonly currency: string;
}

/** A sum as people of the reader's language write it, without decimals but where they are wanted. */
export function moneyWords({ value, currency }: Money, maximumFractionDigits = 0): string {
  const number = new Intl.NumberFormat(wordsLocale(), { maximumFractionDigits }).format(value);
  return `${number} ${currency}`;
}
