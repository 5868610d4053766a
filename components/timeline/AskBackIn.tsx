import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import type { PartProps } from './part';
import { PullBackForm } from './PullBackForm';

/** The BDM's way to put the SDR back to work. */
export function AskBackIn({ handoff, act, may, gone }: PartProps) {
  return (
    <OpenForm label={t('pullBack_open')} may={may('pull-back')} gone={gone}>
      {(close) => <PullBackForm handoff={handoff} act={act} onDone={close} />}
    </OpenForm>
  );
}
