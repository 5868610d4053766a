import { TODAY_HEADING } from '@/lib/panel/day-actions';
import { storeWords } from '@/lib/panel/problem-words';
import type { Today as Lists } from '@/lib/panel/today';
import { useToday } from '@/lib/panel/use-today';
import { t } from '@/lib/panel/words';
import { Notice } from '../ui/Notice';
import { ActionList } from './ActionList';
import { AskList } from './AskList';
import { EmptyDay } from './EmptyDay';
import { FeedbackList } from './FeedbackList';
import { MeetingList } from './MeetingList';
import './today.css';

/** What waits for me, what I wait for, and what there is to read: the day of whoever uses the panel. */
export function Today() {
  const { today, isKnown, now } = useToday();
  if (!isKnown) return <p className="hint">{t('today_whoAreYou')}</p>;
  return (
    <section className="today" aria-label={t('today_title')} id={TODAY_HEADING} tabIndex={-1}>
      {today.kind === 'failed' && <Notice kind="danger" text={storeWords(today.error).text} />}
      {today.kind === 'known' && <Day day={today.value} now={now} />}
    </section>
  );
}

function Day({ day, now }: { readonly day: Lists; readonly now: number }) {
  const { waitsForMe, asks, waitForOthers, atLeisure, overdueInTeam } = day;
  const isFree = waitsForMe.length === 0 && asks.length === 0;
  return (
    <>
      {isFree && <EmptyDay partner={day.partner} />}
      <ActionList title={t('today_waitsForMe')} items={waitsForMe} now={now} />
      <AskList items={asks} />
      <MeetingList items={day.meetings} />
      <FeedbackList items={day.feedback} />
      <ActionList title={t('today_waitForOthers')} items={waitForOthers} now={now} />
      <ActionList title={t('today_overdueInTeam')} items={overdueInTeam} now={now} />
      <ActionList title={t('today_atLeisure')} items={atLeisure} now={now} />
    </>
  );
}
