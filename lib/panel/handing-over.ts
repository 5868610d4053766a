import { composeBrief, previewBrief } from '@/lib/handoff/compose';
import type { BriefData } from '@/lib/handoff/brief-data';
import type { Calendar } from '@/lib/handoff/calendar';
import { fileQuickLine } from '@/lib/handoff/context';
import type { Draft } from '@/lib/handoff/draft';
import { ENTRY_VERSION, parseEntry, type Entry } from '@/lib/handoff/entry';
import { nextTurn } from '@/lib/handoff/fold';
import type { Handoff } from '@/lib/handoff/handoff';
import type { LeadFacts } from '@/lib/handoff/lead';
import { responseDue, type Policy } from '@/lib/handoff/policy';
import type { Framework } from '@/lib/handoff/qualification';
import { whatBecomesOf, type Becomes } from '@/lib/handoff/start-anew';
import { cleanText } from '@/lib/handoff/text';
import { handoffNow } from '@/lib/store/handoffs';
import {
  commit,
  decide,
  dropStale,
  holds,
  NOT_ENTITLED,
  problems,
  since,
  type Acted,
  type Acting,
  type Scene,
} from './acting';

/** What a hand-over is made of. */
export interface HandOver extends Scene {
  readonly draft: Draft;
  readonly facts: LeadFacts;
  readonly framework: Framework;
  readonly recordUrl: string;
  /** The SDR's own IANA zone. */
  readonly zone: string;
  /** When the recipient works, as far as the card says. */
  readonly calendar: Calendar;
  /** What the team has agreed; the usual where it has not. */
  readonly policy?: Policy | undefined;
}

/**
 * Hands the draft over: the entry, its outbox row, the projection and the end of the draft are one
 * transaction. The entry's id is the draft's own, so that doing so again changes nothing.
 */
export async function handOver(acting: Acting, scene: HandOver): Promise<Acted> {
  const at = acting.now();
  const around = {
    facts: scene.facts,
    framework: scene.framework,
    sdr: scene.me,
    recordUrl: scene.recordUrl,
    responseDue: responseDue(at, scene.calendar, scene.policy),
    zone: scene.zone,
  };
  const draft = withQuickLine(scene.draft, acting.newId);
  const composed = composeBrief(draft, around);
  if (!composed.ok) return problems(composed.problems, previewBrief(draft, around));
  return decide(acting, async () => {
    const { db } = acting;
    const begun = await handoffNow(db, draft.handoff);
    if (holds(begun, draft.entry)) return dropStale(db, scene.record, draft.entry);
    const becomes = whatBecomesOf(draft, begun, scene.me.id);
    if (!becomes) {
      const isMine = begun.sdr?.id === scene.me.id;
      return { ...NOT_ENTITLED, ...(isMine && since(begun)) };
    }
    const before = becomes.handoff === begun.id ? begun : await handoffNow(db, becomes.handoff);
    const entry = handOverEntry(scene, composed.brief, becomes, before, at);
    return commit(acting, scene, parseEntry(entry), { brief: composed.brief });
  });
}

/** What stands in the quick line goes along, filed as Enter would have filed it. */
function withQuickLine(draft: Draft, newId: () => string): Draft {
  const { kind, text } = fileQuickLine(draft.quickLine);
  const said = cleanText(text);
  if (said === '') return draft;
  return {
    ...draft,
    quickLine: '',
    context: [...draft.context, { id: newId(), kind, text: said }],
  };
}

function handOverEntry(
  { draft, me }: HandOver,
  brief: BriefData,
  { kind, handoff }: Becomes,
  before: Handoff,
  at: number,
): Entry {
  const turn = nextTurn(before);
  const envelope = { v: ENTRY_VERSION, id: draft.entry, handoff, turn, at, by: me };
  if (kind === 'handed-over') return { ...envelope, kind, body: brief };
  return { ...envelope, kind, body: { brief, revision: before.revision + 1 } };
}
