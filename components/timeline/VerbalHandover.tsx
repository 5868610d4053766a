import { useState } from 'react';
import { currentBrief } from '@/lib/handoff/brief/current-brief';
import type { Handoff } from '@/lib/handoff/handoff';
import { CHANNELS, channelSchema } from '@/lib/handoff/reach/channel';
import { cleanText } from '@/lib/handoff/text';
import { instantOfWallTime, wallTimeOf } from '@/lib/handoff/time/wall-time';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { useCardOf } from '@/lib/panel/team/people';
import { dayAndTime, ownZone } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { parseAs } from '@/lib/parse';
import { TalkTo } from '../recipient/TalkTo';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { VoiceNote } from '../voice/VoiceNote';
import { CHANNEL_WORDS } from './entry-text';
import type { PartProps } from './parts';

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
      <ExpandableForm
        label={t(verbal ? 'verbal_again' : 'verbal_mark')}
        tone={isNext ? 'primary' : 'plain'}
        may={mayMark}
        gone={gone}
      >
        {(close) => <VerbalForm handoff={handoff} act={act} onDone={close} />}
      </ExpandableForm>
    </section>
  );
}

interface VerbalFormProps {
  readonly handoff: Handoff;
  readonly act: RunAction;
  readonly onDone: () => void;
}

/** How and when the two have talked. A time left as it is means now, which the entry says itself. */
function VerbalForm({ handoff, act, onDone }: VerbalFormProps) {
  const form = useFormDraft<'channel' | 'when' | 'remark'>(`${handoff.id}|verbal`);
  const { card } = useCardOf(handoff.bdm?.id);
  const now = useNow();
  const chosen = parseAs(channelSchema, form.of('channel')).data;
  const channel = chosen ?? card.channels[0]?.channel ?? 'call';
  const when = instantOfWallTime(form.of('when'), ownZone());
  const [asked, setAsked] = useState(false);
  const isAhead = when !== undefined && when > now;
  const mark = async () => {
    setAsked(true);
    if (isAhead) return;
    const remark = cleanText(form.of('remark'));
    const at = when === undefined ? {} : { when };
    // What is recorded here is marked by the recorder; of any other, nobody here has the file.
    if (!(await act('verbal-handover', { channel, remark, voiceNote: false, ...at }))) return;
    form.forget();
    onDone();
  };
  return (
    <Form submit={t('verbal_mark')} onSubmit={() => void mark()} onCancel={onDone}>
      <Select
        label={t('verbal_channel')}
        value={channel}
        options={CHANNELS.map((value) => ({ value, text: t(CHANNEL_WORDS[value]) }))}
        autoFocus
        onChange={(value) => form.set('channel', value)}
      />
      <TextField
        type="datetime-local"
        label={t('verbal_when')}
        value={form.of('when', wallTimeOf(now, ownZone()))}
        error={asked && isAhead ? t('verbal_ahead') : undefined}
        onChange={(next) => form.set('when', next)}
      />
      <TextField
        label={t('verbal_remark')}
        value={form.of('remark')}
        maxLength={500}
        onChange={(remark) => form.set('remark', remark)}
      />
    </Form>
  );
}
