import { openAsks } from '@/lib/handoff/team-fold';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { Section } from '../ui/Section';
import { AskForm } from './AskForm';
import { AskList } from './AskList';
import type { RoomView } from './room-view';

/** "What do you need today?": what the team's members ask of each other, open ones first. */
export function AsksSection({ team, me, mayWrite }: RoomView) {
  const { key } = useOpenRecord();
  const open = openAsks(team).length;
  return (
    <Section
      id="asks"
      title={t('asks_title')}
      status={open > 0 ? t('asks_open', `${open}`) : t('asks_none')}
    >
      <OpenForm label={t('asks_need')} may={mayWrite} gone={t('room_notJoined')}>
        {(close) => <AskForm name={`${key}|ask`} label={t('asks_need')} onDone={close} />}
      </OpenForm>
      <AskList team={team} me={me?.id} />
    </Section>
  );
}
