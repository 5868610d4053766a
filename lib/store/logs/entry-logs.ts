import type { Table } from 'dexie';
import { isKnown, type LoggedEntry } from '@/lib/handoff/entry';
import { teamKind } from '@/lib/handoff/entries';
import type { TimelineItem } from '@/lib/handoff/handoff';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { quarantine } from '../quarantine';
import type { BatonDatabase } from '../database';
import { dropHandoff, putHandoff } from '../facts';
import { fittingHandoff, fittingTeam } from '../row-schemas';
import type { HandoffRow, StoredEntry, TeamRow } from '../rows';
import { foldRow, handoffRow } from './handoff-row';
import { teamRow } from './team-row';

type ThreadRow = Pick<HandoffRow, 'id' | 'record' | 'log' | 'homes' | 'changedAt'> &
  Partial<Pick<HandoffRow, 'handoff'> & Pick<TeamRow, 'team'>>;

/** Where the logs of one sort are kept: each log is one row, with what its fold says beside it. */
export interface EntryLogs {
  /** Returns the row of that id; one that no longer fits is set aside, and its log begins anew. */
  readonly read: (id: string, now: number) => Promise<ThreadRow | undefined>;
  readonly put: (
    of: Omit<ThreadRow, 'log'> & Partial<ThreadRow>,
    log: StoredEntry[],
  ) => Promise<void>;
  /** Returns the log's entries, oldest first, each with whether it counts. */
  readonly timelineOf: (log: StoredEntry[]) => readonly TimelineItem[];
  /** Forgets a log. */
  readonly drop: (id: string) => Promise<void>;
}

/** The tables that a write transaction over {@link logsFor} needs. */
export function logTables(db: BatonDatabase): Table[] {
  return [db.handoffs, db.facts, db.teams, db.aside];
}

/** Whether the entry is the team's. One of a newer Baton is kept with the handoffs. */
export function isTeams(entry: LoggedEntry): boolean {
  return isKnown(entry) && teamKind(entry.kind) !== undefined;
}

/** Returns where the log of this entry is kept. */
export function logsFor(db: BatonDatabase, entry: LoggedEntry): EntryLogs {
  return isTeams(entry) ? teamThreads(db) : handoffThreads(db);
}

/** Returns all the places where logs are kept. */
export function allLogs(db: BatonDatabase): readonly EntryLogs[] {
  return [handoffThreads(db), teamThreads(db)];
}

function handoffThreads(db: BatonDatabase): EntryLogs {
  return {
    read: (id, now) => readFitting<HandoffRow>(db, db.handoffs, fittingHandoff, id, now),
    put: (of, log) => putHandoff(db, handoffRow(of, log)),
    drop: (id) => dropHandoff(db, id),
    timelineOf: (log) => foldRow({ log }).timeline,
  };
}

function teamThreads(db: BatonDatabase): EntryLogs {
  return {
    read: (id, now) => readFitting<TeamRow>(db, db.teams, fittingTeam, id, now),
    put: async (of, log) => {
      await db.teams.put(teamRow(of, log));
    },
    drop: (id) => db.teams.delete(id),
    timelineOf: (log) => foldTeam(log.map(({ entry }) => entry)).timeline,
  };
}

async function readFitting<Row>(
  db: BatonDatabase,
  table: Table<Row, string>,
  fitting: (row: unknown) => Row | undefined,
  id: string,
  now: number,
): Promise<Row | undefined> {
  const row = await table.get(id);
  const fit = row && fitting(row);
  if (row && !fit) await quarantine(db, table, { key: id, row, now });
  return fit;
}
