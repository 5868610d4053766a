import * as z from 'zod/mini';
import {
  currentFramework,
  isSameVersion,
  movedToFramework,
} from '@/lib/handoff/qualification/framework-choice';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import { useDraft, useFramework } from '../hooks';
import { useIsMyRoom, useTeamRoom } from '../team/team';
import { usePersistedState } from './use-form-draft';

const keptSchema = z.string();

/** The team's framework against that of a checklist which is half filled. */
export interface FrameworkNews {
  /** The team's current version, where the checklist was begun with another; else absent. */
  readonly current: Framework | undefined;
  /** Whether the user has decided to stay with the one that it was begun with. */
  readonly isKept: boolean;
  /** Whether nobody here knows the framework that marks were given by: another stands in for it. */
  readonly isLost: boolean;
  /** Stays with it, until yet another version is out. */
  readonly keep: () => void;
  /** Qualifies the draft by this one; the marks given stay in the draft. */
  readonly use: (framework: Framework) => void;
}

/** Tells whether the team goes by another framework than the open draft, and what can be done. */
export function useFrameworkNews(): FrameworkNews {
  const { draft, change } = useDraft();
  const framework = useFramework();
  const team = useTeamRoom()?.team;
  const isRead = useIsMyRoom() !== undefined;
  const [kept, setKept] = usePersistedState(`${draft.handoff}|framework`, keptSchema);
  const newest = team && currentFramework(team.frameworks);
  const isBegun = Object.keys(draft.scores).length > 0;
  const current = newest && isBegun && !isSameVersion(newest, framework) ? newest : undefined;
  const keepAgainst = (one: Framework | undefined) => setKept(one && versionKey(one));
  return {
    current,
    isKept: current !== undefined && kept === versionKey(current),
    isLost: isRead && isBegun && (draft.frameworkId ?? framework.id) !== framework.id,
    keep: () => keepAgainst(newest),
    use: (next) => {
      change((now) => movedToFramework(now, next));
      // Who chooses another by hand has seen what the team goes by.
      keepAgainst(newest);
    },
  };
}

/** Returns what tells one version of one framework from all others. */
export function versionKey({ id, version }: Pick<Framework, 'id' | 'version'>): string {
  return `${version} ${id}`;
}
