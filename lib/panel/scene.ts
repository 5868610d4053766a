import type { Around } from '@/lib/handoff/assemble';
import type { BriefView } from '@/lib/handoff/brief-data';
import { previewBrief } from '@/lib/handoff/compose';
import { currentBrief } from '@/lib/handoff/current-brief';
import type { Draft } from '@/lib/handoff/draft';
import { frameworkOf } from '@/lib/handoff/framework-choice';
import type { Handoff } from '@/lib/handoff/handoff';
import type { LeadFacts } from '@/lib/handoff/lead';
import type { Person } from '@/lib/handoff/person';
import type { Framework } from '@/lib/handoff/qualification';
import type { Team } from '@/lib/handoff/team';
import { typedPerson } from '@/lib/handoff/typed-person';
import { valueOf } from './live';
import type { OpenPlace } from './open-place';
import type { Panel } from './panel';
import type { PanelState } from './store';
import { ownZone } from './time-words';

/** A team's room is no lead: it has no draft. */
export type PageName = 'draft' | 'handoff' | 'room';

/** Whether any of them is more than notes that do not count: else the lead can still be handed over. */
export function isHandedOver(handoffs: readonly Handoff[]): boolean {
  return handoffs.some(({ state }) => state !== 'draft');
}

/** Tells which of a record's pages is shown: the draft, unless something was handed over. */
export function pageOf(
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
export function meAt(place: OpenPlace, state: PanelState): Person | undefined {
  const user = state.sites?.find(({ origin }) => origin === place.origin)?.me;
  if (place.connected && user) return { id: user.id, name: user.name };
  const name = state.settings?.myName.trim();
  return name ? typedPerson(name) : undefined;
}

/** All that the open draft becomes a brief with. */
export interface Scene {
  readonly draft: Draft;
  readonly framework: Framework;
  readonly facts: LeadFacts;
  readonly me: Person | undefined;
  readonly handoffs: readonly Handoff[];
  readonly zone: string;
}

/** Gives what this person's team has agreed, as far as it is on the screen. */
export function teamNow(panel: Panel, { origin }: OpenPlace): Team | undefined {
  return valueOf(panel.teamRoom(origin).now(), undefined)?.team;
}

/** Gives what stands on the screen of a record now; `undefined` while it is not yet read. */
export function sceneAt(panel: Panel, place: OpenPlace): Scene | undefined {
  const state = panel.store.getState();
  if (state.draft?.record !== place.key) return undefined;
  const { draft } = state.draft;
  const room = panel.room(place.key);
  // A brief without them would be of nobody, though they are on their way.
  if (room.facts.now().kind === 'reading') return undefined;
  const published = teamNow(panel, place)?.frameworks ?? [];
  return {
    draft,
    framework: frameworkOf(draft, published, state.settings?.frameworkId),
    facts: valueOf(room.facts.now(), {}),
    me: meAt(place, state),
    handoffs: valueOf(room.standing.now(), undefined)?.handoffs ?? [],
    zone: ownZone(),
  };
}

/** Gives the brief that is looked at: the newest handoff's, or what the draft makes of itself. */
export function briefAt(panel: Panel, place: OpenPlace): BriefView | undefined {
  const scene = sceneAt(panel, place);
  if (!scene) return undefined;
  const { chosenPage, draft } = panel.store.getState();
  const isRoom = valueOf(panel.room(place.key).team.now(), undefined)?.room !== undefined;
  const page = pageOf(chosenPage[place.key], draft?.isBegun ?? false, scene.handoffs, isRoom);
  if (page === 'room') return undefined;
  const [newest] = scene.handoffs;
  const handedOver = page === 'handoff' && newest ? currentBrief(newest) : undefined;
  return handedOver ?? previewBrief(scene.draft, aroundOf(scene, place));
}

/** What surrounds the draft when it becomes a brief. */
export function aroundOf(scene: Omit<Scene, 'draft'>, place: OpenPlace): Around {
  const { facts, framework, me, zone } = scene;
  return { facts, framework, sdr: me, recordUrl: place.recordUrl, zone };
}
