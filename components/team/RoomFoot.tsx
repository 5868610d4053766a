import { useActions, useOpenRecord, useOutbox } from '@/lib/panel/hooks';
import { syncState } from '../brief/sync-state';
import { SyncStatus } from '../brief/SyncStatus';
import '../brief/brief.css';

/** What of the room is still on its way to the CRM. */
export function RoomFoot() {
  const { crmName } = useOpenRecord();
  const { retry } = useActions();
  const outbox = useOutbox();
  if (outbox.length === 0) return null;
  return (
    <footer className="foot">
      <SyncStatus state={syncState(outbox, undefined)} crmName={crmName} onRetry={retry} />
    </footer>
  );
}
