import { useState } from 'react';
import { PULL_BACK_KINDS, pullBackKindSchema } from '@/lib/handoff/choices';
import type { Handoff } from '@/lib/handoff/handoff';
import type { PullBack } from '@/lib/handoff/handoff-state';
import { cleanText } from '@/lib/handoff/text';
import { placeOfZone } from '@/lib/handoff/time/instant-text';
import { instantOfWallTime } from '@/lib/handoff/time/wall-time';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { dayAndTime, ownZone } from '@/lib/panel/time/time-text';
import { useDateWarning, useNow } from '@/lib/panel/time/use-now';
import { parseAs } from '@/lib/parse';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { TimeLeft } from './TimeLeft';
import { PULL_BACK_WORDS } from './entry-text';
import type { PartProps } from './parts';

/** The BDM's way to put the SDR back to work. */
export function AskBackIn({ handoff, act, may, gone }: PartProps) {
  return (
    <ExpandableForm
      label={t('pullBack_open')}
      icon="stakeholder"
      may={may('pull-back')}
      gone={gone}
    >
      {(close) => <PullBackForm handoff={handoff} act={act} onDone={close} />}
    </ExpandableForm>
  );
}

/** What the SDR was asked to do for the lead and has not answered, each with its answer at hand. */
export function AskedBackIn(props: PartProps) {
  if (!props.may('pull-back-answered')) return null;
  return props.handoff.pullBacks
    .filter(({ answer }) => !answer)
    .map((asked, index) => (
      <OnePullBack key={asked.id} {...props} asked={asked} isNext={props.isNext && index === 0} />
    ));
}

function OnePullBack({ handoff, act, asked, isNext }: PartProps & { readonly asked: PullBack }) {
  return (
    <section className="pull-back" aria-label={t('askedBack_title')}>
      <h3>{t('askedBack_by', asked.by.name, t(PULL_BACK_WORDS[asked.kind]))}</h3>
      {asked.text && <blockquote dir="auto">{asked.text}</blockquote>}
      {asked.due !== undefined && <TimeLeft due={asked.due} />}
      <AnswerForm
        name={`${handoff.id}|answer|${asked.id}`}
        isNext={isNext}
        onAnswer={(answer) => act('pull-back-answered', { pullBack: asked.id, ...answer })}
      />
    </section>
  );
}

interface Answer {
  readonly result: 'done' | 'cannot';
  readonly text: string;
}

interface AnswerFormProps {
  /** The name under which what is typed is kept. */
  readonly name: string;
  readonly isNext: boolean;
  /** Tells whether it is done. */
  readonly onAnswer: (answer: Answer) => Promise<boolean>;
}

/** Done or cannot, to somebody who asked for something; who cannot says why. */
function AnswerForm({ name, isNext, onAnswer }: AnswerFormProps) {
  const form = useFormDraft<'text'>(name);
  const [tried, setTried] = useState<Answer['result'] | undefined>();
  const text = cleanText(form.of('text'));
  const answer = async (result: Answer['result']) => {
    setTried(result);
    if (result === 'cannot' && !text) return;
    if (await onAnswer({ result, text })) form.forget();
  };
  return (
    <Form
      submit={t('answer_done')}
      tone={isNext ? 'primary' : 'plain'}
      onSubmit={() => void answer('done')}
      other={{ label: t('answer_cannot'), onPress: () => void answer('cannot') }}
    >
      <TextArea
        label={t('answer_text')}
        rows={2}
        value={form.of('text')}
        maxLength={1000}
        error={tried === 'cannot' && !text ? t('answer_textMissing') : undefined}
        onChange={(next) => form.set('text', next)}
      />
    </Form>
  );
}

/** What the SDR was asked for and what came of it, but what whoever looks is to answer themselves. */
export function PullBacks({ handoff, may }: PartProps) {
  const shown = handoff.pullBacks.filter(({ answer }) => answer ?? !may('pull-back-answered'));
  if (shown.length === 0) return null;
  return (
    <section className="pull-backs" aria-label={t('pulledBack_title')}>
      <h3>{t('pulledBack_title')}</h3>
      <ul>
        {shown.map((asked) => (
          <li key={asked.id}>
            <p>{t('askedBack_by', asked.by.name, t(PULL_BACK_WORDS[asked.kind]))}</p>
            {asked.text && <blockquote dir="auto">{asked.text}</blockquote>}
            <Standing asked={asked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ asked: { answer, due } }: { readonly asked: PullBack }) {
  if (!answer) {
    return due === undefined ? (
      <p className="quiet">{t('pulledBack_open')}</p>
    ) : (
      <TimeLeft due={due} />
    );
  }
  const key = answer.result === 'done' ? 'pulledBack_done' : 'pulledBack_cannot';
  return (
    <>
      <p className="quiet">{t(key, answer.by.name, dayAndTime(answer.at))}</p>
      {answer.text && <blockquote dir="auto">{answer.text}</blockquote>}
    </>
  );
}

/** A date to come back is what an outcome asks for. */
const KINDS = PULL_BACK_KINDS.filter((kind) => kind !== 'come-back');

interface PullBackFormProps {
  readonly handoff: Handoff;
  readonly act: RunAction;
  readonly onDone: () => void;
}

/** What the BDM needs of the SDR, and by when. Source: the article, step 5. */
function PullBackForm({ handoff, act, onDone }: PullBackFormProps) {
  const form = useFormDraft<'kind' | 'text' | 'due'>(`${handoff.id}|pull-back`);
  const [asked, setAsked] = useState(false);
  const now = useNow();
  const kind = parseAs(pullBackKindSchema, form.of('kind')).data;
  const text = cleanText(form.of('text'));
  const due = instantOfWallTime(form.of('due'), ownZone());
  const warning = useDateWarning(due);
  const errors = asked ? errorsOf({ kind, text, due, now }) : {};
  const ask = async () => {
    setAsked(true);
    if (!kind || Object.keys(errorsOf({ kind, text, due, now })).length > 0) return;
    if (!(await act('pull-back', { kind, text, ...(due !== undefined && { due }) }))) return;
    form.forget();
    onDone();
  };
  const options = KINDS.map((value) => ({ value, text: t(PULL_BACK_WORDS[value]) }));
  return (
    <Form
      submit={t('pullBack_ask', handoff.sdr?.name ?? '')}
      onSubmit={() => void ask()}
      onCancel={onDone}
    >
      <Select
        label={t('pullBack_kind')}
        value={kind ?? ''}
        options={[{ value: '', text: t('pullBack_choose') }, ...options]}
        error={errors.kind}
        autoFocus
        onChange={(next) => form.set('kind', next)}
      />
      <TextArea
        label={t('pullBack_what')}
        value={form.of('text')}
        maxLength={1000}
        error={errors.text}
        onChange={(next) => form.set('text', next)}
      />
      <TextField
        type="datetime-local"
        label={t('pullBack_due')}
        value={form.of('due')}
        hint={t('field_zone', placeOfZone(ownZone()))}
        error={errors.due}
        warning={errors.due === undefined ? warning : undefined}
        onChange={(next) => form.set('due', next)}
      />
    </Form>
  );
}

interface Typed {
  readonly kind: string | undefined;
  readonly text: string;
  readonly due: number | undefined;
  readonly now: number;
}

function errorsOf({ kind, text, due, now }: Typed): { kind?: string; text?: string; due?: string } {
  return {
    ...(kind === undefined && { kind: t('pullBack_kindMissing') }),
    ...(kind === 'other' && !text && { text: t('pullBack_whatMissing') }),
    ...(due !== undefined && due <= now && { due: t('field_past') }),
  };
}
