import { currentBrief } from '@/lib/handoff/current-brief';
import { meetingEnd } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { inviteOf } from '@/lib/handoff/invite';
import { useOrganizer } from '@/lib/panel/invite';
import { usePanel } from '@/lib/panel/provider';
import { dayAndTime, ownZone } from '@/lib/panel/time-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { InviteButtons } from '../meeting/InviteButtons';
import { Button } from '../ui/Button';
import { OpenForm } from '../ui/OpenForm';
import { MeetingLink } from './MeetingLink';
import type { PartProps } from './part';
import { RescheduleForm } from './RescheduleForm';

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
      <p>{whenWords(handoff)}</p>
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
          <OpenForm
            label={t('meeting_rescheduled')}
            tone={isNext && handoff.state === 'no-show' ? 'primary' : 'plain'}
            may={mayRecord}
            gone={gone}
          >
            {(close) => <RescheduleForm handoff={handoff} act={act} onDone={close} />}
          </OpenForm>
        </div>
      )}
    </section>
  );
}

/** Once what was asked to has changed: the invite that says so, for both sides. */
function NewInvite({ handoff }: { readonly handoff: Handoff }) {
  const { parts } = usePanel();
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
        now={parts.now}
        {...{ version, organizer }}
      />
    </>
  );
}

/** In the zone of the meeting, which is named: both sides must read the same hour. */
function whenWords({ met, meetingStart, brief }: Handoff): string {
  if (met) {
    const key = met.result === 'held' ? 'meeting_wasHeld' : 'meeting_wasNoShow';
    return t(key, met.by.name, dayAndTime(met.at));
  }
  if (meetingStart === undefined) return t('meeting_notBooked');
  const zone = brief?.meeting?.zone ?? ownZone();
  return t('meeting_at', dayAndTime(meetingStart, zone), zone.replaceAll('_', ' '));
}

/** The brief is what was sent, and names the time that was agreed then. */
function Moved({ handoff: { meetingStart, brief } }: { readonly handoff: Handoff }) {
  const meeting = brief?.meeting;
  if (!meeting || meetingStart === undefined || meeting.start === meetingStart) return null;
  return <p className="hint">{t('meeting_moved', dayAndTime(meeting.start, meeting.zone))}</p>;
}
