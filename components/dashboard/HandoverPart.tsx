import type { Look } from '@/lib/dashboard/look';
import { verdictOf } from '@/lib/metrics/share';
import { curveAt, quantileOf } from '@/lib/metrics/statistics';
import { lengthOfTime } from '@/lib/panel/time/time-text';
import { t } from '@/lib/panel/i18n';
import { Notice } from '../ui/Notice';
import { ChartFigure, Line } from './charts';
import { percent, shortDay } from './number-text';
import { RoomButton } from './RoomButton';
import { ChangeRule, Reminders } from './acts';
import { InRoom } from './Room';
import { ShareTile } from './ShareTile';

interface PartProps {
  readonly look: Look;
  readonly room: string | undefined;
  readonly zone: string;
}

/** What the process has to hold. */
export function HandoverPart({ look, room, zone }: PartProps) {
  const { figures, changes, knowledge, scope } = look;
  const { named } = scope;
  const { acceptance, inTime, complete, talked, show, feedback } = figures;
  const limits = knowledge.goals.acceptance;
  return (
    <section aria-labelledby="metrics-part-2">
      <h2 id="metrics-part-2">
        {t('metrics_handover')} <span className="quiet">{t('metrics_handoverSub')}</span>
      </h2>
      <div className="tiles">
        <WeeksTile look={look} zone={zone} />
        <AnswersTile look={look} />
        <ShareTile
          {...{ name: 'accept', share: acceptance, named, change: changes?.accept }}
          verdict={verdictOf(acceptance, limits)}
          target={limits.target}
          out={t('metrics_acceptOut', `${acceptance.open}`, `${acceptance.withdrawn}`)}
        >
          <RoomButton room={room} text="metrics_openDefinition" tab="framework" />
        </ShareTile>
        <ShareTile
          {...{ name: 'inTime', share: inTime, named, change: changes?.inTime }}
          verdict={verdictOf(inTime, limits)}
          out={t('metrics_inTimeOut', `${inTime.notDue}`, `${inTime.noDue}`)}
        >
          <InRoom>
            <ChangeRule />
          </InRoom>
        </ShareTile>
        <ShareTile
          {...{ name: 'complete', share: complete, named, change: changes?.complete }}
          out={t('metrics_completeOut', `${complete.withoutQuestion.x}`)}
        >
          <RoomButton room={room} text="metrics_openDefinition" tab="framework" />
        </ShareTile>
        <ShareTile
          {...{ name: 'talked', share: talked, named, change: changes?.talked }}
          verdict={verdictOf(talked, limits)}
        />
        <ShareTile {...{ name: 'channel', share: talked.inTheirChannel, named }} />
        <ShareTile
          {...{ name: 'show', share: show, named, change: changes?.show }}
          out={t('metrics_showOut', `${show.unrecorded.length}`)}
        />
        <ShareTile
          {...{ name: 'feedback', share: feedback, named, change: changes?.feedback }}
          out={t('metrics_feedbackOut', `${feedback.notDue}`, `${feedback.unknown}`)}
        >
          <InRoom>
            <Reminders rows={feedback.cases.filter(({ hit }) => !hit).map(({ row }) => row)} />
            <ChangeRule />
          </InRoom>
        </ShareTile>
      </div>
    </section>
  );
}

function WeeksTile({ look, zone }: { readonly look: Look; readonly zone: string }) {
  const { figures, byWeek, knowledge } = look;
  const { x, n } = figures.acceptance;
  const { weeks, barTooLow } = byWeek;
  const last = Math.max(1, weeks.length - 1);
  const days = weeks.map(({ from }) => shortDay(from, zone));
  return (
    <article className="tile wide-tile" aria-labelledby="metrics-weeks">
      <h3 id="metrics-weeks">{t('metrics_acceptWeeks')}</h3>
      <ChartFigure
        found={t('metrics_acceptWeeksFound', `${x}`, `${n}`)}
        head={[t('metrics_week'), t('metrics_accepted'), t('metrics_decided')]}
        rows={weeks.map((week, index) => [days[index] ?? '', `${week.x}`, `${week.n}`])}
      >
        <Line
          points={weeks.map((week, index) => ({
            x: index / last,
            y: week.n === 0 ? undefined : week.x / week.n,
          }))}
          target={knowledge.goals.acceptance.target}
          ends={[days[0] ?? '', days.at(-1) ?? '']}
        />
      </ChartFigure>
      {barTooLow && <Notice text={t('metrics_barTooLow')} />}
    </article>
  );
}

const LEAST_ROUNDS = 10;
const LEAST_ANSWERED = 5;

function AnswersTile({ look }: { readonly look: Look }) {
  const { times, unknown, curve } = look.answers;
  const answered = times.filter(({ cause }) => cause !== undefined).length;
  const isEnough = times.length >= LEAST_ROUNDS && answered >= LEAST_ANSWERED;
  return (
    <article className="tile wide-tile" aria-labelledby="metrics-answers">
      <h3 id="metrics-answers">{t('metrics_answers')}</h3>
      {isEnough ? <AnswersChart look={look} /> : <p>{t('metrics_answersFew', `${answered}`)}</p>}
      {isEnough && <AgreedTime look={look} />}
      {unknown > 0 && <p className="hint">{t('metrics_answersHidden', `${unknown}`)}</p>}
      {curve.length === 0 && times.length === 0 && <p className="none">{t('metrics_none')}</p>}
    </article>
  );
}

function AnswersChart({ look: { answers } }: { readonly look: Look }) {
  const { curve } = answers;
  const longest = Math.max(1, curve.at(-1)?.t ?? 0);
  const known = (minutes: number | undefined) =>
    minutes === undefined ? t('metrics_answersUnknown') : within(minutes);
  const [half, most] = [quantileOf(curve, 0.5), quantileOf(curve, 0.9)];
  return (
    <ChartFigure
      found={t('metrics_answersHalf', known(half.value), known(most.value))}
      head={[t('metrics_answersTime'), t('metrics_answersShare')]}
      rows={thinned(curve).map(({ t: minutes, free }) => [within(minutes), percent(1 - free)])}
    >
      <Line
        steps
        points={[
          { x: 0, y: 0 },
          ...curve.map(({ t: minutes, free }) => ({ x: minutes / longest, y: 1 - free })),
          { x: 1, y: 1 - (curve.at(-1)?.free ?? 1) },
        ]}
        ends={[lengthOfTime(0), lengthOfTime(longest)]}
      />
    </ChartFigure>
  );
}

/** Who responds before their working hours begin takes no time at all, which is within the first minute. */
function within(minutes: number): string {
  return lengthOfTime(Math.max(1, minutes));
}

const MOST_ROWS = 30;

/** A table of every step of a year would be read by nobody: so many, evenly, the last among them. */
function thinned<Step>(steps: readonly Step[]): readonly Step[] {
  const every = Math.ceil(steps.length / MOST_ROWS);
  return steps.filter((_, index) => (steps.length - 1 - index) % every === 0);
}

/** What became of the hand-overs until the time that the team agreed; open ones are not counted as late. */
function AgreedTime({ look: { answers, knowledge } }: { readonly look: Look }) {
  const { acceptMinutes } = knowledge.policyAt(knowledge.now);
  const { ended, free } = curveAt(answers.curve, acceptMinutes) ?? {
    ...{ ended: { accepted: 0, returned: 0 }, free: 1 },
  };
  const shares = [ended.accepted, ended.returned, free].map(percent);
  return <p>{t('metrics_answersAgreed', lengthOfTime(acceptMinutes), ...shares)}</p>;
}
