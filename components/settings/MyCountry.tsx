import { useSettings } from '@/lib/panel/hooks';
import { countryOf, useReaching } from '@/lib/panel/use-reaching';
import { t } from '@/lib/panel/words';
import { Select } from '../ui/Select';

/** Where telephone numbers are dialled that are written without their country's code. */
export function MyCountry() {
  const { settings, save } = useSettings();
  const reaching = useReaching();
  const { country } = settings;
  const codes = reaching?.phoneCountries() ?? (country ? [country] : []);
  const guessed = reaching && countryOf(reaching, {});
  const options = codes
    .map((value) => ({ value, text: countryName(value) }))
    .sort((one, other) => one.text.localeCompare(other.text));
  return (
    <Select
      label={t('settings_myCountry')}
      hint={t('settings_myCountryHint')}
      value={country}
      options={[
        {
          value: '',
          text: guessed
            ? t('settings_countryGuessed', countryName(guessed))
            : t('settings_countryOfZone'),
        },
        ...options,
      ]}
      onChange={(chosen) => void save({ country: chosen })}
    />
  );
}

function countryName(code: string): string {
  return new Intl.DisplayNames(undefined, { type: 'region' }).of(code) ?? code;
}
