import type { Look } from '@/lib/dashboard/look';
import { LEAST_FOR_SHARE } from '@/lib/metrics/share';
import { t } from '@/lib/panel/i18n';
import type { Person } from '@/lib/handoff/person';
import { AskAll } from './acts';
import { InRoom } from './Room';
import { CoverageTile } from './CoverageTile';
import { IntervalBar } from './charts';
import { dayWords, decimal, percent, shortDay } from './number-text';
import { RoomButton } from './RoomButton';
import { ShareTile } from './ShareTile';

interface PartProps {
  readonly look: Look;
  readonly room: string | undefined;
}

interface RelationshipProps extends PartProps {
  readonly people: readonly Person[];
  readonly nameOf: (id: string) => string;
  readonly now: number;
  readonly zone: string;
}

/** The four signals of the article that are counted here, and its plain test. */
export function Relationship({ look, room, nameOf, ...props }: RelationshipProps) {
  const { people, now, zone } = props;
  const { figures, changes, knowledge, scope, saleSpan } = look;
  const { named } = scope;
  const { sale, pulledBack, content } = figures;
  const { saleDays, pullBackDays } = knowledge.goals;
  return (
    <section aria-labelledby="metrics-part-1">
      <h2 id="metrics-part-1">
        {t('metrics_relationship')} <span className="quiet">{t('metrics_relationshipSub')}</span>
      </h2>
      <div className="tiles">
        <ShareTile
          {...{ name: 'sale', share: sale, named, change: changes?.sale, means: `${saleDays}` }}
          out={t(
            'metrics_saleOut',
            ...[shortDay(saleSpan.from, zone), dayWords(saleSpan.to, zone), `${saleDays}`],
            `${sale.wonWithoutMeeting.length}`,
          )}
        />
        <ShareTile
          {...{ name: 'back', share: pulledBack, named, change: changes?.back }}
          means={`${pullBackDays}`}
          out={t('metrics_backOut', `${pulledBack.young}`, `${pulledBack.moreContext.x}`)}
        >
          <RoomButton room={room} text="metrics_openAsk" tab="asks" />
        </ShareTile>
        <ShareTile
          {...{ name: 'content', share: content, named, change: changes?.content }}
          means={content.mean === undefined ? '–' : decimal(content.mean)}
        >
          <InRoom>
            <AskAll
              name="ask-pulse"
              label={t('act_askPulse')}
              people={look.withoutPulse.map((id) => ({ id, name: nameOf(id) }))}
              text={t('act_pulseText')}
            />
          </InRoom>
        </ShareTile>
        <CoverageTile {...{ look, people, now, zone }} />
        {scope.whose === 'team' && <PushBackTile look={look} room={room} />}
        <RoomTile look={look} />
      </div>
    </section>
  );
}

const LEAST_BDMS = 3;

/** A census of a handful: counts of people, no share and no range. */
function PushBackTile({ look: { pushBack }, room }: PartProps) {
  const { pulses, yes, unsure, no } = pushBack;
  return (
    <article className="tile wide-tile" aria-labelledby="metrics-push-back">
      <h3 id="metrics-push-back">{t('metrics_pushBack')}</h3>
      {pulses.length < LEAST_BDMS ? (
        <p>{t('metrics_pushBackFew', `${pulses.length}`)}</p>
      ) : (
        <p className="counted">
          <strong>{t('metrics_pushBackFound', `${yes}`, `${unsure}`, `${no}`)}</strong>
        </p>
      )}
      <RoomButton room={room} text="metrics_openPulse" tab="pulse" />
    </article>
  );
}

function RoomTile({ look }: { readonly look: Look }) {
  const { there, away } = look.figures.room;
  const isEnough = [there, away].every(({ n }) => n >= LEAST_FOR_SHARE);
  const arms = [
    { text: t('metrics_roomThere'), part: there },
    { text: t('metrics_roomAway'), part: away },
  ];
  return (
    <article className="tile wide-tile" aria-labelledby="metrics-room">
      <h3 id="metrics-room">{t('metrics_room')}</h3>
      {arms.map(({ text, part }) => (
        <div key={text} className="arm">
          <p className="counted">
            <span>{text}</span>
            <strong>
              {isEnough ? `${percent(part.x / part.n)} · ` : ''}
              {t('metrics_saleOf', `${part.x}`, `${part.n}`)}
            </strong>
          </p>
          {isEnough && <IntervalBar part={part} />}
        </div>
      ))}
      <p className="hint">{t('metrics_roomMeans')}</p>
    </article>
  );
}
