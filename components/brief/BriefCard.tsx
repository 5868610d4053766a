import { briefSubject } from '@/lib/handoff/brief/brief';
import { briefSections, fromTo, type SectionLine } from '@/lib/handoff/brief/formats/sections';
import type { BriefView } from '@/lib/handoff/brief/brief-data';
import type { Qualification } from '@/lib/handoff/qualification/qualification';
import { isWebAddress } from '@/lib/handoff/text';
import { counted, t } from '@/lib/panel/i18n';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { ScorePicture } from '../qualification/ScorePicture';
import { Icon } from '../ui/icons';
import { FiveLines, type FiveLinesProps } from './FiveLines';
import './brief.css';

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
      {isRest ? <BriefRest view={view} /> : <BriefBody view={view} />}
    </article>
  );
}

/** The case, and all else behind one line. */
export function BriefBody({ view }: Pick<BriefCardProps, 'view'>) {
  return (
    <>
      <Case view={view} isWhole />
      <details className="brief-rest">
        <summary>{t('brief_rest')}</summary>
        <BriefRest view={view} />
      </details>
    </>
  );
}

/** The case on one screen: the five lines, how the lead is qualified, and when one meets. */
export function Case(props: FiveLinesProps) {
  const { qualification, meeting } = props.view;
  return (
    <div className="case">
      <FiveLines {...props} />
      {qualification && <Score {...qualification} />}
      {meeting && (
        <p className="brief-fact">
          <Icon name="calendar" />
          <strong>{dayAndTime(meeting.start, meeting.zone)}</strong>
        </p>
      )}
    </div>
  );
}

/** A column for each criterion, as high as its points. The words say the sum against the bar. */
function Score({ total, highest, threshold, criteria }: Qualification) {
  return (
    <p className="brief-fact">
      <ScorePicture criteria={criteria} />
      <span>
        {counted(
          total < threshold ? 'score_under' : 'score_over',
          highest,
          `${total}`,
          `${threshold}`,
        )}
      </span>
    </p>
  );
}

/** What the brief says besides the five lines. */
function BriefRest({ view }: Pick<BriefCardProps, 'view'>) {
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
