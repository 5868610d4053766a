import type { Handoff } from '@/lib/handoff/handoff';
import { keepRecording } from '@/lib/store/files';
import type { FileRow } from '@/lib/store/rows';
import { act, actingAt, type Acted } from './acting';
import type { OpenPlace } from './open-place';
import type { Panel } from './panel';
import { meAt } from './scene';

/** How a recording of this size gets to the BDM: the CRM takes it, or the user sends it. */
export function wayOfFile(
  { fileBytes }: Pick<OpenPlace, 'fileBytes'>,
  { bytes }: Pick<FileRow, 'bytes'>,
): 'waiting' | 'by-hand' {
  return fileBytes !== undefined && bytes.length <= fileBytes ? 'waiting' : 'by-hand';
}

/** Notes the verbal handover together with its recording, in one transaction. */
export async function sendVoiceNote(
  { parts, store }: Panel,
  place: OpenPlace,
  handoff: Handoff,
  file: FileRow,
): Promise<Acted> {
  const me = meAt(place, store.getState());
  if (!me || !place.note) return { ok: false, reason: 'not-entitled' };
  const scene = { record: place.key, me, note: place.note };
  const body = { channel: 'voice-note', remark: '', voiceNote: true } as const;
  // The disk may have been full while it was recorded.
  const keep = () => keepRecording(parts.db, file, undefined);
  const withFile = { id: file.id, stage: wayOfFile(place, file), keep };
  return act(actingAt(parts, place.origin), scene, handoff, 'verbal-handover', body, withFile);
}
