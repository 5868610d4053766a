import { type Acted, problems } from '@/lib/actions/perform';
import type { Calendar } from '@/lib/handoff/calendar';
import { composeBrief, previewBrief } from '@/lib/handoff/compose';
import { fileQuickLine } from '@/lib/handoff/context';
import type { Draft } from '@/lib/handoff/draft';
import type { LeadFacts } from '@/lib/handoff/lead';
import { responseDue, type Policy } from '@/lib/handoff/policy';
import type { Framework } from '@/lib/handoff/qualification';
import { cleanText } from '@/lib/handoff/text';
import { request, type Acting, type Scene } from './acting';

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

/** Hands the draft over. The entry's id is the draft's own, so that doing so again changes nothing. */
export async function handOver(acting: Acting, scene: HandOver): Promise<Acted> {
  const around = {
    facts: scene.facts,
    framework: scene.framework,
    sdr: scene.me,
    recordUrl: scene.recordUrl,
    responseDue: responseDue(acting.now(), scene.calendar, scene.policy),
    zone: scene.zone,
  };
  const draft = withQuickLine(scene.draft, acting.newId);
  const composed = composeBrief(draft, around);
  if (!composed.ok) return problems(composed.problems, previewBrief(draft, around));
  const { handoff, entry } = draft;
  const { mayHide } = scene;
  return request(acting, scene, entry, {
    ...{ on: 'draft', handoff, brief: composed.brief },
    ...(mayHide && { mayHide }),
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
