import type { Handoff } from '@/lib/handoff/handoff';
import { isEnded } from '@/lib/handoff/start-anew';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { OpenForm } from '../ui/OpenForm';
import type { PartProps } from './part';
import { WithdrawForm } from './WithdrawForm';

interface SdrActionsProps extends PartProps {
  /** Absent where there is nothing to mend or to begin anew. */
  readonly onRevise: (() => void) | undefined;
}

/** What the SDR can do with a handoff that is out: mend the brief and send it again, or take it back. */
export function SdrActions({ handoff, act, may, isNext, gone, onRevise }: SdrActionsProps) {
  return (
    <>
      {onRevise && (
        <Button tone={isNext ? 'primary' : 'plain'} onClick={onRevise}>
          {reviseWords(handoff.state)}
        </Button>
      )}
      <OpenForm label={t('withdraw_button')} may={may('withdrawn')} gone={gone}>
        {(close) => <WithdrawForm handoff={handoff.id} act={act} onDone={close} />}
      </OpenForm>
    </>
  );
}

function reviseWords(state: Handoff['state']): string {
  if (state === 'returned') return t('revise_fix');
  return isEnded(state) ? t('revise_anew') : t('revise_button');
}
