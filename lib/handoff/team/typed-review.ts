import type { TeamEntry } from '../entry';
import type { Person } from '../person';
import { cleanText } from '../text';
import { isDate } from '../time/wall-time';

type ReviewBody = Extract<TeamEntry, { kind: 'review' }>['body'];

/** One decision while it is being typed; `due` is a local date, '' if none. */
export interface TypedDecision {
  readonly what: string;
  readonly who: Person | undefined;
  readonly due: string;
}

export type ReadReview =
  | { readonly ok: true; readonly review: ReviewBody }
  | {
      readonly ok: false;
      readonly wrong: readonly ('from' | 'to' | `${number} what` | `${number} due`)[];
    };

interface TypedReview {
  readonly from: string;
  readonly to: string;
  readonly decided: readonly TypedDecision[];
  readonly attended: readonly Person[];
}

/** Returns the review that was typed, or what of it must be mended; a decision of which nothing stands is none. */
export function readReview({ from, to, decided, attended }: TypedReview): ReadReview {
  const wrong: ('from' | 'to' | `${number} what` | `${number} due`)[] = [];
  if (!isDate(from)) wrong.push('from');
  if (!isDate(to) || to < from) wrong.push('to');
  const read: ReviewBody['decided'] = [];
  for (const [index, { what, who, due }] of decided.entries()) {
    const said = cleanText(what);
    if (!said && !who && due === '') continue;
    if (!said) wrong.push(`${index} what`);
    if (due !== '' && !isDate(due)) wrong.push(`${index} due`);
    read.push({ what: said, ...(who && { who }), ...(due !== '' && { due }) });
  }
  if (wrong.length > 0) return { ok: false, wrong };
  return { ok: true, review: { from, to, decided: read, attended: [...attended] } };
}
