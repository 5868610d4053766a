import { useState } from 'react';
import { cleanText } from '@/lib/handoff/text';
import { PUSH_BACKS, SATISFACTIONS, typedPulseSchema } from '@/lib/handoff/typed-pulse';
import { useOpenRecord } from '@/lib/panel/hooks';
import { useTeamActions } from '@/lib/panel/team';
import { useKept } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { TextArea } from '../ui/TextArea';
import { ColleagueField } from './ColleagueField';
import { PUSH_BACK_WORDS } from './push-back-words';
import { useTold } from './use-told';

const BLANK = { about: undefined, satisfaction: undefined, pushBack: undefined, text: '' };

/** A word on how it goes, in 15 seconds: about one SDR, or about the team. */
export function PulseForm() {
  const { key } = useOpenRecord();
  const [typed, setTyped, forget] = useKept(`${key}|pulse`, typedPulseSchema);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const told = useTold();
  const now = typed ?? BLANK;
  const { satisfaction, pushBack, about } = now;
  const missing = (value: unknown) =>
    asked && value === undefined ? t('pulse_missing') : undefined;
  const send = async () => {
    setAsked(true);
    if (satisfaction === undefined || pushBack === undefined) return;
    const body = {
      ...(about && { about }),
      ...{ satisfaction: Number(satisfaction), pushBack, text: cleanText(now.text) },
    };
    if (!(await told(write('pulse', body), t('pulse_sent')))) return;
    forget();
    setAsked(false);
  };
  return (
    <Form
      label={t('pulse_form')}
      submit={t('pulse_send')}
      tone="plain"
      onSubmit={() => void send()}
    >
      <ColleagueField
        label={t('pulse_about')}
        person={about}
        hint={t('pulse_aboutHint')}
        onChange={(person) => setTyped({ ...now, about: person })}
      />
      <RadioGroup
        label={t('pulse_satisfaction')}
        options={SATISFACTIONS.map((value) => ({ value, text: value }))}
        value={satisfaction}
        error={missing(satisfaction)}
        onChange={(value) => setTyped({ ...now, satisfaction: value })}
      />
      <RadioGroup
        label={about ? t('pulse_pushBackOf', about.name) : t('pulse_pushBack')}
        options={PUSH_BACKS.map((value) => ({ value, text: t(PUSH_BACK_WORDS[value]) }))}
        value={pushBack}
        error={missing(pushBack)}
        onChange={(value) => setTyped({ ...now, pushBack: value })}
      />
      <TextArea
        label={t('pulse_text')}
        rows={1}
        value={now.text}
        maxLength={1000}
        hint={t('pulse_forAll')}
        onChange={(text) => setTyped({ ...now, text })}
      />
    </Form>
  );
}
