import type * as z from 'zod/mini';
import type { Person } from '../../person';
import type { TeamState, MutableTeamState } from '../../team/team-state';
import type { Description, EntryMeta } from '../kind';

/** One kind of entry that is the team's: its body, who else it needs, what it changes, what it says. */
export interface TeamKind<Name extends string, Schema extends z.ZodMiniType> {
  readonly name: Name;
  readonly body: Schema;
  /** Whether it is this person's to write now; absent for what anybody of the team may. */
  readonly mayBy?: (
    team: Pick<TeamState, 'asks' | 'frameworks' | 'room' | 'figures'>,
    body: z.infer<Schema>,
    personId: string,
  ) => boolean;
  readonly apply: (team: MutableTeamState, body: z.infer<Schema>, stamp: EntryMeta) => void;
  /** `zone` is the author's. */
  readonly describe: (body: z.infer<Schema>, by: Person, zone: string) => Description;
}

/** Declares a kind so that its name and body type are inferred. */
export function defineTeamKind<const Name extends string, Schema extends z.ZodMiniType>(
  kind: TeamKind<Name, Schema>,
): TeamKind<Name, Schema> {
  return kind;
}
