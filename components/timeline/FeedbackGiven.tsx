import type { Feedback, Handoff } from '@/lib/handoff/handoff';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';
import type { PartProps } from './part';

/** What each side said of the other's part in it. */
export function FeedbackGiven({ handoff }: PartProps) {
  if (handoff.feedback.length === 0) return null;
  return (
    <section className="given" aria-label={t('feedback_given')}>
      <h3>{t('feedback_given')}</h3>
      <ul>
        {handoff.feedback.map((feedback) => (
          <li key={feedback.from}>
            <p>{t('feedback_of', feedback.by.name, String(feedback.rating))}</p>
            <p className="quiet">{dayAndTime(feedback.at)}</p>
            {linesOf(feedback, handoff).map((line) => (
              <p key={line} className="words" dir="auto">
                {line}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function linesOf({ wrong, helped, text }: Feedback, handoff: Handoff): string[] {
  const names = wrong.map((id) => nameOf(id, handoff)).join(', ');
  return [
    ...(names ? [t('feedback_ofWrong', names)] : []),
    ...(helped ? [t('feedback_ofHelped', helped)] : []),
    ...(text ? [t('feedback_ofText', text)] : []),
  ];
}

function nameOf(id: string, { brief }: Handoff): string {
  return brief?.qualification?.criteria.find((criterion) => criterion.id === id)?.name ?? id;
}
