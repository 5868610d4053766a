import * as z from 'zod/mini';
import { parseEntry, type LoggedEntry } from '@/lib/handoff/entry';
import { draftSchema, type Draft } from '@/lib/handoff/brief/draft';
import type { CrmErrorCode } from '@/lib/crm/error';
import { LEAD_FIELDS, leadFactsSchema } from '@/lib/handoff/brief/lead';
import { typedCardSchema } from '@/lib/handoff/team/profile';
import { parseAs } from '@/lib/parse';
import { handoffRow } from './logs/handoff-row';
import { isRecordKey, parseRecordKey } from './record-key';
import {
  REFUSED_STEPS,
  ROWS_VERSION,
  type FileRow,
  type HandoffRow,
  type OutboxRow,
  type OutboxStep,
  type PersonRow,
  type RecordRow,
  type StoredEntry,
  type TeamRow,
} from './rows';
import { teamRow } from './logs/team-row';

/**
 * Rows that another version of Baton wrote are parsed when they are read, until their turn in the sweep
 * has come: one that does not fit must not stop all others.
 */
const homesSchema = z.record(
  z.string(),
  z.object({ record: z.string(), noteId: z.string(), at: z.number() }),
);

const storedSchema = z.object({
  entry: z.looseObject({ unverified: z.optional(z.literal(true)) }),
  noteId: z.optional(z.string()),
  edited: z.optional(z.literal(true)),
  removed: z.optional(z.literal(true)),
  refused: z.optional(z.array(z.enum(REFUSED_STEPS))),
  reasons: z.optional(z.array(z.string())),
});

const threadSchema = z.object({
  id: z.string(),
  record: z.string(),
  log: z.array(storedSchema),
  // What is damaged of it is read again from the CRM; the log is not.
  homes: z.catch(z.optional(homesSchema), undefined),
  changedAt: z.number(),
});

/** Whether this version of Baton wrote the row, and so knows it as it is. Total. */
export function isOfThisVersion(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'v' in row && row.v === ROWS_VERSION;
}

/**
 * Returns the row, or `undefined` where it no longer fits. That of another version is brought up to
 * date: its entries are parsed, and the log, which is what people wrote, is folded anew. Total.
 */
export function fittingHandoff(row: unknown): HandoffRow | undefined {
  if (isOfThisVersion(row)) return row as HandoffRow;
  const thread = fittingThread(row);
  return thread && handoffRow(thread, thread.log);
}

/** Returns the row like {@link fittingHandoff}. Total. */
export function fittingTeam(row: unknown): TeamRow | undefined {
  if (isOfThisVersion(row)) return row as TeamRow;
  const thread = fittingThread(row);
  return thread && teamRow(thread, thread.log);
}

function fittingThread(
  row: unknown,
): Pick<HandoffRow, keyof z.infer<typeof threadSchema>> | undefined {
  const parsed = parseAs(threadSchema, row);
  const log = parsed.success ? fittingLog(parsed.data.log) : undefined;
  return parsed.success && log ? fitted(parsed.data, log) : undefined;
}

/** An absent key stays absent. */
function fitted<Row extends { homes?: HandoffRow['homes'] | undefined }>(
  { homes, ...row }: Row,
  log: StoredEntry[],
) {
  return { ...row, log, ...(homes && { homes }) };
}

function fittingLog(rows: readonly z.infer<typeof storedSchema>[]): StoredEntry[] | undefined {
  const log: StoredEntry[] = [];
  for (const { entry, noteId, edited, removed, refused, reasons } of rows) {
    const known = parseEntry(entry);
    if (!known) return undefined;
    const logged: LoggedEntry = entry.unverified ? { ...known, unverified: true } : known;
    log.push({
      entry: logged,
      ...(noteId === undefined ? {} : { noteId }),
      ...(edited ? { edited } : {}),
      ...(removed ? { removed } : {}),
      ...(refused ? { refused } : {}),
      ...(reasons ? { reasons } : {}),
    });
  }
  return log;
}

const draftRowSchema = z.object({ draft: draftSchema });

/** Returns the draft of a row, or `undefined` where it no longer fits. Total. */
export function fittingDraft(row: unknown): Draft | undefined {
  return parseAs(draftRowSchema, row).data?.draft;
}

const fileSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.instanceof(Uint8Array),
  seconds: z.number(),
});

/** Returns the row, or `undefined` where it no longer is a file. Total. */
export function fittingFile(row: FileRow | undefined): FileRow | undefined {
  return parseAs(fileSchema, row).success ? row : undefined;
}

const STEPS: Readonly<Record<OutboxStep['name'], true>> = {
  ...{ note: true, task: true, assign: true, 'complete-task': true, attach: true, check: true },
};
const ERRORS: Readonly<Record<CrmErrorCode, true>> = {
  ...{ 'signed-out': true, 'other-user': true, forbidden: true, 'not-found': true },
  ...{ 'rate-limited': true, 'too-long': true, 'no-tab': true, 'no-permission': true },
  ...{ 'no-token': true, 'token-refused': true, rejected: true, unreachable: true },
  misplaced: true,
  unexpected: true,
};

const problemSchema = z.looseObject({
  code: z.string().check(z.refine((code) => Object.hasOwn(ERRORS, code))),
  userName: z.optional(z.string()),
  reason: z.optional(z.string()),
  retryAfterMs: z.optional(z.number()),
  status: z.optional(z.number()),
});

const outboxSchema = z.looseObject({
  seq: z.int(),
  entry: z.string(),
  handoff: z.string(),
  record: z.string().check(z.refine(isRecordKey)),
  origin: z.string(),
  as: z.string(),
  steps: z
    .array(
      z.looseObject({
        name: z.string().check(z.refine((name) => Object.hasOwn(STEPS, name))),
        state: z.enum(['waiting', 'sent', 'done']),
        sentAt: z.optional(z.number()),
        notBefore: z.optional(z.number()),
      }),
    )
    .check(z.minLength(1)),
  attempts: z.number(),
  notBefore: z.number(),
  // Why it did not go, and whether that mends, is found out again.
  stuck: z.catch(z.optional(z.enum(['row', 'handoff', 'rest'])), undefined),
  problem: z.catch(z.optional(problemSchema), undefined),
});

/** Returns the row, or `undefined` where it could not be sent. Total. */
export function fittingOutbox(row: unknown): (OutboxRow & { seq: number }) | undefined {
  const { data } = parseAs(outboxSchema, row);
  if (!data) return undefined;
  if (parseRecordKey(data.record).origin !== data.origin) return undefined;
  const { problem, stuck, ...rest } = data;
  // The tables above name exactly the steps and the errors that the types do.
  return { ...rest, ...(problem && { problem }), ...(stuck && { stuck }) } as OutboxRow & {
    seq: number;
  };
}

const personSchema = z.object({
  key: z.string(),
  origin: z.string(),
  id: z.string(),
  name: z.string(),
  email: z.exactOptional(z.string()),
  phone: z.exactOptional(z.string()),
  card: z.exactOptional(typedCardSchema),
  seenAt: z.number(),
});

/** Returns the row, or `undefined` where it names nobody. Total. */
export function fittingPerson(row: unknown): PersonRow | undefined {
  return parseAs(personSchema, row).data;
}

const recordSchema = z.object({
  record: z.string(),
  facts: leadFactsSchema,
  missing: z.exactOptional(z.array(z.enum(LEAD_FIELDS))),
  readAt: z.number(),
});

/** Returns the row, or `undefined` where it does not hold what a CRM said. Total. */
export function fittingRecord(row: unknown): RecordRow | undefined {
  return parseAs(recordSchema, row).data;
}
