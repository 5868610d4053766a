import { notedLines } from '@/lib/handoff/brief/brief';
import type { BriefView } from '@/lib/handoff/brief/brief-data';
import { Icon } from '../ui/icons';

const GROUPS = {
  'why-now': 'carry',
  pain: 'carry',
  promised: 'promise',
  'next-step': 'promise',
  'double-check': 'care',
} as const;

/** Those of the five lines that say something; the pain, in the buyer's words, is what one sees first. */
export function FiveLines({ view }: { readonly view: BriefView }) {
  return (
    <dl className="five-lines">
      {notedLines(view).map(({ kind, heading, text }) => (
        <div key={kind} data-kind={kind}>
          <dt>
            <span className="kind-sign" data-group={GROUPS[kind]} aria-hidden="true">
              <Icon name={kind} small />
            </span>
            {heading}
          </dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
