import { agreementsTo, membersOf, newestAgreement } from '@/lib/handoff/team/team-members';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import { agoInText } from '@/lib/panel/time/age-text';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useTeamActions } from '@/lib/panel/team/team';
import { useNow } from '@/lib/panel/time/use-now';
import { counted, t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import type { RoomView } from './room-view';
import { useReportResult } from './use-report-result';

const AGREEMENTS_ID = 'agreements';
/** As many as fit beside the words. */
const FACES_SHOWN = 6;

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
    <div id={AGREEMENTS_ID} className="agreements" tabIndex={-1}>
      <div className="agreements-head">
        <p>
          <strong>
            {counted('agreement_count', agreed.length + others.length, `${agreed.length}`)}
          </strong>
        </p>
        <span className="faces">
          {agreed.slice(0, FACES_SHOWN).map(({ by }) => (
            <Face key={by.id} {...by} size={24} />
          ))}
        </span>
      </div>
      {others.length > 0 && (
        <ul className="hint">
          {others.map((person) => {
            const older = newestAgreement(team, person.id);
            return (
              <li key={person.id}>
                {older
                  ? t('agreement_older', person.name, `${older.version}`)
                  : t('agreement_none', person.name)}
              </li>
            );
          })}
        </ul>
      )}
      {agreed.length > 0 && (
        <details>
          <summary className="hint">{t('agreement_title')}</summary>
          <ul className="hint">
            {agreed.map(({ by, at }) => (
              <li key={by.id}>{t('agreement_since', by.name, agoInText(at, now))}</li>
            ))}
          </ul>
        </details>
      )}
      {mayWrite && !isMine && (
        <Button tone={isNext ? 'primary' : 'plain'} onClick={() => void agree()}>
          {t('agreement_button', `${version}`)}
        </Button>
      )}
    </div>
  );
}
