import type { Person } from '@/lib/handoff/person';
import { cleanText } from '@/lib/handoff/text';
import { isTypedPerson, typedPerson } from '@/lib/handoff/typed-person';
import type { LoadState } from '@/lib/panel/store';
import { fieldId } from '@/lib/panel/draft/section-of';
import { t } from '@/lib/panel/i18n';
import { Button } from '../ui/Button';
import { ComboField } from '../ui/ComboField';
import { findPeople, isWholeName } from './find-people';

interface Candidate extends Person {
  readonly email?: string | undefined;
}

interface RecipientPickerProps {
  readonly people: readonly Candidate[];
  /** How the reading of the CRM's users goes. */
  readonly reading: LoadState;
  readonly crmName: string;
  readonly recipient: Person | undefined;
  readonly onChoose: (person: Person | undefined) => void;
  readonly refresh: () => void;
}

/** Chooses one of the CRM's users; where the CRM shows none, a name typed by hand will do. */
export function RecipientPicker(props: RecipientPickerProps) {
  const { people, reading, recipient, onChoose } = props;
  const typedItem = (typed: string): Candidate | undefined => {
    const name = cleanText(typed);
    const isKnown = people.some((person) => isWholeName(person, name));
    return name === '' || isKnown || reading === 'reading' ? undefined : typedPerson(name);
  };
  const hint = hintFor(props);
  return (
    <>
      <ComboField<Candidate>
        id={fieldId('recipient')}
        label={t('handTo_title')}
        placeholder={t('handTo_placeholder')}
        search={(typed) => findPeople(people, typed)}
        isWhole={isWholeName}
        typedItem={typedItem}
        keyOf={({ id }) => id}
        textOf={({ name }) => name}
        detailOf={(person) => (isTypedPerson(person) ? t('handTo_typed') : person.email)}
        selected={recipient}
        onSelect={(person) => onChoose(person && { id: person.id, name: person.name })}
        noMatch={t('handTo_noMatch')}
        {...(hint === undefined ? {} : { hint })}
      />
      {typeof reading === 'object' && (
        <Button tone="quiet" onClick={props.refresh}>
          {t('handTo_refresh')}
        </Button>
      )}
    </>
  );
}

function hintFor({ people, reading, crmName, recipient }: RecipientPickerProps) {
  if (recipient && isTypedPerson(recipient)) return t('handTo_typedHint', recipient.name);
  if (reading === 'reading') return people.length > 0 ? undefined : t('handTo_loading', crmName);
  if (typeof reading === 'object') {
    return reading.code === 'forbidden'
      ? t('handTo_refused', crmName)
      : t('handTo_unreachable', crmName);
  }
  return people.length > 0 ? undefined : t('handTo_none', crmName);
}
