import type { Calendar } from '@/lib/handoff/calendar';
import type { HandoffKindName } from '@/lib/handoff/entry';
import { mayWrite, rolesOf } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Act } from '@/lib/panel/handing-over';
import { t } from '@/lib/panel/words';
import { BriefCard } from '../brief/BriefCard';
import { AcceptOrReturn } from './AcceptOrReturn';
import { HandoffHead } from './HandoffHead';
import { Messages } from './Messages';
import { SdrActions } from './SdrActions';
import { Timeline } from './Timeline';
import { VerbalHandover } from './VerbalHandover';

interface HandoffViewProps {
  readonly handoff: Handoff;
  /** The CRM user id of whoever looks; nothing can be done while that is unknown. */
  readonly me: string | undefined;
  /** When the BDM works. */
  readonly calendar: Calendar;
  readonly act: Act;
  /** Brings the brief back for mending. */
  readonly onRevise: () => void;
}

/** One handoff: where it stands, what whoever looks can do, the brief, and all that happened. */
export function HandoffView({ handoff, me, calendar, act, onRevise }: HandoffViewProps) {
  const may = (kind: HandoffKindName) => me !== undefined && mayWrite(kind, handoff, me);
  const isSdr = me !== undefined && rolesOf(handoff, me).includes('sdr');
  const mayRevise = may('revised') || (isSdr && handoff.state === 'withdrawn');
  return (
    <article className="handoff">
      <HandoffHead handoff={handoff} me={me} calendar={calendar} />
      {(may('accepted') || may('returned')) && (
        <AcceptOrReturn
          handoff={handoff.id}
          act={act}
          mayAccept={may('accepted')}
          mayReturn={may('returned')}
        />
      )}
      {(mayRevise || may('withdrawn')) && (
        <SdrActions
          handoff={handoff}
          act={act}
          onRevise={mayRevise ? onRevise : undefined}
          mayWithdraw={may('withdrawn')}
        />
      )}
      {handoff.brief && (
        <details open={!isSdr}>
          <summary>{t('handoff_brief')}</summary>
          <BriefCard view={handoff.brief} />
        </details>
      )}
      <VerbalHandover handoff={handoff} act={act} mayWrite={may('verbal-handover')} />
      <Messages handoff={handoff} me={me} act={act} mayWrite={may('message')} />
      <details open>
        <summary>{t('timeline_title')}</summary>
        <Timeline items={handoff.timeline} />
      </details>
    </article>
  );
}
