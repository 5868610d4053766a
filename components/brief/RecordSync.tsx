import { useActions, useOpenRecord, useOutbox, useSending } from '@/lib/panel/hooks';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useNow } from '@/lib/panel/time/use-now';
import { syncState } from './sync-state';
import { SyncStatus } from './SyncStatus';

/** How far what was written on the open record has come; see {@link syncState}. */
export function RecordSync({ inCrmSince }: { readonly inCrmSince: number | undefined }) {
  const now = useNow();
  const { crmName, me } = useOpenRecord();
  const { retry } = useActions();
  const { giveUp } = usePanelActions();
  const outbox = useOutbox();
  const isSending = useSending();
  const [first] = outbox;
  const seq = first?.seq;
  // What a colleague did who uses this browser too is the colleague's to give up.
  const isMine = me === undefined || me.id === first?.as;
  return (
    <SyncStatus
      state={syncState(outbox, inCrmSince, isSending)}
      now={now}
      crmName={crmName}
      onRetry={retry}
      onGiveUp={seq !== undefined && isMine ? () => void giveUp(seq) : undefined}
    />
  );
}
