import { useHandoffs, useOpenRecord } from '@/lib/panel/hooks';
import { useTeamHere } from '@/lib/panel/team';
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
      <OpenForm label={t('room_make')} tone="quiet" may={may} gone={t('foot_notEntitled')}>
        {(close) => <MakeRoom onCancel={close} />}
      </OpenForm>
    </div>
  );
}
