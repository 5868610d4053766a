import type * as z from 'zod/mini';
import type { BriefData } from '../brief/brief-data';
import type { MutableHandoffState, HandoffState } from '../handoff-state';
import type { Person } from '../person';
import type { Role, State } from '../state';

/** What every entry of any kind says: when (UTC, ms) and who. */
export interface EntryMeta {
  readonly id: string;
  readonly at: number;
  readonly by: Person;
}

/** What a note says of an entry to readers without Baton: lines in plain words, perhaps a brief. */
export interface Description {
  readonly lines: readonly string[];
  readonly brief?: BriefData;
}

/** One kind of entry: its body, who may write it in which state, what it changes, what it says. */
export interface EntryKind<Name extends string, Schema extends z.ZodMiniType> {
  readonly name: Name;
  readonly body: Schema;
  readonly by: readonly Role[];
  readonly in: readonly State[];
  /** What else must hold for this person; absent where role and state say it all. */
  readonly only?: (
    handoff: Pick<HandoffState, 'sdr' | 'bdm' | 'brief'>,
    personId: string,
  ) => boolean;
  readonly apply: (handoff: MutableHandoffState, body: z.infer<Schema>, stamp: EntryMeta) => void;
  /** `zone` is the author's. */
  readonly describe: (body: z.infer<Schema>, by: Person, zone: string) => Description;
}

/** Declares a kind so that its name and body type are inferred. */
export function defineKind<const Name extends string, Schema extends z.ZodMiniType>(
  kind: EntryKind<Name, Schema>,
): EntryKind<Name, Schema> {
  return kind;
}
