import type { Handoff } from '../handoff';
import type { Feedback } from '../handoff-state';

/** How many handoffs back a habit is looked for: older ones were another's habits. */
export const LAST_HANDOFFS = 5;

/** What a BDM, or all of them, said of the last handoffs of an SDR. */
export interface CriterionHistory {
  /** How many handoffs it is drawn from: {@link LAST_HANDOFFS}, or fewer. */
  readonly of: number;
  /** How often each criterion turned out wrong, by its id; those never wrong are absent. */
  readonly wrong: ReadonlyMap<string, number>;
  /** What helped, in the words of the feedback, the newest first. */
  readonly helped: readonly string[];
}

/**
 * Returns what is to be learnt from the newest feedback that `bdm` (all BDMs, where left out) gave
 * this SDR, from handoffs in whatever order. Total; nothing known is nothing wrong.
 */
export function criterionHistory(
  handoffs: readonly Handoff[],
  sdr: string,
  bdm?: string,
): CriterionHistory {
  const given = handoffs
    .filter((handoff) => handoff.sdr?.id === sdr)
    .flatMap(({ feedback }) => feedback.filter((one) => isOf(one, sdr, bdm)))
    .sort((one, other) => other.at - one.at)
    .slice(0, LAST_HANDOFFS);
  const wrong = new Map<string, number>();
  for (const feedback of given)
    for (const id of new Set(feedback.wrong)) wrong.set(id, (wrong.get(id) ?? 0) + 1);
  return {
    of: given.length,
    wrong,
    helped: given.map(({ helped }) => helped).filter((text) => text !== ''),
  };
}

/** A BDM's own word; of what one tells oneself there is nothing to learn. */
function isOf({ from, by }: Feedback, sdr: string, bdm: string | undefined): boolean {
  return from === 'bdm' && by.id !== sdr && (bdm === undefined || by.id === bdm);
}
