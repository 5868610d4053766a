import { useActAt } from '@/lib/panel/act-at';
import { TODAY_HEADING } from '@/lib/panel/day-actions';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import type { TodayAsk } from '@/lib/panel/today';
import { t } from '@/lib/panel/words';
import { AskItem, type OnAnswer } from '../asks/AskItem';
import { actedWords } from '../brief/acted-words';
import { Mishap } from '../panel/Mishap';
import { DayList } from './DayList';
import { RecordLink } from './RecordLink';

/** What I am asked for; answered here, whatever record is open. */
export function AskList({ items }: { readonly items: readonly TodayAsk[] }) {
  return (
    <DayList title={t('today_asks')} count={items.length}>
      {items.map((item) => (
        <li key={`${item.record} ${item.ask.id}`}>
          <Mishap>
            <AskRow item={item} />
          </Mishap>
        </li>
      ))}
    </DayList>
  );
}

function AskRow({ item }: { readonly item: TodayAsk }) {
  const { ask, me, record, thread } = item;
  const actAt = useActAt();
  const { notify, focus } = usePanelActions();
  const answer: OnAnswer = async (result, text) => {
    const acted = await actAt({ record, thread }, 'ask-answered', { ask: ask.id, result, text });
    notify(acted.ok ? t('today_answered', ask.by.name) : actedWords(acted));
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
