import type { Ref } from 'react';
import type { Calendar } from '@/lib/handoff/time/calendar';
import type { Handoff } from '@/lib/handoff/handoff';
import { sightOfSdr } from '@/lib/handoff/sight';
import { useOpenRecord } from '@/lib/panel/hooks';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { t } from '@/lib/panel/i18n';
import { ClockRing, dueState } from '../ui/Due';
import { Face } from '../ui/Face';
import { Menu, type MenuItem } from '../ui/Menu';
import { Pass } from '../ui/Pass';
import { firstStepText, STATE_WORDS } from './entry-text';
import { statusText } from './status-text';
import { TimeLeft } from './TimeLeft';

interface HandoffHeadProps {
  readonly handoff: Handoff;
  readonly me: string | undefined;
  /** When the BDM works. */
  readonly calendar: Calendar;
  /** UTC, ms: by when the BDM is to answer, where that is known. */
  readonly answerDue: number | undefined;
  /** The sentence has the focus where there is nowhere else for it to be. */
  readonly home: Ref<HTMLHeadingElement>;
  /** What is done rarely with it. */
  readonly menu: readonly MenuItem[];
}

/** Where the handoff stands, what was said with it, and the clock while an answer is awaited. */
export function HandoffHead({ handoff, me, calendar, answerDue, home, menu }: HandoffHeadProps) {
  const { state, bdm } = handoff;
  const said = saidWith(handoff);
  return (
    <header className="handoff-head" data-state={state}>
      <div className="head-line">
        <Hands handoff={handoff} due={state === 'handed-over' ? answerDue : undefined} />
        <div>
          <p className="state-mark unseen">{t(STATE_WORDS[state])}</p>
          <h2 ref={home} tabIndex={-1}>
            {statusText(handoff, me)}
          </h2>
          {state === 'handed-over' && answerDue !== undefined && (
            <TimeLeft due={answerDue} of={{ name: bdm?.name ?? '', calendar }} />
          )}
        </div>
        {menu.length > 0 && <Menu label={t('handoff_more')} items={menu} />}
      </div>
      {said && <blockquote dir="auto">{said}</blockquote>}
      <NextOfAll handoff={handoff} />
      {me !== undefined && me === bdm?.id && <SdrsSight handoff={handoff} />}
    </header>
  );
}

interface HandsProps {
  readonly handoff: Handoff;
  /** Until when (UTC, ms) the BDM is to answer, as long as that is awaited. */
  readonly due: number | undefined;
}

/** In whose hands the lead is, and how the time runs of the one who must act. */
function Hands({ handoff: { state, sdr, bdm, handedOverAt }, due }: HandsProps) {
  const now = useNow();
  const clock =
    handedOverAt === undefined || due === undefined ? undefined : dueState(handedOverAt, due, now);
  if (!sdr || !bdm) return null;
  const face = <Face id={bdm.id} name={bdm.name} />;
  const isBack = state === 'draft' || state === 'returned' || state === 'withdrawn';
  return (
    <Pass
      from={<Face id={sdr.id} name={sdr.name} />}
      to={clock ? <ClockRing {...clock}>{face}</ClockRing> : face}
      at={isBack ? 'here' : 'there'}
    />
  );
}

/** What the BDM writes here may reach nobody: then they read so before and after, and what helps. */
function SdrsSight({ handoff }: { readonly handoff: Handoff }) {
  const { crmName } = useOpenRecord();
  const sight = sightOfSdr(handoff);
  if (!sight) return null;
  const key = sight === 'lost' ? 'sight_lost' : 'sight_atRisk';
  return <p className="warning">{t(key, crmName, handoff.sdr?.name ?? '')}</p>;
}

/** The words of whoever brought the handoff to where it stands. */
function saidWith({ state, returned, accepted, withdrawn, outcome }: Handoff): string | undefined {
  if (outcome) return outcome.text;
  switch (state) {
    case 'returned':
      return returned?.text;
    case 'withdrawn':
      return withdrawn?.reason;
    default:
      return accepted?.remark;
  }
}

/** What was promised to come: the BDM's first step, or the day on which a lead is looked at again. */
function NextOfAll({ handoff: { state, accepted, outcome } }: { readonly handoff: Handoff }) {
  const step = state === 'accepted' ? firstStepText(accepted?.firstStep) : '';
  const back = outcome?.backAt;
  return (
    <>
      {step && <p>{step}</p>}
      {back !== undefined && <p>{t('outcome_comesBack', dayAndTime(back))}</p>}
    </>
  );
}
