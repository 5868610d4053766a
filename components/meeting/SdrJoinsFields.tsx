import type { Draft } from '@/lib/handoff/brief/draft';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t } from '@/lib/panel/i18n';
import { RadioGroup } from '../ui/RadioGroup';
import { TextField } from '../ui/TextField';

type Joins = NonNullable<Draft['sdrJoins']>;

interface SdrJoinsFieldsProps {
  readonly joins: Joins | undefined;
  readonly onChange: (joins: Joins) => void;
  /** What the BDM likes, in words; absent where nobody knows. */
  readonly wish?: string | undefined;
}

/** Whether the SDR sits in on the first meeting, and why. Source: the article, step 4. */
export function SdrJoinsFields({ joins, onChange, wish }: SdrJoinsFieldsProps) {
  const options = [
    { value: 'yes', text: t('joins_yes') },
    { value: 'first-five-minutes', text: t('joins_firstFive') },
    { value: 'no', text: t('joins_no') },
  ] as const;
  return (
    <>
      <RadioGroup
        label={t('joins_title')}
        options={options}
        value={joins?.choice}
        onChange={(choice) => onChange({ why: joins?.why ?? '', choice })}
      />
      {wish !== undefined && <p className="hint">{wish}</p>}
      {joins && (
        <TextField
          id={fieldId('sdrJoins')}
          label={t('joins_why')}
          value={joins.why}
          maxLength={300}
          isFact
          onChange={(why) => onChange({ ...joins, why })}
        />
      )}
    </>
  );
}
