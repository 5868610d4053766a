import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { HandoffKindName, LoggedEntry } from '@/lib/handoff/entry';
import { isKnown } from '@/lib/handoff/entry';
import type { Handoff, TimelineItem } from '@/lib/handoff/handoff';
import type { Message } from '@/lib/handoff/handoff-state';
import { entryKey } from '@/lib/handoff/identity';
import { useRemoved } from '@/lib/panel/hooks';
import { dayAndTime, dayInWords, timeOfDay } from '@/lib/panel/time/time-text';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import { Icon, type IconName } from '../ui/icons';
import { IGNORED_WORDS, ownText, whatHappened } from './entry-text';

interface TimelineProps {
  readonly items: readonly TimelineItem[];
  /** Keys of the entries whose notes were changed in the CRM. */
  readonly edited: ReadonlySet<string>;
  readonly me?: string | undefined;
  readonly messages?: Handoff['messages'];
  /** Absent where whoever looks cannot reply. */
  readonly onReply?: ((message: Message) => void) | undefined;
}

/** Of more than so many items the middle is folded: how it began and how it stands is in sight. */
const MOST = 12;
const FIRST = 2;
const LAST = 8;

/** Everything that happened and was said, oldest first; what does not count is there too, with the reason. */
export function Timeline({ items, edited, me, messages = [], onReply }: TimelineProps) {
  const [isWhole, setWhole] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const hidden = isWhole || items.length <= MOST ? 0 : items.length - FIRST - LAST;
  const isHidden = (at: number) => at >= FIRST && at < FIRST + hidden;
  useEffect(() => {
    // The button that had the focus is gone: what it brought has it.
    if (isWhole) list.current?.querySelector<HTMLElement>(':scope > [tabindex]')?.focus();
  }, [isWhole]);
  return (
    <ol ref={list} className="timeline" aria-label={t('timeline_title')}>
      {items.map((item, at) => {
        if (isHidden(at) && at > FIRST) return null;
        if (isHidden(at)) {
          return (
            <li key="folded">
              <span className="node" aria-hidden="true">
                <Icon name="more" small />
              </span>
              <Button tone="quiet" size="small" onClick={() => setWhole(true)}>
                {t('timeline_more', String(hidden))}
              </Button>
            </li>
          );
        }
        return (
          <Item
            key={entryKey(item.entry)}
            item={item}
            isFirstOfDay={isHidden(at - 1) || !isSameDay(items[at - 1]?.entry.at, item.entry.at)}
            isOwn={item.entry.by.id === me}
            isEdited={edited.has(entryKey(item.entry))}
            isFocusable={isWhole && at === FIRST}
            message={messages.find(({ id }) => id === item.entry.id)}
            isOpenQuestion={isOpenQuestion(item.entry, messages)}
            onReply={onReply}
          />
        );
      })}
    </ol>
  );
}

function isSameDay(one: number | undefined, other: number): boolean {
  return one !== undefined && dayInWords(one) === dayInWords(other);
}

function isOpenQuestion(entry: LoggedEntry, messages: Handoff['messages']): boolean {
  if (!isKnown(entry) || entry.kind !== 'message' || !entry.body.question) return false;
  return !messages.some(({ replyTo }) => replyTo === entry.id);
}

interface ItemProps extends Pick<TimelineProps, 'onReply'> {
  readonly item: TimelineItem;
  readonly isFirstOfDay: boolean;
  readonly isOwn: boolean;
  readonly isEdited: boolean;
  readonly isFocusable: boolean;
  readonly message: Message | undefined;
  readonly isOpenQuestion: boolean;
}

function Item(props: ItemProps) {
  const { item, isFirstOfDay, isOwn, isEdited, isFocusable, message, onReply } = props;
  const { isOpenQuestion } = props;
  const { entry, ignored } = item;
  const removed = useRemoved();
  const said = ownText(entry);
  const isWords = isKnown(entry) && entry.kind === 'message';
  return (
    <li
      data-ignored={ignored !== undefined}
      data-own={isOwn}
      tabIndex={isFocusable ? -1 : undefined}
    >
      {isFirstOfDay && <p className="day-line">{dayInWords(entry.at)}</p>}
      {isWords ? <Face id={entry.by.id} name={entry.by.name} size={24} /> : <Node entry={entry} />}
      <div className="what">
        <p>
          <strong dir="auto">{entry.by.name}</strong> {whatHappened(entry)}{' '}
          <time dateTime={new Date(entry.at).toISOString()} title={dayAndTime(entry.at)}>
            {timeOfDay(entry.at)}
          </time>
        </p>
        {said && (
          <blockquote dir="auto" data-ask={isOpenQuestion}>
            {said}
          </blockquote>
        )}
        {ignored && <Warning>{t(IGNORED_WORDS[ignored])}</Warning>}
        {isEdited && <Warning>{t('note_edited')}</Warning>}
        {removed.has(entryKey(entry)) && <Warning>{t('note_removed')}</Warning>}
        {message && !isOwn && onReply && (
          <Button tone="quiet" size="small" onClick={() => onReply(message)}>
            {t('messages_reply')}
          </Button>
        )}
      </div>
    </li>
  );
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <p className="warning">
      <Icon name="warning" small /> {children}
    </p>
  );
}

type Look = readonly [icon: IconName, tone?: 'accent' | 'good' | 'attention'];

const LOOKS: Partial<Record<HandoffKindName, Look>> = {
  'handed-over': ['pass-on', 'accent'],
  revised: ['pass-on', 'accent'],
  withdrawn: ['return'],
  accepted: ['check', 'good'],
  returned: ['return', 'attention'],
  meeting: ['calendar'],
  'pull-back': ['stakeholder', 'accent'],
  'pull-back-answered': ['check'],
  feedback: ['star'],
  outcome: ['promised', 'accent'],
};

function Node({ entry }: { readonly entry: LoggedEntry }) {
  const [icon, tone] = lookOf(entry);
  return (
    <span className="node" data-tone={tone} aria-hidden="true">
      <Icon name={icon} small />
    </span>
  );
}

function lookOf(entry: LoggedEntry): Look {
  if (!isKnown(entry)) return ['question'];
  if (entry.kind === 'verbal-handover') return [entry.body.channel, 'good'];
  const looks: Partial<Record<string, Look>> = LOOKS;
  return looks[entry.kind] ?? ['more'];
}
