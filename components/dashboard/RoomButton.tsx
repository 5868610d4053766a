import { createContext, useContext } from 'react';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';

/** Leads to the team room on this page. */
export const ShowRoom = createContext<(() => void) | undefined>(undefined);

interface RoomButtonProps {
  /** The team room's record; nothing is offered without one. */
  readonly room: string | undefined;
  readonly text: MessageKey;
}

/** Leads to the team room, where what a figure shows can be changed. */
export function RoomButton({ room, text }: RoomButtonProps) {
  const showRoom = useContext(ShowRoom);
  if (room === undefined || !showRoom) return null;
  return (
    <div className="buttons">
      <Button onClick={showRoom}>{t(text)}</Button>
    </div>
  );
}
