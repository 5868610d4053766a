import { membersOf } from '@/lib/handoff/team/team-members';
import { lengthInText } from '@/lib/panel/time/age-text';
import { useOpenRecord } from '@/lib/panel/hooks';
import { hasLeft, useCrmPeople } from '@/lib/panel/team/people';
import { useNow } from '@/lib/panel/time/use-now';
import { t } from '@/lib/panel/i18n';
import { Section } from '../ui/Section';
import { CardSummary } from './CardSummary';
import { ROLE_WORDS } from './team-text';
import type { RoomView } from './room-view';

/** The others of the team with their cards, which are theirs to change. */
export function PeopleSection({ team, me }: RoomView) {
  const now = useNow();
  const crm = useCrmPeople();
  const { crmName } = useOpenRecord();
  const others = membersOf(team).filter(({ id }) => id !== me?.id);
  const withCard = team.profiles.filter(({ by }) => by.id !== me?.id);
  const withoutCard = others.filter(({ id }) => !withCard.some(({ by }) => by.id === id));
  return (
    <Section
      id="people"
      title={t('people_title')}
      summary={t('people_count', `${others.length}`)}
      isNeeded
    >
      {others.length === 0 && <p className="hint">{t('people_none')}</p>}
      <ul className="people">
        {withCard.map((profile) => (
          <li key={profile.by.id}>
            <details>
              <summary>
                <bdi>{profile.by.name}</bdi>{' '}
                <span className="quiet">
                  {t('people_card', t(ROLE_WORDS[profile.role]), lengthInText(now - profile.at))}
                </span>
              </summary>
              <CardSummary profile={profile} />
            </details>
            {hasLeft(crm, profile.by) && (
              <p className="warning">{t('people_left', profile.by.name, crmName)}</p>
            )}
          </li>
        ))}
        {withoutCard.map((person) => (
          <li key={person.id} dir="auto">
            {person.name} <span className="quiet">{t('people_noCard')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
