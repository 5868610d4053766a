import type { Person } from '@/lib/handoff/person';
import { cleanText } from '@/lib/handoff/text';
import { useOpenRecord } from '@/lib/panel/hooks';
import { hasLeft, useColleagues, useCrmPeople } from '@/lib/panel/team/people';
import { t } from '@/lib/panel/i18n';
import { findPeople, isWholeName } from '../recipient/find-people';
import { ComboField } from '../ui/ComboField';

interface ColleagueFieldProps {
  readonly label: string;
  readonly person: Person | undefined;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly onChange: (person: Person | undefined) => void;
}

/** One of the people whom the CRM or the team knows; only they can answer in Baton. */
export function ColleagueField({ label, person, error, hint, onChange }: ColleagueFieldProps) {
  const colleagues = useColleagues();
  const crm = useCrmPeople();
  const { crmName } = useOpenRecord();
  const note = hintFor();
  return (
    <ComboField
      label={label}
      placeholder={t('handTo_placeholder')}
      search={(typed) => findPeople(colleagues, typed)}
      isWhole={isWholeName}
      keyOf={({ id }) => id}
      textOf={({ name }) => name}
      selected={person}
      onSelect={(chosen) => onChange(chosen && { id: chosen.id, name: cleanText(chosen.name) })}
      noMatch={t('colleague_noMatch', crmName)}
      {...(error === undefined ? {} : { error })}
      {...(note === undefined ? {} : { hint: note })}
    />
  );

  function hintFor(): string | undefined {
    if (person && hasLeft(crm, person)) return t('people_left', person.name, crmName);
    if (colleagues.length === 0) return t('colleague_none', crmName);
    return hint;
  }
}
