import type { ReactNode, Ref } from 'react';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { rolesOf } from '@/lib/handoff/fold';
import type { Message } from '@/lib/handoff/handoff-state';
import type { Policy } from '@/lib/handoff/team/policy';
import { t } from '@/lib/panel/i18n';
import { AskBackIn, AskedBackIn, PullBacks } from './SdrRequests';
import { BriefPart } from './BriefPart';
import { FeedbackGiven, GiveFeedback } from './Feedback';
import { MeetingPart } from './MeetingPart';
import type { PartName, PartProps } from './parts';
import { RecordOutcome } from './Outcome';
import { SdrActions } from './SdrActions';
import { Timeline } from './Timeline';
import { VerbalHandover } from './VerbalHandover';

/** What is particular to some parts. */
interface PartSurroundings {
  /** When the BDM works. */
  readonly calendar: Calendar;
  readonly policy: Policy;
  /** Keys of the entries whose notes were changed in the CRM. */
  readonly edited: ReadonlySet<string>;
  /** Absent where there is nothing to mend or to begin anew, or where that is done in the dock. */
  readonly onRevise: (() => void) | undefined;
  readonly onShowBrief: () => void;
  readonly onReply: ((message: Message) => void) | undefined;
  readonly brief: Ref<HTMLDetailsElement>;
}

interface HandoffPartProps extends PartProps {
  readonly name: PartName;
  readonly around: PartSurroundings;
}

/** One part of a handoff's page; nothing where there is nothing to show or to do. */
export function HandoffPart({ name, around, ...part }: HandoffPartProps): ReactNode {
  const { handoff, me } = part;
  const { calendar, policy, edited } = around;
  const isSdr = me !== undefined && rolesOf(handoff, me).includes('sdr');
  switch (name) {
    case 'answer':
    case 'reply':
    case 'fix':
      return null;
    case 'pull-back':
      return <AskedBackIn {...part} />;
    case 'talk':
      return <VerbalHandover {...part} />;
    case 'meet':
      return <MeetingPart {...part} onShowBrief={around.onShowBrief} />;
    case 'feedback':
      return <GiveFeedback {...part} calendar={calendar} policy={policy} />;
    case 'outcome':
      return <RecordOutcome {...part} />;
    case 'brief':
      return <BriefPart {...{ handoff, edited }} isOpen={!isSdr} details={around.brief} />;
    case 'asked':
      return <PullBacks {...part} />;
    case 'ask-back':
      return <AskBackIn {...part} />;
    case 'given':
      return <FeedbackGiven {...part} />;
    case 'timeline':
      return (
        <section className="timeline-part" aria-label={t('timeline_title')}>
          <div className="timeline-head">
            <h3>{t('timeline_title')}</h3>
            <SdrActions {...part} onRevise={around.onRevise} />
          </div>
          <Timeline
            items={handoff.timeline}
            edited={edited}
            me={me}
            messages={handoff.messages}
            onReply={around.onReply}
          />
        </section>
      );
  }
}
