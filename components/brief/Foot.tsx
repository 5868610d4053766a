import { useActions, useInCrmSince, useOpenRecord, usePage } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { QuickLine } from '../context/QuickLine';
import { Button } from '../ui/Button';
import { Dock, DockPlace } from '../ui/Dock';
import { HandOver } from './HandOver';
import { RecordSync } from './RecordSync';
import './brief.css';

/** What is done from anywhere on a record: file a line, copy the brief, hand over, and see it arrive. */
export function Foot() {
  const { connected } = useOpenRecord();
  const { copyBrief } = useActions();
  const page = usePage();
  const since = useInCrmSince();
  const isDraft = page === 'draft';
  if (!isDraft) {
    return (
      <Dock>
        <DockPlace />
        <div className="sync-row">
          <RecordSync inCrmSince={page === 'handoff' ? since : undefined} />
          <Button size="small" icon="copy" onClick={() => void copyBrief()}>
            {t('foot_copyBrief')}
          </Button>
        </div>
      </Dock>
    );
  }
  const copy = (
    <Button size="big" icon="copy" onClick={() => void copyBrief()} wide>
      {t('foot_copyBrief')}
    </Button>
  );
  return (
    <Dock>
      {connected ? (
        <HandOver copy={copy} line={<QuickLine />} />
      ) : (
        <>
          <QuickLine />
          <div className="dock-buttons">{copy}</div>
        </>
      )}
      <RecordSync inCrmSince={undefined} />
    </Dock>
  );
}
