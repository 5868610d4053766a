import type { LeadFact, LeadSnapshot } from './adapter';

/** What a CRM says of a lead, as it says it. */
export type RawFacts = Partial<Record<LeadFact, string | null | undefined>>;

/** The facts trimmed, without those that are empty. */
export function snapshotOf(said: RawFacts): LeadSnapshot {
  const facts = Object.entries(said)
    .map(([fact, value]) => [fact, value?.trim()] as const)
    .filter(([, value]) => value);
  return { facts: Object.fromEntries(facts) };
}

/**
 * An amount as people write it, with the currency where there is one; `undefined` for 0, which is
 * what CRMs hold where nobody has named an amount.
 */
export function amountText(
  value: number | null | undefined,
  currency: string | null | undefined,
): string | undefined {
  if (value === null || value === undefined || value === 0) return undefined;
  return `${value.toLocaleString('en-US')} ${currency ?? ''}`.trim();
}
