import type * as z from 'zod/mini';
import { accepted } from './accepted';
import { feedback } from './feedback';
import { handedOver } from './handed-over';
import type { EntryKind } from './kind';
import { meeting } from './meeting';
import { message } from './message';
import { outcome } from './outcome';
import { pullBack } from './pull-back';
import { pullBackAnswered } from './pull-back-answered';
import { returned } from './returned';
import { revised } from './revised';
import { agreement } from './team/agreement';
import { ask } from './team/ask';
import { askAnswered } from './team/ask-answered';
import { figures } from './team/figures';
import { figuresAgreed } from './team/figures-agreed';
import { framework } from './team/framework';
import { goals } from './team/goals';
import type { TeamKind } from './team/kind';
import { pipeline } from './team/pipeline';
import { policy } from './team/policy';
import { profile } from './team/profile';
import { pulse } from './team/pulse';
import { review } from './team/review';
import { target } from './team/target';
import { teamRoom } from './team/team-room';
import { teamRoomEnded } from './team/team-room-ended';
import { verbalHandover } from './verbal-handover';
import { withdrawn } from './withdrawn';

/** Every kind of entry of a handoff. A new kind is one file and one name here. */
export const HANDOFF_KINDS = [
  handedOver,
  revised,
  withdrawn,
  verbalHandover,
  accepted,
  returned,
  message,
  meeting,
  pullBack,
  pullBackAnswered,
  feedback,
  outcome,
] as const;

/** Every kind of entry that is the team's: of its room, or an ask on any record. */
export const TEAM_KINDS = [
  teamRoom,
  teamRoomEnded,
  framework,
  agreement,
  profile,
  policy,
  ask,
  askAnswered,
  pulse,
  target,
  pipeline,
  goals,
  figures,
  figuresAgreed,
  review,
] as const;

type AnyHandoffKind = EntryKind<string, z.ZodMiniType>;
type AnyTeamKind = TeamKind<string, z.ZodMiniType>;

// Whoever asks by name gives a kind only bodies that the kind's own schema has parsed.
const handoffKinds = new Map<string, AnyHandoffKind>(
  HANDOFF_KINDS.map((kind) => [kind.name, kind as unknown as AnyHandoffKind]),
);
const teamKinds = new Map<string, AnyTeamKind>(
  TEAM_KINDS.map((kind) => [kind.name, kind as unknown as AnyTeamKind]),
);

/** Returns the kind of a handoff's entries of that name, or `undefined`. */
export function handoffKind(name: string): AnyHandoffKind | undefined {
  return handoffKinds.get(name);
}

/** Returns the kind of a team's entries of that name, or `undefined`. */
export function teamKind(name: string): AnyTeamKind | undefined {
  return teamKinds.get(name);
}

/** Returns the kind of that name, or `undefined` where only a newer Baton knows it. */
export function kindNamed(
  name: string,
): Pick<AnyHandoffKind | AnyTeamKind, 'body' | 'describe'> | undefined {
  return handoffKinds.get(name) ?? teamKinds.get(name);
}
