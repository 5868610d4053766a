import { useActions, useInCrmSince, useOpenRecord, usePage } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { HandOver } from './HandOver';
import { RecordSync } from './RecordSync';
import './brief.css';

/** What matters from anywhere in the panel: copy the brief, hand over, and see it arrive. */
export function Foot() {
  const { connected } = useOpenRecord();
  const { copyBrief } = useActions();
  const page = usePage();
  const since = useInCrmSince();
  const copy = (
    <Button onClick={() => void copyBrief()} wide>
      {t('foot_copyBrief')}
    </Button>
  );
  return (
    <footer className="foot">
      <RecordSync inCrmSince={page === 'handoff' ? since : undefined} />
      {page === 'draft' && connected ? <HandOver copy={copy} /> : copy}
    </footer>
  );
}
