import type { TeamRole } from '@/lib/handoff/entries/team/profile';
import type { MessageKey } from '@/lib/panel/words';

export const ROLE_WORDS: Record<TeamRole, MessageKey> = {
  sdr: 'role_sdr',
  bdm: 'role_bdm',
  manager: 'role_manager',
};
