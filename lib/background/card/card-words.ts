import { initialsOf } from '@/lib/handoff/face';
import { lengthToTell } from '@/lib/handoff/time/length-of-time';
import { yearIfOther } from '@/lib/handoff/time/year-if-other';
import type { CardClock, CardShown, CardText, CardView } from '@/lib/messaging/card-view';
import { t, wordsLocale } from '@/lib/platform/i18n';
import { camel } from '../notify/camel';

/** Returns what the card shows in the words of the reader, instants in their own zone. */
export function inWords(view: CardView): CardShown {
  const { clock, question, sdr, bdm, look } = view;
  return {
    ...{ handoff: view.handoff, may: view.may, round: view.round },
    ...(view.brief !== undefined && { brief: view.brief }),
    heading: headingOf(view),
    initials: [initialsOf(sdr), initialsOf(bdm)],
    ...(clock && { left: { text: leftText(clock), tone: toneOf(clock) } }),
    gist: gistOf(view),
    notes: [...toHeed(view), ...answerOf(view)],
    rows: rowsOf(view),
    foot: [
      { text: t('cardBox_between', sdr, bdm) },
      ...(clock ? [{ text: clockText(clock), tone: toneOf(clock) }] : []),
    ],
    reasons: view.reasons.map((code) => ({ code, text: t(`returnReason_${camel(code)}`) })),
    ...(question && {
      question: {
        ...{ id: question.id, text: question.text },
        asks: t('question_asks', question.by),
        replyTo: t('messages_replyTo', question.by),
      },
    }),
    sync: syncOf(view),
    ...(view.typed && { typed: view.typed }),
    ...(view.typedReply !== undefined && { typedReply: view.typedReply }),
    ...(look && { look }),
    ...(view.again !== undefined && { again: view.again }),
  };
}

/** Whose turn it is, or how it stands. */
function headingOf({ state, may, called }: CardView): string {
  if (state !== 'handed-over') return t(`state_${camel(state)}`);
  return may.accept ? t('cardBox_handsYou', called.sdr) : t('cardBox_waitsFor', called.bdm);
}

/** What the case is, in one line; once it is answered, it is read where it is opened. */
function gistOf({ state, lines }: CardView): CardShown['gist'] {
  if (state !== 'handed-over') return [];
  const kinds = ['pain', 'why-now', 'double-check'] as const;
  return kinds.flatMap((kind) => lines.filter((line) => line.kind === kind));
}

function rowsOf({ lines, score, meeting }: CardView): CardShown['rows'] {
  const points = score && [score.total, score.highest, score.threshold].map(String);
  // In the zone of the meeting, which is named: both sides must read the same hour.
  const when = meeting && [format(meeting.start, meeting.zone), meeting.title];
  return [
    ...lines.map(({ heading, text }) => ({ heading, text })),
    ...(points ? [{ heading: t('cardBox_score'), text: t('cardBox_scoreOf', ...points) }] : []),
    ...(when ? [{ heading: t('cardBox_meeting'), text: when.filter(Boolean).join(', ') }] : []),
  ];
}

function toHeed({ next, sight, edited, removed, crmName, sdr }: CardView): readonly CardText[] {
  return [
    next && t(`cardNext_${camel(next)}`),
    sight && t(`sight_${camel(sight)}`, crmName, sdr),
    edited && t('note_edited'),
    removed && t('note_removed'),
  ]
    .filter((text) => text !== undefined)
    .map((text) => ({ text, tone: 'soon' }));
}

/** Of a return before contact, or of an outcome after it: never the same words. */
function answerOf({ answer }: CardView): readonly CardText[] {
  if (!answer) return [];
  const { reason, text } = answer;
  return [{ text: [reason && reasonText(reason), text].filter(Boolean).join(': ') }];
}

function reasonText(reason: NonNullable<NonNullable<CardView['answer']>['reason']>): string {
  return reason.of === 'return'
    ? t(`returnReason_${camel(reason.code)}`)
    : t(`disqualify_${camel(reason.code)}`);
}

function toneOf({ isLate, isShort }: CardClock): NonNullable<CardText['tone']> {
  if (isLate) return 'late';
  return isShort ? 'soon' : '';
}

/** The time left to answer, or overdue, in a few letters. */
function leftText({ due, isLate, minutes }: CardClock): string {
  const length = lengthToTell(minutes);
  if (length === undefined) return t(isLate ? 'due_late' : 'due_at', format(due));
  return t(isLate ? 'cardBox_late' : 'cardBox_left', length);
}

/** How long there is to answer, in the working time of the one who is to. */
function clockText({ due, isLate, isShort, minutes, whose }: CardClock): string {
  const when = format(due);
  const length = lengthToTell(minutes);
  if (isLate) {
    return length === undefined ? t('due_late', when) : t('due_lateBy', when, length, whose);
  }
  const left = length === undefined ? t('due_at', when) : t('due_left', length, whose, when);
  return isShort ? t('cardBox_short', left) : left;
}

/** How far the CRM has what was done here, or why it has not. */
function syncOf({ sync, problem, crmName }: CardView): CardShown['sync'] {
  if (sync !== 'blocked') return { text: t(`cardSync_${camel(sync)}`, crmName), isBlocked: false };
  if (!problem) return { text: t('cardSync_waiting', crmName), isBlocked: false };
  const { code, userName = '', again } = problem;
  const next = again === undefined ? t('cardSync_soon') : format(again);
  return { text: t(`syncProblem_${camel(code)}`, crmName, userName, next), isBlocked: true };
}

function format(at: number, zone?: string): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const time = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const zoned = zone === undefined ? {} : { timeZone: zone };
  try {
    const year = yearIfOther(at, Date.now(), zone);
    return new Date(at).toLocaleString(wordsLocale(), { ...style, ...year, ...time, ...zoned });
  } catch {
    return new Date(at).toISOString(); // a zone that this browser does not know
  }
}
