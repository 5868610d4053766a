import { useState } from 'react';
import { cleanText } from '@/lib/handoff/text';
import type { Act } from '@/lib/panel/handing-over';
import { useKeptText } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';

interface WithdrawFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
  readonly onCancel: () => void;
}

/** Takes the handoff back; the reason tells the BDM why. */
export function WithdrawForm({ handoff, act, onCancel }: WithdrawFormProps) {
  const [reason, setReason] = useKeptText(`${handoff}|withdraw`);
  const [asked, setAsked] = useState(false);
  const said = cleanText(reason);
  const send = async () => {
    setAsked(true);
    if (said && (await act('withdrawn', { reason: said }))) setReason('');
  };
  return (
    <div className="actions">
      <TextField
        label={t('withdraw_reason')}
        value={reason}
        maxLength={500}
        error={asked && !said ? t('withdraw_reasonMissing') : undefined}
        autoFocus
        onChange={setReason}
      />
      <div className="buttons">
        <Button tone="primary" onClick={() => void send()}>
          {t('withdraw_button')}
        </Button>
        <Button onClick={onCancel}>{t('button_cancel')}</Button>
      </div>
    </div>
  );
}
