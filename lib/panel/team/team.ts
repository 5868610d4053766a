import { useMemo } from 'react';
import type { TeamKindName } from '@/lib/handoff/entry';
import type { Team } from '@/lib/handoff/team/team';
import type { Ask } from '@/lib/handoff/team/team-state';
import { foldTeam } from '@/lib/handoff/team/team-fold';
import { tryStore } from '@/lib/store/store-error';
import { saveRoom, type TeamRoom } from '@/lib/store/logs/teams';
import {
  actionDepsAt,
  actInTeam,
  createOneAtATime,
  type ActionResult,
  type BodyOf,
} from '../act/run-action';
import { useLiveQuery, valueOr } from '../live-query';
import type { OpenPlace } from '../site/open-place';
import type { Panel } from '../panel';
import { useOpenPlace, usePanel } from '../provider';
import { signedInPerson } from '../draft/brief-inputs';

const NO_TEAM: Team = foldTeam([]);

/** This person's team room at the CRM of the open record; `undefined` where none is known. */
export function useTeamRoom(): TeamRoom | undefined {
  const { origin } = useOpenPlace();
  return valueOr(useLiveQuery(usePanel().teamRoom(origin)), undefined);
}

/** What the team's entries on the open record come to: those of a room, and asks. */
export function useTeamHere(): Team {
  const { key } = useOpenPlace();
  return valueOr(useLiveQuery(usePanel().queriesFor(key).team), NO_TEAM);
}

/** Whether the room on the open record is this person's; `undefined` until that is known. */
export function useIsMyRoom(): boolean | undefined {
  const { key, origin } = useOpenPlace();
  const mine = useLiveQuery(usePanel().teamRoom(origin));
  return mine.kind === 'known' ? mine.value?.record === key : undefined;
}

/** What can be done for the team on the open record. */
export interface TeamActions {
  /** Makes the record the room of the team of that name, and this person's. */
  readonly makeRoom: (name: string) => Promise<ActionResult>;
  /** Makes the room on the record this person's; another is left. */
  readonly join: () => Promise<ActionResult>;
  /** Leaves this person's room, on this device: what was written there stays. */
  readonly leave: () => Promise<ActionResult>;
  /** Writes into the room on the record. */
  readonly write: <Kind extends RoomKind>(kind: Kind, body: BodyOf<Kind>) => Promise<ActionResult>;
  /** Leaves an ask on the record. */
  readonly ask: (body: BodyOf<'ask'>) => Promise<ActionResult>;
  readonly answer: (ask: Ask, result: 'done' | 'cannot', text: string) => Promise<ActionResult>;
}

type RoomKind = Extract<
  TeamKindName,
  | 'framework'
  | 'agreement'
  | 'profile'
  | 'policy'
  | 'pulse'
  | 'target'
  | 'pipeline'
  | 'goals'
  | 'figures'
  | 'figures-agreed'
  | 'review'
  | 'team-room-ended'
>;

/** Returns what can be done for the team on the record that the component works on. */
export function useTeamActions(): TeamActions {
  const panel = usePanel();
  const place = useOpenPlace();
  // While somebody can act, what is seen of the team is kept true: by it is told what came meanwhile.
  useLiveQuery(panel.queriesFor(place.key).team);
  return useMemo(() => createTeamActions(panel, place), [panel, place]);
}

function createTeamActions(panel: Panel, place: OpenPlace): TeamActions {
  const { db } = panel.deps;
  const { key, origin } = place;
  const acting = actionDepsAt(panel.deps, origin);
  const once = createOneAtATime<ActionResult>();
  const act = async <Kind extends TeamKindName>(kind: Kind, body: BodyOf<Kind>) => {
    const me = signedInPerson(place, panel.store.getState());
    if (!me || !place.note) return NOT_ENTITLED;
    const context = { record: key, me, note: place.note };
    // Where the room is not read yet, nothing of it was looked at either.
    const seen = valueOr(panel.queriesFor(key).team.now(), undefined);
    const inView = { timeline: seen?.timeline };
    return once([kind, body], () => actInTeam(acting, context, inView, kind, body));
  };
  const save = async (record: string | undefined): Promise<ActionResult> => {
    const done = await tryStore(() => saveRoom(db, origin, record));
    return done.ok ? { ok: true } : { ok: false, reason: 'store', error: done.error };
  };
  return {
    makeRoom: async (name) => {
      const made = await act('team-room', { name });
      return made.ok ? save(key) : made;
    },
    join: () => save(key),
    leave: () => save(undefined),
    write: act,
    ask: (body) => act('ask', body),
    answer: (ask, result, text) => act('ask-answered', { ask: ask.id, result, text }),
  };
}

const NOT_ENTITLED: ActionResult = { ok: false, reason: 'not-entitled' };
