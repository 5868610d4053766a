import type { CrmError } from '@/lib/crm/error';
import { briefLines } from '@/lib/handoff/brief';
import { RETURN_REASONS } from '@/lib/handoff/entries/returned';
import { mayWrite } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { CardView, ReturnForm } from '@/lib/messaging/card-view';
import type { OutboxRow } from '@/lib/store/rows';

/** What there is to know besides the handoff itself. */
export interface CardSurroundings {
  /** CRM user id of whoever is signed in, where known. */
  readonly me: string | undefined;
  /** Rows of this handoff that are not in the CRM yet. */
  readonly waiting: readonly OutboxRow[];
  readonly typed: ReturnForm | undefined;
  readonly crmName: string;
}

/** Gives what the card shows, or `undefined` for a handoff of which no hand-over is known. */
export function cardViewOf(handoff: Handoff, around: CardSurroundings): CardView | undefined {
  const { brief, sdr, bdm, responseDue } = handoff;
  if (!brief || !sdr || !bdm) return undefined;
  const { qualification, meeting } = brief;
  const { me, typed } = around;
  return {
    handoff: handoff.id,
    crmName: around.crmName,
    state: handoff.state,
    sdr: sdr.name,
    bdm: bdm.name,
    lines: briefLines(brief),
    ...(qualification && { score: scoreOf(qualification) }),
    ...(meeting && {
      meeting: { title: meeting.title, start: meeting.start, zone: meeting.zone },
    }),
    ...(responseDue !== undefined && { due: responseDue }),
    ...answerOf(handoff),
    may: {
      accept: me !== undefined && mayWrite('accepted', handoff, me),
      return: me !== undefined && mayWrite('returned', handoff, me),
    },
    reasons: RETURN_REASONS,
    ...syncOf(around.waiting),
    ...(typed && { typed }),
  };
}

function scoreOf({ total, highest, threshold }: NonNullable<CardView['score']>) {
  return { total, highest, threshold };
}

function answerOf({ returned, accepted }: Handoff): Pick<CardView, 'answer'> {
  if (returned) return { answer: { reason: returned.reason, text: returned.text } };
  if (accepted?.remark) return { answer: { text: accepted.remark } };
  return {};
}

function problemOf(problem: CrmError, { notBefore }: OutboxRow): NonNullable<CardView['problem']> {
  return {
    code: problem.code,
    ...(problem.code === 'other-user' && { userName: problem.userName }),
    ...(notBefore > 0 && { again: notBefore }),
  };
}

function syncOf(rows: readonly OutboxRow[]): Pick<CardView, 'sync' | 'problem'> {
  const blocked = rows.find(({ problem }) => problem !== undefined);
  if (blocked?.problem) return { sync: 'blocked', problem: problemOf(blocked.problem, blocked) };
  if (rows.some(({ sending }) => sending)) return { sync: 'sending' };
  return { sync: rows.length > 0 ? 'waiting' : 'in-crm' };
}
