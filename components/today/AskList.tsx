import { useActOnRecord } from '@/lib/panel/act/act-on-record';
import { TODAY_HEADING } from '@/lib/panel/today/today-actions';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import type { TodayAsk } from '@/lib/panel/today/today';
import { t } from '@/lib/panel/i18n';
import { AskItem, type OnAnswer } from '../asks/AskItem';
import { actionErrorText } from '../brief/action-error-text';
import { PanelErrorBoundary } from '../panel/ErrorBoundary';
import { ASK_WORDS } from '../timeline/entry-text';
import { Button } from '../ui/Button';
import { dueOfAsk } from './action-text';
import { DayList } from './DayList';
import { DayRow } from './DayRow';
import { MoreButton } from './MoreButton';

/** What I am asked for; answered here, whatever record is open. */
export function AskList({
  items,
  now,
}: {
  readonly items: readonly TodayAsk[];
  readonly now: number;
}) {
  return (
    <DayList title={t('today_asks')} count={items.length}>
      {items.map((item) => (
        <li key={`${item.record} ${item.ask.id}`}>
          <PanelErrorBoundary>
            <AskRow item={item} now={now} />
          </PanelErrorBoundary>
        </li>
      ))}
    </DayList>
  );
}

function AskRow({ item, now }: { readonly item: TodayAsk; readonly now: number }) {
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
  const kind = t(ASK_WORDS[ask.kind]);
  return (
    <DayRow
      who={{ ...ask.by, of: 'colleague' }}
      badge="question"
      name={t('today_askedBy', ask.by.name)}
      more={kind}
      sentence={t('today_askRecord')}
      record={record}
      address={undefined}
      due={dueOfAsk(ask.due, now)}
      what={<span dir="auto">{ask.text || kind}</span>}
      act={(peek) => (
        <>
          {!peek.isOpen && (
            <Button tone="soft" onClick={() => void answer('done', '')}>
              {t('askItem_sayDone')}
            </Button>
          )}
          <MoreButton label={t('today_answerInWords')} peek={peek} />
        </>
      )}
      peek={<AskItem ask={ask} me={me.id} onAnswer={answer} />}
    />
  );
}
