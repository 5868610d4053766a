import { useState } from 'react';
import { cleanText } from '@/lib/handoff/text';
import { useDraft, useOpenRecord } from '@/lib/panel/hooks';
import { useTeamActions, useTeamRoom } from '@/lib/panel/team';
import { useKeptText } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';
import { useTold } from './use-told';

/** Makes the record the team's notice board; it is no lead then. */
export function MakeRoom({ onCancel }: { readonly onCancel: () => void }) {
  const { key } = useOpenRecord();
  const { isBegun } = useDraft();
  const other = useTeamRoom()?.team.room?.name;
  const [name, setName, forget] = useKeptText(`${key}|room`);
  const [asked, setAsked] = useState(false);
  const { makeRoom } = useTeamActions();
  const told = useTold();
  const called = cleanText(name);
  const make = async () => {
    setAsked(true);
    if (called && (await told(makeRoom(called), t('room_made', called)))) forget();
  };
  return (
    <Form
      label={t('room_make')}
      submit={t('room_make')}
      onSubmit={() => void make()}
      onCancel={onCancel}
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
