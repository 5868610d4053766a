import type { CrmError } from '@/lib/crm/error';
import { notedLines } from '@/lib/handoff/brief/brief';
import { briefEntry } from '@/lib/handoff/brief/brief-entry';
import { currentBrief } from '@/lib/handoff/brief/current-brief';
import { type DisqualifyReason, RETURN_REASONS } from '@/lib/handoff/choices';
import { mayWrite, meetingEnd } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import { firstName } from '@/lib/handoff/reach/first-name';
import { entryKey } from '@/lib/handoff/identity';
import { roundOf } from '@/lib/handoff/form-draft-names';
import { questionFor } from '@/lib/handoff/question-for';
import { sightOfSdr } from '@/lib/handoff/sight';
import { actionableNow } from '@/lib/handoff/actionable-now';
import type { CardView } from '@/lib/messaging/card-view';
import { isUnderWay } from '@/lib/store/outbox/outbox';
import type { OutboxRow } from '@/lib/store/rows';
import { againAt, clockOf, type CardTime } from './card-clock';

/** What there is to know besides the handoff itself. */
export interface CardSurroundings {
  /** CRM user id of whoever is signed in, where known. */
  readonly me: string | undefined;
  /** Rows of this handoff that are not in the CRM yet. */
  readonly waiting: readonly OutboxRow[];
  /** Whether Baton is sending to this CRM now. */
  readonly isSending: boolean;
  readonly typed: Pick<CardView, 'typed' | 'typedReply' | 'look'>;
  readonly crmName: string;
  /** Keys of the entries whose notes were edited in the CRM. */
  readonly edited: ReadonlySet<string>;
  /** Keys of the entries whose notes were removed in the CRM. */
  readonly removed: ReadonlySet<string>;
  readonly time: CardTime;
}

/** Returns what the card shows, or `undefined` for a handoff of which no hand-over is known. */
export function cardViewOf(handoff: Handoff, around: CardSurroundings): CardView | undefined {
  const { brief, sdr, bdm } = handoff;
  if (!brief || !sdr || !bdm) return undefined;
  const { qualification } = brief;
  const { me, typed, time } = around;
  const clock = clockOf(handoff, time);
  const again = againAt(handoff, time);
  const brought = briefEntry(handoff);
  return {
    handoff: handoff.id,
    crmName: around.crmName,
    state: handoff.state,
    sdr: sdr.name,
    bdm: bdm.name,
    called: { sdr: firstName(sdr.name), bdm: firstName(bdm.name) },
    lines: notedLines(currentBrief(handoff) ?? brief),
    ...(brought && around.edited.has(entryKey(brought)) && { edited: true }),
    ...(brought && around.removed.has(entryKey(brought)) && { removed: true }),
    ...(qualification && { score: scoreOf(qualification) }),
    ...meetingOf(handoff),
    ...(clock && { clock }),
    ...answerOf(handoff),
    ...(me !== undefined && forWhoeverLooks(handoff, me, time.now)),
    may: mayOf(handoff, me, time.now),
    reasons: RETURN_REASONS,
    ...syncOf(around.waiting, around.isSending),
    ...{ round: roundOf(handoff), ...(brought && { brief: brought.id }), ...typed },
    ...(again !== undefined && { again }),
  };
}

function mayOf(handoff: Handoff, me: string | undefined, now: number): CardView['may'] {
  if (me === undefined) return { accept: false, return: false, meeting: false };
  const end = handoff.state === 'accepted' ? meetingEnd(handoff) : undefined;
  const isMine = actionableNow(handoff, me, now).some(({ kind }) => kind === 'meet');
  return {
    accept: mayWrite('accepted', handoff, me),
    return: mayWrite('returned', handoff, me),
    meeting: end !== undefined && now >= end && isMine && mayWrite('meeting', handoff, me),
  };
}

type ForOne = Pick<CardView, 'next' | 'question' | 'sight'>;

function forWhoeverLooks(handoff: Handoff, me: string, now: number): ForOne {
  const question = mayWrite('message', handoff, me) ? questionFor(handoff, me) : undefined;
  const next = actionableNow(handoff, me, now)
    .map(({ kind }) => kind)
    .find((kind) => kind === 'fix' || kind === 'pull-back' || kind === 'feedback');
  const sight = me === handoff.bdm?.id ? sightOfSdr(handoff) : undefined;
  return {
    ...(sight && { sight }),
    ...(next && { next }),
    ...(question && {
      question: { id: question.id, by: question.by.name, text: question.text },
    }),
  };
}

function scoreOf({ total, highest, threshold }: NonNullable<CardView['score']>) {
  return { total, highest, threshold };
}

/** As it was booked, or last moved. */
function meetingOf({ meetingStart, brief }: Handoff): Pick<CardView, 'meeting'> {
  if (meetingStart === undefined) return {};
  const zone = brief?.meeting?.zone ?? brief?.zone ?? 'UTC';
  return { meeting: { title: brief?.meeting?.title ?? '', start: meetingStart, zone } };
}

function answerOf({ returned, accepted, outcome }: Handoff): Pick<CardView, 'answer'> {
  if (outcome) return { answer: { ...ofOutcome(outcome.reason), text: outcome.text } };
  if (returned) {
    return { answer: { reason: { of: 'return', code: returned.reason }, text: returned.text } };
  }
  if (accepted?.remark) return { answer: { text: accepted.remark } };
  return {};
}

function ofOutcome(
  code: DisqualifyReason | undefined,
): Pick<NonNullable<CardView['answer']>, 'reason'> {
  return code === undefined ? {} : { reason: { of: 'outcome', code } };
}

function problemOf(problem: CrmError, { notBefore }: OutboxRow): NonNullable<CardView['problem']> {
  return {
    code: problem.code,
    ...(problem.code === 'other-user' && { userName: problem.userName }),
    ...(notBefore > 0 && { again: notBefore }),
  };
}

function syncOf(
  rows: readonly OutboxRow[],
  isSending: boolean,
): Pick<CardView, 'sync' | 'problem'> {
  const blocked = rows.find(({ problem }) => problem !== undefined);
  if (blocked?.problem) return { sync: 'blocked', problem: problemOf(blocked.problem, blocked) };
  if (isSending && rows.some(isUnderWay)) return { sync: 'sending' };
  return { sync: rows.length > 0 ? 'waiting' : 'in-crm' };
}
