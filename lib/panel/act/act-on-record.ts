import { useMemo } from 'react';
import type { HandoffKindName, TeamKindName } from '@/lib/handoff/entry';
import type { Handoff } from '@/lib/handoff/handoff';
import type { RecordKey } from '@/lib/store/rows';
import { parseRecordKey } from '@/lib/store/record-key';
import type { Panel } from '../panel';
import { usePanel } from '../provider';
import {
  actionDepsAt,
  actInTeam,
  createOneAtATime,
  LONGEST_NOTE,
  runAction,
  type ActionResult,
  type BodyOf,
} from './run-action';

/** Writes into a log of the team's on a record that need not be open. */
export type ActOnRecord = <Kind extends TeamKindName>(
  at: { readonly record: RecordKey; readonly thread: string },
  kind: Kind,
  body: BodyOf<Kind>,
) => Promise<ActionResult>;

/** Returns the way to act on a record from outside of it. */
export function useActOnRecord(): ActOnRecord {
  const panel = usePanel();
  return useMemo(() => createActOnRecord(panel), [panel]);
}

/** Does a thing to a handoff on a record that need not be open. */
export type ActOnHandoff = <Kind extends HandoffKindName>(
  at: { readonly record: RecordKey; readonly handoff: Handoff },
  kind: Kind,
  body: BodyOf<Kind>,
) => Promise<ActionResult>;

/** Returns the way to act on a handoff from outside of its record. */
export function useActOnHandoff(): ActOnHandoff {
  const panel = usePanel();
  return useMemo(() => createActOnHandoff(panel), [panel]);
}

/** What the CRM's notes take is known where a record is open; delivery looks at it again. */
const ANY_NOTE = { length: LONGEST_NOTE, format: 'text' } as const;

/** Who acts on the record, and what its notes take; `undefined` where nobody knows who uses its CRM. */
function contextOf({ store }: Panel, record: RecordKey) {
  const { origin } = parseRecordKey(record);
  const user = store.getState().sites?.find((site) => site.origin === origin)?.me;
  return user && { record, me: { id: user.id, name: user.name }, note: ANY_NOTE };
}

function createActOnRecord(panel: Panel): ActOnRecord {
  const once = createOneAtATime<ActionResult>();
  const actOnRecord: ActOnRecord = async ({ record, thread }, kind, body) => {
    const context = contextOf(panel, record);
    if (!context) return { ok: false, reason: 'not-entitled' };
    const deps = actionDepsAt(panel.deps, parseRecordKey(record).origin);
    // As the log is then: it may have been answered meanwhile, in another window or by a note.
    return actInTeam(deps, context, { id: thread }, kind, body);
  };
  return (at, kind, body) => once([kind, at.thread, body], () => actOnRecord(at, kind, body));
}

function createActOnHandoff(panel: Panel): ActOnHandoff {
  const once = createOneAtATime<ActionResult>();
  const actOnHandoff: ActOnHandoff = async ({ record, handoff }, kind, body) => {
    const context = contextOf(panel, record);
    if (!context) return { ok: false, reason: 'not-entitled' };
    const deps = actionDepsAt(panel.deps, parseRecordKey(record).origin);
    return runAction(deps, context, handoff, kind, body);
  };
  return (at, kind, body) => once([kind, at.handoff.id, body], () => actOnHandoff(at, kind, body));
}
