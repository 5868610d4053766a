import * as z from 'zod/mini';
import { parseEntry, type LoggedEntry } from '@/lib/handoff/entry';
import { draftSchema, type Draft } from '@/lib/handoff/draft';
import { STATES } from '@/lib/handoff/state';
import { parseAs } from '@/lib/parse';
import { AGENDA_LISTS } from './agenda-keys';
import {
  REFUSED_STEPS,
  type DraftRow,
  type FileRow,
  type HandoffRow,
  type StoredEntry,
  type TeamRow,
} from './rows';

/**
 * Rows that hold what people wrote are parsed when they are read: an older Baton, a damaged disk or
 * a curious user may have left them in another shape. All other rows are Baton's own book-keeping,
 * made anew from the CRM when lost, and are trusted.
 */
const storedSchema = z.object({
  entry: z.looseObject({ unverified: z.optional(z.literal(true)) }),
  noteId: z.optional(z.string()),
  edited: z.optional(z.literal(true)),
  refused: z.optional(z.array(z.enum(REFUSED_STEPS))),
});

const agendaKeySchema = z.tuple([z.string(), z.string(), z.enum(AGENDA_LISTS), z.number()]);

const handoffSchema = z.object({
  id: z.string(),
  record: z.string(),
  log: z.array(storedSchema),
  state: z.enum(STATES),
  sdr: z.string(),
  bdm: z.string(),
  waitingFor: z.array(z.string()),
  agenda: z.array(agendaKeySchema),
  changedAt: z.number(),
});

const teamSchema = z.object({
  id: z.string(),
  record: z.string(),
  log: z.array(storedSchema),
  isRoom: z.union([z.literal(0), z.literal(1)]),
  asked: z.array(z.string()),
  changedAt: z.number(),
});

/** Gives the row with its entries parsed, or `undefined` where it no longer fits. Total. */
export function fittingHandoff(row: unknown): HandoffRow | undefined {
  const parsed = parseAs(handoffSchema, row);
  const log = parsed.success ? fittingLog(parsed.data.log) : undefined;
  return parsed.success && log ? { ...parsed.data, log } : undefined;
}

/** Gives the row with its entries parsed, or `undefined` where it no longer fits. Total. */
export function fittingTeam(row: unknown): TeamRow | undefined {
  const parsed = parseAs(teamSchema, row);
  const log = parsed.success ? fittingLog(parsed.data.log) : undefined;
  return parsed.success && log ? { ...parsed.data, log } : undefined;
}

function fittingLog(rows: readonly z.infer<typeof storedSchema>[]): StoredEntry[] | undefined {
  const log: StoredEntry[] = [];
  for (const { entry, noteId, edited, refused } of rows) {
    const known = parseEntry(entry);
    if (!known) return undefined;
    const logged: LoggedEntry = entry.unverified ? { ...known, unverified: true } : known;
    log.push({
      entry: logged,
      ...(noteId === undefined ? {} : { noteId }),
      ...(edited ? { edited } : {}),
      ...(refused ? { refused } : {}),
    });
  }
  return log;
}

/** Gives the draft of a row, or `undefined` where it no longer fits. Total. */
export function fittingDraft(row: DraftRow): Draft | undefined {
  return parseAs(draftSchema, row.draft).data;
}

const fileSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.instanceof(Uint8Array),
  seconds: z.number(),
});

/** Gives the row, or `undefined` where it no longer is a file. Total. */
export function fittingFile(row: FileRow | undefined): FileRow | undefined {
  return parseAs(fileSchema, row).success ? row : undefined;
}
