import { aBrief, AT, BDM, SDR } from '@/tests/factories';
import type { Entry } from '@/lib/handoff/entry';

const ENTRIES_A_HANDOFF = 10;

/** Returns a UUIDv7 by number: the same in every run. */
export function idOf(n: number): string {
  return `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Returns `count` entries of believable histories, ten to a handoff, the handoffs' order mixed. */
export function histories(count: number): Entry[] {
  const entries: Entry[] = [];
  const handoffs = Math.ceil(count / ENTRIES_A_HANDOFF);
  for (let step = 0; step < ENTRIES_A_HANDOFF; step += 1)
    for (let handoff = 0; handoff < handoffs; handoff += 1) entries.push(entryOf(handoff, step));
  return entries.slice(0, count);
}

function entryOf(handoff: number, step: number): Entry {
  const shared = {
    v: 1,
    id: idOf(handoff * 100 + step + 1),
    handoff: idOf(0x1_0000_0000 + handoff),
    turn: step + 1,
    at: AT + step * 60_000,
  };
  const text = `Message ${step} about handoff ${handoff}: the plant manager joins from Lyon.`;
  switch (step) {
    case 0:
      return { ...shared, kind: 'handed-over', by: SDR, body: aBrief() };
    case 1:
      return {
        ...shared,
        kind: 'verbal-handover',
        by: SDR,
        body: { channel: 'call', remark: 'Talked for five minutes', voiceNote: false },
      };
    case 2:
      return { ...shared, kind: 'accepted', by: BDM, body: { remark: 'On it' } };
    default:
      return {
        ...shared,
        kind: 'message',
        by: step % 2 === 0 ? SDR : BDM,
        body: { text, question: step % 4 === 0 },
      };
  }
}
