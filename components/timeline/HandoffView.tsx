import { useRef, useState } from 'react';
import type { Calendar } from '@/lib/handoff/calendar';
import { mayWrite } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { DEFAULT_POLICY, type Policy } from '@/lib/handoff/policy';
import { fullTime } from '@/lib/handoff/response-time';
import { createOneAtATime, type Act } from '@/lib/panel/acting';
import { t } from '@/lib/panel/words';
import { HandoffHead } from './HandoffHead';
import { HandoffPart } from './HandoffPart';
import type { PartProps } from './part';
import { standingWords } from './standing';
import { useFocusKept } from '../ui/use-focus-kept';
import { usePageOrder } from './use-page-order';

interface HandoffViewProps {
  readonly handoff: Handoff;
  /** The CRM user id of whoever looks; nothing can be done while that is unknown. */
  readonly me: string | undefined;
  /** When the BDM works. */
  readonly calendar: Calendar;
  readonly policy?: Policy | undefined;
  /** Keys of the entries whose notes were changed in the CRM. */
  readonly edited?: ReadonlySet<string>;
  readonly act: Act;
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
  const act: Act = (kind, body) => once([handoff.id, kind, body], () => props.act(kind, body));
  const order = usePageOrder(handoff, me);
  const { home, ...focus } = useFocusKept<HTMLHeadingElement>(handoff);
  const brief = useRef<HTMLDetailsElement>(null);
  const onShowBrief = () => show(brief.current);
  const around = { calendar, policy, edited, onRevise, onShowBrief, brief };
  const part: Omit<PartProps, 'isNext'> = {
    ...{ handoff, me, act },
    may: (kind) => me !== undefined && mayWrite(kind, handoff, me),
    gone: t('handoff_gone', standingWords(handoff, me)),
  };
  const answerDue = fullTime(handoff, { policy, calendarOf: () => calendar });
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
