import { useState } from 'react';
import { currentBrief } from '@/lib/handoff/brief/current-brief';
import { meetingEnd } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { inviteOf } from '@/lib/handoff/meeting/invite';
import { isWebAddress } from '@/lib/handoff/text';
import { placeOfZone } from '@/lib/handoff/time/instant-text';
import { instantOfWallTime } from '@/lib/handoff/time/wall-time';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { usePanel } from '@/lib/panel/provider';
import { useOrganizer } from '@/lib/panel/reach/invite';
import { dayAndTime, ownZone } from '@/lib/panel/time/time-text';
import { useDateWarning, useNow } from '@/lib/panel/time/use-now';
import { InviteButtons } from '../meeting/InviteButtons';
import { Button } from '../ui/Button';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';
import type { PartProps } from './parts';

interface MeetingPartProps extends PartProps {
  readonly onShowBrief: () => void;
}

/** The first meeting: when and where, the brief at hand, and once its time has passed what became of it. */
export function MeetingPart(props: MeetingPartProps) {
  const { handoff, act, may, isNext, gone } = props;
  const now = useNow();
  const end = meetingEnd(handoff);
  const isOver = end !== undefined && now > end;
  const mayRecord = may('meeting');
  const isAwaited = handoff.state === 'accepted' && end !== undefined;
  if (!mayRecord && !handoff.met && !isAwaited) return null;
  const tone = isNext && isOver && handoff.state === 'accepted' ? 'primary' : 'plain';
  const record = (result: 'held' | 'no-show') => void act('meeting', { result, remark: '' });
  return (
    <section className="meeting-part" role="group" aria-label={t('meeting_title')}>
      <h3>{t('meeting_title')}</h3>
      <p>{whenText(handoff)}</p>
      <Moved handoff={handoff} />
      {isAwaited && !isOver && <NewInvite handoff={handoff} />}
      {isAwaited && isOver && mayRecord && <p className="clock">{t('meeting_passed')}</p>}
      {isAwaited && !isOver && <MeetingLink handoff={handoff} isNext={isNext} />}
      {mayRecord && (
        <div className="buttons">
          {isAwaited && !isOver && (
            <Button onClick={props.onShowBrief}>{t('meeting_showBrief')}</Button>
          )}
          <Button tone={tone} onClick={() => record('held')}>
            {t('meeting_held')}
          </Button>
          {handoff.state !== 'no-show' && (
            <Button onClick={() => record('no-show')}>{t('meeting_noShow')}</Button>
          )}
          <ExpandableForm
            label={t('meeting_rescheduled')}
            tone={isNext && handoff.state === 'no-show' ? 'primary' : 'plain'}
            may={mayRecord}
            gone={gone}
          >
            {(close) => <RescheduleForm handoff={handoff} act={act} onDone={close} />}
          </ExpandableForm>
        </div>
      )}
    </section>
  );
}

/** Once what was asked to has changed: the invite that says so, for both sides. */
function NewInvite({ handoff }: { readonly handoff: Handoff }) {
  const { deps } = usePanel();
  const organizer = useOrganizer(handoff.sdr);
  const version = inviteOf(handoff);
  const brief = currentBrief(handoff);
  if (!version?.isChanged || !brief?.meeting) return null;
  return (
    <>
      <p className="warning">{t('invite_outOfDate')}</p>
      <InviteButtons
        brief={{ ...brief, meeting: brief.meeting }}
        uid={handoff.id}
        now={deps.now}
        {...{ version, organizer }}
      />
    </>
  );
}

/** In the zone of the meeting, which is named: both sides must read the same hour. */
function whenText({ met, meetingStart, brief }: Handoff): string {
  if (met) {
    const key = met.result === 'held' ? 'meeting_wasHeld' : 'meeting_wasNoShow';
    return t(key, met.by.name, dayAndTime(met.at));
  }
  if (meetingStart === undefined) return t('meeting_notBooked');
  const zone = brief?.meeting?.zone ?? ownZone();
  return t('meeting_at', dayAndTime(meetingStart, zone), placeOfZone(zone));
}

/** The brief is what was sent, and names the time that was agreed then. */
function Moved({ handoff: { meetingStart, brief } }: { readonly handoff: Handoff }) {
  const meeting = brief?.meeting;
  if (!meeting || meetingStart === undefined || meeting.start === meetingStart) return null;
  return <p className="hint">{t('meeting_moved', dayAndTime(meeting.start, meeting.zone))}</p>;
}

interface MeetingLinkProps {
  readonly handoff: Handoff;
  readonly isNext: boolean;
}

/** One tap into the meeting, where its address is one that may be followed. */
function MeetingLink({ handoff, isNext }: MeetingLinkProps) {
  const link = handoff.brief?.meeting?.link;
  if (link === undefined || !isWebAddress(link)) return null;
  return (
    <p className="buttons">
      <a
        className="button"
        data-tone={isNext ? 'primary' : 'plain'}
        href={link}
        target="_blank"
        rel="noreferrer"
      >
        {t('meeting_join')}
      </a>
      <span className="quiet">{new URL(link).host}</span>
    </p>
  );
}

interface RescheduleFormProps {
  readonly handoff: Handoff;
  readonly act: RunAction;
  readonly onDone: () => void;
}

/** The new time of a meeting that was moved, in the zone in which it was booked. */
function RescheduleForm({ handoff, act, onDone }: RescheduleFormProps) {
  const form = useFormDraft<'start'>(`${handoff.id}|meeting`);
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
        hint={t('meeting_inZone', placeOfZone(zone))}
        error={asked && start === undefined ? t('meeting_newTimeMissing') : undefined}
        warning={useDateWarning(start)}
        autoFocus
        onChange={(next) => form.set('start', next)}
      />
    </Form>
  );
}
