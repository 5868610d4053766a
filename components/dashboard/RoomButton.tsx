import { useState } from 'react';
import { useDeps } from '@/lib/dashboard/use-dashboard';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

interface RoomButtonProps {
  /** The team room's record; nothing is offered without one. */
  readonly room: string | undefined;
  readonly text: MessageKey;
}

/** Leads to the team room, where what a figure shows can be changed. */
export function RoomButton({ room, text }: RoomButtonProps) {
  const { openRecord } = useDeps();
  const [isRefused, setRefused] = useState(false);
  if (room === undefined) return null;
  return (
    <>
      <div className="buttons">
        <Button onClick={() => void openRecord(room).then((isOpen) => setRefused(!isOpen))}>
          {t(text)}
        </Button>
      </div>
      {isRefused && <Notice text={t('metrics_notOpened')} />}
    </>
  );
}
