import { useActOnRecord } from '@/lib/panel/act/act-on-record';
import { TODAY_HEADING } from '@/lib/panel/today/today-actions';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import type { TodayAsk } from '@/lib/panel/today/today';
import { t } from '@/lib/panel/i18n';
import { AskItem, type OnAnswer } from '../asks/AskItem';
import { actionErrorText } from '../brief/action-error-text';
import { PanelErrorBoundary } from '../panel/ErrorBoundary';
import { DayList } from './DayList';
import { RecordLink } from './RecordLink';

/** What I am asked for; answered here, whatever record is open. */
export function AskList({ items }: { readonly items: readonly TodayAsk[] }) {
  return (
    <DayList title={t('today_asks')} count={items.length}>
      {items.map((item) => (
        <li key={`${item.record} ${item.ask.id}`}>
          <PanelErrorBoundary>
            <AskRow item={item} />
          </PanelErrorBoundary>
        </li>
      ))}
    </DayList>
  );
}

function AskRow({ item }: { readonly item: TodayAsk }) {
  const { ask, me, record, thread } = item;
  const actOnRecord = useActOnRecord();
  const { showToast, focus } = usePanelActions();
  const answer: OnAnswer = async (result, text) => {
    const acted = await actOnRecord({ record, thread }, 'ask-answered', {
      ask: ask.id,
      result,
      text,
    });
    showToast(acted.ok ? t('today_answered', ask.by.name) : actionErrorText(acted));
    // The row goes with what had the focus.
    if (acted.ok) focus(TODAY_HEADING);
    return acted.ok;
  };
  return (
    <>
      <AskItem ask={ask} me={me.id} onAnswer={answer} />
      <RecordLink record={record} address={undefined}>
        {t('today_askRecord')}
      </RecordLink>
    </>
  );
}
