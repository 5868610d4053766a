import { type BatonDatabase, SCHEMA_VERSION } from '../database';
import { toBase64 } from '../base64';
import { isOfThisVersion } from '../row-schemas';

/** What is kept outside the store. */
export interface Elsewhere {
  readonly storage: unknown;
  /** In words: what the export does not hold. */
  readonly leftOut: string;
}

/** Returns all that Baton keeps in this browser as JSON text, rows that were set aside included. */
export async function exportEverything(db: BatonDatabase, elsewhere?: Elsewhere): Promise<string> {
  const tables = await db.transaction('r', db.tables, async () => {
    const rows = db.tables.map(async (table): Promise<[string, unknown[]]> => {
      return [table.name, (await table.toArray()).map(withoutFold)];
    });
    return Object.fromEntries(await Promise.all(rows));
  });
  return JSON.stringify({ baton: SCHEMA_VERSION, ...elsewhere, tables }, bytesAsBase64, 1);
}

/** What a log comes to follows from the log, which alone is what people wrote. */
function withoutFold(row: unknown): unknown {
  if (typeof row !== 'object' || !isOfThisVersion(row)) return row;
  return { ...row, v: undefined, handoff: undefined, team: undefined };
}

/** Bytes would be written as an object with a number for each. */
function bytesAsBase64(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? toBase64(value) : value;
}

/** Forgets everything. The notes in the CRMs stay, and what is on a record comes back on a visit. */
export function eraseEverything(db: BatonDatabase): Promise<void> {
  return db.write(db.tables, async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
  });
}
