import { type ReactNode, useEffect, useState } from 'react';
import type { BriefField, BriefProblem } from '@/lib/handoff/brief/brief-problem';
import { isQualified, totalScore } from '@/lib/handoff/qualification/qualification';
import { firstName } from '@/lib/handoff/reach/first-name';
import { responseDue } from '@/lib/handoff/team/policy';
import { doubtfulDates } from '@/lib/handoff/time/promised-dates';
import { isTypedPerson } from '@/lib/handoff/typed-person';
import { fieldId } from '@/lib/panel/draft/section-of';
import { useBrief } from '@/lib/panel/draft/use-brief';
import {
  useActions,
  useDraft,
  useFramework,
  useGivingAway,
  useOpenRecord,
} from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useCardOf } from '@/lib/panel/team/people';
import { useTeamRoom } from '@/lib/panel/team/team';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import { Icon } from '../ui/icons';
import { Pass } from '../ui/Pass';
import { TextArea } from '../ui/TextArea';
import { actionErrorText } from './action-error-text';
import { fieldWords, problemText } from './problem-text';

/** What the last press came to, until something is changed or pressed again. */
type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'at-work' }
  /** `at` is the place of the one that the user was led to. */
  | { readonly kind: 'problems'; readonly found: readonly BriefProblem[]; readonly at: number }
  | { readonly kind: 'refused'; readonly words: string };

interface HandOverProps {
  readonly copy: ReactNode;
  /** The quick line, which stands between what is in the way and the buttons. */
  readonly line: ReactNode;
}

/** The one button that ends the SDR's work, and what stands in its way. */
export function HandOver({ copy, line }: HandOverProps) {
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
    else if (done.reason === 'problems')
      setAnswer({ kind: 'problems', found: done.problems, at: 0 });
    else setAnswer({ kind: 'refused', words: actionErrorText(done) });
  };
  useHandOverKey(press);
  const found = answer.kind === 'problems' ? answer.found : undefined;
  // The field of the reason is only drawn once it is asked for: the focus goes there after that.
  useEffect(() => {
    const [first] = found ?? [];
    if (first) goTo(first.field);
  }, [found, goTo]);
  const left = found ? stillThere(found, problems) : [];
  const at = answer.kind === 'problems' && answer.at < left.length ? answer.at : 0;
  const lead = (next: number) => {
    const problem = left[next];
    if (!found || !problem) return;
    setAnswer({ kind: 'problems', found, at: next });
    goTo(problem.field);
  };
  const current = left[at];
  return (
    <>
      {current && (
        <ToMend
          problem={current}
          count={left.length}
          onNext={() => lead(left.length > 1 ? (at + 1) % left.length : 0)}
        />
      )}
      {answer.kind === 'refused' && (
        <p className="warning" role="alert">
          {answer.words}
        </p>
      )}
      <BelowBarReason isAsked={left.some(({ field }) => field === 'belowBarReason')} />
      <DoubtfulDates onGoTo={goTo} />
      <KeptOwner />
      {problems.length === 0 && left.length === 0 && <Ready />}
      {line}
      <div className="dock-buttons">
        {copy}
        <Button
          tone="primary"
          size="big"
          wide
          busy={answer.kind === 'at-work'}
          onClick={() => void press()}
        >
          {t('foot_handOver')}
        </Button>
      </div>
    </>
  );
}

/** Ctrl+Enter hands over from wherever the hand is. */
function useHandOverKey(press: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (event.repeat || event.isComposing) return;
      event.preventDefault();
      void press();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

/** Nothing is in the way: in whose hands the lead is going to be, and by when they respond. */
function Ready() {
  const { me } = useOpenRecord();
  const { recipient } = useDraft().draft;
  const { card } = useCardOf(recipient?.id);
  const policy = useTeamRoom()?.team.policy?.policy;
  const now = useNow();
  if (!me || !recipient) return null;
  const due = responseDue(now, card.calendar, policy);
  return (
    <div className="ready">
      <Pass
        from={<Face id={me.id} name={me.name} size={24} />}
        to={<Face id={recipient.id} name={recipient.name} size={24} />}
        at="here"
      />
      <p dir="auto">
        <strong>{t('ready_for', firstName(recipient.name))}</strong>{' '}
        {due !== undefined && (
          <span className="quiet">{t('ready_due', dayAndTime(due, undefined, now))}</span>
        )}
      </p>
    </div>
  );
}

const REASON_LENGTH = 500;

/** Below the bar a lead can be handed over all the same, with the reason; asked for when it is due. */
function BelowBarReason({ isAsked }: { readonly isAsked: boolean }) {
  const { draft, change } = useDraft();
  const framework = useFramework();
  const [wasAsked, setWasAsked] = useState(isAsked || draft.belowBarReason !== '');
  if (isAsked && !wasAsked) setWasAsked(true);
  if (!wasAsked || isQualified(framework, draft.scores)) return null;
  return (
    <TextArea
      id={fieldId('belowBarReason')}
      label={t('belowBar_label')}
      isLabelHidden
      placeholder={t('belowBar_placeholder')}
      rows={1}
      value={draft.belowBarReason}
      maxLength={REASON_LENGTH}
      onChange={(belowBarReason) => change((now) => ({ ...now, belowBarReason }))}
    />
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

interface ToMendProps {
  readonly problem: BriefProblem;
  /** How many are left, this one with them. */
  readonly count: number;
  /** Opens the section of the next one and puts the focus into its field. */
  readonly onNext: () => void;
}

/** What stands in the way of the hand-over: one at a time, and the way on to the next. */
function ToMend({ problem, count, onNext }: ToMendProps) {
  return (
    <div className="to-mend">
      <Icon name="warning" />
      <p role="alert">
        {problem.field === 'belowBarReason' ? (
          <UnderTheBar />
        ) : (
          problemText(problem.field, problem.problem)
        )}
      </p>
      <Button size="small" onClick={onNext}>
        {t('foot_toMend', `${count}`)}
      </Button>
    </div>
  );
}

/** By how much, and what a reason is for. */
function UnderTheBar() {
  const { scores, recipient } = useDraft().draft;
  const framework = useFramework();
  const under = framework.threshold - totalScore(framework, scores).total;
  return (
    <>
      <strong>{t('foot_underBar', `${under}`)}</strong>{' '}
      {recipient ? t('foot_readsReason', recipient.name) : t('foot_bdmReadsReason')}
    </>
  );
}
