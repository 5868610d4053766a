import { useState } from 'react';
import type { Draft } from '@/lib/handoff/brief/draft';
import { instantOfWallTime } from '@/lib/handoff/time/wall-time';
import { usePanelState } from '@/lib/panel/provider';
import { fieldId } from '@/lib/panel/draft/section-of';
import { useDateWarning } from '@/lib/panel/time/use-now';
import { t } from '@/lib/panel/i18n';
import { TextField } from '../ui/TextField';

type Step = NonNullable<Draft['nextStep']>;

interface NextStepFieldsProps {
  readonly step: Step | undefined;
  /** Owns the next step unless somebody else is named. */
  readonly recipient: string | undefined;
  readonly onChange: (step: Step) => void;
}

/** What happens next, who sees to it, and by when. */
export function NextStepFields({ step, recipient, onChange }: NextStepFieldsProps) {
  const now = step ?? { what: '', owner: '', due: '' };
  // Who and when is asked once it is known what; it stays for the hand that types there.
  const [isBegun, setBegun] = useState(false);
  if (!isBegun && [now.what, now.owner, now.due].some((text) => text !== '')) setBegun(true);
  const warning = useDateWarning(
    instantOfWallTime(
      now.due,
      usePanelState(({ zone }) => zone),
    ),
  );
  return (
    <fieldset className="next-step-fields">
      <legend>{t('nextStep_title')}</legend>
      <TextField
        id={fieldId('nextStep.what')}
        label={t('nextStep_what')}
        isLabelHidden
        placeholder={t('nextStep_what')}
        value={now.what}
        maxLength={300}
        isFact
        onChange={(what) => onChange({ ...now, what })}
      />
      {isBegun && (
        <>
          <TextField
            id={fieldId('nextStep.owner')}
            label={t('nextStep_owner')}
            value={now.owner}
            maxLength={200}
            placeholder={recipient ?? t('nextStep_ownerUnknown')}
            isFact
            onChange={(owner) => onChange({ ...now, owner })}
          />
          <TextField
            id={fieldId('nextStep.due')}
            type="datetime-local"
            label={t('nextStep_due')}
            value={now.due}
            warning={warning}
            isFact
            onChange={(due) => onChange({ ...now, due })}
          />
        </>
      )}
    </fieldset>
  );
}
