import { useState } from 'react';
import { cleanText } from '@/lib/handoff/text';
import { instantOfWallTime } from '@/lib/handoff/wall-time';
import type { Act } from '@/lib/panel/acting';
import { ownZone } from '@/lib/panel/time-words';
import { useKeptForm } from '@/lib/panel/use-kept';
import { useDateWarning } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';

interface AcceptFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
}

/** Takes the lead, and says what happens first where the BDM knows already. */
export function AcceptForm({ handoff, act }: AcceptFormProps) {
  const form = useKeptForm<'remark' | 'what' | 'at'>(`${handoff}|accept`);
  const [asked, setAsked] = useState(false);
  const what = cleanText(form.of('what'));
  const at = instantOfWallTime(form.of('at'), ownZone());
  const accept = async () => {
    setAsked(true);
    if (at !== undefined && !what) return;
    const firstStep = what && { firstStep: { what, ...(at !== undefined && { at }) } };
    const remark = cleanText(form.of('remark'));
    if (await act('accepted', { remark, ...firstStep })) form.forget();
  };
  return (
    <Form submit={t('accept_button')} onSubmit={() => void accept()}>
      <TextField
        label={t('accept_remark')}
        value={form.of('remark')}
        maxLength={500}
        onChange={(remark) => form.set('remark', remark)}
      />
      <div className="field-row">
        <TextField
          label={t('accept_firstStep')}
          value={form.of('what')}
          maxLength={300}
          error={asked && at !== undefined && !what ? t('accept_firstStepMissing') : undefined}
          onChange={(next) => form.set('what', next)}
        />
        <TextField
          type="datetime-local"
          label={t('accept_firstStepAt')}
          value={form.of('at')}
          warning={useDateWarning(at)}
          onChange={(next) => form.set('at', next)}
        />
      </div>
    </Form>
  );
}
