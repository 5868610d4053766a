import type { Look } from '@/lib/dashboard/look';
import { REASON_GROUPS } from '@/lib/metrics/answers';
import type { ReturnReason } from '@/lib/handoff/choices';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { RETURN_REASON_WORDS } from '../timeline/entry-text';
import { Bars, ChartFigure } from './charts';
import { Cases } from './Cases';
import { StartNextVersion } from './acts';
import { InRoom } from './Room';
import { RoomButton } from './RoomButton';

interface PartProps {
  readonly look: Look;
  readonly room: string | undefined;
}

const GROUP_WORDS: Readonly<Record<(typeof REASON_GROUPS)[ReturnReason], MessageKey>> = {
  clerical: 'metrics_clerical',
  procedural: 'metrics_procedural',
  definitional: 'metrics_definitional',
  other: 'metrics_otherReason',
};

/** Why leads come back, and which marks turned out wrong: where the next version begins. */
export function ChangePart({ look, room }: PartProps) {
  return (
    <section aria-labelledby="metrics-part-3">
      <h2 id="metrics-part-3">{t('metrics_change')}</h2>
      <div className="tiles">
        <ReasonsTile look={look} room={room} />
        <CriteriaTile look={look} />
      </div>
    </section>
  );
}

function ReasonsTile({ look, room }: PartProps) {
  const { reasons } = look.figures;
  const total = reasons.reduce((sum, { rows }) => sum + rows.length, 0);
  const most = Math.max(1, ...reasons.map(({ rows }) => rows.length));
  const cases = reasons.flatMap(({ rows }) => rows.map((row) => ({ row, hit: true })));
  return (
    <article className="tile wide-tile" aria-labelledby="metrics-reasons">
      <h3 id="metrics-reasons">{t('metrics_reasons')}</h3>
      {total === 0 ? (
        <p className="none">{t('metrics_reasonsNone')}</p>
      ) : (
        <ChartFigure
          found={t('metrics_reasonsFound', `${total}`)}
          head={[t('metrics_reason'), t('metrics_times')]}
          rows={reasons.map(({ reason, rows }) => [
            t(RETURN_REASON_WORDS[reason]),
            `${rows.length}`,
          ])}
        >
          <Bars
            bars={reasons.map(({ reason, rows }) => ({
              name: t(RETURN_REASON_WORDS[reason]),
              note: t(GROUP_WORDS[REASON_GROUPS[reason]]),
              length: rows.length / most,
              count: `${rows.length}`,
            }))}
          />
        </ChartFigure>
      )}
      <ReasonAct look={look} room={room} />
      <Cases cases={cases} named={look.scope.named} />
    </article>
  );
}

/** Another idea of what is qualified asks for the next version; a slip is talked about where it is written. */
function ReasonAct({ look, room }: PartProps) {
  const [first] = look.figures.reasons;
  if (!first) return null;
  if (REASON_GROUPS[first.reason] !== 'definitional') {
    return <RoomButton room={room} text="metrics_openDefinition" tab="framework" />;
  }
  const why = t('act_whyReason', t(RETURN_REASON_WORDS[first.reason]), `${first.rows.length}`);
  return (
    <InRoom>
      <StartNextVersion why={why} />
    </InRoom>
  );
}

function CriteriaTile({ look }: Pick<PartProps, 'look'>) {
  const { ranked, tooFew } = look.figures.criteria;
  const wrong = ranked.filter(({ x }) => x > 0);
  // Each handoff once, however many of its criteria were wrong.
  const told = [
    ...Map.groupBy(
      ranked.flatMap((one) => one.cases),
      ({ row }) => row,
    ),
  ].map(([row, cases]) => ({ row, hit: cases.some(({ hit }) => hit) }));
  return (
    <article className="tile wide-tile" aria-labelledby="metrics-criteria">
      <h3 id="metrics-criteria">{t('metrics_criteria')}</h3>
      {ranked.length === 0 && <p className="none">{t('metrics_criteriaNone')}</p>}
      {wrong.length > 0 && (
        <ChartFigure
          found={t(
            'metrics_criteriaFound',
            `${told.filter(({ hit }) => hit).length}`,
            `${told.length}`,
          )}
          head={[t('metrics_criterion'), t('metrics_wrong'), t('metrics_times')]}
          rows={ranked.map(({ name, x, n }) => [name, `${x}`, `${n}`])}
        >
          <Bars
            bars={wrong.map(({ name, x, n, assumed }) => ({
              name,
              note: t('metrics_criteriaAssumed', `${assumed.x}`, `${assumed.n}`),
              length: x / n,
              count: t('metrics_criteriaCount', `${x}`, `${n}`),
            }))}
          />
        </ChartFigure>
      )}
      {ranked.length > 0 && wrong.length === 0 && <p>{t('metrics_criteriaRight')}</p>}
      {tooFew.length > 0 && (
        <p className="hint" dir="auto">
          {t('metrics_criteriaRare', tooFew.map(({ name }) => name).join(', '))}
        </p>
      )}
      <InRoom>
        {wrong.slice(0, 1).map(({ name, x, n, assumed }) => (
          <StartNextVersion
            key={name}
            why={t('act_why', ...[name, `${x}`, `${n}`, `${assumed.x}`])}
          />
        ))}
      </InRoom>
      <Cases cases={wrong.length > 0 ? told : []} named={look.scope.named} />
    </article>
  );
}
