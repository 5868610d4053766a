import { useState } from 'react';
import { wholeNumber } from '@/lib/handoff/qualification/typed-framework';
import { DEFAULT_POLICY, type Policy } from '@/lib/handoff/team/policy';
import {
  POLICY_RANGES,
  readPolicy,
  typedPolicy,
  typedPolicySchema,
} from '@/lib/handoff/team/typed-policy';
import { wallTimeOf } from '@/lib/handoff/time/wall-time';
import { usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { type MessageKey, t } from '@/lib/panel/i18n';
import { useTeamActions } from '@/lib/panel/team/team';
import { agoInText } from '@/lib/panel/time/age-text';
import { lengthOfTime, ownZone } from '@/lib/panel/time/time-text';
import { useNow } from '@/lib/panel/time/use-now';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';
import { ReviewDate } from './ReviewDate';
import type { RoomView } from './room-view';
import { useReportResult } from './use-report-result';

/** How fast the team wants to be, who said so, and when. */
export function PoliciesTab({ team, mayWrite }: RoomView) {
  const now = useNow();
  const set = team.policy;
  const policy = set?.policy ?? DEFAULT_POLICY;
  const { reviewAt, keepOwner } = policy;
  const words = set ? t('policy_by', set.by.name, agoInText(set.at, now)) : t('policy_usual');
  return (
    <div className="tab-part">
      <ExpandableForm
        label={t('policy_change')}
        size="small"
        icon="edit"
        may={mayWrite}
        gone={t('room_notJoined')}
        reading={(button) => (
          <>
            <div className="part-head">
              <p className="hint">{words}</p>
              {button}
            </div>
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
              day={
                reviewAt === undefined ? undefined : wallTimeOf(reviewAt, ownZone()).slice(0, 10)
              }
            />
          </>
        )}
      >
        {(close) => <PolicyForm policy={policy} onDone={close} />}
      </ExpandableForm>
    </div>
  );
}

interface PolicyFormProps {
  readonly policy: Policy;
  readonly onDone: () => void;
}

const NUMBERS = [
  { field: 'acceptMinutes', label: 'policy_acceptLabel', inMinutes: true },
  { field: 'remindAtPercent', label: 'policy_remindLabel', inMinutes: false },
  { field: 'firstContactMinutes', label: 'policy_firstContactLabel', inMinutes: true },
  { field: 'feedbackDays', label: 'policy_feedbackLabel', inMinutes: false },
] as const satisfies readonly { field: string; label: MessageKey; inMinutes: boolean }[];

/** Changes the team's policies; they hold for everybody in the room once they are saved. */
export function PolicyForm({ policy, onDone }: PolicyFormProps) {
  const { key } = useOpenRecord();
  const zone = ownZone();
  const [typed, setTyped, forget] = usePersistedState(`${key}|policy`, typedPolicySchema);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const report = useReportResult();
  const now = typed ?? typedPolicy(policy, zone);
  const read = readPolicy(now, zone);
  const wrong = asked && !read.ok ? read.fields : [];
  const end = () => {
    forget();
    onDone();
  };
  const save = async () => {
    setAsked(true);
    if (read.ok && (await report(write('policy', read.policy), t('policy_saved')))) end();
  };
  return (
    <Form
      label={t('policy_title')}
      submit={t('policy_save')}
      onSubmit={() => void save()}
      onCancel={end}
    >
      <div className="field-row">
        {NUMBERS.map(({ field, label, inMinutes }, index) => (
          <TextField
            key={field}
            label={t(label)}
            inputMode="numeric"
            autoFocus={index === 0}
            value={now[field]}
            maxLength={20}
            hint={inMinutes ? inHours(now[field]) : undefined}
            error={wrong.includes(field) ? rangeText(field) : undefined}
            onChange={(next) => setTyped({ ...now, [field]: next })}
          />
        ))}
        <TextField
          label={t('review_label')}
          type="date"
          value={now.reviewOn}
          error={wrong.includes('reviewOn') ? t('hours_noDate') : undefined}
          onChange={(reviewOn) => setTyped({ ...now, reviewOn })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={now.keepOwner ?? false}
          onChange={({ currentTarget }) => setTyped({ ...now, keepOwner: currentTarget.checked })}
        />
        {t('policy_keepOwnerLabel')}
      </label>
      <p className="hint">{t('policy_keepOwnerHint')}</p>
    </Form>
  );
}

/** Working minutes as people count them. */
function inHours(typed: string): string | undefined {
  const minutes = wholeNumber(typed);
  return minutes === undefined ? undefined : lengthOfTime(minutes);
}

function rangeText(field: keyof typeof POLICY_RANGES): string {
  const { least, most } = POLICY_RANGES[field];
  return t('policy_range', `${least}`, `${most}`);
}
