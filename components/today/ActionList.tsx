import { useState } from 'react';
import { mayWrite } from '@/lib/handoff/fold';
import type { ActionKind } from '@/lib/handoff/next-action';
import { useActOnHandoff } from '@/lib/panel/act/act-on-record';
import type { RunAction } from '@/lib/panel/act/run-action';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import type { TodayAction } from '@/lib/panel/today/today';
import { TODAY_HEADING, useTodayActions } from '@/lib/panel/today/today-actions';
import { actionErrorText } from '../brief/action-error-text';
import { FiveLines } from '../brief/FiveLines';
import { PanelErrorBoundary } from '../panel/ErrorBoundary';
import { ReturnForm } from '../timeline/AcceptOrReturn';
import { statusText } from '../timeline/status-text';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import type { IconName } from '../ui/icons';
import { actionText, detailText, dueOfRow, leadTitle, shortText } from './action-text';
import { DayList } from './DayList';
import { DayRow, leadOf, type Peek } from './DayRow';

interface ActionListProps {
  readonly title: string;
  readonly items: readonly TodayAction[];
  readonly now: number;
}

/** What is to be done, one row each: who, until when, what. The row leads to where it is done. */
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

const BADGES: Record<ActionKind, IconName> = {
  answer: 'pass-on',
  reply: 'question',
  talk: 'call',
  fix: 'return',
  meet: 'calendar',
  feedback: 'star',
  outcome: 'promised',
  'pull-back': 'stakeholder',
};

const ACTS: Record<ActionKind, MessageKey> = {
  answer: 'todayAct_answer',
  reply: 'todayAct_reply',
  talk: 'todayAct_talk',
  fix: 'todayAct_fix',
  meet: 'todayAct_meet',
  feedback: 'todayAct_feedback',
  outcome: 'todayAct_outcome',
  'pull-back': 'todayAct_pullBack',
};

function ActionRow({ item, now }: { readonly item: TodayAction; readonly now: number }) {
  const { action, handoff, me, record } = item;
  const { openRecord } = useTodayActions();
  const { who, company } = leadOf(record, handoff);
  const isMine = action.who.id === me.id;
  const isAnswer = isMine && action.kind === 'answer' && mayWrite('accepted', handoff, me.id);
  const act = ({ isOpen, id, toggle }: Peek) => {
    if (!isMine) return <Face id={action.who.id} name={action.who.name} size={24} />;
    return isAnswer ? (
      <button
        type="button"
        className="button"
        data-tone="soft"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        {t(ACTS.answer)}
      </button>
    ) : (
      <Button tone="soft" onClick={() => void openRecord(record)}>
        {t(ACTS[action.kind])}
      </Button>
    );
  };
  return (
    <DayRow
      who={who}
      badge={BADGES[action.kind]}
      name={who.name || leadTitle(handoff)}
      {...(company !== undefined && company !== who.name && { more: company })}
      sentence={actionText(item)}
      record={record}
      address={handoff.brief?.recordUrl}
      due={dueOfRow(item, now)}
      what={<span dir="auto">{detailText(item) || shortText(item)}</span>}
      act={act}
      peek={handoff.brief && <ActionPeek item={item} isAnswer={isAnswer} />}
    />
  );
}

interface ActionPeekProps {
  readonly item: TodayAction;
  readonly isAnswer: boolean;
}

/** The case in five lines, and for who is to answer, the answer. */
function ActionPeek({ item, isAnswer }: ActionPeekProps) {
  const { handoff, record, me } = item;
  const actOnHandoff = useActOnHandoff();
  const { showToast, focus } = usePanelActions();
  const [returning, setReturning] = useState<'not-yet' | 'now' | 'ended'>('not-yet');
  const act: RunAction = async (kind, body) => {
    const acted = await actOnHandoff({ record, handoff }, kind, body);
    const sdr = handoff.sdr?.name ?? '';
    showToast(acted.ok ? t('today_answered', sdr) : actionErrorText(acted));
    // The row goes with what had the focus.
    if (acted.ok) focus(TODAY_HEADING);
    return acted.ok;
  };
  return (
    <>
      {handoff.brief && <FiveLines view={handoff.brief} />}
      {isAnswer && returning === 'now' && (
        <ReturnForm
          {...{ handoff, act }}
          gone={t('handoff_gone', statusText(handoff, me.id))}
          may={mayWrite('returned', handoff, me.id)}
          onDone={() => setReturning('ended')}
        />
      )}
      {isAnswer && returning !== 'now' && (
        <div className="day-answer">
          <Button
            tone="primary"
            icon="check"
            wide
            onClick={() => void act('accepted', { remark: '' })}
          >
            {t('accept_button')}
          </Button>
          <Button wide autoFocus={returning === 'ended'} onClick={() => setReturning('now')}>
            {t('return_button')}
          </Button>
        </div>
      )}
    </>
  );
}

function keyOf({ handoff, action, record }: TodayAction): string {
  return [record, handoff.id, action.kind, action.who.id, action.about].join(' ');
}
