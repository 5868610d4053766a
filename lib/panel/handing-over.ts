import { composeBrief, previewBrief } from '@/lib/handoff/compose';
import type { BriefData, Sight } from '@/lib/handoff/brief-data';
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
import { givesAway } from '@/lib/store/commit';
import { givingAwayAt } from '@/lib/store/giving-away';
import { handoffNow } from '@/lib/store/handoffs';
import { parseRecordKey } from '@/lib/store/record-key';
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
  /** Whether the CRM can be set up to hide a record from whoever gave it away. */
  readonly mayHide?: true | undefined;
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
    const entryWith = (brief: BriefData) => handOverEntry(scene, brief, becomes, before, at);
    const sight = await sightAfter(acting, scene, entryWith(composed.brief), before);
    const entry = entryWith(sight ? { ...composed.brief, sight } : composed.brief);
    return commit(acting, scene, parseEntry(entry), { brief: composed.brief });
  });
}

/** Returns whether the SDR may see the record no more after this entry, as far as is known beforehand. */
async function sightAfter(
  { db }: Acting,
  { record, me, draft, mayHide }: HandOver,
  entry: Entry,
  before: Handoff,
): Promise<Sight | undefined> {
  if (draft.recipient?.id === me.id) return undefined;
  if (!(await givesAway(db, record, entry, before))) return undefined;
  const { hides } = await givingAwayAt(db, parseRecordKey(record).origin);
  if (hides) return 'lost';
  return hides === undefined && mayHide ? 'at-risk' : undefined;
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
