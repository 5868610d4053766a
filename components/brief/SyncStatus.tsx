import type { CrmErrorCode } from '@/lib/crm/error';
import { detailOf } from '@/lib/panel/site/problem-text';
import { atInText, dayAndTime } from '@/lib/panel/time/time-text';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import type { SyncState } from './sync-state';

const PROBLEM_WORDS: Record<CrmErrorCode, MessageKey> = {
  'signed-out': 'syncProblem_signedOut',
  'other-user': 'syncProblem_otherUser',
  forbidden: 'syncProblem_forbidden',
  'not-found': 'syncProblem_notFound',
  'rate-limited': 'syncProblem_rateLimited',
  'too-long': 'syncProblem_tooLong',
  'no-tab': 'syncProblem_noTab',
  'no-permission': 'syncProblem_noPermission',
  'no-token': 'syncProblem_noToken',
  'token-refused': 'syncProblem_tokenRefused',
  rejected: 'syncProblem_rejected',
  misplaced: 'syncProblem_misplaced',
  unreachable: 'syncProblem_unreachable',
  unexpected: 'syncProblem_unexpected',
};

/** The same where no time is known at which Baton tries again, or it has come. */
const SOON_WORDS: Partial<Record<CrmErrorCode, MessageKey>> = {
  'rate-limited': 'syncProblem_rateLimitedSoon',
  unreachable: 'syncProblem_unreachableSoon',
  unexpected: 'syncProblem_unexpectedSoon',
};

const ICONS: Record<SyncState['kind'], IconName> = {
  nothing: 'device',
  queued: 'waiting',
  sending: 'waiting',
  delivered: 'sent',
  stuck: 'warning',
};

interface SyncStatusProps {
  readonly state: SyncState;
  readonly crmName: string;
  /** UTC, ms. */
  readonly now: number;
  readonly onRetry: () => void;
  /** Takes what is stuck out of the queue; absent where that is not this user's to do. */
  readonly onGiveUp: (() => void) | undefined;
}

/** How far what was written here has come, and what to do where it cannot go on. */
export function SyncStatus({ state, crmName, now, onRetry, onGiveUp }: SyncStatusProps) {
  return (
    <div className="sync" data-kind={state.kind}>
      <Icon name={ICONS[state.kind]} small />
      <p role="status" aria-label={t('sync_label')}>
        {syncText(state, crmName, now)}
      </p>
      {state.kind === 'stuck' && (
        <Button size="small" onClick={onRetry}>
          {t('sync_tryNow')}
        </Button>
      )}
      {state.kind === 'stuck' && onGiveUp && (
        <Button tone="quiet" size="small" onClick={onGiveUp}>
          {t('sync_giveUp')}
        </Button>
      )}
    </div>
  );
}

function syncText(state: SyncState, crmName: string, now: number): string {
  switch (state.kind) {
    case 'nothing':
      return t('sync_nothing');
    case 'queued':
      return t('sync_queued', crmName);
    case 'sending':
      return t('sync_sending', crmName);
    case 'delivered':
      return state.at > 0
        ? t('sync_delivered', crmName, dayAndTime(state.at, undefined, now))
        : t('sync_deliveredSometime');
    case 'stuck': {
      const { problem, retryAt } = state;
      const soon = retryAt > now ? undefined : SOON_WORDS[problem.code];
      const words = soon ?? PROBLEM_WORDS[problem.code];
      return t(words, crmName, detailOf(problem), atInText(retryAt, now));
    }
  }
}
