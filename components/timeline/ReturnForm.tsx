import { useState } from 'react';
import { RETURN_REASONS, returnReasonSchema } from '@/lib/handoff/entries/returned';
import { cleanText } from '@/lib/handoff/text';
import type { Act } from '@/lib/panel/acting';
import { useKeptForm } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { parseAs } from '@/lib/parse';
import { Form } from '../ui/Form';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { RETURN_REASON_WORDS } from './entry-words';

const LONGEST_TEXT = 1000;

interface ReturnFormProps {
  /** The name under which what is typed is kept. */
  readonly name: string;
  readonly act: Act;
  readonly onDone: () => void;
}

/** Why the lead goes back. A reason is asked for, so that the next handoff can be better. */
export function ReturnForm({ name, act, onDone }: ReturnFormProps) {
  const form = useKeptForm<'reason' | 'text'>(name);
  const [asked, setAsked] = useState(false);
  const chosen = parseAs(returnReasonSchema, form.of('reason'));
  const text = cleanText(form.of('text'));
  const needsText = chosen.data === 'other' && text === '';
  const send = async () => {
    setAsked(true);
    if (!chosen.success || needsText) return;
    if (!(await act('returned', { reason: chosen.data, text }))) return;
    form.forget();
    onDone();
  };
  const options = RETURN_REASONS.map((value) => ({ value, text: t(RETURN_REASON_WORDS[value]) }));
  return (
    <Form submit={t('return_button')} onSubmit={() => void send()} onCancel={onDone}>
      <Select
        label={t('return_reason')}
        value={form.of('reason')}
        options={[{ value: '', text: t('return_choose') }, ...options]}
        error={asked && !chosen.success ? t('return_reasonMissing') : undefined}
        autoFocus
        onChange={(reason) => form.set('reason', reason)}
      />
      <TextArea
        label={t('return_text')}
        value={form.of('text')}
        maxLength={LONGEST_TEXT}
        error={asked && needsText ? t('return_textMissing') : undefined}
        onChange={(next) => form.set('text', next)}
      />
    </Form>
  );
}
