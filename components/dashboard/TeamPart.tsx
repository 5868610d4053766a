import type { Look } from '@/lib/dashboard/look';
import { counted, t } from '@/lib/panel/i18n';
import { daysAgoInText } from '@/lib/panel/time/age-text';
import type { Team } from '@/lib/handoff/team/team';
import { DAY } from '@/lib/metrics/facts';
import type { Person } from '@/lib/handoff/person';
import { ExpandableForm } from '../ui/ExpandableForm';
import { AskAll, AskManager } from './acts';
import { CoverageTile } from './CoverageTile';
import { GoalsForm } from './forms/GoalsForm';
import { decimal, percent } from './number-text';
import { InRoom } from './Room';
import { RoomButton } from './RoomButton';

interface PartProps {
  readonly look: Look;
  readonly room: string | undefined;
  readonly me: string | undefined;
  readonly nameOf: (id: string) => string;
  /** Whom a form can name. */
  readonly people: readonly Person[];
  readonly reviews: Team['reviews'];
  readonly now: number;
  readonly zone: string;
}

/** The agreement, and who hands to whom. */
export function TeamPart(props: PartProps) {
  return (
    <section aria-labelledby="metrics-part-4">
      <h2 id="metrics-part-4">{t('metrics_team')}</h2>
      <div className="tiles">
        <AgreementTile {...props} />
        <GoalsTile {...props} />
        {props.look.scope.rows.length === 0 && <CoverageTile {...props} />}
        <LoadTile {...props} />
      </div>
    </section>
  );
}

function AgreementTile({ look: { agreement }, room }: PartProps) {
  return (
    <article className="tile wide-tile" aria-labelledby="metrics-agreed">
      <h3 id="metrics-agreed">{t('metrics_agreed')}</h3>
      {agreement ? <Agreement agreement={agreement} /> : <p>{t('metrics_agreedNone')}</p>}
      {agreement && agreement.missing.length > 0 && (
        <InRoom>
          <AskAll
            name="ask-agreement"
            label={t('act_askAgreement')}
            people={agreement.missing}
            text={t('act_agreementText', `${agreement.framework.version}`)}
          />
        </InRoom>
      )}
      <RoomButton room={room} text="metrics_openDefinition" tab="framework" />
    </article>
  );
}

function Agreement({ agreement }: { readonly agreement: Look['agreement'] & {} }) {
  const { framework, days, overdue, agreed, missing, scored } = agreement;
  return (
    <>
      <p className="counted">
        <strong>{t('metrics_agreedAge', `${framework.version}`, daysAgoInText(days))}</strong>
      </p>
      <p>{t('metrics_agreedBy', `${agreed.length}`, `${agreed.length + missing.length}`)}</p>
      {missing.length > 0 && (
        <p dir="auto">{t('metrics_agreedMissing', missing.map(({ name }) => name).join(', '))}</p>
      )}
      {overdue !== undefined && (
        <p className="warning">{counted('metrics_agreedOverdue', overdue)}</p>
      )}
      <p className="hint">{t('metrics_agreedScored', `${scored.x}`, `${scored.n}`)}</p>
    </>
  );
}

/** What the figures are held against, and the way to change it. */
function GoalsTile({ look, reviews, now }: PartProps) {
  const { goals } = look.knowledge;
  const { target, amber, red } = goals.acceptance;
  return (
    <article className="tile wide-tile" aria-labelledby="metrics-goals">
      <h3 id="metrics-goals">{t('goals_title')}</h3>
      <p>{t('goals_acceptance', percent(target), percent(amber), percent(red))}</p>
      <p>{t('goals_load', `${goals.mostBdms}`, `${goals.leastOfPair}`)}</p>
      <p className="hint">{t('goals_days', `${goals.pullBackDays}`, `${goals.saleDays}`)}</p>
      <p>{reviewAge(reviews.at(-1)?.at, now, goals.reviewWeeks)}</p>
      <InRoom>
        <ExpandableForm label={t('goals_change')} may gone="">
          {(close) => <GoalsForm onDone={close} />}
        </ExpandableForm>
      </InRoom>
    </article>
  );
}

function reviewAge(at: number | undefined, now: number, weeks: number): string {
  if (at === undefined) return t('review_never', `${weeks}`);
  return t('review_age', daysAgoInText((now - at) / DAY), `${weeks}`);
}

function LoadTile({ look, me, nameOf }: PartProps) {
  const { load, loadScope, knowledge, pairing } = look;
  const { mostBdms, leastOfPair } = knowledge.goals;
  const { sdrs, bdms } = load;
  if (sdrs.length === 0) {
    return (
      <article className="tile wide-tile" aria-labelledby="metrics-load">
        <h3 id="metrics-load">{t('metrics_load')}</h3>
        <p className="none">{t('metrics_none')}</p>
      </article>
    );
  }
  const spread = sdrs.filter((one) => one.spread).length;
  const thin = sdrs.reduce((sum, one) => sum + one.thinPairs, 0);
  const paired = [...pairing.pairs].flat(2);
  const isAllNamed = [...sdrs.map(({ sdr }) => sdr), ...bdms, ...paired].every(loadScope.named);
  return (
    <article className="tile full-tile" aria-labelledby="metrics-load">
      <h3 id="metrics-load">{t('metrics_load')}</h3>
      <p>{t('metrics_loadFound', `${sdrs.length}`, `${bdms.length}`, decimal(load.bdmsPerSdr))}</p>
      {spread > 0 && (
        <p className="warning">
          {t('metrics_loadSpread', `${mostBdms}`, `${spread}`, `${sdrs.length}`)}
        </p>
      )}
      {thin > 0 && <p>{t('metrics_loadThin', `${leastOfPair}`, `${thin}`)}</p>}
      {pairing.sdrsShort > 0 && (
        <p>{t('metrics_loadShort', `${mostBdms}`, `${pairing.sdrsShort}`)}</p>
      )}
      <Matrix look={look} me={me} nameOf={nameOf} />
      {isAllNamed && sdrs.length > 1 && <Pairs look={look} nameOf={nameOf} />}
      {(spread > 0 || thin > 0) && (
        <InRoom>
          <AskManager
            text={t('act_askLoad', ...[`${mostBdms}`, `${spread}`, `${sdrs.length}`, `${thin}`])}
          />
        </InRoom>
      )}
    </article>
  );
}

/**
 * Who hands to whom, as far as whoever looks may see it by name: their own pairs, and those of people
 * whose figures bear their names.
 */
function Matrix({ look, me, nameOf }: Pick<PartProps, 'look' | 'me' | 'nameOf'>) {
  const { load, loadScope, knowledge } = look;
  const { named } = loadScope;
  const isSeen = (sdr: string, bdm: string) =>
    sdr === me || bdm === me || (named(sdr) && named(bdm));
  const rows = load.sdrs.filter(({ sdr }) => load.bdms.some((bdm) => isSeen(sdr, bdm)));
  const columns = load.bdms.filter((bdm) => load.sdrs.some(({ sdr }) => isSeen(sdr, bdm)));
  if (rows.length === 0 || columns.length === 0) return null;
  const most = Math.max(1, ...load.sdrs.flatMap(({ row }) => row));
  const { leastOfPair, mostBdms } = knowledge.goals;
  return (
    <div className="table-frame" role="group" tabIndex={0} aria-label={t('metrics_load')}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{t('metrics_loadSdr')}</th>
            {columns.map((bdm) => (
              <th key={bdm} scope="col" dir="auto">
                {nameOf(bdm)}
              </th>
            ))}
            <th scope="col">{t('metrics_loadSum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sdr, row, bdms }) => (
            <tr key={sdr}>
              <th scope="row" dir="auto">
                {nameOf(sdr)}
              </th>
              {columns.map((bdm) => {
                const count = row[load.bdms.indexOf(bdm)] ?? 0;
                return isSeen(sdr, bdm) ? (
                  <td
                    key={bdm}
                    data-shade={count === 0 ? 0 : Math.ceil((count / most) * 3)}
                    data-thin={count > 0 && count < leastOfPair}
                  >
                    {count}
                  </td>
                ) : (
                  <td key={bdm}>
                    <span className="unseen">{t('metrics_loadHidden')}</span>
                  </td>
                );
              })}
              <td className="matrix-sum">
                {named(sdr) ? `${bdms}${bdms > mostBdms ? ' !' : ''}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pairs({ look, nameOf }: Pick<PartProps, 'look' | 'nameOf'>) {
  const pairs = [...look.pairing.pairs].filter(([, bdms]) => bdms.length > 0);
  return (
    <>
      <p>{t('metrics_pairing')}</p>
      <ul className="pairs">
        {pairs.map(([sdr, bdms]) => (
          <li key={sdr} dir="auto">
            <strong>{nameOf(sdr)}</strong>: {bdms.map(nameOf).join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}
