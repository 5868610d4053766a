import { useState } from 'react';
import type { Qualification } from '@/lib/handoff/qualification';
import { cleanText } from '@/lib/handoff/text';
import type { Act } from '@/lib/panel/acting';
import { useKeptForm } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { WrongCriteria } from './WrongCriteria';

const RATINGS = ['1', '2', '3', '4', '5'] as const;

interface FeedbackFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
  /** Of which some may have turned out otherwise; none for the SDR, who marked them. */
  readonly criteria: Qualification['criteria'];
  /** Absent where the form is always open. */
  readonly onDone?: () => void;
}

/** A mark and, for who wants, what was wrong and what helped: made to take fifteen seconds. */
export function FeedbackForm({ handoff, act, criteria, onDone }: FeedbackFormProps) {
  const form = useKeptForm(`${handoff}|feedback`);
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
        <RadioGroup
          label={t('feedback_rating')}
          options={RATINGS.map((value) => ({ value, text: value }))}
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
        <TextArea
          label={t('feedback_text')}
          rows={2}
          value={form.of('text')}
          maxLength={1000}
          onChange={(next) => form.set('text', next)}
        />
      </Form>
    </section>
  );
}
