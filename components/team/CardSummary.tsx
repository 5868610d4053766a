import { absencesOf } from '@/lib/handoff/time/calendar';
import type { ProfileCard } from '@/lib/handoff/team/profile';
import type { Profile } from '@/lib/handoff/team/team-state';
import { t } from '@/lib/panel/i18n';
import { JOINS_WORDS } from '../recipient/joins-text';
import { Presence } from '../recipient/Presence';
import { CHANNEL_WORDS } from '../timeline/entry-text';
import { absencesText, hoursText } from './hours-text';
import { ROLE_WORDS } from './team-text';
import '../recipient/recipient.css';

/** A published card, to be read. */
export function CardSummary({ profile: { by, card, role } }: { readonly profile: Profile }) {
  const { calendar } = card;
  return (
    <div className="card-summary">
      <Presence card={card} owner={by.name} />
      <dl>
        <dt>{t('myCard_role')}</dt>
        <dd>{t(ROLE_WORDS[role])}</dd>
        <dt>{t('card_channels')}</dt>
        <dd>
          {card.channels
            .map(({ channel, handle }) => [t(CHANNEL_WORDS[channel]), handle])
            .map(([name = '', handle]) => (handle ? t('card_handle', name, handle) : name))
            .join(', ')}
        </dd>
        <dt>{t('hours_title')}</dt>
        <dd>{hoursText(calendar)}</dd>
        <CardWishes card={card} />
      </dl>
    </div>
  );
}

/** What a card says besides hours and channels, as entries of a list of facts. */
export function CardWishes({ card }: { readonly card: ProfileCard }) {
  const { calendar } = card;
  return (
    <>
      {card.formats && (
        <>
          <dt>{t('card_formats')}</dt>
          <dd dir="auto">{card.formats}</dd>
        </>
      )}
      {absencesOf(calendar).length > 0 && (
        <>
          <dt>{t('hours_holidays')}</dt>
          <dd>{absencesText(calendar)}</dd>
        </>
      )}
      <dt>{t('card_joins')}</dt>
      <dd>{t(JOINS_WORDS[card.joins])}</dd>
    </>
  );
}
