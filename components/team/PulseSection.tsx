import { newestPulses } from '@/lib/handoff/team-members';
import type { Pulse } from '@/lib/handoff/team';
import { agoInWords } from '@/lib/panel/age-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { Section } from '../ui/Section';
import { PulseForm } from './PulseForm';
import { PUSH_BACK_WORDS } from './push-back-words';
import type { RoomView } from './room-view';

/** How content the team is with its handoffs: one's own word in 15 seconds, and the newest of each. */
export function PulseSection({ team, me, mayWrite }: RoomView) {
  const newest = newestPulses(team);
  const mean = newest.reduce((sum, { satisfaction }) => sum + satisfaction, 0) / newest.length;
  return (
    <Section
      id="pulse"
      title={t('pulse_title')}
      status={newest.length > 0 ? t('pulse_mean', mean.toFixed(1), `${newest.length}`) : undefined}
    >
      {mayWrite && me && <PulseForm />}
      <ul className="pulses" aria-label={t('pulse_newest')}>
        {newest.map((pulse) => (
          <PulseLine key={`${pulse.by.id} ${pulse.about?.id ?? ''}`} pulse={pulse} />
        ))}
      </ul>
    </Section>
  );
}

function PulseLine({ pulse }: { readonly pulse: Pulse }) {
  const { by, about, satisfaction, pushBack, text, at } = pulse;
  const ago = agoInWords(at, useNow());
  const mark = `${satisfaction}`;
  return (
    <li>
      <p>
        {about
          ? t('pulse_lineAbout', by.name, about.name, mark)
          : t('pulse_lineTeam', by.name, mark)}{' '}
        <span className="quiet">{ago}</span>
      </p>
      <p className="quiet">{t('pulse_pushBackWas', t(PUSH_BACK_WORDS[pushBack]))}</p>
      {text && <blockquote dir="auto">{text}</blockquote>}
    </li>
  );
}
