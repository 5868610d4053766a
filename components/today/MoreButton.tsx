import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import type { Peek } from './DayRow';

/** Opens and folds what is to be seen of a row. */
export function MoreButton({ label, peek }: { readonly label: string; readonly peek: Peek }) {
  return (
    <IconButton
      label={label}
      small
      aria-expanded={peek.isOpen}
      aria-controls={peek.id}
      onClick={peek.toggle}
    >
      <Icon name="chevron" small />
    </IconButton>
  );
}
