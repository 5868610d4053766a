import { type ActionResult, problems } from '@/lib/actions/perform';
import type { Calendar } from '@/lib/handoff/time/calendar';
import { composeBrief, previewBrief } from '@/lib/handoff/brief/compose';
import { fileQuickLine } from '@/lib/handoff/brief/context';
import type { Draft } from '@/lib/handoff/brief/draft';
import type { LeadFacts } from '@/lib/handoff/brief/lead';
import { responseDue, type Policy } from '@/lib/handoff/team/policy';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import { cleanText } from '@/lib/handoff/text';
import { request, type ActionDeps, type ActionContext } from './run-action';

/** What a hand-over is made of. */
export interface HandOver extends ActionContext {
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
export async function handOver(acting: ActionDeps, inputs: HandOver): Promise<ActionResult> {
  const around = {
    facts: inputs.facts,
    framework: inputs.framework,
    sdr: inputs.me,
    recordUrl: inputs.recordUrl,
    responseDue: responseDue(acting.now(), inputs.calendar, inputs.policy),
    zone: inputs.zone,
  };
  const draft = withQuickLine(inputs.draft, acting.newId);
  const composed = composeBrief(draft, around);
  if (!composed.ok) return problems(composed.problems, previewBrief(draft, around));
  const { handoff, entry } = draft;
  const { mayHide } = inputs;
  return request(acting, inputs, entry, {
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
