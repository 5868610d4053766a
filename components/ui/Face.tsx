import { initialsOf, toneOf } from '@/lib/handoff/face';
import { Icon, type IconName } from './icons';

interface FaceProps {
  /** Decides the colour, so that somebody looks the same everywhere. */
  readonly id: string;
  readonly name: string;
  /** Prospects are squares, colleagues circles: one sees which side somebody is on. */
  readonly of?: 'colleague' | 'lead';
  /** In px at the usual size of letters. */
  readonly size?: 20 | 24 | 28 | 32 | 40;
  /** What it is about, as a small sign at the corner. */
  readonly badge?: IconName | undefined;
}

/** A person's initials in their colour. It is decoration: the name stands beside it. */
export function Face({ id, name, of = 'colleague', size = 28, badge }: FaceProps) {
  return (
    <span
      className="face"
      dir="auto"
      data-of={of}
      data-size={size}
      data-tone={toneOf(id)}
      aria-hidden="true"
    >
      {initialsOf(name)}
      {badge && (
        <span className="face-badge">
          <Icon name={badge} small />
        </span>
      )}
    </span>
  );
}
