import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { OutcomeForm } from './OutcomeForm';
import type { PartProps } from './part';

/** How it ended, by the BDM; a later outcome takes the place of an earlier one. */
export function RecordOutcome({ handoff, act, may, isNext, gone }: PartProps) {
  return (
    <OpenForm
      label={t(handoff.outcome ? 'outcome_change' : 'outcome_open')}
      tone={isNext ? 'primary' : 'plain'}
      may={may('outcome')}
      gone={gone}
    >
      {(close) => <OutcomeForm handoff={handoff.id} act={act} onDone={close} />}
    </OpenForm>
  );
}
