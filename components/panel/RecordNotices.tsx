import { useTodayActions } from '@/lib/panel/today/today-actions';
import {
  useActions,
  useDraft,
  useGivenUp,
  useNewerNotes,
  useOpenRecord,
  useSuccessor,
} from '@/lib/panel/hooks';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { clockText, crmText, storeText, type Remedy } from '@/lib/panel/site/problem-text';
import { useOnline } from '@/lib/panel/use-online';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { ExportButton } from '../settings/ExportButton';

/** What stands in the way on this record, each with its way out; most important first. */
export function RecordNotices() {
  const { saveState } = useDraft();
  const { problem, crmName, pageOf, connected, clockAhead } = useOpenRecord();
  const { refresh } = useActions();
  const { saveNow } = usePanelActions();
  const isOnline = useOnline();
  const successor = useSuccessor();
  const newerNotes = useNewerNotes();
  const { openRecord } = useTodayActions();
  const failed = saveState.kind === 'failed' ? storeText(saveState.error) : undefined;
  return (
    <>
      {failed && (
        <Notice kind="danger" text={failed.text}>
          <RemedyButton remedy={failed.remedy} onTryAgain={saveNow} />
        </Notice>
      )}
      {!isOnline && <Notice kind="quiet" text={t('offline_hint')} />}
      {isOnline && problem && (
        <Notice text={crmText(problem, crmName).text}>
          <RemedyButton remedy={crmText(problem, crmName).remedy} onTryAgain={refresh} />
        </Notice>
      )}
      {newerNotes > 0 && <Notice text={t('record_newerNotes', `${newerNotes}`)} />}
      {successor !== undefined && (
        <Notice kind="quiet" text={t('record_became')}>
          <Button onClick={() => void openRecord(successor)}>{t('record_openSuccessor')}</Button>
        </Notice>
      )}
      {clockAhead !== undefined && <Notice text={clockText(clockAhead, crmName)} />}
      <GivenUpNotices />
      {!connected && (
        <Notice
          kind="quiet"
          text={pageOf === undefined ? t('page_copyOnly') : t('page_copyOnlyIn', pageOf)}
        />
      )}
    </>
  );
}

/** What was given up stays here as text: nobody else will ever read it. */
function GivenUpNotices() {
  const { crmName } = useOpenRecord();
  const { copyText, dropAside } = usePanelActions();
  return useGivenUp().map(({ seq, text, at }) => (
    <Notice key={seq} text={t('givenUp_text', crmName, dayAndTime(at))}>
      <details>
        <summary>{t('givenUp_show')}</summary>
        <pre className="kept-text" dir="auto">
          {text}
        </pre>
      </details>
      <div className="buttons">
        <Button onClick={() => void copyText(text)}>{t('aside_copy')}</Button>
        <Button tone="quiet" onClick={() => void dropAside(seq)}>
          {t('aside_delete')}
        </Button>
      </div>
    </Notice>
  ));
}

interface RemedyButtonProps {
  readonly remedy: Remedy | undefined;
  readonly onTryAgain: () => void;
}

function RemedyButton({ remedy, onTryAgain }: RemedyButtonProps) {
  const { tabId, crmName, origin, adapterId, needs } = useOpenRecord();
  const { showTab, reload, turnOn, openSettings } = usePanelActions();
  switch (remedy) {
    case undefined:
      return null;
    case 'open-crm':
      return <Button onClick={() => showTab(tabId)}>{t('remedy_openCrm', crmName)}</Button>;
    case 'allow-site':
      return adapterId === undefined ? null : (
        <Button
          onClick={() =>
            void turnOn({ origin, adapterId, ...(needs && { needs }) }).then(onTryAgain)
          }
        >
          {t('remedy_allowSite')}
        </Button>
      );
    case 'enter-token':
      return <Button onClick={openSettings}>{t('remedy_enterToken')}</Button>;
    case 'try-again':
      return <Button onClick={onTryAgain}>{t('remedy_tryAgain')}</Button>;
    case 'reload':
      return <Button onClick={reload}>{t('remedy_reload')}</Button>;
    case 'export':
      return <ExportButton />;
  }
}
