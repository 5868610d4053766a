import type { Handoff } from '@/lib/handoff/handoff';
import { keepRecording } from '@/lib/store/outbox/files';
import type { FileRow } from '@/lib/store/rows';
import { runAction, actionDepsAt, type ActionResult } from '../act/run-action';
import type { OpenPlace } from '../site/open-place';
import type { Panel } from '../panel';
import { signedInPerson } from '../draft/brief-inputs';

/** How a recording of this size gets to the BDM: the CRM takes it, or the user sends it. */
export function wayOfFile(
  { fileBytes }: Pick<OpenPlace, 'fileBytes'>,
  { bytes }: Pick<FileRow, 'bytes'>,
): 'waiting' | 'by-hand' {
  return fileBytes !== undefined && bytes.length <= fileBytes ? 'waiting' : 'by-hand';
}

/** Notes the verbal handover together with its recording, in one transaction. */
export async function sendVoiceNote(
  { deps, store }: Panel,
  place: OpenPlace,
  handoff: Handoff,
  file: FileRow,
): Promise<ActionResult> {
  const me = signedInPerson(place, store.getState());
  if (!me || !place.note) return { ok: false, reason: 'not-entitled' };
  const context = { record: place.key, me, note: place.note };
  const body = { channel: 'voice-note', remark: '', voiceNote: true } as const;
  // The disk may have been full while it was recorded.
  const keep = () => keepRecording(deps.db, file, undefined);
  const withFile = { id: file.id, stage: wayOfFile(place, file), keep };
  return runAction(
    actionDepsAt(deps, place.origin),
    context,
    handoff,
    'verbal-handover',
    body,
    withFile,
  );
}
