import { briefLines, briefSubject } from '@/lib/handoff/brief/brief';
import { briefSections, fromTo, type SectionLine } from '@/lib/handoff/brief/formats/sections';
import type { BriefView } from '@/lib/handoff/brief/brief-data';
import { isWebAddress } from '@/lib/handoff/text';

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
      {!isRest && (
        <dl className="brief-lines">
          {briefLines(view).map(({ heading, text }) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd dir="auto">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {briefSections(view).map(({ heading, lines }) => (
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
      ))}
    </article>
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
