import { useActions, useInCrmSince, useOpenRecord, usePage } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { QuickLine } from '../context/QuickLine';
import { Button } from '../ui/Button';
import { Dock } from '../ui/Dock';
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
  const copy = (
    <Button size="big" icon="copy" onClick={() => void copyBrief()} wide>
      {t('foot_copyBrief')}
    </Button>
  );
  return (
    <Dock>
      {isDraft && connected ? (
        <HandOver copy={copy} line={<QuickLine />} />
      ) : (
        <>
          {isDraft && <QuickLine />}
          <div className="dock-buttons">{copy}</div>
        </>
      )}
      <RecordSync inCrmSince={page === 'handoff' ? since : undefined} />
    </Dock>
  );
}
