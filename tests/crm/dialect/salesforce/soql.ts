import type { Row } from './data';

const QUERY =
  /^SELECT (.+) FROM (\w+) WHERE (.+) ORDER BY (\w+)(?:, (\w+))?(?: LIMIT (\d+) OFFSET (\d+))?$/;
const CONDITION = /^(\w+) (=|>=|LIKE) (?:'([^']*)'|(true|false)|(\d{4}-\S+Z))$/;

/** Answers the few forms of query that the adapter asks; throws for any other. */
export function runQuery(objects: Readonly<Record<string, readonly Row[]>>, soql: string): Row[] {
  const [, fields = '', object = '', where = '', first, second, limit, offset = '0'] =
    QUERY.exec(soql) ?? [];
  const start = Number(offset);
  const rows = objects[object];
  if (!rows) throw new Error(`A query of another form: ${soql}`);
  const conditions = where.split(' AND ').map(conditionOf);
  const wanted = fields.split(', ').map((field) => field.split('.')[0] ?? field);
  return rows
    .filter((row) => conditions.every((holds) => holds(row)))
    .sort((one, other) => compared(one, other, [first, second]))
    .slice(start, limit === undefined ? undefined : start + Number(limit))
    .map((row) => {
      const picked = wanted.map((field) => [field, row[field] ?? null] as const);
      return { attributes: { type: object }, Id: row.Id, ...Object.fromEntries(picked) };
    });
}

function conditionOf(text: string): (row: Row) => boolean {
  const [, field = '', operator, word, flag, instant] = CONDITION.exec(text) ?? [];
  if (operator === '>=' && instant !== undefined) {
    return (row) => Date.parse(String(row[field])) >= Date.parse(instant);
  }
  if (operator === 'LIKE' && word?.endsWith('%')) {
    // Small and capital letters are the same to it, as the vendor's guide to SOQL says.
    const start = word.slice(0, -1).toLowerCase();
    return (row) => String(row[field]).toLowerCase().startsWith(start);
  }
  if (word === undefined && flag === undefined) throw new Error(`Another condition: ${text}`);
  return (row) => (word === undefined ? row[field] === (flag === 'true') : row[field] === word);
}

function compared(one: Row, other: Row, order: readonly (string | undefined)[]): number {
  for (const field of order) {
    if (field === undefined) continue;
    const [a, b] = [String(one[field]), String(other[field])];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
