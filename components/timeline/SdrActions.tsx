import { useState } from 'react';
import type { Handoff } from '@/lib/handoff/handoff';
import { isClosed } from '@/lib/handoff/new-handoff';
import { cleanText } from '@/lib/handoff/text';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';
import type { PartProps } from './parts';

interface SdrActionsProps extends PartProps {
  /** Absent where there is nothing to mend or to begin anew. */
  readonly onRevise: (() => void) | undefined;
}

/** What the SDR can do with a handoff that is out: mend the brief and send it again, or take it back. */
export function SdrActions({ handoff, act, may, gone, onRevise }: SdrActionsProps) {
  return (
    <>
      {onRevise && <Revise state={handoff.state} tone="quiet" onRevise={onRevise} />}
      <ExpandableForm
        label={t('withdraw_button')}
        tone="quiet"
        size="small"
        may={may('withdrawn')}
        gone={gone}
      >
        {(close) => <WithdrawForm handoff={handoff.id} act={act} onDone={close} />}
      </ExpandableForm>
    </>
  );
}

interface ReviseProps {
  readonly state: Handoff['state'];
  readonly tone: 'primary' | 'quiet';
  readonly onRevise: () => void;
}

/** Brings the brief back for mending, or begins anew. */
export function Revise({ state, tone, onRevise }: ReviseProps) {
  return (
    <Button tone={tone} size={tone === 'primary' ? 'big' : 'small'} onClick={onRevise}>
      {reviseText(state)}
    </Button>
  );
}

function reviseText(state: Handoff['state']): string {
  if (state === 'returned') return t('revise_fix');
  return isClosed(state) ? t('revise_anew') : t('revise_button');
}

interface WithdrawFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: RunAction;
  readonly onDone: () => void;
}

/** Takes the handoff back; the reason tells the BDM why. */
function WithdrawForm({ handoff, act, onDone }: WithdrawFormProps) {
  const form = useFormDraft<'reason'>(`${handoff}|withdraw`);
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
