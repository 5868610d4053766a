import { returnName } from '@/lib/handoff/kept-names';
import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { AcceptForm } from './AcceptForm';
import type { PartProps } from './part';
import { ReturnForm } from './ReturnForm';

/** The BDM's answer to a handoff. */
export function AcceptOrReturn({ handoff, act, may, gone }: PartProps) {
  return (
    <>
      {may('accepted') && <AcceptForm handoff={handoff.id} act={act} />}
      <OpenForm label={t('return_button')} may={may('returned')} gone={gone}>
        {(close) => <ReturnForm name={returnName(handoff)} act={act} onDone={close} />}
      </OpenForm>
    </>
  );
}
