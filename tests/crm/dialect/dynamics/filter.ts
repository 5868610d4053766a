import type { Row } from './data';

const CONTAINS = /^contains\((\w+),'((?:[^']|'')*)'\)$/;
const COMPARED = /^(\w+) (eq|ge) (\S+)$/;

/** Returns the test that a `$filter` of the few forms that the adapter sends is; throws for any other. */
export function readFilter(filter: string): (row: Row) => boolean {
  const tests = filter.split(' and ').map(testOf);
  return (row) => tests.every((holds) => holds(row));
}

function testOf(text: string): (row: Row) => boolean {
  const [, within, word] = CONTAINS.exec(text) ?? [];
  if (within !== undefined && word !== undefined) {
    return (row) => String(row[within]).includes(word.replace(/''/g, "'"));
  }
  const [, column = '', operator, value = ''] = COMPARED.exec(text) ?? [];
  if (operator === undefined) throw new Error(`A filter of another form: ${text}`);
  if (operator === 'eq') return (row) => String(row[column]) === value;
  return (row) => Date.parse(String(row[column])) >= Math.floor(Date.parse(value) / 1000) * 1000;
}
