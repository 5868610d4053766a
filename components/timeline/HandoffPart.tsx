import type { ReactNode, Ref } from 'react';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { rolesOf } from '@/lib/handoff/fold';
import { canStartNewHandoff } from '@/lib/handoff/new-handoff';
import type { Policy } from '@/lib/handoff/team/policy';
import { t } from '@/lib/panel/i18n';
import { AcceptOrReturn } from './AcceptOrReturn';
import { AskBackIn, AskedBackIn, PullBacks } from './SdrRequests';
import { BriefPart } from './BriefPart';
import { FeedbackGiven, GiveFeedback } from './Feedback';
import { MeetingPart } from './MeetingPart';
import { Messages, OpenQuestion } from './Messages';
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
  readonly onRevise: () => void;
  readonly onShowBrief: () => void;
  readonly brief: Ref<HTMLDetailsElement>;
}

interface HandoffPartProps extends PartProps {
  readonly name: PartName;
  readonly around: PartSurroundings;
}

/** One part of a handoff's page; nothing where there is nothing to show or to do. */
export function HandoffPart({ name, around, ...part }: HandoffPartProps): ReactNode {
  const { handoff, me, may } = part;
  const { calendar, policy, edited } = around;
  const isSdr = me !== undefined && rolesOf(handoff, me).includes('sdr');
  switch (name) {
    case 'answer':
      return <AcceptOrReturn {...part} />;
    case 'reply':
      return <OpenQuestion {...part} />;
    case 'pull-back':
      return <AskedBackIn {...part} />;
    case 'fix': {
      const mayRevise = may('revised') || (me !== undefined && canStartNewHandoff(handoff, me));
      return <SdrActions {...part} onRevise={mayRevise ? around.onRevise : undefined} />;
    }
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
    case 'messages':
      return <Messages {...part} />;
    case 'asked':
      return <PullBacks {...part} />;
    case 'ask-back':
      return <AskBackIn {...part} />;
    case 'given':
      return <FeedbackGiven {...part} />;
    case 'timeline':
      return (
        <details open>
          <summary>{t('timeline_title')}</summary>
          <Timeline items={handoff.timeline} edited={edited} />
        </details>
      );
  }
}
