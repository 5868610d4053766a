import { useId, useState } from 'react';
import type { TeamRole } from '@/lib/handoff/choices';
import type { Person } from '@/lib/handoff/person';
import type { Channel } from '@/lib/handoff/reach/channel';
import { placeOfZone } from '@/lib/handoff/time/instant-text';
import { DEFAULT_GOALS } from '@/lib/handoff/team/goals';
import { membersOf } from '@/lib/handoff/team/team-members';
import type { Profile } from '@/lib/handoff/team/team-state';
import { LOAD_WEEKS, loadOf } from '@/lib/metrics/load';
import { useOpenRecord, usePeople } from '@/lib/panel/hooks';
import { type MessageKey, t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { countryOf, useChosenCountry, useReaching } from '@/lib/panel/reach/use-reaching';
import { hasLeft, useCrmPeople } from '@/lib/panel/team/people';
import { useHandedOverLately } from '@/lib/panel/team/room';
import { agoInText } from '@/lib/panel/time/age-text';
import { timeOfDay } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { presenceText } from '../recipient/Presence';
import { atWork, waysToReach, type Way } from '../recipient/ways';
import { CHANNEL_WORDS } from '../timeline/entry-text';
import { Empty } from '../ui/Empty';
import { Face } from '../ui/Face';
import { Icon } from '../ui/icons';
import { Notice } from '../ui/Notice';
import { CardSummary } from './CardSummary';
import { MyCard } from './MyCard';
import type { RoomView } from './room-view';
import { ROLE_WORDS } from './team-text';

/** One's own card first, then the others with theirs, each with one tap to reach them. */
export function PeopleTab(view: RoomView) {
  const { team } = view;
  const now = useNow();
  const { room } = team;
  return (
    <>
      <MyCard {...view} />
      <LoadWarning {...view} />
      <section aria-label={t('people_title')}>
        <People {...view} />
      </section>
      {room && (
        <p className="room-made hint">
          {t('room_by', room.by.name, agoInText(room.at, now), `${membersOf(team).length}`)}
        </p>
      )}
    </>
  );
}

/** Whoever hands over to more people than the team agreed is told so, and where it can be seen. */
function LoadWarning({ team, me }: RoomView) {
  const { openDashboard } = usePanelActions();
  const rows = useHandedOverLately(7 * LOAD_WEEKS);
  const goals = team.goals?.goals ?? DEFAULT_GOALS;
  // A thread without a hand-over is nobody's load.
  const handedOver = rows.filter(({ state }) => state !== 'draft');
  const mine = loadOf(handedOver, goals).sdrs.find(({ sdr }) => sdr === me?.id);
  if (!mine?.spread) return null;
  return (
    <Notice text={t('people_load', `${mine.bdms}`, `${goals.mostBdms}`)}>
      <button type="button" className="link" onClick={openDashboard}>
        {t('people_seeLoad')}
      </button>
    </Notice>
  );
}

const GROUP_WORDS: Record<TeamRole, MessageKey> = {
  bdm: 'people_bdms',
  sdr: 'people_sdrs',
  manager: 'people_managers',
};

function People({ team, me }: RoomView) {
  const others = membersOf(team).filter(({ id }) => id !== me?.id);
  const withCard = team.profiles.filter(({ by }) => by.id !== me?.id);
  const withoutCard = others.filter(({ id }) => !withCard.some(({ by }) => by.id === id));
  const own = team.profiles.find(({ by }) => by.id === me?.id);
  // Those come first to whom one hands over, or who hand over to one.
  const roles: readonly TeamRole[] =
    own?.role === 'bdm' ? ['sdr', 'bdm', 'manager'] : ['bdm', 'sdr', 'manager'];
  if (others.length === 0) {
    return <Empty drawing="people" title={t('people_nobody')} text={t('people_none')} />;
  }
  return (
    <>
      {roles.map((role) => {
        const some = withCard.filter((profile) => profile.role === role);
        if (some.length === 0) return null;
        return (
          <div key={role}>
            <h2 className="group-title">{t(GROUP_WORDS[role])}</h2>
            <ul>
              {some.map((profile) => (
                <Colleague key={profile.by.id} profile={profile} />
              ))}
            </ul>
          </div>
        );
      })}
      {withoutCard.length > 0 && (
        <>
          <h2 className="group-title">{t('people_without')}</h2>
          <ul>
            {withoutCard.map((person) => (
              <li key={person.id} className="person-row">
                <Face {...person} size={32} />
                <p className="person-words" dir="auto">
                  <strong>{person.name}</strong> <span className="hint">{t('people_noCard')}</span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** How a colleague is reached best, where they are and whether at work; their whole card on demand. */
function Colleague({ profile }: { readonly profile: Profile }) {
  const { by, card, role, at } = profile;
  const { zone } = card.calendar;
  const now = useNow();
  const crm = useCrmPeople();
  const { crmName } = useOpenRecord();
  const [isOpen, setOpen] = useState(false);
  const cardId = useId();
  const known = usePeople().find(({ id }) => id === by.id);
  const ways = waysToReach(known ?? {}, card);
  const presence = atWork(now, card);
  const isReachable = presence.kind === 'working' || presence.kind === 'unknown';
  const [first] = ways;
  const words = [
    ...(first ? [t(CHANNEL_WORDS[first.channel])] : []),
    ...(presence.kind === 'unknown'
      ? []
      : [t('presence_localTime', timeOfDay(now, zone), placeOfZone(zone))]),
    ...(isReachable ? [] : [presenceText(presence, zone, by.name)]),
  ];
  return (
    <li>
      <div className="person-row" data-open={isOpen}>
        <span className="person-face" data-kind={presence.kind}>
          <Face {...by} size={32} />
        </span>
        <div className="person-words">
          <p className="person-name">
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={cardId}
              onClick={() => setOpen(!isOpen)}
            >
              <bdi className="cut">{by.name}</bdi>
            </button>
            <Icon name="chevron" small />
          </p>
          <p className="hint">{words.join(' · ')}</p>
        </div>
        <OneTap person={by} ways={ways} zone={zone} />
      </div>
      {presence.kind === 'unknown' && (
        <p className="person-note warning">{presenceText(presence, zone, by.name)}</p>
      )}
      {hasLeft(crm, by) && (
        <p className="person-note warning">{t('people_left', by.name, crmName)}</p>
      )}
      <div id={cardId} className="colleague-card" hidden={!isOpen}>
        {isOpen && (
          <>
            <p className="hint">{t('people_card', t(ROLE_WORDS[role]), agoInText(at, now))}</p>
            <CardSummary profile={profile} />
          </>
        )}
      </div>
    </li>
  );
}

const REACH_WORDS: Record<Exclude<Channel, 'in-person'>, MessageKey> = {
  call: 'reach_call',
  text: 'reach_text',
  'voice-note': 'reach_voiceNote',
  email: 'reach_email',
  chat: 'reach_chat',
};

interface OneTapProps {
  readonly person: Person;
  readonly ways: readonly Way[];
  readonly zone: string;
}

/** Opens the channel that the person prefers of those that can be opened from here. */
function OneTap({ person, ways, zone }: OneTapProps) {
  const reaching = useReaching();
  const country = useChosenCountry();
  if (!reaching) return <span className="icon-button" />;
  const at = countryOf(reaching, { zone, country });
  for (const { channel, handle } of ways) {
    if (channel === 'in-person' || handle === '') continue;
    const address = reaching.channelAddress(channel, handle, at);
    if (address === undefined) continue;
    const label = t(REACH_WORDS[channel], person.name);
    return (
      <a
        className="icon-button"
        href={address}
        aria-label={label}
        title={label}
        {...(address.startsWith('https:') && { target: '_blank', rel: 'noreferrer' })}
      >
        <Icon name={channel} />
      </a>
    );
  }
  return null;
}
