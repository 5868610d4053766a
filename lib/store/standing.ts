import type { Handoff } from '@/lib/handoff/handoff';
import { entryKey } from '@/lib/handoff/identity';
import type { BatonDatabase } from './database';
import { type GivenUp, givenUpOf } from './giving-up';
import { foldRow, handoffsOf } from './handoffs';
import { outboxOf } from './outbox';
import type { HandoffRow, OutboxRow, RecordKey, RefusedStep } from './rows';

/** A record's handoffs, newest first, and what of them waits to be sent. */
export interface Standing {
  readonly handoffs: readonly Handoff[];
  readonly outbox: readonly OutboxRow[];
  /** What was given up, and so was never in the CRM. */
  readonly givenUp: readonly GivenUp[];
  /** Keys of the entries whose notes read otherwise in the CRM than they were sent. */
  readonly edited: ReadonlySet<string>;
  /** What the CRM did not let this browser do besides its notes, by the handoff's id. */
  readonly refused: ReadonlyMap<string, readonly RefusedStep[]>;
  /** Why not, in the CRM's own words, by the handoff's id. */
  readonly reasons: ReadonlyMap<string, readonly string[]>;
}

/** Gives the keys of the entries in these logs whose notes were edited in the CRM; see {@link entryKey}. */
export function editedIn(rows: readonly Pick<HandoffRow, 'log'>[]): ReadonlySet<string> {
  const stored = rows.flatMap(({ log }) => log);
  return new Set(stored.filter(({ edited }) => edited).map(({ entry }) => entryKey(entry)));
}

function refusedIn(log: HandoffRow['log']): RefusedStep[] {
  return [...new Set(log.flatMap(({ refused = [] }) => refused))];
}

/** Gives all as of one instant: read apart, a handoff could seem delivered before it is queued. */
export function standingOf(db: BatonDatabase, record: RecordKey): Promise<Standing> {
  return db.transaction('r', [db.handoffs, db.outbox, db.aside], async () => {
    const rows = await handoffsOf(db, record);
    const outbox = await outboxOf(db, record);
    const refused = new Map(rows.map(({ id, log }) => [id, refusedIn(log)] as const));
    const givenUp = await givenUpOf(db, record);
    const reasons = new Map(
      rows.map(
        ({ id, log }) => [id, [...new Set(log.flatMap((own) => own.reasons ?? []))]] as const,
      ),
    );
    return {
      handoffs: rows.map(foldRow),
      outbox,
      givenUp,
      edited: editedIn(rows),
      refused,
      reasons,
    };
  });
}
