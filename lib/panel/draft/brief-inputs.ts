import type { BriefSources } from '@/lib/handoff/brief/assemble';
import type { BriefView } from '@/lib/handoff/brief/brief-data';
import { previewBrief } from '@/lib/handoff/brief/compose';
import { currentBrief } from '@/lib/handoff/brief/current-brief';
import type { Draft } from '@/lib/handoff/brief/draft';
import { frameworkOf } from '@/lib/handoff/qualification/framework-choice';
import type { Handoff } from '@/lib/handoff/handoff';
import type { LeadFacts } from '@/lib/handoff/brief/lead';
import type { Person } from '@/lib/handoff/person';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import type { Team } from '@/lib/handoff/team/team';
import { typedPerson } from '@/lib/handoff/typed-person';
import { valueOr } from '../live-query';
import type { OpenPlace } from '../site/open-place';
import type { Panel } from '../panel';
import type { PageName, PanelState } from '../store';
import { ownZone } from '../time/time-text';

/** Whether any of them is more than notes that do not count: else the lead can still be handed over. */
export function isHandedOver(handoffs: readonly Handoff[]): boolean {
  return handoffs.some(({ state }) => state !== 'draft');
}

/** Tells which of a record's pages is shown: the draft, unless something was handed over. */
export function currentPage(
  chosen: PageName | undefined,
  isBegun: boolean,
  handoffs: readonly Handoff[],
  isRoom: boolean,
): PageName {
  if (isRoom) return chosen === 'handoff' && handoffs.length > 0 ? 'handoff' : 'room';
  if (handoffs.length === 0) return 'draft';
  return chosen === 'draft' && (isBegun || !isHandedOver(handoffs)) ? 'draft' : 'handoff';
}

/** Who acts in the CRM, or, where no CRM says, whose name stands in the settings. */
export function signedInPerson(place: OpenPlace, state: PanelState): Person | undefined {
  const user = state.sites?.find(({ origin }) => origin === place.origin)?.me;
  if (place.connected && user) return { id: user.id, name: user.name };
  const name = state.settings?.myName.trim();
  return name ? typedPerson(name) : undefined;
}

/** All that the open draft becomes a brief with. */
export interface BriefInputs {
  readonly draft: Draft;
  readonly framework: Framework;
  readonly facts: LeadFacts;
  readonly me: Person | undefined;
  readonly handoffs: readonly Handoff[];
  readonly zone: string;
}

/** Returns what this person's team has agreed, as far as it is on the screen. */
export function currentTeam(panel: Panel, { origin }: OpenPlace): Team | undefined {
  return valueOr(panel.teamRoom(origin).now(), undefined)?.team;
}

/** Returns what stands on the screen of a record now; `undefined` while it is not yet read. */
export function briefInputsFor(panel: Panel, place: OpenPlace): BriefInputs | undefined {
  const state = panel.store.getState();
  if (state.draft?.record !== place.key) return undefined;
  const { draft } = state.draft;
  const room = panel.queriesFor(place.key);
  // A brief without them would be of nobody, though they are on their way.
  if (room.facts.now().kind === 'reading') return undefined;
  const published = currentTeam(panel, place)?.frameworks ?? [];
  return {
    draft,
    framework: frameworkOf(draft, published, state.settings?.frameworkId),
    facts: valueOr(room.facts.now(), undefined) ?? {},
    me: signedInPerson(place, state),
    handoffs: valueOr(room.status.now(), undefined)?.handoffs ?? [],
    zone: ownZone(),
  };
}

/** Returns the brief that is looked at: the newest handoff's, or what the draft makes of itself. */
export function briefAt(panel: Panel, place: OpenPlace): BriefView | undefined {
  const scene = briefInputsFor(panel, place);
  if (!scene) return undefined;
  const { chosenPage, draft } = panel.store.getState();
  const isRoom = valueOr(panel.queriesFor(place.key).team.now(), undefined)?.room !== undefined;
  const page = currentPage(chosenPage[place.key], draft?.isBegun ?? false, scene.handoffs, isRoom);
  if (page === 'room') return undefined;
  const [newest] = scene.handoffs;
  const handedOver = page === 'handoff' && newest ? currentBrief(newest) : undefined;
  return handedOver ?? previewBrief(scene.draft, briefSourcesOf(scene, place));
}

/** What surrounds the draft when it becomes a brief. */
function briefSourcesOf(scene: Omit<BriefInputs, 'draft'>, place: OpenPlace): BriefSources {
  const { facts, framework, me, zone } = scene;
  return { facts, framework, sdr: me, recordUrl: place.recordUrl, zone };
}
