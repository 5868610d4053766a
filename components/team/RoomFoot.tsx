import { useOutbox } from '@/lib/panel/hooks';
import { RecordSync } from '../brief/RecordSync';
import '../brief/brief.css';

/** What of the room is still on its way to the CRM. */
export function RoomFoot() {
  if (useOutbox().length === 0) return null;
  return (
    <footer className="foot">
      <RecordSync inCrmSince={undefined} />
    </footer>
  );
}
