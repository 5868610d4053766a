import { useState } from 'react';
import { newestPulses } from '@/lib/handoff/team/team-members';
import type { Pulse } from '@/lib/handoff/team/team-state';
import { PUSH_BACKS, SATISFACTIONS, typedPulseSchema } from '@/lib/handoff/team/typed-pulse';
import { cleanText } from '@/lib/handoff/text';
import { usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useTeamActions } from '@/lib/panel/team/team';
import { agoInText } from '@/lib/panel/time/age-text';
import { useNow } from '@/lib/panel/time/use-now';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { Section } from '../ui/Section';
import { TextArea } from '../ui/TextArea';
import { ColleagueField } from './ColleagueField';
import type { RoomView } from './room-view';
import { PUSH_BACK_WORDS } from './team-text';
import { useReportResult } from './use-report-result';

/** How content the team is with its handoffs: one's own word in 15 seconds, and the newest of each. */
export function PulseSection({ team, me, mayWrite }: RoomView) {
  const newest = newestPulses(team);
  const mean = newest.reduce((sum, { satisfaction }) => sum + satisfaction, 0) / newest.length;
  return (
    <Section
      id="pulse"
      title={t('pulse_title')}
      isNeeded
      summary={newest.length > 0 ? t('pulse_mean', mean.toFixed(1), `${newest.length}`) : undefined}
    >
      {mayWrite && me && <PulseForm />}
      <ul className="pulses" aria-label={t('pulse_newest')}>
        {newest.map((pulse) => (
          <PulseLine key={`${pulse.by.id} ${pulse.about?.id ?? ''}`} pulse={pulse} />
        ))}
      </ul>
    </Section>
  );
}

function PulseLine({ pulse }: { readonly pulse: Pulse }) {
  const { by, about, satisfaction, pushBack, text, at } = pulse;
  const ago = agoInText(at, useNow());
  const mark = `${satisfaction}`;
  return (
    <li>
      <p>
        {about
          ? t('pulse_lineAbout', by.name, about.name, mark)
          : t('pulse_lineTeam', by.name, mark)}{' '}
        <span className="quiet">{ago}</span>
      </p>
      <p className="quiet">{t('pulse_pushBackWas', t(PUSH_BACK_WORDS[pushBack]))}</p>
      {text && <blockquote dir="auto">{text}</blockquote>}
    </li>
  );
}

const BLANK = { about: undefined, satisfaction: undefined, pushBack: undefined, text: '' };

/** A word on how it goes, in 15 seconds: about one SDR, or about the team. */
function PulseForm() {
  const { key } = useOpenRecord();
  const [typed, setTyped, forget] = usePersistedState(`${key}|pulse`, typedPulseSchema);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const report = useReportResult();
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
    if (!(await report(write('pulse', body), t('pulse_sent')))) return;
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
