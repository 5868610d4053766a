import { type ReactNode, useState } from 'react';
import type { BriefField, BriefProblem } from '@/lib/handoff/brief/brief-problem';
import { doubtfulDates } from '@/lib/handoff/time/promised-dates';
import { isTypedPerson } from '@/lib/handoff/typed-person';
import { useBrief } from '@/lib/panel/draft/use-brief';
import { useActions, useDraft, useGivingAway, useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { Button } from '../ui/Button';
import { actionErrorText } from './action-error-text';
import { fieldWords, problemText } from './problem-text';

/** What the last press came to, until something is changed or pressed again. */
type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'at-work' }
  | { readonly kind: 'problems'; readonly found: readonly BriefProblem[] }
  | { readonly kind: 'refused'; readonly words: string };

/** The one button that ends the SDR's work, and what stands in its way. */
export function HandOver({ copy }: { readonly copy: ReactNode }) {
  const { me, crmName } = useOpenRecord();
  const { handOver, goTo } = useActions();
  const { problems } = useBrief();
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' });
  const press = async () => {
    if (answer.kind === 'at-work') return;
    if (!me) {
      setAnswer({ kind: 'refused', words: t('foot_whoAreYou', crmName) });
      return;
    }
    setAnswer({ kind: 'at-work' });
    const done = await handOver();
    if (done.ok) setAnswer({ kind: 'none' });
    else if (done.reason === 'problems') setAnswer({ kind: 'problems', found: done.problems });
    else setAnswer({ kind: 'refused', words: actionErrorText(done) });
  };
  const left = answer.kind === 'problems' ? stillThere(answer.found, problems) : [];
  return (
    <>
      {left.length > 0 && <ProblemList problems={left} onGoTo={goTo} />}
      {answer.kind === 'refused' && (
        <p className="warning" role="alert">
          {answer.words}
        </p>
      )}
      <DoubtfulDates onGoTo={goTo} />
      <KeptOwner />
      <div className="buttons">
        {copy}
        <Button tone="primary" wide onClick={() => void press()}>
          {t('foot_handOver')}
        </Button>
      </div>
    </>
  );
}

/** Days that a buyer is promised and that may be a slip: said before they go out, and they may go. */
function DoubtfulDates({ onGoTo }: { readonly onGoTo: (field: BriefField) => void }) {
  const { view } = useBrief();
  const now = useNow();
  const dates = doubtfulDates(view, now);
  if (dates.length === 0) return null;
  return (
    <div className="warning" role="status">
      <ul>
        {dates.map(({ field, doubt, instant, zone }) => (
          <li key={field}>
            <button type="button" className="link" onClick={() => onGoTo(field)}>
              {t(
                doubt === 'in-the-past' ? 'foot_datePast' : 'foot_dateFar',
                fieldWords(field),
                dayAndTime(instant, zone, now),
              )}
            </button>
          </li>
        ))}
      </ul>
      <p>{t('foot_datesHint')}</p>
    </div>
  );
}

/**
 * Who is the owner in the CRM afterwards, where that is the team's rule, or the CRM has hidden a lead
 * that was given away, or may: that is said before the first one is.
 */
function KeptOwner() {
  const { crmName, mayHide = false } = useOpenRecord();
  const { recipient } = useDraft().draft;
  const { hides, keepsOwner, isTeamRule } = useGivingAway();
  const isAtRisk = hides ?? mayHide;
  const { keepOwner } = useActions();
  // Whose name was only typed is no user whom the CRM could give the record.
  if (!recipient || isTypedPerson(recipient)) return null;
  const hint = t(keepsOwner ? 'owner_staysHint' : 'owner_changesHint', recipient.name);
  if (isTeamRule) return <p className="hint">{`${t('owner_teamRule', crmName)} ${hint}`}</p>;
  if (!isAtRisk && !keepsOwner) return null;
  return (
    <>
      {isAtRisk && (
        <p className="warning">{t(hides ? 'owner_hidden' : 'owner_mayHide', crmName)}</p>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={keepsOwner}
          aria-describedby="owner-hint"
          onChange={({ currentTarget }) => void keepOwner(currentTarget.checked)}
        />
        {t('owner_keep', crmName)}
      </label>
      <p className="hint" id="owner-hint">
        {hint}
      </p>
    </>
  );
}

/** A problem goes from the list as it is mended; how long a note becomes is only known when it is made. */
function stillThere(found: readonly BriefProblem[], now: readonly BriefProblem[]): BriefProblem[] {
  return found.filter(
    ({ field, problem }) => problem === 'too-long' || now.some((other) => other.field === field),
  );
}

interface ProblemListProps {
  readonly problems: readonly BriefProblem[];
  /** Opens the field's section and puts the focus into it. */
  readonly onGoTo: (field: BriefField) => void;
}

/** What stands in the way of the hand-over; each leads to its field. */
function ProblemList({ problems, onGoTo }: ProblemListProps) {
  return (
    <div className="problems" role="alert">
      <p>{t('foot_problems')}</p>
      <ul>
        {problems.map(({ field, problem }) => (
          <li key={field}>
            <button type="button" className="link" onClick={() => onGoTo(field)}>
              {problemText(field, problem)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
