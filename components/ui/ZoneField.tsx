import { useMemo } from 'react';
import { isZone, zones } from '@/lib/handoff/wall-time';
import { t } from '@/lib/panel/words';
import { ComboField } from './ComboField';

const MOST_SHOWN = 50;

interface ZoneFieldProps {
  readonly label: string;
  readonly zone: string;
  readonly onChange: (zone: string) => void;
  readonly error?: string | undefined;
  readonly id?: string | undefined;
}

/** A time zone, found by typing part of its name. */
export function ZoneField({ label, zone, onChange, error, id }: ZoneFieldProps) {
  const all = useMemo(() => zones(), []);
  const search = (typed: string) => {
    const wanted = typed.trim().replaceAll(' ', '_');
    const found = all.filter((name) => name.toLowerCase().includes(wanted.toLowerCase()));
    return found.length > 0 ? found.slice(0, MOST_SHOWN) : otherNames(wanted);
  };
  return (
    <ComboField
      label={label}
      search={search}
      keyOf={(name) => name}
      textOf={(name) => name.replaceAll('_', ' ')}
      selected={zone || undefined}
      onSelect={(name) => name !== undefined && onChange(name)}
      noMatch={t('zone_noMatch')}
      {...(error === undefined ? {} : { error })}
      {...(id === undefined ? {} : { id })}
    />
  );
}

const REGIONS = [
  'Africa',
  'America',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
];

/** Browsers list one name of each zone, and know more: Kolkata is listed as Calcutta. */
function otherNames(wanted: string): string[] {
  if (wanted === '') return [];
  const city = wanted.toLowerCase().replace(/(?:^|_)\p{L}/gu, (start) => start.toUpperCase());
  return [wanted, ...REGIONS.map((region) => `${region}/${city}`)].filter(isZone);
}
