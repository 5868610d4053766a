import { briefLines } from '@/lib/handoff/brief/brief';
import { leadText } from '@/lib/handoff/brief/formats/headlines';
import type { Handoff } from '@/lib/handoff/handoff';
import { cutLine } from '@/lib/handoff/line';
import type { NoticeKind } from '@/lib/handoff/notice-kinds';
import { cleanText } from '@/lib/handoff/text';
import { counted, t } from '@/lib/platform/i18n';
import type { NotificationItem } from '@/lib/platform/storage/shown-notifications';
import type { Notification } from '@/lib/platform/notifications';
import { camel } from './camel';

/** Longer ones are cut by every system's own notifications. */
const TITLE_LENGTH = 90;
const DETAIL_LENGTH = 160;
const NAME_LENGTH = 50;
/** The first of several that are named. */
const MOST_NAMED = 3;

/** Returns what somebody wrote as a piece of a line: plain, one line, short. */
export function piece(text: string, longest = NAME_LENGTH): string {
  return cutLine(cleanText(text), longest);
}

/** Returns pieces that are not empty as one short line. */
export function detailOf(...pieces: readonly (string | undefined)[]): string {
  const filled = pieces.map((one) => piece(one ?? '', DETAIL_LENGTH)).filter((one) => one !== '');
  return cutLine(filled.join(' · '), DETAIL_LENGTH);
}

/** Returns the lead's name as a notification says it. */
export function leadName({ brief }: Pick<Handoff, 'brief'>): string {
  return brief ? piece(leadText(brief)) : t('notice_unnamed');
}

/** Returns the first line of the brief, as one that is about to act wants to read it. */
export function firstLine({ brief }: Pick<Handoff, 'brief'>): string {
  const [line] = brief ? briefLines(brief) : [];
  return line ? `${line.heading}: ${line.text}` : '';
}

/** Returns a notice as it may be shown; `title` is in words. */
export function notificationItem(
  of: Pick<NotificationItem, 'kind' | 'id' | 'record'>,
  title: string,
  detail = '',
): NotificationItem {
  return { ...of, title: cutLine(title, TITLE_LENGTH), detail };
}

/** Returns what one notification says of notices of one kind: of several their number and the first. */
export function notificationOf(id: string, kind: NoticeKind, notices: readonly NotificationItem[]) {
  const [first, ...others] = notices;
  if (first && others.length === 0) return said(id, first.title, first.detail);
  const named = notices.slice(0, MOST_NAMED).map(({ title }) => title);
  const more = notices.length - named.length;
  const lines = more > 0 ? [...named, counted('notice_more', more)] : named;
  return said(id, counted(`noticeMany_${camel(kind)}`, notices.length), lines.join('\n'));
}

function said(id: string, title: string, message: string): Notification {
  return { id, title, message };
}
