import { useState } from 'react';
import { cleanText } from '@/lib/handoff/text';
import type { Act } from '@/lib/panel/acting';
import { useKeptForm } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';

interface WithdrawFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
  readonly onDone: () => void;
}

/** Takes the handoff back; the reason tells the BDM why. */
export function WithdrawForm({ handoff, act, onDone }: WithdrawFormProps) {
  const form = useKeptForm<'reason'>(`${handoff}|withdraw`);
  const [asked, setAsked] = useState(false);
  const reason = cleanText(form.of('reason'));
  const send = async () => {
    setAsked(true);
    if (!reason || !(await act('withdrawn', { reason }))) return;
    form.forget();
    onDone();
  };
  return (
    <Form submit={t('withdraw_button')} onSubmit={() => void send()} onCancel={onDone}>
      <TextField
        label={t('withdraw_reason')}
        value={form.of('reason')}
        maxLength={500}
        error={asked && !reason ? t('withdraw_reasonMissing') : undefined}
        autoFocus
        onChange={(next) => form.set('reason', next)}
      />
    </Form>
  );
}
