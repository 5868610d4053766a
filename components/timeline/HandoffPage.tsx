import { nextActions } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { isClosed } from '@/lib/handoff/new-handoff';
import type { RunAction } from '@/lib/panel/act/run-action';
import {
  useActions,
  useEdited,
  useHandoffs,
  useOpenRecord,
  useReasons,
  useRefused,
} from '@/lib/panel/hooks';
import { useCardOf } from '@/lib/panel/team/people';
import { useTeamRoom } from '@/lib/panel/team/team';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { actionErrorText } from '../brief/action-error-text';
import { OutsideDock } from '../ui/Dock';
import { STATE_WORDS } from './entry-text';
import { HandoffView } from './HandoffView';
import { Timeline } from './Timeline';
import './timeline.css';

/**
 * What has become of the record's handoffs: the newest whole, the earlier ones folded away, but for
 * those in which whoever looks has something to do.
 */
export function HandoffPage() {
  const [newest, ...earlier] = useHandoffs();
  const edited = useEdited();
  const { me, crmName } = useOpenRecord();
  if (!newest) return null;
  return (
    <>
      {!me && <p className="warning">{t('handoff_whoAreYou', crmName)}</p>}
      <WholeHandoff key={newest.id} handoff={newest} me={me?.id} edited={edited} />
      {earlier.map((handoff) => (
        <EarlierHandoff key={handoff.id} handoff={handoff} me={me?.id} edited={edited} />
      ))}
    </>
  );
}

interface OneHandoffProps {
  readonly handoff: Handoff;
  readonly me: string | undefined;
  /** Keys of the entries whose notes were changed in the CRM. */
  readonly edited: ReadonlySet<string>;
}

function EarlierHandoff(props: OneHandoffProps) {
  const { handoff, me, edited } = props;
  const isMine = nextActions(handoff).some(({ who }) => who.id === me);
  return (
    <details className="earlier" open={isMine}>
      <summary>{earlierText(handoff)}</summary>
      {isMine ? (
        // The dock is the newest one's: what is written there must not go to another.
        <OutsideDock>
          <WholeHandoff {...props} />
        </OutsideDock>
      ) : (
        <Timeline items={handoff.timeline} edited={edited} />
      )}
    </details>
  );
}

function WholeHandoff({ handoff, me, edited }: OneHandoffProps) {
  const { act, showToast, revise, startAnew } = useActions();
  const { card } = useCardOf(handoff.bdm?.id);
  const team = useTeamRoom()?.team;
  const doIt: RunAction = async (kind, body) => {
    const acted = await act(handoff, kind, body);
    if (!acted.ok) showToast(actionErrorText(acted));
    return acted.ok;
  };
  return (
    <>
      <Refused handoff={handoff.id} />
      <HandoffView
        {...{ handoff, me, edited }}
        calendar={card.calendar}
        policy={team?.policy?.policy}
        act={doIt}
        onRevise={() => (isClosed(handoff.state) ? startAnew : revise)(handoff)}
      />
    </>
  );
}

/** The handoff goes on all the same; what is missing somebody does by hand. */
function Refused({ handoff }: { readonly handoff: string }) {
  const { crmName } = useOpenRecord();
  const words = useRefused(handoff).map((step) => t(REFUSED_WORDS[step], crmName));
  const reasons = useReasons(handoff).map((reason) => t('refused_reason', crmName, reason));
  return [...words, ...reasons].map((text, index) => (
    <p key={index} className="warning">
      {text}
    </p>
  ));
}

const REFUSED_WORDS = {
  task: 'refused_task',
  assign: 'refused_assign',
  'complete-task': 'refused_completeTask',
  sight: 'refused_sight',
  spare: 'refused_spare',
} as const satisfies Record<ReturnType<typeof useRefused>[number], MessageKey>;

function earlierText({ bdm, state, handedOverAt }: Handoff): string {
  const when = handedOverAt === undefined ? '' : dayAndTime(handedOverAt);
  return t('handoff_earlier', bdm?.name ?? '', t(STATE_WORDS[state]), when);
}
