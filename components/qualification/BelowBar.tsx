import { meetsBar } from '@/lib/handoff/qualification';
import { useDraft, useFramework } from '@/lib/panel/hooks';
import { fieldId } from '@/lib/panel/section-of';
import { t } from '@/lib/panel/words';
import { TextArea } from '../ui/TextArea';

const REASON_LENGTH = 500;

/** Below the bar a lead can be handed over all the same, with the reason. */
export function BelowBar() {
  const { draft, change } = useDraft();
  const framework = useFramework();
  if (meetsBar(framework, draft.scores)) return null;
  return (
    <TextArea
      id={fieldId('belowBarReason')}
      label={t('belowBar_label')}
      hint={t('belowBar_hint')}
      rows={1}
      value={draft.belowBarReason}
      maxLength={REASON_LENGTH}
      onChange={(belowBarReason) => change((now) => ({ ...now, belowBarReason }))}
    />
  );
}
