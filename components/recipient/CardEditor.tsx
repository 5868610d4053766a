import type { ProfileCard } from '@/lib/handoff/profile';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { ChannelOrder } from './ChannelOrder';
import { HoursFields } from './HoursFields';

interface CardEditorProps {
  readonly name: string;
  readonly card: ProfileCard;
  readonly onChange: (card: ProfileCard) => void;
  readonly onSave: () => void;
  readonly onCancel: () => void;
}

const JOINS = {
  yes: 'card_joinsYes',
  'first-five-minutes': 'card_joinsFive',
  no: 'card_joinsNo',
  ask: 'card_joinsAsk',
} as const;
const isJoins = (value: string): value is ProfileCard['joins'] => value in JOINS;

/** Changes a person's card on this device. */
export function CardEditor({ name, card, onChange, onSave, onCancel }: CardEditorProps) {
  const change = (part: Partial<ProfileCard>) => onChange({ ...card, ...part });
  return (
    <form
      className="card-editor"
      aria-label={t('card_of', name)}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <ChannelOrder channels={card.channels} onChange={(channels) => change({ channels })} />
      <TextField
        label={t('card_formats')}
        value={card.formats}
        maxLength={300}
        hint={t('card_formatsHint')}
        onChange={(formats) => change({ formats })}
      />
      <HoursFields calendar={card.calendar} onChange={(calendar) => change({ calendar })} />
      <Select
        label={t('card_joins')}
        value={card.joins}
        options={Object.entries(JOINS).map(([value, key]) => ({ value, text: t(key) }))}
        onChange={(joins) => isJoins(joins) && change({ joins })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={card.doNotDisturb}
          onChange={({ currentTarget }) => change({ doNotDisturb: currentTarget.checked })}
        />
        {t('card_doNotDisturb')}
      </label>
      <p className="hint">{t('card_onThisDevice')}</p>
      <div className="buttons">
        <Button type="submit" tone="primary">
          {t('card_save')}
        </Button>
        <Button onClick={onCancel}>{t('button_cancel')}</Button>
      </div>
    </form>
  );
}
