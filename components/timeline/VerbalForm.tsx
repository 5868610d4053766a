import { useState } from 'react';
import { CHANNELS, channelSchema } from '@/lib/handoff/channel';
import type { Handoff } from '@/lib/handoff/handoff';
import { cleanText } from '@/lib/handoff/text';
import { instantOfWallTime, wallTimeOf } from '@/lib/handoff/wall-time';
import type { Act } from '@/lib/panel/acting';
import { useCardOf } from '@/lib/panel/people';
import { ownZone } from '@/lib/panel/time-words';
import { useNow } from '@/lib/panel/use-now';
import { useKeptForm } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { parseAs } from '@/lib/parse';
import { Form } from '../ui/Form';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { CHANNEL_WORDS } from './entry-words';

interface VerbalFormProps {
  readonly handoff: Handoff;
  readonly act: Act;
  readonly onDone: () => void;
}

/** How and when the two have talked. A time left as it is means now, which the entry says itself. */
export function VerbalForm({ handoff, act, onDone }: VerbalFormProps) {
  const form = useKeptForm<'channel' | 'when' | 'remark'>(`${handoff.id}|verbal`);
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
