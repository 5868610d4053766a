import { briefMessage } from '@/lib/handoff/brief/brief';
import type { BriefData } from '@/lib/handoff/brief/brief-data';
import { firstName } from '@/lib/handoff/reach/first-name';
import type { Person } from '@/lib/handoff/person';
import { useActions, usePeople } from '@/lib/panel/hooks';
import { useCardOf } from '@/lib/panel/team/people';
import { useChosenCountry } from '@/lib/panel/reach/use-reaching';
import { t } from '@/lib/panel/i18n';
import { Presence } from './Presence';
import { waysToReach, type Way } from './ways';
import { WayToReach } from './WayToReach';
import './recipient.css';

interface TalkToProps {
  readonly person: Person;
  readonly brief: BriefData;
  /** Whether to talk is what comes next: then what to say is there at once. */
  readonly isNext: boolean;
}

/** What to say in the channel that the person prefers, one tap to open it, and the others at hand. */
export function TalkTo({ person, brief, isNext }: TalkToProps) {
  const { card, isKnown } = useCardOf(person.id);
  const known = usePeople().find(({ id }) => id === person.id);
  const country = useChosenCountry();
  const { copyAs } = useActions();
  const [first, ...others] = waysToReach(known ?? {}, card);
  const way = (one: Way, isFirst: boolean) => (
    <WayToReach
      way={one}
      home={isKnown ? { zone: card.calendar.zone, country } : { country }}
      preferred={isFirst}
      unfolded={isFirst && isNext}
      messageFor={(format) => briefMessage(brief, format)}
      onCopy={(format) => void copyAs(format)}
    />
  );
  return (
    <div className="talk-to">
      <Presence card={card} />
      {first && (
        <>
          <p className="quiet">
            {t(isKnown ? 'talk_prefers' : 'talk_notKnown', firstName(person.name))}
          </p>
          {way(first, true)}
        </>
      )}
      {others.length > 0 && (
        <details>
          <summary>{t('talk_others')}</summary>
          <ul className="ways">
            {others.map((other) => (
              <li key={other.channel}>{way(other, false)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
