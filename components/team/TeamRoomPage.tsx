import { openAsks } from '@/lib/handoff/team/team-fold';
import { membersOf } from '@/lib/handoff/team/team-members';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import type { RoomTab } from '@/lib/panel/store';
import { useRoomTab } from '@/lib/panel/team/room';
import { useIsMyRoom, useTeamActions, useTeamHere, useTeamRoom } from '@/lib/panel/team/team';
import { AsksTab } from '../asks/AsksTab';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Tabs } from '../ui/Tabs';
import { FrameworkTab, isToAgree } from './FrameworkTab';
import { PeopleTab } from './PeopleTab';
import { PoliciesTab } from './Policies';
import { PulseTab } from './Pulse';
import type { RoomView } from './room-view';
import { useReportResult } from './use-report-result';
import './team.css';

/** The team's notice board: what the team has agreed, and how everybody wants to be handed to. */
export function TeamRoomPage() {
  const team = useTeamHere();
  const { me, crmName } = useOpenRecord();
  const isMine = useIsMyRoom();
  const person = me && { id: me.id, name: me.name };
  const view = { team, me: person, mayWrite: me !== undefined && isMine === true };
  const [chosen, choose] = useRoomTab(() => firstFor(view));
  return (
    <section className="team-room" aria-label={t('room_title')}>
      {!me && <p className="warning">{t('handoff_whoAreYou', crmName)}</p>}
      {isMine === false && <Join />}
      <Tabs
        label={t('room_title')}
        chosen={chosen}
        onChoose={choose}
        tabs={[
          {
            id: 'people',
            title: t('people_title'),
            count: membersOf(team).length,
            content: <PeopleTab {...view} />,
          },
          {
            id: 'asks',
            title: t('asks_title'),
            count: openAsks(team).length,
            content: <AsksTab {...view} />,
          },
          { id: 'framework', title: t('framework_title'), content: <FrameworkTab {...view} /> },
          { id: 'policies', title: t('policy_title'), content: <PoliciesTab {...view} /> },
          { id: 'pulse', title: t('pulse_title'), content: <PulseTab {...view} /> },
        ]}
      />
    </section>
  );
}

/** The first part with something for whoever looks: their own card, an ask, a version to agree to. */
function firstFor({ team, me, mayWrite }: RoomView): RoomTab {
  if (!me || !mayWrite) return 'people';
  if (!team.profiles.some(({ by }) => by.id === me.id)) return 'people';
  if (openAsks(team).some(({ to }) => to.id === me.id)) return 'asks';
  return isToAgree({ team, me, mayWrite }) ? 'framework' : 'people';
}

/** One room at a time: two teams' agreements at once would be nobody's. */
function Join() {
  const mine = useTeamRoom();
  const { join } = useTeamActions();
  const report = useReportResult();
  const other = mine?.team.room?.name;
  return (
    <Notice
      kind="quiet"
      text={other === undefined ? t('room_notJoined') : t('room_inAnother', other)}
    >
      <Button tone="primary" onClick={() => void report(join(), t('room_joined'))}>
        {mine ? t('room_joinInstead') : t('room_join')}
      </Button>
    </Notice>
  );
}
