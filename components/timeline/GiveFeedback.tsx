import type { Calendar } from '@/lib/handoff/calendar';
import { dueOf } from '@/lib/handoff/due';
import { rolesOf } from '@/lib/handoff/fold';
import type { Policy } from '@/lib/handoff/policy';
import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { Due } from './Due';
import { FeedbackForm } from './FeedbackForm';
import type { PartProps } from './part';

interface GiveFeedbackProps extends PartProps {
  /** When the BDM works. */
  readonly calendar: Calendar;
  readonly policy: Policy;
}

/** Feedback of either side, open at once where it is what comes next. Source: the article, step 6. */
export function GiveFeedback(props: GiveFeedbackProps) {
  const { handoff, me, act, may, isNext, gone, calendar, policy } = props;
  const isBdm = me !== undefined && rolesOf(handoff, me).includes('bdm');
  const criteria = isBdm ? (handoff.brief?.qualification?.criteria ?? []) : [];
  const form = { handoff: handoff.id, act, criteria };
  if (isNext && may('feedback')) {
    const due = dueOf({ kind: 'feedback' }, handoff, calendar, policy);
    return (
      <>
        {due !== undefined && <Due due={due} of={{ name: handoff.bdm?.name ?? '', calendar }} />}
        <FeedbackForm {...form} />
      </>
    );
  }
  const isGiven = handoff.feedback.some(({ by }) => by.id === me);
  return (
    <OpenForm
      label={t(isGiven ? 'feedback_change' : 'feedback_open')}
      may={may('feedback')}
      gone={gone}
    >
      {(close) => <FeedbackForm {...form} onDone={close} />}
    </OpenForm>
  );
}
