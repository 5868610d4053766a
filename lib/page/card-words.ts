import type { CardView } from '@/lib/messaging/card-view';
import type { Extension } from './extension';

const camel = (code: string) => code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** The words of the card, from the message file. Instants are shown in the reader's own zone. */
export function cardWords({ word }: Extension) {
  return {
    word,
    state: (code: string) => word(`state_${camel(code)}`),
    reason: (code: string) => word(`returnReason_${camel(code)}`),
    sync: (code: string, crm: string) => word(`cardSync_${camel(code)}`, crm),
    /** Why a press on a button had no effect. */
    problem: (code: string) => word(`cardProblem_${camel(code)}`),
    /** Why what was done here is not in the CRM yet. */
    blocked: ({ code, userName = '', again }: NonNullable<CardView['problem']>, crm: string) => {
      const next = again === undefined ? word('cardSync_soon') : format(again, undefined);
      return word(`syncProblem_${camel(code)}`, crm, userName, next);
    },
    instant: (at: number) => format(at, undefined),
    /** In the zone of the meeting, which is named: both sides must read the same hour. */
    instantIn: (at: number, zone: string) => format(at, zone),
  };
}
export type CardWords = ReturnType<typeof cardWords>;

function format(at: number, zone: string | undefined): string {
  const style = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  try {
    return new Date(at).toLocaleString(undefined, {
      ...style,
      ...time,
      ...(zone ? { timeZone: zone } : {}),
    });
  } catch {
    return new Date(at).toISOString(); // a zone that this browser does not know
  }
}
