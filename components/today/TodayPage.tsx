import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { storeText } from '@/lib/panel/site/problem-text';
import { TODAY_HEADING, useTodayActions } from '@/lib/panel/today/today-actions';
import type { Partner, Today as Lists } from '@/lib/panel/today/today';
import { useToday } from '@/lib/panel/today/use-today';
import { PanelFooter } from '../panel/PanelFooter';
import { UnsentUpdates } from '../panel/UnsentUpdates';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { Notice } from '../ui/Notice';
import { ActionList } from './ActionList';
import { AskList } from './AskList';
import { FeedbackList } from './FeedbackList';
import { MeetingList } from './MeetingList';
import '../timeline/timeline.css';
import './today.css';

/** The day, while a record stays open behind it. */
export function TodayPage() {
  const { closeToday } = useTodayActions();
  return (
    <>
      <header className="top-bar">
        <IconButton label={t('today_back')} onClick={closeToday}>
          <Icon name="back" />
        </IconButton>
        <div className="top-bar-words">
          <h1>{t('today_title')}</h1>
        </div>
      </header>
      <main className="page">
        <UnsentUpdates />
        <Today />
      </main>
      <PanelFooter />
    </>
  );
}

/** What waits for me, what I wait for, and what there is to read: the day of whoever uses the panel. */
export function Today() {
  const { today, isKnown, now } = useToday();
  if (!isKnown) return <p className="hint">{t('today_whoAreYou')}</p>;
  return (
    <section className="today" aria-label={t('today_title')} id={TODAY_HEADING} tabIndex={-1}>
      {today.kind === 'failed' && <Notice kind="danger" text={storeText(today.error).text} />}
      {today.kind === 'known' && <Day day={today.value} now={now} />}
    </section>
  );
}

function Day({ day, now }: { readonly day: Lists; readonly now: number }) {
  const { openDashboard } = usePanelActions();
  const { waitingOnMe, asks, waitingOnOthers, optional, overdueInTeam } = day;
  const isFree = waitingOnMe.length === 0 && asks.length === 0;
  return (
    <>
      {isFree && <EmptyDay partner={day.partner} />}
      <ActionList title={t('today_waitsForMe')} items={waitingOnMe} now={now} />
      <AskList items={asks} now={now} />
      <MeetingList items={day.meetings} now={now} />
      <ActionList title={t('today_waitForOthers')} items={waitingOnOthers} now={now} />
      <FeedbackList items={day.feedback} />
      <ActionList title={t('today_overdueInTeam')} items={overdueInTeam} now={now} />
      <ActionList title={t('today_atLeisure')} items={optional} now={now} />
      <div>
        <button type="button" className="link" onClick={openDashboard}>
          {t('metrics_open')}
        </button>
      </div>
    </>
  );
}

/** Nothing waits: what is worth doing then. Source: the article, an SDR starts the day with asks. */
function EmptyDay({ partner }: { readonly partner: Partner | undefined }) {
  return (
    <div className="empty-day">
      <svg aria-hidden="true" viewBox="0 0 168 84">
        <rect x="2" y="18" width="48" height="48" rx="14" />
        <circle cx="142" cy="42" r="24" />
        <path d="M58 42h52" />
        <g>
          <rect x="64" y="33" width="40" height="18" rx="9" />
          <path d="M78 33v18M86 33v18" />
        </g>
      </svg>
      <p className="empty-title">{t('today_nothing')}</p>
      <p className="quiet">{adviceTo(partner)}</p>
    </div>
  );
}

function adviceTo(partner: Partner | undefined): string {
  if (!partner) return t('today_adviceAlone');
  const key = partner.is === 'bdm' ? 'today_adviceToSdr' : 'today_adviceToBdm';
  return t(key, partner.person.name);
}
