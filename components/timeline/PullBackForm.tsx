import { useState } from 'react';
import { PULL_BACK_KINDS, pullBackKindSchema } from '@/lib/handoff/entries/pull-back';
import type { Handoff } from '@/lib/handoff/handoff';
import { cleanText } from '@/lib/handoff/text';
import { instantOfWallTime } from '@/lib/handoff/wall-time';
import type { Act } from '@/lib/panel/acting';
import { ownZone } from '@/lib/panel/time-words';
import { useKeptForm } from '@/lib/panel/use-kept';
import { useDateWarning, useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { parseAs } from '@/lib/parse';
import { Form } from '../ui/Form';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { PULL_BACK_WORDS } from './entry-words';

/** A date to come back is what an outcome asks for. */
const KINDS = PULL_BACK_KINDS.filter((kind) => kind !== 'come-back');

interface PullBackFormProps {
  readonly handoff: Handoff;
  readonly act: Act;
  readonly onDone: () => void;
}

/** What the BDM needs of the SDR, and by when. Source: the article, step 5. */
export function PullBackForm({ handoff, act, onDone }: PullBackFormProps) {
  const form = useKeptForm<'kind' | 'text' | 'due'>(`${handoff.id}|pull-back`);
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
        hint={t('field_zone', ownZone().replaceAll('_', ' '))}
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
