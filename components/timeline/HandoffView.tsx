import { type FocusEvent, useRef, useState } from 'react';
import { mayWrite } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { DEFAULT_POLICY, type Policy } from '@/lib/handoff/team/policy';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { responseDeadline } from '@/lib/handoff/time/response-time';
import { type RunAction, createOneAtATime } from '@/lib/panel/act/run-action';
import { t } from '@/lib/panel/i18n';
import { useNow } from '@/lib/panel/time/use-now';
import { useFocusKept } from '../ui/use-focus-kept';
import { HandoffHead } from './HandoffHead';
import { HandoffPart } from './HandoffPart';
import { inOrder, nextParts, type PartName, type PartProps } from './parts';
import { statusText } from './status-text';

interface HandoffViewProps {
  readonly handoff: Handoff;
  /** The CRM user id of whoever looks; nothing can be done while that is unknown. */
  readonly me: string | undefined;
  /** When the BDM works. */
  readonly calendar: Calendar;
  readonly policy?: Policy | undefined;
  /** Keys of the entries whose notes were changed in the CRM. */
  readonly edited?: ReadonlySet<string>;
  readonly act: RunAction;
  /** Brings the brief back for mending. */
  readonly onRevise: () => void;
}

/** One handoff: where it stands, what is next for whoever looks, the brief, and all that happened. */
export function HandoffView({
  edited = NONE,
  policy = DEFAULT_POLICY,
  ...props
}: HandoffViewProps) {
  const { handoff, me, calendar, onRevise } = props;
  const [once] = useState(() => createOneAtATime<boolean>());
  const act: RunAction = (kind, body) =>
    once([handoff.id, kind, body], () => props.act(kind, body));
  const order = usePageOrder(handoff, me);
  const { home, ...focus } = useFocusKept<HTMLHeadingElement>(handoff);
  const brief = useRef<HTMLDetailsElement>(null);
  const onShowBrief = () => show(brief.current);
  const around = { calendar, policy, edited, onRevise, onShowBrief, brief };
  const part: Omit<PartProps, 'isNext'> = {
    ...{ handoff, me, act },
    may: (kind) => me !== undefined && mayWrite(kind, handoff, me),
    gone: t('handoff_gone', statusText(handoff, me)),
  };
  const answerDue = responseDeadline(handoff, { policy, calendarOf: () => calendar });
  return (
    <article
      className="handoff"
      onFocus={(event) => {
        focus.onFocus();
        order.onFocus(event);
      }}
      onBlur={(event) => {
        focus.onBlur();
        order.onBlur(event);
      }}
    >
      <HandoffHead {...{ handoff, me, calendar, answerDue, home }} />
      {order.parts.map((name) => (
        <div key={name} className="part" data-next={name === order.next}>
          <HandoffPart {...part} {...{ name, around }} isNext={name === order.next} />
        </div>
      ))}
    </article>
  );
}

const NONE: ReadonlySet<string> = new Set();

function show(brief: HTMLDetailsElement | null): void {
  if (!brief) return;
  brief.open = true;
  brief.querySelector('summary')?.focus();
  brief.scrollIntoView({ block: 'start' });
}

/** The order of a handoff's page. */
export interface PageOrder {
  readonly parts: readonly PartName[];
  /** What whoever looks is to do first of all. */
  readonly next: PartName | undefined;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * Returns the order of the parts for whoever looks. While somebody types in the element that is given
 * the two handlers it stays: what comes from the CRM meanwhile moves nothing under their hands.
 */
function usePageOrder(handoff: Handoff, me: string | undefined): PageOrder {
  const next = nextParts(handoff, me, useNow());
  const wanted = { next: next[0], parts: inOrder(handoff, next) };
  const [isTyping, setTyping] = useState(false);
  const [held, setHeld] = useState(wanted);
  if (!isTyping && !isSame(held, wanted)) setHeld(wanted);
  return {
    ...held,
    onFocus: ({ target }) => setTyping(isText(target)),
    onBlur: ({ relatedTarget }) => setTyping(isText(relatedTarget)),
  };
}

type Order = Pick<PageOrder, 'parts' | 'next'>;

function isSame(one: Order, other: Order): boolean {
  return one.next === other.next && one.parts.join() === other.parts.join();
}

const TEXT = 'textarea, select, input:not([type="radio"], [type="checkbox"])';

function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(TEXT);
}
