import { useState } from 'react';
import { rolesOf } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Feedback } from '@/lib/handoff/handoff-state';
import type { Qualification } from '@/lib/handoff/qualification/qualification';
import type { Policy } from '@/lib/handoff/team/policy';
import { cleanText } from '@/lib/handoff/text';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { dueOf } from '@/lib/handoff/time/due';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { Choices } from '../ui/Choices';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';
import { TimeLeft } from './TimeLeft';
import type { PartProps } from './parts';

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
        {due !== undefined && (
          <TimeLeft due={due} of={{ name: handoff.bdm?.name ?? '', calendar }} />
        )}
        <FeedbackForm {...form} />
      </>
    );
  }
  const isGiven = handoff.feedback.some(({ by }) => by.id === me);
  return (
    <ExpandableForm
      label={t(isGiven ? 'feedback_change' : 'feedback_open')}
      icon="star"
      may={may('feedback')}
      gone={gone}
    >
      {(close) => <FeedbackForm {...form} onDone={close} />}
    </ExpandableForm>
  );
}

const RATINGS = ['1', '2', '3', '4', '5'] as const;

interface FeedbackFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: RunAction;
  /** Of which some may have turned out otherwise; none for the SDR, who marked them. */
  readonly criteria: Qualification['criteria'];
  /** Absent where the form is always open. */
  readonly onDone?: () => void;
}

/** A mark and, for who wants, what was wrong and what helped: made to take fifteen seconds. */
function FeedbackForm({ handoff, act, criteria, onDone }: FeedbackFormProps) {
  const form = useFormDraft(`${handoff}|feedback`);
  const [asked, setAsked] = useState(false);
  const rating = RATINGS.find((value) => value === form.of('rating'));
  const isWrong = (id: string) => form.of(`wrong ${id}`) === 'yes';
  const send = async () => {
    setAsked(true);
    if (!rating) return;
    const wrong = criteria.filter(({ id }) => isWrong(id)).map(({ id, name }) => ({ id, name }));
    const [helped, text] = [cleanText(form.of('helped')), cleanText(form.of('text'))];
    if (!(await act('feedback', { rating: Number(rating), wrong, helped, text }))) return;
    form.forget();
    onDone?.();
  };
  return (
    <section role="group" aria-label={t('feedback_title')} className="feedback">
      <h3>{t('feedback_title')}</h3>
      <Form submit={t('feedback_send')} onSubmit={() => void send()} onCancel={onDone}>
        <Choices
          label={t('feedback_rating')}
          options={RATINGS.map((value) => ({ value, text: <RatingFace rating={value} /> }))}
          value={rating}
          autoFocus={onDone !== undefined}
          error={asked && !rating ? t('feedback_ratingMissing') : undefined}
          onChange={(value) => form.set('rating', value)}
        />
        <WrongCriteria
          criteria={criteria}
          isWrong={isWrong}
          onChange={(id, wrong) => form.set(`wrong ${id}`, wrong ? 'yes' : '')}
        />
        <TextField
          label={t('feedback_helped')}
          value={form.of('helped')}
          maxLength={500}
          onChange={(next) => form.set('helped', next)}
        />
        <TextField
          label={t('feedback_text')}
          value={form.of('text')}
          maxLength={1000}
          onChange={(next) => form.set('text', next)}
        />
      </Form>
    </section>
  );
}

/** How a mark feels, from bad to good; its number is said. */
function RatingFace({ rating }: { readonly rating: (typeof RATINGS)[number] }) {
  const mood = Number(rating) - 3;
  const lips = 20 - 1.5 * mood;
  return (
    <>
      <svg className="rating-face" viewBox="0 0 28 28" aria-hidden="true">
        <circle cx="14" cy="14" r="12" />
        <path d={`M10 11h.01M18 11h.01M9 ${lips}Q14 ${lips + 3.5 * mood} 19 ${lips}`} />
      </svg>
      <span className="unseen">{rating}</span>
    </>
  );
}

interface WrongCriteriaProps {
  readonly criteria: Qualification['criteria'];
  readonly isWrong: (id: string) => boolean;
  readonly onChange: (id: string, wrong: boolean) => void;
}

/** The criteria of the brief, to be ticked where the SDR's mark turned out wrong. */
function WrongCriteria({ criteria, isWrong, onChange }: WrongCriteriaProps) {
  if (criteria.length === 0) return null;
  return (
    <fieldset className="choices wrong">
      <legend>{t('feedback_wrong')}</legend>
      <div className="choices-options">
        {criteria.map(({ id, name }) => (
          <label key={id} className="pick">
            <input
              type="checkbox"
              checked={isWrong(id)}
              onChange={({ currentTarget }) => onChange(id, currentTarget.checked)}
            />
            <bdi>{name}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What each side said of the other's part in it. */
export function FeedbackGiven({ handoff }: PartProps) {
  if (handoff.feedback.length === 0) return null;
  return (
    <section className="given" aria-label={t('feedback_given')}>
      <h3>{t('feedback_given')}</h3>
      <ul>
        {handoff.feedback.map((feedback) => (
          <li key={feedback.from}>
            <p>{t('feedback_of', feedback.by.name, String(feedback.rating))}</p>
            <p className="quiet">{dayAndTime(feedback.at)}</p>
            {linesOf(feedback, handoff).map((line, index) => (
              <p key={index} className="words" dir="auto">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function linesOf({ wrong, helped, text }: Feedback, handoff: Handoff): string[] {
  const names = wrong.map((id) => nameOf(id, handoff)).join(', ');
  return [
    ...(names ? [t('feedback_ofWrong', names)] : []),
    ...(helped ? [t('feedback_ofHelped', helped)] : []),
    ...(text ? [t('feedback_ofText', text)] : []),
  ];
}

function nameOf(id: string, { brief }: Handoff): string {
  return brief?.qualification?.criteria.find((criterion) => criterion.id === id)?.name ?? id;
}
