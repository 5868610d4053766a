import { currentBrief } from '@/lib/handoff/current-brief';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { VoiceNote } from '../voice/VoiceNote';
import { CHANNEL_WORDS } from './entry-words';
import type { PartProps } from './part';
import { TalkTo } from './TalkTo';
import { VerbalForm } from './VerbalForm';

/** Whether the two have talked it through; leads the SDR to do so. Source: the article, step 3. */
export function VerbalHandover({ handoff, me, act, may, isNext, gone }: PartProps) {
  const { verbal, sdr, bdm, brief } = handoff;
  const mayMark = may('verbal-handover');
  const voiceNote = <VoiceNote handoff={handoff} mayRecord={mayMark && sdr?.id === me} />;
  if (!verbal && !mayMark) return voiceNote;
  return (
    <section className="verbal" aria-label={t('verbal_title')}>
      <h3>{t('verbal_title')}</h3>
      <p>
        {verbal
          ? t('verbal_done', t(CHANNEL_WORDS[verbal.channel]), dayAndTime(verbal.at))
          : t('verbal_notYet')}
      </p>
      {mayMark && !verbal && sdr?.id === me && bdm && brief && (
        <TalkTo person={bdm} brief={currentBrief(handoff) ?? brief} isNext={isNext} />
      )}
      {voiceNote}
      <OpenForm
        label={t(verbal ? 'verbal_again' : 'verbal_mark')}
        tone={isNext ? 'primary' : 'plain'}
        may={mayMark}
        gone={gone}
      >
        {(close) => <VerbalForm handoff={handoff} act={act} onDone={close} />}
      </OpenForm>
    </section>
  );
}
