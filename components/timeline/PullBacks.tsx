import type { PullBack } from '@/lib/handoff/handoff';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';
import { Due } from './Due';
import { PULL_BACK_WORDS } from './entry-words';
import type { PartProps } from './part';

/** What the SDR was asked for and what came of it, but what whoever looks is to answer himself. */
export function PullBacks({ handoff, may }: PartProps) {
  const shown = handoff.pullBacks.filter(({ answer }) => answer ?? !may('pull-back-answered'));
  if (shown.length === 0) return null;
  return (
    <section className="pull-backs" aria-label={t('pulledBack_title')}>
      <h3>{t('pulledBack_title')}</h3>
      <ul>
        {shown.map((asked) => (
          <li key={asked.id}>
            <p>{t('askedBack_by', asked.by.name, t(PULL_BACK_WORDS[asked.kind]))}</p>
            {asked.text && <blockquote dir="auto">{asked.text}</blockquote>}
            <Standing asked={asked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ asked: { answer, due } }: { readonly asked: PullBack }) {
  if (!answer) {
    return due === undefined ? <p className="quiet">{t('pulledBack_open')}</p> : <Due due={due} />;
  }
  const key = answer.result === 'done' ? 'pulledBack_done' : 'pulledBack_cannot';
  return (
    <>
      <p className="quiet">{t(key, answer.by.name, dayAndTime(answer.at))}</p>
      {answer.text && <blockquote dir="auto">{answer.text}</blockquote>}
    </>
  );
}
