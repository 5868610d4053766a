import { download } from '@/lib/panel/download';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import type { FileRow } from '@/lib/store/rows';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

interface KeptFileProps {
  readonly file: FileRow;
  /** The BDM's name. */
  readonly bdm: string;
  readonly onDelete: () => void;
}

/** A voice note that is not in the CRM: why, and the way out. */
export function KeptFile({ file, bdm, onDelete }: KeptFileProps) {
  const { crmName } = useOpenRecord();
  const isWaiting = file.stage === 'waiting';
  return (
    <Notice kind={isWaiting ? 'quiet' : 'attention'} text={keptWords(file, crmName, bdm)}>
      <div className="buttons">
        <Button onClick={() => download(file.name, file.type, file.bytes)}>
          {t('voice_download')}
        </Button>
        {!isWaiting && <Button onClick={onDelete}>{t('voice_deleteHere')}</Button>}
      </div>
    </Notice>
  );
}

function keptWords({ stage, problem }: FileRow, crmName: string, bdm: string): string {
  switch (stage) {
    case 'by-hand':
      return t('voice_yours', crmName, bdm);
    case 'refused':
      return t(
        problem?.code === 'too-long' ? 'voice_refusedTooLong' : 'voice_refused',
        crmName,
        bdm,
      );
    case 'recorded':
      return t('voice_unsent');
    case 'waiting':
      return t('voice_waiting', crmName);
  }
}
