import { briefLines, briefSubject } from '@/lib/handoff/brief/brief';
import { briefSections, fromTo, type SectionLine } from '@/lib/handoff/brief/formats/sections';
import type { BriefView } from '@/lib/handoff/brief/brief-data';
import type { Qualification } from '@/lib/handoff/qualification/qualification';
import { isWebAddress } from '@/lib/handoff/text';
import { t } from '@/lib/panel/i18n';
import { KindSign } from '../context/KindSign';
import { ScorePicture } from '../qualification/ScorePicture';
import { Icon } from '../ui/icons';
import './brief.css';

/** What each of the five lines is of, in their order. */
const LINES = ['why-now', 'pain', 'promised', 'next-step', 'double-check'] as const;

interface BriefCardProps {
  readonly view: BriefView;
  /** Whether the five lines stand before it. */
  readonly isRest?: boolean;
}

/** The brief as one screen for a seller. All of it is text: nothing in it can become markup. */
export function BriefCard({ view, isRest = false }: BriefCardProps) {
  return (
    <article className="brief-card" aria-label={briefSubject(view)}>
      <h3 dir="auto">{briefSubject(view)}</h3>
      <p className="quiet" dir="auto">
        {fromTo(view)}
      </p>
      {isRest ? (
        <Sections view={view} />
      ) : (
        <>
          <dl className="brief-lines">
            {briefLines(view).map(({ heading, text }, index) => (
              <div key={heading} data-hero={LINES[index] === 'pain'}>
                <dt>
                  <KindIcon name={LINES[index]} />
                  {heading}
                </dt>
                <dd dir="auto">{text}</dd>
              </div>
            ))}
          </dl>
          {view.qualification && <ScoreLine {...view.qualification} />}
          <details className="brief-rest">
            <summary>{t('brief_rest')}</summary>
            <Sections view={view} />
          </details>
        </>
      )}
    </article>
  );
}

/** What the brief says besides the five lines. */
function Sections({ view }: Pick<BriefCardProps, 'view'>) {
  return briefSections(view).map(({ heading, lines }) => (
    <section key={heading}>
      <h4 dir="auto">{heading}</h4>
      <ul>
        {lines.map((line, index) => (
          // Two lines may read the same; their order never changes within one view.
          <li key={index}>
            <span className="quiet" dir="auto">
              {line.label}
            </span>{' '}
            <span dir="auto">
              <LineText line={line} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}

function KindIcon({ name }: { readonly name: (typeof LINES)[number] | undefined }) {
  if (name === undefined) return null;
  if (name !== 'next-step') return <KindSign kind={name} />;
  return (
    <span className="kind-sign" data-group="promise" aria-hidden="true">
      <Icon name={name} />
    </span>
  );
}

/** The points against the bar, as a picture and in words. */
function ScoreLine({ total, highest, threshold, criteria }: Qualification) {
  return (
    <div className="brief-score">
      <ScorePicture criteria={criteria} />
      <p>
        {t(
          total >= threshold ? 'score_over' : 'score_under',
          ...([`${total}`, `${highest}`, `${threshold}`] as const),
        )}
      </p>
    </div>
  );
}

function LineText({ line }: { readonly line: SectionLine }) {
  if (line.own !== undefined) {
    return (
      <>
        {line.text.slice(0, -line.own.length)}
        <bdi>{line.own}</bdi>
      </>
    );
  }
  if (!line.link || !isWebAddress(line.text)) return line.text;
  return (
    <a href={line.text} target="_blank" rel="noreferrer">
      {line.text}
    </a>
  );
}
