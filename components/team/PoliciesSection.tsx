import { DEFAULT_POLICY, type Policy } from '@/lib/handoff/policy';
import { wallTimeOf } from '@/lib/handoff/wall-time';
import { agoInWords } from '@/lib/panel/age-words';
import { lengthOfTime, ownZone } from '@/lib/panel/time-words';
import { useNow } from '@/lib/panel/use-now';
import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { Section } from '../ui/Section';
import { PolicyForm } from './PolicyForm';
import { ReviewDate } from './ReviewDate';
import type { RoomView } from './room-view';

/** How fast the team wants to be, who said so, and when. */
export function PoliciesSection({ team, mayWrite }: RoomView) {
  const now = useNow();
  const set = team.policy;
  const policy = set?.policy ?? DEFAULT_POLICY;
  const { reviewAt, keepOwner } = policy;
  const words = set ? t('policy_by', set.by.name, agoInWords(set.at, now)) : t('policy_usual');
  return (
    <Section id="policies" title={t('policy_title')} status={lineOf(policy)}>
      <p className="quiet">{words}</p>
      <dl className="policy">
        <dt>{t('policy_accept')}</dt>
        <dd>{lengthOfTime(policy.acceptMinutes)}</dd>
        <dt>{t('policy_remind')}</dt>
        <dd>{t('policy_percent', `${policy.remindAtPercent}`)}</dd>
        <dt>{t('policy_firstContact')}</dt>
        <dd>{lengthOfTime(policy.firstContactMinutes)}</dd>
        <dt>{t('policy_feedback')}</dt>
        <dd>{t('policy_days', `${policy.feedbackDays}`)}</dd>
        <dt>{t('policy_owner')}</dt>
        <dd>{t(keepOwner ? 'policy_ownerStays' : 'policy_ownerChanges')}</dd>
      </dl>
      <ReviewDate
        day={reviewAt === undefined ? undefined : wallTimeOf(reviewAt, ownZone()).slice(0, 10)}
      />
      <OpenForm label={t('policy_change')} may={mayWrite} gone={t('room_notJoined')}>
        {(close) => <PolicyForm policy={policy} onDone={close} />}
      </OpenForm>
    </Section>
  );
}

function lineOf({ acceptMinutes }: Policy): string {
  return t('policy_line', lengthOfTime(acceptMinutes));
}
