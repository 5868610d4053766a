import { briefLines } from '@/lib/handoff/brief/brief';
import { isWebAddress } from '@/lib/handoff/text';
import { dayAndTime } from '@/lib/panel/time/time-text';
import type { TodayMeeting } from '@/lib/panel/today/today';
import { t } from '@/lib/panel/i18n';
import { PanelErrorBoundary } from '../panel/ErrorBoundary';
import { leadTitle } from './action-text';
import { DayList } from './DayList';
import { RecordLink } from './RecordLink';

/** The meetings of today and tomorrow, each with the case in five lines and the way in. */
export function MeetingList({ items }: { readonly items: readonly TodayMeeting[] }) {
  return (
    <DayList title={t('today_meetings')} count={items.length}>
      {items.map((item) => (
        <li key={`${item.record} ${item.handoff.id}`}>
          <PanelErrorBoundary>
            <MeetingRow {...item} />
          </PanelErrorBoundary>
        </li>
      ))}
    </DayList>
  );
}

function MeetingRow({ record, handoff, start }: TodayMeeting) {
  const { brief } = handoff;
  const link = brief?.meeting?.link;
  return (
    <>
      <RecordLink record={record} address={brief?.recordUrl}>
        {t('today_meeting', dayAndTime(start), leadTitle(handoff))}
      </RecordLink>
      {link !== undefined && isWebAddress(link) && (
        <p>
          <a href={link} target="_blank" rel="noreferrer">
            {t('today_join')}
          </a>
        </p>
      )}
      {brief && (
        <details>
          <summary>{t('today_brief')}</summary>
          <dl className="brief-lines">
            {briefLines(brief).map(({ heading, text }) => (
              <div key={heading}>
                <dt>{heading}</dt>
                <dd dir="auto">{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
