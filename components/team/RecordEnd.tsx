import { useState } from 'react';
import type { Team } from '@/lib/handoff/team/team';
import { cleanText } from '@/lib/handoff/text';
import { useDraftText } from '@/lib/panel/draft/use-form-draft';
import { useDraft, useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useTeamActions, useTeamHere, useTeamRoom } from '@/lib/panel/team/team';
import { agoInText } from '@/lib/panel/time/age-text';
import { useNow } from '@/lib/panel/time/use-now';
import { AskList } from '../asks/AsksTab';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';
import { useReportResult } from './use-report-result';
import './team.css';

/** At the end of a record: what colleagues ask of each other here, and what it once was. */
export function RecordEnd() {
  const { me, note } = useOpenRecord();
  const team = useTeamHere();
  if (!note || (team.asks.length === 0 && !team.ended)) return null;
  return (
    <div className="record-end">
      {team.asks.length > 0 && (
        <section aria-label={t('asks_title')} className="record-asks">
          <h2>{t('asks_title')}</h2>
          <AskList team={team} me={me?.id} />
        </section>
      )}
      {team.ended && <RoomEnded {...team.ended} />}
    </div>
  );
}

/** Whoever was in the room learns here why it is gone, and what of it goes on. */
function RoomEnded({ name, by, at }: NonNullable<Team['ended']>) {
  const now = useNow();
  return <p className="hint">{t('room_wasRoom', name, by.name, agoInText(at, now))}</p>;
}

/** Makes the record the team's notice board; it is no lead then. */
export function MakeRoom({ onDone }: { readonly onDone: () => void }) {
  const { key } = useOpenRecord();
  const { isBegun } = useDraft();
  const other = useTeamRoom()?.team.room?.name;
  const [name, setName, forget] = useDraftText(`${key}|room`);
  const [asked, setAsked] = useState(false);
  const { makeRoom } = useTeamActions();
  const report = useReportResult();
  const called = cleanText(name);
  const make = async () => {
    setAsked(true);
    if (!called || !(await report(makeRoom(called), t('room_made', called)))) return;
    forget();
    onDone();
  };
  return (
    <Form
      label={t('room_make')}
      submit={t('room_make')}
      onSubmit={() => void make()}
      onCancel={onDone}
    >
      <p className="hint">{t('room_makeHint')}</p>
      {isBegun && <p className="warning">{t('room_draftHere')}</p>}
      {other !== undefined && <p className="warning">{t('room_leavesOther', other)}</p>}
      <TextField
        label={t('room_name')}
        value={name}
        maxLength={80}
        autoFocus
        error={asked && !called ? t('room_nameMissing') : undefined}
        onChange={setName}
      />
    </Form>
  );
}
