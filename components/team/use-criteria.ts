import { useEffect, useRef } from 'react';
import type { TypedCriterion, TypedFramework } from '@/lib/handoff/typed-framework';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/words';
import { criterionId, moveCriterionId } from './criterion-ids';

type Criteria = TypedFramework['criteria'];

export interface CriteriaEdits {
  readonly change: (edit: (criteria: Criteria) => Criteria) => void;
  /** Moves it up (-1) or down (1); the focus stays with it. */
  readonly move: (criterion: TypedCriterion, place: number, by: -1 | 1) => void;
  /** Takes it out, with a way back. */
  readonly remove: (criterion: TypedCriterion, place: number) => void;
}

/** What can be done with the criteria; each says what it did and leads the focus to where the eye is. */
export function useCriteria(
  typed: TypedFramework,
  onType: (typed: TypedFramework) => void,
): CriteriaEdits {
  const { notify, say, focus } = usePanelActions();
  // An undo comes after other changes, which are not to be undone with it.
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  }, [typed]);
  const change: CriteriaEdits['change'] = (edit) =>
    onType({ ...latest.current, criteria: edit(latest.current.criteria) });
  return {
    change,
    move: (criterion, place, by) => {
      const next = place + by;
      const count = typed.criteria.length;
      change((now) => now.toSpliced(place, 1).toSpliced(next, 0, criterion));
      const isAtEnd = next === (by === -1 ? 0 : count - 1);
      focus(moveCriterionId(criterion.id, isAtEnd ? (by === -1 ? 1 : -1) : by));
      say(t('line_moved', `${next + 1}`, `${count}`));
    },
    remove: (criterion, place) => {
      const neighbour = typed.criteria[place + 1] ?? typed.criteria[place - 1];
      change((now) => now.filter(({ id }) => id !== criterion.id));
      if (neighbour) focus(criterionId(neighbour.id));
      notify(t('criterion_removed', criterion.name), () => {
        change((now) => now.toSpliced(place, 0, criterion));
        focus(criterionId(criterion.id));
      });
    },
  };
}
