import type * as z from 'zod/mini';
import { accepted } from './accepted';
import { handedOver } from './handed-over';
import type { EntryKind } from './kind';
import { message } from './message';
import { returned } from './returned';
import { revised } from './revised';
import { verbalHandover } from './verbal-handover';
import { withdrawn } from './withdrawn';

/** Every kind of entry that this Baton understands. A new kind is one file and one name here. */
export const ENTRY_KINDS = [
  handedOver,
  revised,
  withdrawn,
  verbalHandover,
  accepted,
  returned,
  message,
] as const;

const byName = new Map<string, EntryKind<string, z.ZodMiniType>>(
  // Whoever asks by name gives it only bodies that the kind's own schema has parsed.
  ENTRY_KINDS.map((kind) => [kind.name, kind as EntryKind<string, z.ZodMiniType>]),
);

/** Gives the kind of that name, or `undefined` where only a newer Baton knows it. */
export function kindNamed(name: string): EntryKind<string, z.ZodMiniType> | undefined {
  return byName.get(name);
}
