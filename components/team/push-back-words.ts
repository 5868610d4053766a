import type { Pulse } from '@/lib/handoff/team';
import type { MessageKey } from '@/lib/panel/words';

export const PUSH_BACK_WORDS: Record<Pulse['pushBack'], MessageKey> = {
  yes: 'pulse_yes',
  no: 'pulse_no',
  unsure: 'pulse_unsure',
};
