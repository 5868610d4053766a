import { useState } from 'react';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Act } from '@/lib/panel/handing-over';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { WithdrawForm } from './WithdrawForm';

interface SdrActionsProps {
  readonly handoff: Handoff;
  readonly act: Act;
  readonly onRevise: (() => void) | undefined;
  readonly mayWithdraw: boolean;
}

/** What the SDR can do with a handoff that is out: mend the brief and send it again, or take it back. */
export function SdrActions({ handoff, act, onRevise, mayWithdraw }: SdrActionsProps) {
  const [withdrawing, setWithdrawing] = useState(false);
  if (withdrawing && mayWithdraw) {
    const close = () => setWithdrawing(false);
    return <WithdrawForm handoff={handoff.id} act={act} onCancel={close} />;
  }
  return (
    <div className="buttons">
      {onRevise && (
        <Button tone={handoff.state === 'returned' ? 'primary' : 'plain'} onClick={onRevise}>
          {reviseWords(handoff.state)}
        </Button>
      )}
      {mayWithdraw && <Button onClick={() => setWithdrawing(true)}>{t('withdraw_button')}</Button>}
    </div>
  );
}

function reviseWords(state: Handoff['state']): string {
  if (state === 'returned') return t('revise_fix');
  return state === 'withdrawn' ? t('revise_anew') : t('revise_button');
}
