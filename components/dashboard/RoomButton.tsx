import { createContext, useContext } from 'react';
import { t, type MessageKey } from '@/lib/panel/i18n';
import type { RoomTab } from '@/lib/panel/store';
import { Button } from '../ui/Button';

/** Leads to the team room on this page, and to one of its parts. */
export const ShowRoom = createContext<((tab?: RoomTab) => void) | undefined>(undefined);

interface RoomButtonProps {
  /** The team room's record; nothing is offered without one. */
  readonly room: string | undefined;
  readonly text: MessageKey;
  /** Its part that the figure is about. */
  readonly tab?: RoomTab;
}

/** Leads to the team room, where what a figure shows can be changed. */
export function RoomButton({ room, text, tab }: RoomButtonProps) {
  const showRoom = useContext(ShowRoom);
  if (room === undefined || !showRoom) return null;
  return (
    <div className="buttons">
      <Button onClick={() => showRoom(tab)}>{t(text)}</Button>
    </div>
  );
}
