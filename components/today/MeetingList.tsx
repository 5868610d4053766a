import { isWebAddress } from '@/lib/handoff/text';
import { atInText, dayAndTime } from '@/lib/panel/time/time-text';
import type { TodayMeeting } from '@/lib/panel/today/today';
import { t } from '@/lib/panel/i18n';
import { FiveLines } from '../brief/FiveLines';
import { PanelErrorBoundary } from '../panel/ErrorBoundary';
import { Icon } from '../ui/icons';
import { leadTitle } from './action-text';
import { DayList } from './DayList';
import { DayRow, leadOf } from './DayRow';
import { MoreButton } from './MoreButton';

interface MeetingListProps {
  readonly items: readonly TodayMeeting[];
  readonly now: number;
}

/** The meetings of today and tomorrow, each with the case in five lines and the way in. */
export function MeetingList({ items, now }: MeetingListProps) {
  return (
    <DayList title={t('today_meetings')} count={items.length}>
      {items.map((item) => (
        <li key={`${item.record} ${item.handoff.id}`}>
          <PanelErrorBoundary>
            <MeetingRow item={item} now={now} />
          </PanelErrorBoundary>
        </li>
      ))}
    </DayList>
  );
}

function MeetingRow({ item, now }: { readonly item: TodayMeeting; readonly now: number }) {
  const { record, handoff, start } = item;
  const { brief } = handoff;
  const link = brief?.meeting?.link;
  const { who, company } = leadOf(record, handoff);
  return (
    <DayRow
      who={who}
      badge="calendar"
      name={who.name || leadTitle(handoff)}
      {...(company !== undefined && company !== who.name && { more: company })}
      sentence={t('today_meeting', dayAndTime(start), leadTitle(handoff))}
      record={record}
      address={brief?.recordUrl}
      what={
        <>
          <strong>{atInText(start, now)}</strong> <span dir="auto">{brief?.meeting?.title}</span>
        </>
      }
      act={(peek) => (
        <>
          {link !== undefined && isWebAddress(link) && (
            <a className="button" href={link} target="_blank" rel="noreferrer">
              <Icon name="video" />
              {t('today_join')}
            </a>
          )}
          {brief && <MoreButton label={t('today_brief')} peek={peek} />}
        </>
      )}
      peek={brief && <FiveLines view={brief} />}
    />
  );
}
