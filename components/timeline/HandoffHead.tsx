import { workingTimeBetween } from '@/lib/handoff/clock';
import type { Calendar } from '@/lib/handoff/calendar';
import type { Handoff } from '@/lib/handoff/handoff';
import { dayAndTime, lengthOfTime } from '@/lib/panel/time-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { STATE_WORDS } from './entry-words';
import { standingWords } from './standing';

interface HandoffHeadProps {
  readonly handoff: Handoff;
  readonly me: string | undefined;
  /** When the BDM works. */
  readonly calendar: Calendar;
}

/** Where the handoff stands, and the clock while an answer is awaited. */
export function HandoffHead({ handoff, me, calendar }: HandoffHeadProps) {
  const { state, returned, accepted, withdrawn } = handoff;
  const said = returned?.text ?? accepted?.remark ?? withdrawn?.reason;
  return (
    <header className="handoff-head" data-state={state}>
      <p className="state-mark">{t(STATE_WORDS[state])}</p>
      <h2>{standingWords(handoff, me)}</h2>
      {said && <blockquote>{said}</blockquote>}
      {state === 'handed-over' && handoff.responseDue !== undefined && (
        <Clock due={handoff.responseDue} calendar={calendar} />
      )}
    </header>
  );
}

/** How long there is to answer, counted in the BDM's working time. */
function Clock({ due, calendar }: { readonly due: number; readonly calendar: Calendar }) {
  const now = useNow();
  const when = dayAndTime(due);
  if (now > due)
    return (
      <p className="clock" data-late="true">
        {t('clock_late', when)}
      </p>
    );
  const left = workingTimeBetween(now, due, calendar);
  return (
    <p className="clock">
      {left.ok ? t('clock_left', when, lengthOfTime(left.value)) : t('clock_due', when)}
    </p>
  );
}
