import { useMemo } from 'react';
import { zones } from '@/lib/handoff/time/wall-time';
import { zoneText } from '@/lib/panel/time/time-text';
import { laterPart, useLoaded } from '@/lib/panel/use-loaded';
import type { FoundZone } from '@/lib/panel/time/zone-search';
import { useNow } from '@/lib/panel/time/use-now';
import { t } from '@/lib/panel/i18n';
import { ComboField } from './ComboField';

const MOST_SHOWN = 50;

interface ZoneFieldProps {
  readonly label: string;
  readonly zone: string;
  readonly onChange: (zone: string) => void;
  readonly error?: string | undefined;
  readonly id?: string | undefined;
}

const searchPart = laterPart(() => import('@/lib/panel/time/zone-search'));

/** A time zone, found by a city, a country, its names or its hours from UTC. */
export function ZoneField({ label, zone, onChange, error, id }: ZoneFieldProps) {
  const now = useNow();
  const loaded = useLoaded(searchPart);
  const search = useMemo(() => loaded?.createZoneSearch(zones()), [loaded]);
  return (
    <ComboField
      label={label}
      search={(typed) => (search?.find(typed, now) ?? byName(typed)).slice(0, MOST_SHOWN)}
      isWhole={(found, typed) => search?.isMeant(found, typed) ?? textOf(found) === typed}
      keyOf={(found) => found.zone}
      textOf={textOf}
      detailOf={({ zone: one, place }) => [place, zoneText(one, now)].filter(Boolean).join(' · ')}
      selected={zone ? { zone } : undefined}
      onSelect={(found) => found !== undefined && onChange(found.zone)}
      noMatch={t(search ? 'zone_noMatch' : 'zone_loading')}
      {...(error === undefined ? {} : { error })}
      {...(id === undefined ? {} : { id })}
    />
  );
}

const textOf = ({ zone }: FoundZone) => zone.replaceAll('_', ' ');

/** What can be found before it is known what else people call zones. */
function byName(typed: string): FoundZone[] {
  const wanted = typed.trim().toLowerCase();
  return zones()
    .map((zone) => ({ zone }))
    .filter((found) => textOf(found).toLowerCase().includes(wanted));
}
