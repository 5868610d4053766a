import { Fragment } from 'react';
import { TODAY_HEADING, useTodayActions } from '@/lib/panel/today/today-actions';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import type { TodayFeedback } from '@/lib/panel/today/today';
import { t } from '@/lib/panel/i18n';
import { PanelErrorBoundary } from '../panel/ErrorBoundary';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { leadTitle } from './action-text';
import { DayList } from './DayList';
import { DayRow } from './DayRow';

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
  const said = [
    feedback.helped && t('today_helped', feedback.helped),
    wrong && t('today_wrong', wrong),
    feedback.text,
  ].flatMap((words) => (words ? [words] : []));
  return (
    <DayRow
      who={{ ...feedback.by, of: 'colleague' }}
      badge="star"
      name={t('today_rating', `${feedback.rating}`)}
      more={t('today_ratedBy', feedback.by.name, leadTitle(handoff))}
      sentence={t('today_rated', feedback.by.name, `${feedback.rating}`, leadTitle(handoff))}
      record={record}
      address={handoff.brief?.recordUrl}
      what={said.map((words, index) => (
        <Fragment key={words}>
          {index > 0 && ' · '}
          <span dir="auto">{words}</span>
        </Fragment>
      ))}
      act={() => (
        <IconButton label={t('today_markRead')} onClick={read}>
          <Icon name="check" />
        </IconButton>
      )}
      peek={said.map((words) => (
        <p key={words} dir="auto">
          {words}
        </p>
      ))}
    />
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
