import { TODAY_HEADING, useTodayActions } from '@/lib/panel/today/today-actions';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import type { TodayFeedback } from '@/lib/panel/today/today';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { PanelErrorBoundary } from '../panel/ErrorBoundary';
import { leadTitle } from './action-text';
import { DayList } from './DayList';
import { RecordLink } from './RecordLink';

/** Feedback that I have not marked as read. */
export function FeedbackList({ items }: { readonly items: readonly TodayFeedback[] }) {
  return (
    <DayList title={t('today_feedback')} count={items.length}>
      {items.map((item) => (
        <li key={item.mark}>
          <PanelErrorBoundary>
            <FeedbackRow item={item} />
          </PanelErrorBoundary>
        </li>
      ))}
    </DayList>
  );
}

function FeedbackRow({ item }: { readonly item: TodayFeedback }) {
  const { record, handoff, feedback } = item;
  const { markRead } = useTodayActions();
  const { focus } = usePanelActions();
  const read = () => {
    void markRead(item);
    // The row goes with its button: the focus is not to fall out of the page with it.
    focus(TODAY_HEADING);
  };
  const wrong = wrongCriteria(item);
  return (
    <>
      <RecordLink record={record} address={handoff.brief?.recordUrl}>
        {t('today_rated', feedback.by.name, `${feedback.rating}`, leadTitle(handoff))}
      </RecordLink>
      {wrong && <p>{t('today_wrong', wrong)}</p>}
      {feedback.helped && <p>{t('today_helped', feedback.helped)}</p>}
      {feedback.text && (
        <p className="day-detail" dir="auto">
          {feedback.text}
        </p>
      )}
      <div>
        <Button onClick={read}>{t('today_markRead')}</Button>
      </div>
    </>
  );
}

/** The names of the criteria that turned out wrong, as the brief has them. */
function wrongCriteria({ feedback, handoff }: TodayFeedback): string {
  const criteria = handoff.brief?.qualification?.criteria ?? [];
  return criteria
    .filter(({ id }) => feedback.wrong.includes(id))
    .map(({ name }) => name)
    .join(', ');
}
