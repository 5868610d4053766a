import type { TeamRole } from '@/lib/handoff/choices';
import type { Pulse } from '@/lib/handoff/team/team-state';
import type { MessageKey } from '@/lib/panel/i18n';

export const ROLE_WORDS: Record<TeamRole, MessageKey> = {
  sdr: 'role_sdr',
  bdm: 'role_bdm',
  manager: 'role_manager',
};

export const PUSH_BACK_WORDS: Record<Pulse['pushBack'], MessageKey> = {
  yes: 'pulse_yes',
  no: 'pulse_no',
  unsure: 'pulse_unsure',
};
