import type { Person } from '@/lib/handoff/person';
import type { Team } from '@/lib/handoff/team/team';

/** What every section of the team room's page gets. */
export interface RoomView {
  readonly team: Team;
  /** Whoever looks; absent while that is unknown. */
  readonly me: Person | undefined;
  /** Whether this person has joined the room, and so may write into it. */
  readonly mayWrite: boolean;
}
