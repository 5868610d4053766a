import { useState } from 'react';
import type { Handoff } from '@/lib/handoff/handoff';
import { instantOfWallTime } from '@/lib/handoff/wall-time';
import type { Act } from '@/lib/panel/acting';
import { ownZone } from '@/lib/panel/time-words';
import { useKeptForm } from '@/lib/panel/use-kept';
import { useDateWarning } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';

interface RescheduleFormProps {
  readonly handoff: Handoff;
  readonly act: Act;
  readonly onDone: () => void;
}

/** The new time of a meeting that was moved, in the zone in which it was booked. */
export function RescheduleForm({ handoff, act, onDone }: RescheduleFormProps) {
  const form = useKeptForm<'start'>(`${handoff.id}|meeting`);
  const [asked, setAsked] = useState(false);
  const zone = handoff.brief?.meeting?.zone ?? ownZone();
  const start = instantOfWallTime(form.of('start'), zone);
  const save = async () => {
    setAsked(true);
    if (start === undefined) return;
    if (!(await act('meeting', { result: 'rescheduled', start, remark: '' }))) return;
    form.forget();
    onDone();
  };
  return (
    <Form submit={t('meeting_saveTime')} onSubmit={() => void save()} onCancel={onDone}>
      <TextField
        type="datetime-local"
        label={t('meeting_newTime')}
        value={form.of('start')}
        hint={t('meeting_inZone', zone.replaceAll('_', ' '))}
        error={asked && start === undefined ? t('meeting_newTimeMissing') : undefined}
        warning={useDateWarning(start)}
        autoFocus
        onChange={(next) => form.set('start', next)}
      />
    </Form>
  );
}
