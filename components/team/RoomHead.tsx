import { useId } from 'react';
import { membersOf } from '@/lib/handoff/team/team-members';
import { useOutbox } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useIsMyRoom, useTeamActions, useTeamRoom } from '@/lib/panel/team/team';
import { agoInText } from '@/lib/panel/time/age-text';
import { useNow } from '@/lib/panel/time/use-now';
import { RecordSync } from '../brief/RecordSync';
import { Button } from '../ui/Button';
import { Dock } from '../ui/Dock';
import type { RoomView } from './room-view';
import { useReportResult } from './use-report-result';
import '../brief/brief.css';

/** Whose room this is, and the way into it or out of it. */
export function RoomHead({ team }: RoomView) {
  const titleId = useId();
  const now = useNow();
  const isMine = useIsMyRoom();
  const { room } = team;
  if (!room) return null;
  const people = membersOf(team).length;
  return (
    <section className="room-head" aria-label={t('room_title')}>
      <p className="room-kind quiet">{t('room_title')}</p>
      <h2 id={titleId} dir="auto">
        {room.name}
      </h2>
      <p className="quiet">{t('room_by', room.by.name, agoInText(room.at, now), `${people}`)}</p>
      {isMine === true && (
        <div className="room-ways">
          <Leave name={room.name} />
          <End name={room.name} />
        </div>
      )}
      {isMine === false && <Join />}
    </section>
  );
}

function Leave({ name }: { readonly name: string }) {
  const { leave, join } = useTeamActions();
  const { showToast } = usePanelActions();
  const report = useReportResult();
  const go = async () => {
    if (await report(leave())) showToast(t('room_left', name), () => void report(join()));
  };
  return (
    <Button tone="quiet" onClick={() => void go()}>
      {t('room_leave')}
    </Button>
  );
}

/** For everybody, and taken back by making the record the room again. */
function End({ name }: { readonly name: string }) {
  const { write, makeRoom } = useTeamActions();
  const { showToast } = usePanelActions();
  const report = useReportResult();
  const go = async () => {
    if (!(await report(write('team-room-ended', {})))) return;
    showToast(t('room_ended', name), () => void report(makeRoom(name)));
  };
  return (
    <Button tone="quiet" onClick={() => void go()}>
      {t('room_end')}
    </Button>
  );
}

/** One room at a time: two teams' agreements at once would be nobody's. */
function Join() {
  const mine = useTeamRoom();
  const { join } = useTeamActions();
  const report = useReportResult();
  const other = mine?.team.room?.name;
  return (
    <>
      <p className="hint">
        {other === undefined ? t('room_notJoined') : t('room_inAnother', other)}
      </p>
      <Button tone="primary" onClick={() => void report(join(), t('room_joined'))}>
        {mine ? t('room_joinInstead') : t('room_join')}
      </Button>
    </>
  );
}

/** What of the room is still on its way to the CRM. */
export function RoomFoot() {
  if (useOutbox().length === 0) return null;
  return (
    <Dock>
      <RecordSync inCrmSince={undefined} />
    </Dock>
  );
}
