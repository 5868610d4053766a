import { type FocusEvent, useRef, useState } from 'react';
import type { HandoffKindName } from '@/lib/handoff/entry';
import { mayWrite } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Message } from '@/lib/handoff/handoff-state';
import { canStartNewHandoff } from '@/lib/handoff/new-handoff';
import { DEFAULT_POLICY, type Policy } from '@/lib/handoff/team/policy';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { responseDeadline } from '@/lib/handoff/time/response-time';
import { type RunAction, createOneAtATime } from '@/lib/panel/act/run-action';
import { t } from '@/lib/panel/i18n';
import { useNow } from '@/lib/panel/time/use-now';
import { InDock } from '../ui/Dock';
import { useFocusKept } from '../ui/use-focus-kept';
import { Answer, FirstStep, isFirstStepOpen, ReturnForm } from './AcceptOrReturn';
import { Composer, useReplyTarget } from './Composer';
import { HandoffHead } from './HandoffHead';
import { HandoffPart } from './HandoffPart';
import { inOrder, isDocked, isTile, nextParts, type PartName, type PartProps } from './parts';
import { Revise } from './SdrActions';
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

/**
 * One handoff: where it stands, what is next for whoever looks, the brief, and all that happened and was
 * said. What it is for, and the line for words, are in the dock.
 */
export function HandoffView({
  edited = NONE,
  policy = DEFAULT_POLICY,
  ...props
}: HandoffViewProps) {
  const { handoff, me, calendar } = props;
  const [once] = useState(() => createOneAtATime<boolean>());
  const act: RunAction = (kind, body) =>
    once([handoff.id, kind, body], () => props.act(kind, body));
  const order = usePageOrder(handoff, me);
  const { home, ...focus } = useFocusKept<HTMLHeadingElement>(handoff);
  const brief = useRef<HTMLDetailsElement>(null);
  const line = useRef<HTMLTextAreaElement>(null);
  const target = useReplyTarget(handoff, me);
  const [dock, setDock] = useState<'answer' | 'return' | 'ask' | 'write'>('answer');
  const [wasReturning, setWasReturning] = useState(false);
  const may = (kind: HandoffKindName) => me !== undefined && mayWrite(kind, handoff, me);
  const mayRevise = may('revised') || (me !== undefined && canStartNewHandoff(handoff, me));
  const isToMend = mayRevise && order.next === 'fix';
  const part: PartProps = {
    ...{ handoff, me, act, may, isNext: false },
    gone: t('handoff_gone', statusText(handoff, me)),
  };
  const around = {
    ...{ calendar, policy, edited, brief },
    onShowBrief: () => show(brief.current),
    onRevise: mayRevise && !isToMend ? props.onRevise : undefined,
    onReply: may('message')
      ? (message: Message) => {
          target.replyTo(message);
          line.current?.focus();
        }
      : undefined,
  };
  const answerDue = responseDeadline(handoff, { policy, calendarOf: () => calendar });
  const isReturnRare = may('returned') && !may('accepted');
  const menu = isReturnRare
    ? [
        {
          label: t('return_button'),
          icon: 'return',
          onPress: () => setDock('return'),
        } as const,
      ]
    : [];
  const onFocus = (event: FocusEvent) => {
    focus.onFocus();
    order.onFocus(event);
  };
  const onBlur = (event: FocusEvent) => {
    focus.onBlur();
    order.onBlur(event);
  };
  const isAnswering = may('accepted');
  // A button that comes back one day must not draw the focus to itself.
  if (wasReturning && !isAnswering) setWasReturning(false);
  const endReturn = () => {
    setWasReturning(isAnswering);
    setDock('answer');
  };
  const isLineOpen = !isAnswering || dock !== 'answer' || target.message !== undefined;
  // Where it can be sent no longer, what was typed stays in sight.
  const hasLine = (may('message') && isLineOpen) || target.isBusy;
  const isDockNext = order.next !== undefined && isDocked(order.next);
  return (
    <article className="handoff" onFocus={onFocus} onBlur={onBlur}>
      <HandoffHead {...{ handoff, me, calendar, answerDue, home, menu }} />
      {me !== undefined && may('message') && isFirstStepOpen(handoff, me) && (
        <FirstStep handoff={handoff} act={act} />
      )}
      {order.parts.map((name) => (
        <div
          key={name}
          className={isTile(name) ? 'part tile' : 'part'}
          data-next={name === order.next}
        >
          <HandoffPart {...part} {...{ name, around }} isNext={name === order.next} />
        </div>
      ))}
      {me !== undefined && (
        <InDock isNext={isDockNext}>
          {dock === 'return' ? (
            <ReturnForm {...part} may={may('returned')} onDone={endReturn} />
          ) : (
            <>
              {hasLine && (
                <Composer
                  {...{ handoff, me, act }}
                  gone={may('message') ? '' : part.gone}
                  target={{
                    ...target,
                    replyTo: (message) => {
                      target.replyTo(message);
                      // Whoever leaves a question is still writing.
                      if (dock === 'answer') setDock('write');
                    },
                  }}
                  field={line}
                  asks={isAnswering && dock === 'ask'}
                  autoFocus={dock === 'ask'}
                />
              )}
              <Answer
                {...part}
                wasReturning={wasReturning}
                onReturn={() => setDock('return')}
                onAsk={
                  may('message') && !hasLine && handoff.bdm?.id === me
                    ? () => setDock('ask')
                    : undefined
                }
              />
              {isToMend && (
                <Revise state={handoff.state} tone="primary" onRevise={props.onRevise} />
              )}
            </>
          )}
        </InDock>
      )}
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
