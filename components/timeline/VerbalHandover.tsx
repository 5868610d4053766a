import { useState } from 'react';
import { CHANNELS, channelSchema, type Channel } from '@/lib/handoff/channel';
import type { Handoff } from '@/lib/handoff/handoff';
import { cleanText } from '@/lib/handoff/text';
import type { Act } from '@/lib/panel/handing-over';
import { dayAndTime } from '@/lib/panel/time-words';
import { useKeptText } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { CHANNEL_WORDS } from './entry-words';

interface VerbalHandoverProps {
  readonly handoff: Handoff;
  readonly act: Act;
  readonly mayWrite: boolean;
}

/** Whether the two have talked it through, and a way to say so. Source: the article, step 3. */
export function VerbalHandover({ handoff, act, mayWrite }: VerbalHandoverProps) {
  const [open, setOpen] = useState(false);
  const done = handoff.verbal;
  const words = done
    ? t('verbal_done', t(CHANNEL_WORDS[done.channel]), dayAndTime(done.at))
    : t('verbal_notYet');
  return (
    <section className="verbal">
      <p>{words}</p>
      {mayWrite && !open && <Button onClick={() => setOpen(true)}>{t('verbal_open')}</Button>}
      {mayWrite && open && (
        <VerbalForm handoff={handoff.id} act={act} onDone={() => setOpen(false)} />
      )}
    </section>
  );
}

interface VerbalFormProps {
  /** The handoff's id, under which what is typed is kept. */
  readonly handoff: string;
  readonly act: Act;
  readonly onDone: () => void;
}

function VerbalForm({ handoff, act, onDone }: VerbalFormProps) {
  const [channel, setChannel] = useState<Channel>('call');
  const [remark, setRemark] = useKeptText(`${handoff}|verbal`);
  const mark = async () => {
    const voiceNote = channel === 'voice-note';
    const done = await act('verbal-handover', { channel, remark: cleanText(remark), voiceNote });
    if (!done) return;
    setRemark('');
    onDone();
  };
  return (
    <div className="actions">
      <Select
        label={t('verbal_channel')}
        value={channel}
        options={CHANNELS.map((value) => ({ value, text: t(CHANNEL_WORDS[value]) }))}
        autoFocus
        onChange={(value) => setChannel(channelSchema.safeParse(value).data ?? channel)}
      />
      <TextField label={t('verbal_remark')} value={remark} maxLength={500} onChange={setRemark} />
      <div className="buttons">
        <Button tone="primary" onClick={() => void mark()}>
          {t('verbal_mark')}
        </Button>
        <Button onClick={onDone}>{t('button_cancel')}</Button>
      </div>
    </div>
  );
}
