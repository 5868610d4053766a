import { useState } from 'react';
import { useSettings } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import { TextField } from '../ui/TextField';

const LONGEST_NAME = 190;

/** The name under a brief where no CRM says who hands over. */
export function MyName() {
  const { settings, save } = useSettings();
  const [typed, setTyped] = useState<string>();
  return (
    <TextField
      label={t('settings_myName')}
      hint={t('settings_myNameHint')}
      value={typed ?? settings.myName}
      maxLength={LONGEST_NAME}
      onChange={(myName) => {
        setTyped(myName);
        if (myName.length <= LONGEST_NAME) void save({ myName });
      }}
    />
  );
}
