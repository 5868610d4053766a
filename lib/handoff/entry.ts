import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import { type HANDOFF_KINDS, kindNamed, type TEAM_KINDS } from './entries/index';
import type { EntryKind } from './entries/kind';
import type { TeamKind } from './entries/team/kind';
import { personSchema } from './person';
import { filledText, instantSchema } from './text';

export const ENTRY_VERSION = 1;

/**
 * What all entries share. `turn` is a Lamport clock: one more than the highest its author had seen.
 * `zone` is the author's IANA zone, in which the note tells times; UTC where an older Baton left it out.
 */
const envelopeShape = {
  v: z.int().check(z.gte(1)),
  id: z.uuidv7(),
  handoff: z.uuidv7(),
  turn: z.optional(z.int().check(z.gte(0), z.lte(1_000_000))),
  at: instantSchema,
  zone: z.optional(filledText(60)),
  by: personSchema,
};

type Shape<Kind> = Kind extends
  EntryKind<infer Name, infer Schema> | TeamKind<infer Name, infer Schema>
  ? { readonly name: Name; readonly schema: Schema }
  : never;
type EntryOf<Kind> =
  Shape<Kind> extends {
    readonly name: infer Name;
    readonly schema: infer Schema extends z.ZodMiniType;
  }
    ? {
        readonly v: number;
        readonly id: string;
        /** The handoff that it is about, or the thread of a team's entries. */
        readonly handoff: string;
        readonly turn?: number | undefined;
        readonly kind: Name;
        readonly at: number;
        readonly zone?: string | undefined;
        readonly by: z.infer<typeof personSchema>;
        readonly body: z.infer<Schema>;
      }
    : never;
type EachOf<Kinds extends readonly unknown[]> = {
  readonly [Index in keyof Kinds]: EntryOf<Kinds[Index]>;
}[number];

/** A thing that a person did to a handoff. */
export type HandoffEntry = EachOf<typeof HANDOFF_KINDS>;
/** A thing that a person did for the team. */
export type TeamEntry = EachOf<typeof TEAM_KINDS>;
/** A thing that a person did, of a kind and version that this Baton understands. Never edited. */
export type Entry = HandoffEntry | TeamEntry;
export type KindName = Entry['kind'];
export type HandoffKindName = HandoffEntry['kind'];
export type TeamKindName = TeamEntry['kind'];

/** An entry of a kind or a version of a newer Baton: kept and passed on as it is. */
export interface UnknownEntry {
  readonly v: number;
  readonly id: string;
  readonly handoff: string;
  readonly turn?: number | undefined;
  readonly kind: string;
  readonly at: number;
  readonly zone?: string | undefined;
  readonly by: z.infer<typeof personSchema>;
  readonly body: unknown;
  readonly unknown: true;
}

/** An entry as a log holds it; `unverified` where the CRM names another author of its note. */
export type LoggedEntry = (Entry | UnknownEntry) & { readonly unverified?: true };

const envelopeSchema = z.object({
  ...envelopeShape,
  kind: filledText(60),
  body: z.unknown(),
});

/**
 * Returns the entry that `value` is, a known one or one of a newer Baton, or `undefined` where it is
 * no entry: a body that does not fit its kind at a version that we know is refused whole.
 */
export function parseEntry(value: unknown): Entry | UnknownEntry | undefined {
  const envelope = parseAs(envelopeSchema, value);
  if (!envelope.success) return undefined;
  const schema = kindNamed(envelope.data.kind)?.body;
  if (!schema || envelope.data.v > ENTRY_VERSION) return { ...envelope.data, unknown: true };
  const body = parseAs(schema, envelope.data.body);
  if (!body.success) return undefined;
  // The map pairs each kind's name with its own body schema, which the type system cannot follow.
  return { ...envelope.data, body: withUnknown(envelope.data.body, body.data) } as Entry;
}

/**
 * The parsed body with the keys that this Baton does not know, its brief's too: a copy without them
 * could push the whole one aside, and a later Baton would never see what they said.
 */
function withUnknown(raw: unknown, parsed: unknown): unknown {
  if (!isRecord(raw) || !isRecord(parsed)) return parsed;
  const unknown = Object.entries(raw).filter(
    ([key]) => key !== '__proto__' && !Object.hasOwn(parsed, key),
  );
  const body: Record<string, unknown> = { ...Object.fromEntries(unknown), ...parsed };
  return 'brief' in raw ? { ...body, brief: withUnknown(raw.brief, body.brief) } : body;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Returns the entry as by this person: a name is what the CRM calls its author, never what the entry
 * says of itself, nor of the SDR in its brief, who is the same. The id has to be the entry's own.
 */
export function writtenBy(entry: Entry | UnknownEntry, by: z.infer<typeof personSchema>) {
  if (isKnown(entry) && entry.kind === 'handed-over') {
    return { ...entry, by, body: { ...entry.body, sdr: by } };
  }
  if (isKnown(entry) && entry.kind === 'revised') {
    return { ...entry, by, body: { ...entry.body, brief: { ...entry.body.brief, sdr: by } } };
  }
  return { ...entry, by };
}

/** Tells an entry that this Baton understands from one of a newer Baton. */
export function isKnown(entry: LoggedEntry): entry is Entry & { readonly unverified?: true } {
  return !('unknown' in entry);
}
