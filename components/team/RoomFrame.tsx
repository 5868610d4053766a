import { membersOf } from '@/lib/handoff/team/team-members';
import { useOutbox } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useIsMyRoom, useTeamActions, useTeamHere } from '@/lib/panel/team/team';
import { RecordSync } from '../brief/RecordSync';
import { Dock } from '../ui/Dock';
import type { MenuItem } from '../ui/Menu';
import { useReportResult } from './use-report-result';
import '../brief/brief.css';

/** What the bar above a room says, and what is rarely done there; `undefined` where it is no room. */
export function useRoomBar() {
  const team = useTeamHere();
  const isMine = useIsMyRoom();
  const ways = useWaysOut(team.room?.name ?? '');
  if (!team.room) return undefined;
  return {
    title: team.room.name,
    detail: t('room_detail', `${membersOf(team).length}`),
    menu: isMine ? ways : undefined,
  };
}

/** Leaving is this person's, and ending is everybody's; each is taken back by the line at the foot. */
function useWaysOut(name: string): readonly MenuItem[] {
  const { leave, join, write, makeRoom } = useTeamActions();
  const { showToast } = usePanelActions();
  const report = useReportResult();
  const go = async () => {
    if (await report(leave())) showToast(t('room_left', name), () => void report(join()));
  };
  const end = async () => {
    if (!(await report(write('team-room-ended', {})))) return;
    showToast(t('room_ended', name), () => void report(makeRoom(name)));
  };
  return [
    { label: t('room_leave'), icon: 'return', onPress: () => void go() },
    { label: t('room_end'), icon: 'close', onPress: () => void end() },
  ];
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
