import { lengthOfTime } from '@/lib/handoff/time/length-of-time';
import { yearIfOther } from '@/lib/handoff/time/year-if-other';
import type { CardClock, CardView } from '@/lib/messaging/card-view';
import type { Extension } from '../extension';

const camel = (code: string) => code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** The words of the card, from the message file. Instants are shown in the reader's own zone. */
export function cardText({ word }: Extension) {
  return {
    word,
    state: (code: string) => word(`state_${camel(code)}`),
    /** Of a return before contact, or of an outcome after it: never the same words. */
    reason: ({ of, code }: Reason) =>
      word(of === 'return' ? `returnReason_${camel(code)}` : `disqualify_${camel(code)}`),
    next: (kind: NonNullable<CardView['next']>) => word(`cardNext_${camel(kind)}`),
    sight: (code: string, crm: string, sdr: string) => word(`sight_${camel(code)}`, crm, sdr),
    sync: (code: string, crm: string) => word(`cardSync_${camel(code)}`, crm),
    /** Why a press on a button had no effect. */
    problem: (code: string) => word(`cardProblem_${camel(code)}`),
    /** Why what was done here is not in the CRM yet. */
    blocked: ({ code, userName = '', again }: NonNullable<CardView['problem']>, crm: string) => {
      const next = again === undefined ? word('cardSync_soon') : format(again, undefined);
      return word(`syncProblem_${camel(code)}`, crm, userName, next);
    },
    /** How long there is to answer, in the working time of the one who is to. */
    clock: ({ due, isLate, isShort, minutes, whose }: CardClock) => {
      const when = format(due, undefined);
      if (minutes === undefined) return word(isLate ? 'due_late' : 'due_at', when);
      const length = lengthOfTime(minutes);
      if (isLate) return word('due_lateBy', when, length, whose);
      const left = word('due_left', length, whose, when);
      return isShort ? word('cardBox_short', left) : left;
    },
    /** In the zone of the meeting, which is named: both sides must read the same hour. */
    instantIn: (at: number, zone: string) => format(at, zone),
  };
}
export type CardWords = ReturnType<typeof cardText>;
type Reason = NonNullable<NonNullable<CardView['answer']>['reason']>;

function format(at: number, zone: string | undefined): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  try {
    return new Date(at).toLocaleString(undefined, {
      ...style,
      ...yearIfOther(at, Date.now(), zone),
      ...time,
      ...(zone ? { timeZone: zone } : {}),
    });
  } catch {
    return new Date(at).toISOString(); // a zone that this browser does not know
  }
}
