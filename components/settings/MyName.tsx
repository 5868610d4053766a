import { useState } from 'react';
import { useSettings } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import { TextField } from '../ui/TextField';

/** The name under a brief where no CRM says who hands over. */
export function MyName() {
  const { settings, save } = useSettings();
  const [typed, setTyped] = useState<string>();
  return (
    <TextField
      label={t('settings_myName')}
      hint={t('settings_myNameHint')}
      value={typed ?? settings.myName}
      maxLength={190}
      onChange={(myName) => {
        setTyped(myName);
        void save({ myName });
      }}
    />
  );
}
