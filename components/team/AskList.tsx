import type { Team } from '@/lib/handoff/team';
import { useTeamActions } from '@/lib/panel/team';
import { t } from '@/lib/panel/words';
import { AskItem } from '../asks/AskItem';
import { useTold } from './use-told';

interface AskListProps {
  readonly team: Pick<Team, 'asks'>;
  readonly me: string | undefined;
}

/** The asks on the open record: those that wait, and folded away those that are answered. */
export function AskList({ team: { asks }, me }: AskListProps) {
  const answered = asks.filter(({ answer }) => answer).toReversed();
  const { answer } = useTeamActions();
  const told = useTold();
  const list = (some: Team['asks']) => (
    <ul className="ask-list">
      {some.map((ask) => (
        <li key={ask.id}>
          <AskItem ask={ask} me={me} onAnswer={(result, text) => told(answer(ask, result, text))} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(asks.filter((ask) => !ask.answer))}
      {answered.length > 0 && (
        <details>
          <summary>{t('asks_answered', `${answered.length}`)}</summary>
          {list(answered)}
        </details>
      )}
    </>
  );
}
