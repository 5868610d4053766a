import { useState } from 'react';
import { RETURN_REASONS, returnReasonSchema } from '@/lib/handoff/choices';
import { returnName } from '@/lib/handoff/form-draft-names';
import { cleanText } from '@/lib/handoff/text';
import { instantOfWallTime } from '@/lib/handoff/time/wall-time';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { ownZone } from '@/lib/panel/time/time-text';
import { useDateWarning } from '@/lib/panel/time/use-now';
import { parseAs } from '@/lib/parse';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { RETURN_REASON_WORDS } from './entry-text';
import type { PartProps } from './parts';

/** The BDM's answer to a handoff. */
export function AcceptOrReturn({ handoff, act, may, gone }: PartProps) {
  return (
    <>
      {may('accepted') && <AcceptForm handoff={handoff.id} act={act} />}
      <ExpandableForm label={t('return_button')} may={may('returned')} gone={gone}>
        {(close) => <ReturnForm handoff={handoff} act={act} onDone={close} />}
      </ExpandableForm>
    </>
  );
}

interface AcceptFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: RunAction;
}

/** Takes the lead, and says what happens first where the BDM knows already. */
function AcceptForm({ handoff, act }: AcceptFormProps) {
  const form = useFormDraft<'remark' | 'what' | 'at'>(`${handoff}|accept`);
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

const LONGEST_TEXT = 1000;

interface ReturnFormProps {
  readonly handoff: PartProps['handoff'];
  readonly act: RunAction;
  readonly onDone: () => void;
}

/** Why the lead goes back. A reason is asked for, so that the next handoff can be better. */
function ReturnForm({ handoff, act, onDone }: ReturnFormProps) {
  // A return from elsewhere begins the next round; the form that stays open holds what was typed for this.
  const [name] = useState(() => returnName(handoff));
  const form = useFormDraft<'reason' | 'text'>(name);
  const [asked, setAsked] = useState(false);
  const chosen = parseAs(returnReasonSchema, form.of('reason'));
  const text = cleanText(form.of('text'));
  const needsText = chosen.data === 'other' && text === '';
  const send = async () => {
    setAsked(true);
    if (!chosen.success || needsText) return;
    if (!(await act('returned', { reason: chosen.data, text }))) return;
    form.forget();
    onDone();
  };
  const options = RETURN_REASONS.map((value) => ({ value, text: t(RETURN_REASON_WORDS[value]) }));
  return (
    <Form submit={t('return_button')} onSubmit={() => void send()} onCancel={onDone}>
      <Select
        label={t('return_reason')}
        value={form.of('reason')}
        options={[{ value: '', text: t('return_choose') }, ...options]}
        error={asked && !chosen.success ? t('return_reasonMissing') : undefined}
        autoFocus
        onChange={(reason) => form.set('reason', reason)}
      />
      <TextArea
        label={t('return_text')}
        value={form.of('text')}
        maxLength={LONGEST_TEXT}
        error={asked && needsText ? t('return_textMissing') : undefined}
        onChange={(next) => form.set('text', next)}
      />
    </Form>
  );
}
