import type { Row } from './data';

type Term = readonly [field: string, operator: string, value: unknown];

/** Whether a row is one that a domain matches: its terms all hold, but for two that follow a `|`. */
export function matches(row: Row, domain: readonly unknown[]): boolean {
  const rest = [...domain];
  while (rest.length > 0) {
    const next = rest.shift();
    const holds =
      next === '|' ? [rest.shift(), rest.shift()].some((term) => isSo(row, term)) : isSo(row, next);
    if (!holds) return false;
  }
  return true;
}

/** The description of the calls lets no other term through. */
function isSo(row: Row, term: unknown): boolean {
  const [field, operator, wanted] = term as Term; // as the description has checked
  const value = row[field];
  switch (operator) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case 'in':
      return (wanted as unknown[]).includes(value); // as a domain has it
    case '>=':
      return String(value) >= String(wanted);
    case '>':
      return Number(value) > Number(wanted);
    case 'ilike':
      return like(String(wanted)).test(String(value));
    default:
      throw new Error(`The operator ${operator} is not spoken here`);
  }
}

/** `%` is any text and `_` any one character, and case does not count. */
function like(pattern: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/%/g, '[\\s\\S]*')
    .replace(/_/g, '[\\s\\S]');
  return new RegExp(source, 'i');
}
