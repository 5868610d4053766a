import { useState } from 'react';
import { RETURN_REASONS, returnReasonSchema } from '@/lib/handoff/choices';
import { returnName } from '@/lib/handoff/form-draft-names';
import type { Handoff } from '@/lib/handoff/handoff';
import { firstName } from '@/lib/handoff/reach/first-name';
import { cleanText } from '@/lib/handoff/text';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { parseAs } from '@/lib/parse';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { isComposing } from '../ui/composing';
import { Form } from '../ui/Form';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { TextField } from '../ui/TextField';
import { firstStepText, RETURN_REASON_WORDS } from './entry-text';
import type { PartProps } from './parts';

interface AnswerProps extends PartProps {
  /** Whether somebody comes back from the form of a return, with the focus on the way to it. */
  readonly wasReturning: boolean;
  readonly onReturn: () => void;
  /** Opens the line to ask the SDR in; absent where it is open. */
  readonly onAsk: (() => void) | undefined;
}

/** The BDM's answer to a handoff: one click, or the way to the other. */
export function Answer({ handoff, act, may, wasReturning, onReturn, onAsk }: AnswerProps) {
  if (!may('accepted')) return null;
  return (
    <div className="answer">
      <Button
        tone="primary"
        size="big"
        icon="check"
        onClick={() => void act('accepted', { remark: '' })}
      >
        {t('accept_button')}
      </Button>
      {may('returned') && (
        <Button size="big" autoFocus={wasReturning} onClick={onReturn}>
          {t('return_button')}
        </Button>
      )}
      {onAsk && (
        <IconButton label={t('ask_sdr', firstName(handoff.sdr?.name ?? ''))} onClick={onAsk}>
          <Icon name="chat" />
        </IconButton>
      )}
    </div>
  );
}

const LONGEST_TEXT = 1000;

interface ReturnFormProps extends Pick<PartProps, 'handoff' | 'act' | 'gone'> {
  readonly may: boolean;
  readonly onDone: () => void;
}

/** Why the lead goes back. A reason is asked for, so that the next handoff can be better. */
export function ReturnForm({ handoff, act, may, gone, onDone }: ReturnFormProps) {
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
  return (
    <div
      className="return-form"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
        event.preventDefault();
        onDone();
      }}
    >
      {!may && (
        <p className="warning" role="status">
          {gone}
        </p>
      )}
      <Form submit={t('return_button')} onSubmit={() => void send()} onCancel={onDone}>
        <Choices
          label={t('return_reason')}
          value={form.of('reason')}
          options={RETURN_REASONS.map((value) => ({ value, text: t(RETURN_REASON_WORDS[value]) }))}
          error={asked && !chosen.success ? t('return_reasonMissing') : undefined}
          autoFocus
          onChange={(reason) => form.set('reason', reason)}
        />
        <TextField
          label={t('return_text')}
          value={form.of('text')}
          maxLength={LONGEST_TEXT}
          error={asked && needsText ? t('return_textMissing') : undefined}
          onChange={(next) => form.set('text', next)}
        />
      </Form>
    </div>
  );
}

/** Whether the first step may still be told with the acceptance: by its author, before any other word. */
export function isFirstStepOpen({ state, accepted, messages }: Handoff, me: string): boolean {
  if (state !== 'accepted' || accepted?.by.id !== me || accepted.firstStep) return false;
  return !messages.some(({ by, at }) => by.id === me && at >= accepted.at);
}

interface FirstStepProps {
  readonly handoff: Handoff;
  readonly act: RunAction;
}

/** Once the lead is taken: what happens first, told to the SDR in one press, in own words, or not at all. */
export function FirstStep({ handoff, act }: FirstStepProps) {
  const form = useFormDraft<'what' | 'not-now'>(`${handoff.id}|first-step`);
  if (form.of('not-now') === 'yes') return null;
  const { brief, sdr } = handoff;
  const lead = firstName(brief?.lead.name?.value ?? '');
  const tell = async (what: string) => {
    if (!what) return;
    const told = { text: firstStepText({ what }), question: false };
    if (await act('message', told)) form.forget();
  };
  const proposals = [
    lead ? t('firstStep_callThem', lead) : t('firstStep_call'),
    brief?.meeting ? t('firstStep_confirm') : t('firstStep_write'),
  ];
  return (
    <section className="first-step" aria-label={t('firstStep_title')}>
      <header>
        <h3>{t('firstStep_ask', firstName(sdr?.name ?? ''))}</h3>
        <IconButton label={t('firstStep_notNow')} small onClick={() => form.set('not-now', 'yes')}>
          <Icon name="close" small />
        </IconButton>
      </header>
      <div className="buttons">
        {proposals.map((what) => (
          <Button key={what} size="small" onClick={() => void tell(what)}>
            {what}
          </Button>
        ))}
      </div>
      <Form
        submit={t('firstStep_tell', firstName(sdr?.name ?? ''))}
        tone="plain"
        onSubmit={() => void tell(cleanText(form.of('what')))}
      >
        <TextField
          label={t('firstStep_own')}
          value={form.of('what')}
          maxLength={300}
          onChange={(next) => form.set('what', next)}
        />
      </Form>
    </section>
  );
}
