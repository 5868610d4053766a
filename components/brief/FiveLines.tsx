import { briefLines, notedLines } from '@/lib/handoff/brief/brief';
import type { BriefView } from '@/lib/handoff/brief/brief-data';
import { KindSign } from '../context/KindSign';
import './brief.css';

export interface FiveLinesProps {
  readonly view: BriefView;
  /** Whether those are there too of which nothing is noted: for who writes the brief. */
  readonly isWhole?: boolean;
}

/** The five lines that carry the case; the pain, in the buyer's words, is what one sees first. */
export function FiveLines({ view, isWhole = false }: FiveLinesProps) {
  return (
    <dl className="five-lines">
      {(isWhole ? briefLines(view) : notedLines(view)).map(({ kind, heading, text }) => (
        <div key={kind} data-kind={kind}>
          <dt>
            <KindSign kind={kind} />
            {heading}
          </dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
