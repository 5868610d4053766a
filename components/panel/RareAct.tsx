import type { KeyboardEvent } from 'react';
import { useHandoffs, useOpenRecord, usePage } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { laterPart, useLoaded } from '@/lib/panel/use-loaded';
import { PasteField } from '../brief/PasteNote';
import { isComposing } from '../ui/composing';
import { IconButton } from '../ui/IconButton';
import { Icon, type IconName } from '../ui/icons';

export type RareActName = 'paste' | 'ask' | 'room';

interface RareActItem {
  readonly act: RareActName;
  readonly label: string;
  readonly icon: IconName;
}

/** What is rarely done on the open record and can be done now, for the menu behind “…”. */
export function useRareActs(): readonly RareActItem[] {
  const { me, note } = useOpenRecord();
  const page = usePage();
  const [handoff] = useHandoffs();
  const paste = { act: 'paste', label: t('paste_title'), icon: 'paste' } as const;
  if (!note || !me) return [paste];
  const room = { act: 'room', label: t('room_make'), icon: 'stakeholder' } as const;
  // An SDR has nobody to ask on their own lead.
  if (page === 'draft' || handoff?.sdr?.id === me.id) return [paste, room];
  return [{ act: 'ask', label: t('ask_open'), icon: 'question' }, paste, room];
}

const forms = laterPart(async () => {
  const [asks, team] = await Promise.all([import('../asks/AskForm'), import('../team/RecordEnd')]);
  return { AskForm: asks.AskForm, MakeRoom: team.MakeRoom };
});

interface RareActProps {
  readonly act: RareActName;
  readonly onClose: () => void;
}

/** The form of a rare act, below the bar that it came from. Escape closes it. */
export function RareAct({ act, onClose }: RareActProps) {
  const label = useRareActs().find((one) => one.act === act)?.label;
  const onKeyDown = (event: KeyboardEvent) => {
    // It hands the lead over from anywhere else; here it would be meant for this form.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.stopPropagation();
    // A list that is open within the form has the key for itself.
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section className="rare-act" aria-label={label} onKeyDown={onKeyDown}>
      <div className="rare-act-head">
        <h2>{label}</h2>
        <IconButton small label={t('button_dismiss')} onClick={onClose}>
          <Icon name="close" small />
        </IconButton>
      </div>
      {act === 'paste' ? <PasteField autoFocus /> : <RecordForm {...{ act, onClose }} />}
    </section>
  );
}

function RecordForm({ act, onClose }: RareActProps) {
  const { key, me } = useOpenRecord();
  const [handoff] = useHandoffs();
  const loaded = useLoaded(forms);
  if (!loaded) return null;
  const sdr = handoff?.sdr?.id === me?.id ? undefined : handoff?.sdr;
  return act === 'ask' ? (
    <loaded.AskForm name={`${key}|ask`} label={t('ask_open')} suggested={sdr} onDone={onClose} />
  ) : (
    <loaded.MakeRoom onDone={onClose} />
  );
}
