import { briefLines } from '@/lib/handoff/brief';
import { isWebAddress } from '@/lib/handoff/text';
import { dayAndTime } from '@/lib/panel/time-words';
import type { TodayMeeting } from '@/lib/panel/today';
import { t } from '@/lib/panel/words';
import { leadWords } from './action-words';
import { Mishap } from '../panel/Mishap';
import { DayList } from './DayList';
import { RecordLink } from './RecordLink';

/** The meetings of today and tomorrow, each with the case in five lines and the way in. */
export function MeetingList({ items }: { readonly items: readonly TodayMeeting[] }) {
  return (
    <DayList title={t('today_meetings')} count={items.length}>
      {items.map((item) => (
        <li key={`${item.record} ${item.handoff.id}`}>
          <Mishap>
            <MeetingRow {...item} />
          </Mishap>
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
        {t('today_meeting', dayAndTime(start), leadWords(handoff))}
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
