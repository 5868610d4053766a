import type { TodayAction } from '@/lib/panel/today/today';
import { PanelErrorBoundary } from '../panel/ErrorBoundary';
import { actionText, detailText, dueText } from './action-text';
import { DayList } from './DayList';
import { RecordLink } from './RecordLink';

interface ActionListProps {
  readonly title: string;
  readonly items: readonly TodayAction[];
  readonly now: number;
}

/** What is to be done, one row each: what, about what, until when. The row leads to where it is done. */
export function ActionList({ title, items, now }: ActionListProps) {
  return (
    <DayList title={title} count={items.length}>
      {items.map((item) => (
        <li key={keyOf(item)}>
          <PanelErrorBoundary>
            <ActionRow item={item} now={now} />
          </PanelErrorBoundary>
        </li>
      ))}
    </DayList>
  );
}

function ActionRow({ item, now }: { readonly item: TodayAction; readonly now: number }) {
  const detail = detailText(item);
  const due = dueText(item, now);
  return (
    <>
      <RecordLink record={item.record} address={item.handoff.brief?.recordUrl}>
        {actionText(item)}
      </RecordLink>
      {detail && (
        <p className="day-detail" dir="auto">
          {detail}
        </p>
      )}
      {due && (
        <p className="day-due" data-late={due.isLate}>
          {due.text}
        </p>
      )}
    </>
  );
}

function keyOf({ handoff, action, record }: TodayAction): string {
  return [record, handoff.id, action.kind, action.who.id, action.about].join(' ');
}
