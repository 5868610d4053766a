import { useActions, useHandoffs, useOpenRecord, useOutbox, usePage } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { HandOver } from './HandOver';
import { newestInCrm, syncState } from './sync-state';
import { SyncStatus } from './SyncStatus';
import './brief.css';

/** What matters from anywhere in the panel: copy the brief, hand over, and see it arrive. */
export function Foot() {
  const { crmName, connected } = useOpenRecord();
  const { copyBrief, retry } = useActions();
  const page = usePage();
  const handoffs = useHandoffs();
  const outbox = useOutbox();
  const arrived = page === 'handoff' ? newestInCrm(handoffs) : undefined;
  const copy = (
    <Button onClick={() => void copyBrief()} wide>
      {t('foot_copyBrief')}
    </Button>
  );
  return (
    <footer className="foot">
      <SyncStatus state={syncState(outbox, arrived)} crmName={crmName} onRetry={retry} />
      {page === 'draft' && connected ? <HandOver copy={copy} /> : copy}
    </footer>
  );
}
