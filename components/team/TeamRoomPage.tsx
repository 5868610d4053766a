import { useOpenRecord } from '@/lib/panel/hooks';
import { useIsMyRoom, useTeamHere } from '@/lib/panel/team/team';
import { t } from '@/lib/panel/i18n';
import { AsksSection } from '../asks/AsksSection';
import { FrameworkSection } from './FrameworkSection';
import { MyCardSection } from './MyCard';
import { PeopleSection } from './PeopleSection';
import { PoliciesSection } from './Policies';
import { PulseSection } from './Pulse';
import { RoomHead } from './RoomHead';
import './team.css';

/** The team's notice board: what the team has agreed, and how everybody wants to be handed to. */
export function TeamRoomPage() {
  const team = useTeamHere();
  const { me, crmName } = useOpenRecord();
  const isMine = useIsMyRoom() === true;
  const person = me && { id: me.id, name: me.name };
  const view = { team, me: person, mayWrite: me !== undefined && isMine };
  return (
    <div className="team-room">
      <RoomHead {...view} />
      {!me && <p className="warning">{t('handoff_whoAreYou', crmName)}</p>}
      <AsksSection {...view} />
      <MyCardSection {...view} />
      <PeopleSection {...view} />
      <FrameworkSection {...view} />
      <PoliciesSection {...view} />
      <PulseSection {...view} />
    </div>
  );
}
