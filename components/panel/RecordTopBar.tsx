import { mergeLead } from '@/lib/handoff/lead';
import { useCopyCommand, useDraft, useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import { TopBar } from './TopBar';

/** Names the lead, so that nobody writes on the wrong one. */
export function RecordTopBar() {
  useCopyCommand();
  const { draft } = useDraft();
  const { facts, reading, crmName } = useOpenRecord();
  const { name, company, title } = mergeLead(facts, draft.lead);
  const detail = [title?.value, company?.value].filter(Boolean).join(', ');
  const isFirst = reading === 'reading' && Object.keys(facts).length === 0;
  return (
    <TopBar
      title={name?.value ?? (isFirst ? t('record_reading', crmName) : t('record_unnamed'))}
      detail={detail || crmName}
      busy={reading === 'reading'}
    />
  );
}
