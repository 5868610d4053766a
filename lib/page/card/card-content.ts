import type { CardClock, CardView } from '@/lib/messaging/card-view';
import { element } from '../element';
import type { CardWords } from './card-text';

/** Draws what the card says of a handoff: text only, whatever stands in it. */
export function cardContent(view: CardView, words: CardWords): readonly Node[] {
  const rows = view.lines.map(({ heading, text }) => row(heading, text));
  const { score, meeting, clock } = view;
  if (score) {
    const points = [score.total, score.highest, score.threshold].map(String);
    rows.push(row(words.word('cardBox_score'), words.word('cardBox_scoreOf', ...points)));
  }
  if (meeting) {
    const when = words.instantIn(meeting.start, meeting.zone);
    rows.push(row(words.word('cardBox_meeting'), [when, meeting.title].filter(Boolean).join(', ')));
  }
  return [
    element('p', {}, words.word('cardBox_between', view.sdr, view.bdm)),
    ...(clock ? [element('p', { class: clockClass(clock) }, words.clock(clock))] : []),
    ...toHeed(view, words).map((text) => element('p', { class: 'soon' }, text)),
    element('dl', {}, ...rows.flat()),
    ...answerOf(view, words),
  ];
}

function toHeed({ next, sight, edited, removed, crmName, sdr }: CardView, words: CardWords) {
  return [
    next && words.next(next),
    sight && words.sight(sight, crmName, sdr),
    edited && words.word('note_edited'),
    removed && words.word('note_removed'),
  ].filter((text) => typeof text === 'string');
}

function clockClass({ isLate, isShort }: CardClock): string {
  if (isLate) return 'problem';
  return isShort ? 'soon' : '';
}

function answerOf({ answer }: CardView, words: CardWords): Node[] {
  if (!answer) return [];
  const reason = answer.reason ? words.reason(answer.reason) : '';
  return [element('p', {}, [reason, answer.text].filter(Boolean).join(': '))];
}

function row(heading: string, text: string): Node[] {
  return [element('dt', {}, heading), element('dd', {}, text)];
}

/** Says in words how far the CRM has what was done here. */
export function syncLine(view: CardView, words: CardWords): HTMLElement {
  const blocked =
    view.sync === 'blocked' && view.problem ? words.blocked(view.problem, view.crmName) : undefined;
  return element(
    'p',
    {
      role: 'status',
      'aria-label': words.word('sync_label'),
      ...(blocked && { class: 'problem' }),
    },
    blocked ?? words.sync(view.sync, view.crmName),
  );
}
