import { useMemo } from 'react';
import type { TeamKindName } from '@/lib/handoff/entry';
import type { RecordKey } from '@/lib/store/rows';
import { parseRecordKey } from '@/lib/store/record-key';
import type { Panel } from '../panel';
import { usePanel } from '../provider';
import {
  actionDepsAt,
  actInTeam,
  createOneAtATime,
  LONGEST_NOTE,
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

/** What the CRM's notes take is known where a record is open; delivery looks at it again. */
const ANY_NOTE = { length: LONGEST_NOTE, format: 'text' } as const;

function createActOnRecord({ deps, store }: Panel): ActOnRecord {
  const once = createOneAtATime<ActionResult>();
  const actOnRecord: ActOnRecord = async ({ record, thread }, kind, body) => {
    const { origin } = parseRecordKey(record);
    const user = store.getState().sites?.find((site) => site.origin === origin)?.me;
    if (!user) return { ok: false, reason: 'not-entitled' };
    const me = { id: user.id, name: user.name };
    const context = { record, me, note: ANY_NOTE };
    // As the log is then: it may have been answered meanwhile, in another window or by a note.
    return actInTeam(actionDepsAt(deps, origin), context, { id: thread }, kind, body);
  };
  return (at, kind, body) => once([kind, at.thread, body], () => actOnRecord(at, kind, body));
}
