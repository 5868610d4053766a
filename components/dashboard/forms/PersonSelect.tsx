import type { Person } from '@/lib/handoff/person';
import { Select } from '../../ui/Select';

interface PersonSelectProps {
  readonly label: string;
  readonly people: readonly Person[];
  /** A person's id; '' for none. */
  readonly value: string;
  /** What stands there while nobody is chosen. */
  readonly none: string;
  readonly onChange: (id: string) => void;
}

/** One of the people of the team, or none. */
export function PersonSelect({ label, people, value, none, onChange }: PersonSelectProps) {
  return (
    <Select
      label={label}
      value={value}
      options={[
        { value: '', text: none },
        ...people.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      onChange={onChange}
    />
  );
}
