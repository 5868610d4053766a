import { useState } from 'react';
import { RETURN_REASONS, returnReasonSchema } from '@/lib/handoff/entries/returned';
import { cleanText } from '@/lib/handoff/text';
import { useKeptText } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import type { Act } from '@/lib/panel/handing-over';
import { RETURN_REASON_WORDS } from './entry-words';

interface ReturnFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
  readonly onCancel: () => void;
}

/** Why the lead goes back. A reason is asked for, so that the next handoff can be better. */
export function ReturnForm({ handoff, act, onCancel }: ReturnFormProps) {
  const [reason, setReason] = useState('');
  const [text, setText] = useKeptText(`${handoff}|return`);
  const [asked, setAsked] = useState(false);
  const chosen = returnReasonSchema.safeParse(reason);
  const said = cleanText(text);
  const needsText = chosen.data === 'other' && said === '';
  const send = async () => {
    setAsked(true);
    if (!chosen.success || needsText) return;
    if (await act('returned', { reason: chosen.data, text: said })) setText('');
  };
  const options = RETURN_REASONS.map((value) => ({ value, text: t(RETURN_REASON_WORDS[value]) }));
  return (
    <div className="actions">
      <Select
        label={t('return_reason')}
        value={reason}
        options={[{ value: '', text: t('return_choose') }, ...options]}
        error={asked && !chosen.success ? t('return_reasonMissing') : undefined}
        autoFocus
        onChange={setReason}
      />
      <TextArea
        label={t('return_text')}
        value={text}
        maxLength={1000}
        error={asked && needsText ? t('return_textMissing') : undefined}
        onChange={setText}
      />
      <div className="buttons">
        <Button tone="primary" onClick={() => void send()}>
          {t('return_button')}
        </Button>
        <Button onClick={onCancel}>{t('button_cancel')}</Button>
      </div>
    </div>
  );
}
