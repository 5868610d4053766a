import type { Team } from '@/lib/handoff/team/team';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useTeamActions } from '@/lib/panel/team/team';
import type { RoomView } from '../team/room-view';
import { useReportResult } from '../team/use-report-result';
import { Empty } from '../ui/Empty';
import { ExpandableForm } from '../ui/ExpandableForm';
import { AskForm } from './AskForm';
import { AskItem } from './AskItem';

/** "What do you need today?": what the team's members ask of each other, open ones first. */
export function AsksTab({ team, me, mayWrite }: RoomView) {
  const { key } = useOpenRecord();
  const isEmpty = team.asks.length === 0;
  return (
    <div className="tab-part">
      <ExpandableForm
        label={t('asks_need')}
        tone={isEmpty ? 'primary' : 'soft'}
        icon="add"
        may={mayWrite}
        gone={t('room_notJoined')}
        reading={(button) =>
          isEmpty ? (
            <Empty drawing="asks" title={t('asks_nothing')} text={t('asks_why')}>
              {button}
            </Empty>
          ) : (
            button
          )
        }
      >
        {(close) => <AskForm name={`${key}|ask`} label={t('asks_need')} onDone={close} />}
      </ExpandableForm>
      <AskList team={team} me={me?.id} />
    </div>
  );
}

interface AskListProps {
  readonly team: Pick<Team, 'asks'>;
  readonly me: string | undefined;
}

/** The asks on the open record: those that wait, and folded away those that are answered. */
export function AskList({ team: { asks }, me }: AskListProps) {
  const answered = asks.filter(({ answer }) => answer).toReversed();
  const { answer } = useTeamActions();
  const report = useReportResult();
  const list = (some: Team['asks']) => (
    <ul className="ask-list">
      {some.map((ask) => (
        <li key={ask.id}>
          <AskItem
            ask={ask}
            me={me}
            onAnswer={(result, text) => report(answer(ask, result, text))}
          />
        </li>
      ))}
    </ul>
  );
  const open = asks.filter((ask) => !ask.answer);
  return (
    <>
      {open.length > 0 && list(open)}
      {answered.length > 0 && (
        <details>
          <summary>{t('asks_answered', `${answered.length}`)}</summary>
          {list(answered)}
        </details>
      )}
    </>
  );
}
