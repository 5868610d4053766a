import { useState } from 'react';
import type { Policy } from '@/lib/handoff/policy';
import { wholeNumber } from '@/lib/handoff/typed-framework';
import {
  POLICY_RANGES,
  readPolicy,
  typedPolicy,
  typedPolicySchema,
} from '@/lib/handoff/typed-policy';
import { useOpenRecord } from '@/lib/panel/hooks';
import { useTeamActions } from '@/lib/panel/team';
import { lengthOfTime, ownZone } from '@/lib/panel/time-words';
import { useKept } from '@/lib/panel/use-kept';
import { t, type MessageKey } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { TextField } from '../ui/TextField';
import { useTold } from './use-told';

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
  const [typed, setTyped, forget] = useKept(`${key}|policy`, typedPolicySchema);
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const told = useTold();
  const now = typed ?? typedPolicy(policy, zone);
  const read = readPolicy(now, zone);
  const wrong = asked && !read.ok ? read.fields : [];
  const end = () => {
    forget();
    onDone();
  };
  const save = async () => {
    setAsked(true);
    if (read.ok && (await told(write('policy', read.policy), t('policy_saved')))) end();
  };
  return (
    <Form submit={t('policy_save')} tone="plain" onSubmit={() => void save()} onCancel={end}>
      {NUMBERS.map(({ field, label, inMinutes }) => (
        <TextField
          key={field}
          label={t(label)}
          inputMode="numeric"
          value={now[field]}
          maxLength={20}
          hint={inMinutes ? inHours(now[field]) : undefined}
          error={wrong.includes(field) ? rangeWords(field) : undefined}
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

function rangeWords(field: keyof typeof POLICY_RANGES): string {
  const { least, most } = POLICY_RANGES[field];
  return t('policy_range', `${least}`, `${most}`);
}
