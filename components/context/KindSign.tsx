import type { ContextKind } from '@/lib/handoff/brief/context';
import { Icon } from '../ui/icons';

interface KindSignProps {
  readonly kind: ContextKind | 'next-step';
}

/** The sign of what a line of the brief is of, in the colour of what such a line is for. */
export function KindSign({ kind }: KindSignProps) {
  return (
    <span className="kind-sign" data-kind={kind} aria-hidden="true">
      <Icon name={kind} />
    </span>
  );
}
