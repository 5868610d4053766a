import type { Ignored } from './handoff';
import type { AskKind } from './entries/team/ask';
import type { PublishedFramework } from './entries/team/framework';
import type { TeamRole } from './entries/team/profile';
import type { LoggedEntry } from './entry';
import type { Person } from './person';
import type { Policy } from './policy';
import type { ProfileCard } from './profile';

/** What a team has agreed, from the notes of its team room; or an ask on any record. Instants are UTC (ms). */
export interface Team {
  readonly id: string;
  /** Absent where nobody made the record a team room, or somebody ended it. */
  readonly room?: { readonly at: number; readonly by: Person; readonly name: string } | undefined;
  /** Who ended the room that the record was, and its name; absent where it is one or never was. */
  readonly ended?: { readonly at: number; readonly by: Person; readonly name: string } | undefined;
  /** Every published version, oldest first. */
  readonly frameworks: readonly PublishedFramework[];
  /** The newest of each person for each version. */
  readonly agreements: readonly Agreement[];
  /** The newest of each person. */
  readonly profiles: readonly Profile[];
  readonly policy?:
    { readonly at: number; readonly by: Person; readonly policy: Policy } | undefined;
  readonly asks: readonly Ask[];
  readonly pulses: readonly Pulse[];
  /** Everything that is known of it, oldest first, whether it counts or not. */
  readonly timeline: readonly { readonly entry: LoggedEntry; readonly ignored?: Ignored }[];
}

export interface Agreement {
  readonly at: number;
  readonly by: Person;
  readonly framework: string;
  readonly version: number;
}

export interface Profile {
  readonly at: number;
  readonly by: Person;
  readonly role: TeamRole;
  readonly card: ProfileCard;
}

/** A request to an SDR that is not about one handoff; answered once. */
export interface Ask {
  readonly id: string;
  readonly at: number;
  readonly by: Person;
  readonly to: Person;
  readonly kind: AskKind;
  readonly text: string;
  readonly due?: number | undefined;
  readonly answer?:
    | {
        readonly at: number;
        readonly by: Person;
        readonly result: 'done' | 'cannot';
        readonly text: string;
      }
    | undefined;
}

export interface Pulse {
  readonly at: number;
  readonly by: Person;
  /** Whose work it is about; absent for the team as a whole. */
  readonly about?: Person | undefined;
  /** 1 to 5. */
  readonly satisfaction: number;
  /** Whether its author would push back against losing the SDR. */
  readonly pushBack: 'yes' | 'no' | 'unsure';
  readonly text: string;
}

/** A team while its fold runs; nobody else may hold one. */
export type FoldingTeam = { -readonly [K in keyof Team]: Team[K] };
