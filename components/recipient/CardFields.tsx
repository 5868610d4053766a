import type { ProfileCard, TypedCard } from '@/lib/handoff/team/profile';
import { t } from '@/lib/panel/i18n';
import { Select } from '../ui/Select';
import { TextField } from '../ui/TextField';
import { ChannelOrder } from './ChannelOrder';
import { HoursFields } from './HoursFields';
import { JOINS_WORDS } from './joins-text';

const isJoins = (value: string): value is ProfileCard['joins'] => value in JOINS_WORDS;

interface CardFieldsProps {
  readonly card: TypedCard;
  /** The user's own country (ISO 3166), where they chose one. */
  readonly country?: string | undefined;
  readonly onChange: (card: TypedCard) => void;
}

/** All that a card says: channels, formats, hours, holidays, the first meeting, do-not-disturb. */
export function CardFields({ card, country, onChange }: CardFieldsProps) {
  const change = (part: Partial<TypedCard>) => onChange({ ...card, ...part });
  return (
    <>
      <ChannelOrder
        channels={card.channels}
        home={{ zone: card.calendar.zone, country }}
        onChange={(channels) => change({ channels })}
      />
      <div className="field-row">
        <TextField
          label={t('card_formats')}
          value={card.formats}
          maxLength={300}
          hint={t('card_formatsHint')}
          onChange={(formats) => change({ formats })}
        />
        <Select
          label={t('card_joins')}
          value={card.joins}
          options={Object.entries(JOINS_WORDS).map(([value, key]) => ({ value, text: t(key) }))}
          onChange={(joins) => isJoins(joins) && change({ joins })}
        />
      </div>
      <HoursFields calendar={card.calendar} onChange={(calendar) => change({ calendar })} />
      <label className="check">
        <input
          type="checkbox"
          checked={card.doNotDisturb}
          onChange={({ currentTarget }) => change({ doNotDisturb: currentTarget.checked })}
        />
        {t('card_doNotDisturb')}
      </label>
    </>
  );
}
