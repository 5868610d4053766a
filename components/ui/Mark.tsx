import { Icon } from './icons';

/**
 * How far something is: nothing yet, to be asked, begun, unknown to both, done, or in the way of what
 * comes next.
 */
export type MarkState = 'none' | 'ask' | 'part' | 'unknown' | 'done' | 'stop';

const SIGNS: Partial<Record<MarkState, string>> = { unknown: '?', stop: '!' };

/** The round sign in the rail at the left. Words beside it say the same. */
export function Mark({ state }: { readonly state: MarkState }) {
  return (
    <span className="state-dot" data-is={state} aria-hidden="true">
      {state === 'done' ? <Icon name="check" /> : SIGNS[state]}
    </span>
  );
}
