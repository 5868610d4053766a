import { Dexie, type Table, type Transaction } from 'dexie';
import { parseRecordKey } from './record-key';
import { isGivenUp, NewerVersion } from './store-error';
import type {
  QuarantinedRow,
  DraftRow,
  FactsRow,
  FileRow,
  HandoffRow,
  MetaRow,
  OutboxRow,
  PersonRow,
  RecordKey,
  RecordRow,
  TeamRow,
} from './rows';

/** Of the tables and their indexes. Raise it with every change of them. */
export const SCHEMA_VERSION = 4;

/** IndexedDB's own version of Dexie's version n is 10 n, or a little more where Dexie has mended it. */
const NATIVE_STEPS = 10;

/** Everything that Baton keeps in this browser. Opens itself on first use. */
export class BatonDatabase extends Dexie {
  declare readonly drafts: Table<DraftRow, RecordKey>;
  declare readonly handoffs: Table<HandoffRow, string>;
  declare readonly facts: Table<FactsRow, string>;
  declare readonly teams: Table<TeamRow, string>;
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly records: Table<RecordRow, RecordKey>;
  declare readonly people: Table<PersonRow, string>;
  declare readonly meta: Table<MetaRow, string>;
  declare readonly files: Table<FileRow, string>;
  declare readonly aside: Table<QuarantinedRow, number>;

  constructor(name: string) {
    super(name);
    this.version(2)
      .stores({
        drafts: 'record',
        handoffs: 'id, record, *agenda, [origin+sdr+changedAt], [origin+bdm+changedAt]',
        teams: 'id, record, *asked, isRoom',
        outbox: '++seq, &entry, origin, record',
        records: 'record',
        people: 'key, origin',
        files: 'id, record, [handoff+stage]',
        meta: 'key',
        aside: '++seq',
      })
      .upgrade((from) =>
        Promise.all([
          // What is on its way is told by who holds a lock; the mark of the first version stayed for ever.
          from
            .table<OutboxRow & { sending?: true }>('outbox')
            .toCollection()
            .modify((row) => {
              delete row.sending;
            }),
          // Two CRMs may number their people alike: the first version found them by number alone.
          from.table<object>('handoffs').toCollection().modify(withOrigin),
          from.table<object>('teams').toCollection().modify(withAskedThere),
        ]),
      );
    // Filled by the rebuild: what it holds follows from the handoffs' logs.
    this.version(SCHEMA_VERSION).stores({ facts: 'id, [origin+at], [origin+lastTouch]' });
    this.on('versionchange', ({ newVersion }) => {
      // Being erased is no reason to stay closed.
      if (newVersion === null) return;
      this.close({ disableAutoOpen: true });
      // Dexie's own handler would close too, and open the changed tables with this old code at the
      // next query: `false` keeps it from running.
      return false;
    });
  }

  /**
   * One read-write transaction over `tables`: all of `work` or nothing. Rejects with
   * {@link NewerVersion} where a newer Baton has made these tables: Dexie opens them all the same,
   * and rows of the old shape among the new ones are worse than none. Where the browser has given the
   * transaction up, `work` is done once more.
   */
  async write<Value>(tables: Table[], work: () => PromiseLike<Value>): Promise<Value> {
    const attempt = () => this.attempt(tables, work);
    // Within another transaction that one is repeated, whole.
    if (isWithin(Dexie.currentTransaction)) return attempt();
    try {
      return await attempt();
    } catch (error) {
      if (!isGivenUp(error)) throw error;
      return attempt();
    }
  }

  private attempt<Value>(tables: Table[], work: () => PromiseLike<Value>): Promise<Value> {
    // An async function, or Dexie would lose the transaction over the awaits within `work`.
    return this.transaction('rw', tables, async () => {
      const native = this.backendDB().version;
      if (Math.floor(native / NATIVE_STEPS) > SCHEMA_VERSION) throw new NewerVersion();
      return await work();
    });
  }
}

/** A damaged row stays as it is, and is set aside later. */
function withOrigin(row: { record?: unknown; origin?: string }): void {
  if (typeof row.record === 'string') row.origin = parseRecordKey(row.record).origin;
}

function withAskedThere(row: { record?: unknown; asked?: unknown }): void {
  if (typeof row.record !== 'string' || !Array.isArray(row.asked)) return;
  const { origin } = parseRecordKey(row.record);
  row.asked = row.asked.map((id: unknown) => [origin, id]);
}

/** Dexie's types leave out that there is none outside of a transaction. */
function isWithin(transaction: Transaction | null): boolean {
  return transaction !== null;
}

/** Returns the database of that name; makes no request by itself. See {@link storeErrorOf} for failures. */
export function openDatabase(name = 'baton'): BatonDatabase {
  return new BatonDatabase(name);
}
