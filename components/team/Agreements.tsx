import { agreementsTo, membersOf, newestAgreement } from '@/lib/handoff/team/team-members';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import { agoInText } from '@/lib/panel/time/age-text';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useTeamActions } from '@/lib/panel/team/team';
import { useNow } from '@/lib/panel/time/use-now';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import type { RoomView } from './room-view';
import { useReportResult } from './use-report-result';

const AGREEMENTS_ID = 'agreements';

interface AgreementsProps extends RoomView {
  readonly framework: Framework;
}

/** Who agrees to this version and since when, who to an older one, and the button to agree. */
export function Agreements({ team, me, mayWrite, framework }: AgreementsProps) {
  const now = useNow();
  const { write } = useTeamActions();
  const { focus } = usePanelActions();
  const report = useReportResult();
  const agreed = agreementsTo(team, framework);
  const others = membersOf(team).filter(({ id }) => !agreed.some(({ by }) => by.id === id));
  const { id, version } = framework;
  const agree = async () => {
    // The button goes once it is pressed.
    if (await report(write('agreement', { framework: id, version }))) focus(AGREEMENTS_ID);
  };
  const isMine = agreed.some(({ by }) => by.id === me?.id);
  // One's own card comes first: colleagues wait for that.
  const isNext = team.profiles.some(({ by }) => by.id === me?.id);
  return (
    <div className="agreements">
      <ul id={AGREEMENTS_ID} tabIndex={-1} aria-label={t('agreement_title')}>
        {agreed.map(({ by, at }) => (
          <li key={by.id}>{t('agreement_since', by.name, agoInText(at, now))}</li>
        ))}
        {others.map((person) => {
          const older = newestAgreement(team, person.id);
          return (
            <li key={person.id} className="quiet">
              {older
                ? t('agreement_older', person.name, `${older.version}`)
                : t('agreement_none', person.name)}
            </li>
          );
        })}
      </ul>
      {mayWrite && !isMine && (
        <Button tone={isNext ? 'primary' : 'plain'} onClick={() => void agree()}>
          {t('agreement_button', `${version}`)}
        </Button>
      )}
    </div>
  );
}
