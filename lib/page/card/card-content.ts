import type { CardShown, CardText } from '@/lib/messaging/card-view';
import { element } from '../element';

/** The parts of the card that say how a handoff stands: text only, whatever stands in it. */
export function cardContent({ initials, gist, notes, rows, foot }: CardShown) {
  const [sdr, bdm] = initials.map((letters) => element('b', {}, letters));
  return {
    /** Whose hands the lead is in; the heading says it in words. */
    pass: [sdr ?? '', element('i'), bdm ?? ''],
    said: [
      ...(gist.length > 0 ? [element('p', { class: 'gist' }, ...gist.map(partOfGist))] : []),
      ...notes.map(note),
    ],
    more: [element('dl', {}, ...rows.map(row)), ...foot.map(note)],
  };
}

const partOfGist = ({ kind, heading, text }: CardShown['gist'][number]) =>
  element('span', { class: kind }, element('em', {}, `${heading} `), `${text} `);

const note = ({ text, tone = '' }: CardText) => element('p', { class: tone }, text);

const row = ({ heading, text }: CardShown['rows'][number]) =>
  element('div', {}, element('dt', {}, heading), element('dd', {}, text));
