import type { Team } from '@/lib/handoff/team';
import { agoInWords } from '@/lib/panel/age-words';
import { useHandoffs, useOpenRecord } from '@/lib/panel/hooks';
import { useTeamHere } from '@/lib/panel/team';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { AskForm } from './AskForm';
import { AskList } from './AskList';
import { MakeRoom } from './MakeRoom';
import './team.css';

/** At the end of a record: what colleagues ask of each other here, and what else it can be. */
export function RecordEnd() {
  const { key, me, note } = useOpenRecord();
  const team = useTeamHere();
  const [handoff] = useHandoffs();
  if (!note) return null;
  const sdr = handoff?.sdr?.id === me?.id ? undefined : handoff?.sdr;
  const may = me !== undefined;
  return (
    <div className="record-end">
      {team.asks.length > 0 && (
        <section aria-label={t('asks_title')} className="record-asks">
          <h2>{t('asks_title')}</h2>
          <AskList team={team} me={me?.id} />
        </section>
      )}
      <OpenForm label={t('ask_open')} tone="quiet" may={may} gone={t('foot_notEntitled')}>
        {(close) => (
          <AskForm name={`${key}|ask`} label={t('ask_open')} suggested={sdr} onDone={close} />
        )}
      </OpenForm>
      {team.ended && <RoomEnded {...team.ended} />}
      <OpenForm label={t('room_make')} tone="quiet" may={may} gone={t('foot_notEntitled')}>
        {(close) => <MakeRoom onCancel={close} />}
      </OpenForm>
    </div>
  );
}

/** Whoever was in the room learns here why it is gone, and what of it goes on. */
function RoomEnded({ name, by, at }: NonNullable<Team['ended']>) {
  const now = useNow();
  return <p className="hint">{t('room_wasRoom', name, by.name, agoInWords(at, now))}</p>;
}
