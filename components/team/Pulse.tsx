import { useState } from 'react';
import { newestPulses } from '@/lib/handoff/team/team-members';
import type { Pulse } from '@/lib/handoff/team/team-state';
import {
  PUSH_BACKS,
  SATISFACTIONS,
  type TypedPulse,
  typedPulseSchema,
} from '@/lib/handoff/team/typed-pulse';
import { cleanText } from '@/lib/handoff/text';
import { type Kept, usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useTeamActions } from '@/lib/panel/team/team';
import { agoInText } from '@/lib/panel/time/age-text';
import { useNow } from '@/lib/panel/time/use-now';
import { Empty } from '../ui/Empty';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Face } from '../ui/Face';
import { Form } from '../ui/Form';
import { RadioGroup } from '../ui/RadioGroup';
import { TextArea } from '../ui/TextArea';
import { ColleagueField } from './ColleagueField';
import type { RoomView } from './room-view';
import { PUSH_BACK_WORDS } from './team-text';
import { useReportResult } from './use-report-result';

/** How content the team is with its handoffs: one's own word in 15 seconds, and the newest of each. */
export function PulseTab({ team, me, mayWrite }: RoomView) {
  const { key } = useOpenRecord();
  const kept = usePersistedState(`${key}|pulse`, typedPulseSchema);
  const newest = newestPulses(team);
  const mean = newest.reduce((sum, { satisfaction }) => sum + satisfaction, 0) / newest.length;
  return (
    <div className="tab-part">
      <ExpandableForm
        label={t('pulse_send')}
        tone={newest.some(({ by }) => by.id === me?.id) ? 'soft' : 'primary'}
        may={mayWrite && me !== undefined}
        gone={t('room_notJoined')}
        isBegun={kept[0] !== undefined}
        reading={(button) =>
          newest.length === 0 ? (
            <Empty drawing="pulse" title={t('pulse_none')} text={t('pulse_why')}>
              {button}
            </Empty>
          ) : (
            <div className="part-head">
              <div className="pulse-mean">
                <Steps of={mean} />
                <p>
                  <strong>{t('pulse_mean', mean.toFixed(1), `${newest.length}`)}</strong>
                </p>
              </div>
              {button}
            </div>
          )
        }
      >
        {(close) => <PulseForm kept={kept} onDone={close} />}
      </ExpandableForm>
      {newest.length > 0 && (
        <ul className="pulses" aria-label={t('pulse_newest')}>
          {newest.map((pulse) => (
            <PulseLine key={`${pulse.by.id} ${pulse.about?.id ?? ''}`} pulse={pulse} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** One to five as a picture; the number stands beside it. */
function Steps({ of }: { readonly of: number }) {
  return (
    <span className="pulse-steps" aria-hidden="true">
      {SATISFACTIONS.map((step) => (
        <i key={step} data-full={of >= Number(step) - 0.5} />
      ))}
    </span>
  );
}

function PulseLine({ pulse }: { readonly pulse: Pulse }) {
  const { by, about, satisfaction, pushBack, text, at } = pulse;
  const ago = agoInText(at, useNow());
  const mark = `${satisfaction}`;
  return (
    <li className="pulse-line">
      <Face {...by} size={24} />
      <p>
        {about
          ? t('pulse_lineAbout', by.name, about.name, mark)
          : t('pulse_lineTeam', by.name, mark)}{' '}
        <span className="hint">{ago}</span>
      </p>
      <p className="hint">{t('pulse_pushBackWas', t(PUSH_BACK_WORDS[pushBack]))}</p>
      {text && <blockquote dir="auto">{text}</blockquote>}
    </li>
  );
}

const BLANK = { about: undefined, satisfaction: undefined, pushBack: undefined, text: '' };

interface PulseFormProps {
  readonly kept: Kept<TypedPulse | undefined>;
  readonly onDone: () => void;
}

/** A word on how it goes, in 15 seconds: about one SDR, or about the team. */
function PulseForm({ kept, onDone }: PulseFormProps) {
  const [typed, setTyped, forget] = kept;
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
    onDone();
  };
  return (
    <Form
      label={t('pulse_form')}
      submit={t('pulse_send')}
      onSubmit={() => void send()}
      onCancel={onDone}
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
