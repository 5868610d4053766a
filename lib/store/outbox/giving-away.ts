import * as z from 'zod/mini';
import { parseAs } from '@/lib/parse';
import type { BatonDatabase } from '../database';
import { readTeamSettings } from '../logs/teams';

const hidesKey = (origin: string) => `hides given away ${origin}`;
const keepsKey = (origin: string) => `keeps owner ${origin}`;
const choiceSchema = z.boolean();

/** What comes of giving a lead away at one CRM, and what was decided about it. */
export interface GivingAway {
  /**
   * Whether the CRM has hidden a lead from this browser's user once it was given away; `undefined`
   * while none was.
   */
  readonly hides: boolean | undefined;
  /** Whether a hand-over leaves the owner in the CRM as it is. */
  readonly keepsOwner: boolean;
  /** Whether the team has decided so: then it is nobody's own choice. */
  readonly isTeamRule: boolean;
}

/**
 * Returns what is known of giving leads away at the origin. The team's rule comes first, then what
 * this person chose; who has chosen nothing keeps the owner once a lead was hidden, and not before.
 */
export async function givingAwayAt(db: BatonDatabase, origin: string): Promise<GivingAway> {
  const [hidden, chosen, team] = await Promise.all([
    db.meta.get(hidesKey(origin)),
    db.meta.get(keepsKey(origin)),
    readTeamSettings(db, origin),
  ]);
  const hides = parseAs(choiceSchema, hidden?.value).data;
  const isTeamRule = team?.policy?.policy.keepOwner ?? false;
  const choice = parseAs(choiceSchema, chosen?.value).data;
  return { hides, keepsOwner: isTeamRule || (choice ?? hides ?? false), isTeamRule };
}

/** Remembers that the CRM has hidden a lead from whoever gave it away. */
export async function rememberHiding(db: BatonDatabase, origin: string): Promise<void> {
  await db.write([db.meta], () => db.meta.put({ key: hidesKey(origin), value: true }));
}

/** Remembers that whoever gave a lead away still sees it; what was hidden once may be hidden again. */
export async function rememberShowing(db: BatonDatabase, origin: string): Promise<void> {
  await db.write([db.meta], async () => {
    const key = hidesKey(origin);
    if ((await db.meta.get(key)) === undefined) await db.meta.put({ key, value: false });
  });
}

/** Keeps what this person chose for the next hand-overs at the origin. */
export async function chooseKeepingOwner(
  db: BatonDatabase,
  origin: string,
  keepsOwner: boolean,
): Promise<void> {
  await db.write([db.meta], () => db.meta.put({ key: keepsKey(origin), value: keepsOwner }));
}
