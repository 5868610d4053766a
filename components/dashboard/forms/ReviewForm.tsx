import { useState } from 'react';
import type { Person } from '@/lib/handoff/person';
import type { Review } from '@/lib/handoff/team/team-state';
import { wholeNumber } from '@/lib/handoff/qualification/typed-framework';
import { readReview } from '@/lib/handoff/team/typed-review';
import { wallTimeOf } from '@/lib/handoff/time/wall-time';
import type { Look } from '@/lib/dashboard/look';
import type { DashboardData } from '@/lib/dashboard/read';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useTeamActions } from '@/lib/panel/team/team';
import { useReportResult } from '../../team/use-report-result';
import { Button } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import { PersonSelect } from './PersonSelect';

const MOST_DECISIONS = 20;

interface ReviewFormProps {
  readonly look: Look;
  readonly data: DashboardData;
  readonly people: readonly Person[];
  /** What was recorded, and is to be corrected; absent where a review is recorded anew. */
  readonly recorded?: Review | undefined;
  readonly onDone: () => void;
}

/** The meeting was held: what was decided, by whom, until when, and who was there. */
export function ReviewForm({
  look,
  data: { now, zone },
  recorded,
  onDone,
  ...props
}: ReviewFormProps) {
  const { key } = useOpenRecord();
  const form = useFormDraft<string>(recorded ? `${key}|review ${recorded.id}` : `${key}|review`);
  // Whoever has left since then stays named.
  const people = withPeople(props.people, recorded);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const report = useReportResult();
  const lines = wholeNumber(form.of('lines')) ?? Math.max(1, recorded?.decided.length ?? 0);
  const count = Math.min(MOST_DECISIONS, lines);
  const isThere = (id: string) => {
    const wasThere = recorded?.attended.some((one) => one.id === id);
    return form.of(`there ${id}`, wasThere ? 'yes' : '') === 'yes';
  };
  const typed = {
    from: form.of('from', recorded?.from ?? wallTimeOf(look.period.from, zone).slice(0, 10)),
    to: form.of('to', recorded?.to ?? wallTimeOf(now, zone).slice(0, 10)),
    decided: Array.from({ length: count }, (_, index) => {
      const { what, who, due } = recorded?.decided[index] ?? {};
      const named = form.of(`who ${index}`, who?.id);
      return {
        what: form.of(`what ${index}`, what),
        who: people.find(({ id }) => id === named),
        due: form.of(`due ${index}`, due),
      };
    }),
    attended: people.filter(({ id }) => isThere(id)),
  };
  const read = readReview(typed);
  const isWrong = (field: string) =>
    asked && !read.ok && (read.wrong as readonly string[]).includes(field);
  const save = async () => {
    setAsked(true);
    if (!read.ok) return;
    const body = { ...read.review, ...(recorded && { corrects: recorded.id }) };
    if (!(await report(write('review', body), t('review_saved')))) return;
    form.forget();
    onDone();
  };
  return (
    <Form
      label={t(recorded ? 'review_correct' : 'review_held')}
      submit={t('review_save')}
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <div className="field-row">
        {(['from', 'to'] as const).map((field) => (
          <TextField
            key={field}
            type="date"
            label={t(`target_${field}`)}
            value={typed[field]}
            error={isWrong(field) ? t('target_toBad') : undefined}
            onChange={(text) => form.set(field, text)}
          />
        ))}
      </div>
      {typed.decided.map(({ what, who, due }, index) => (
        <div key={index} role="group" aria-label={t('review_decision', `${index + 1}`)}>
          <TextArea
            label={t('review_what')}
            rows={1}
            value={what}
            maxLength={500}
            error={isWrong(`${index} what`) ? t('review_whatBad') : undefined}
            onChange={(text) => form.set(`what ${index}`, text)}
          />
          <div className="field-row">
            <PersonSelect
              label={t('review_who')}
              people={people}
              value={who?.id ?? ''}
              none={t('review_nobody')}
              onChange={(id) => form.set(`who ${index}`, id)}
            />
            <TextField
              type="date"
              label={t('review_due')}
              value={due}
              error={isWrong(`${index} due`) ? t('hours_noDate') : undefined}
              onChange={(text) => form.set(`due ${index}`, text)}
            />
          </div>
        </div>
      ))}
      {count < MOST_DECISIONS && (
        <div>
          <Button tone="quiet" onClick={() => form.set('lines', `${count + 1}`)}>
            {t('review_more')}
          </Button>
        </div>
      )}
      <fieldset className="people-there">
        <legend>{t('review_there')}</legend>
        {people.map(({ id, name }) => (
          <label key={id} className="check" dir="auto">
            <input
              type="checkbox"
              checked={isThere(id)}
              onChange={({ currentTarget }) =>
                form.set(`there ${id}`, currentTarget.checked ? 'yes' : '')
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
    </Form>
  );
}

function withPeople(people: readonly Person[], recorded: Review | undefined): readonly Person[] {
  if (!recorded) return people;
  const named = [...recorded.attended, ...recorded.decided.flatMap(({ who }) => who ?? [])];
  const known = new Map([...named, ...people].map((person) => [person.id, person]));
  return [...known.values()];
}
