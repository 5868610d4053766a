import type { ContextKind } from '@/lib/handoff/brief/context';
import { Icon } from '../ui/icons';
import { groupOf } from './context-text';

/** The sign of a kind of context, in the colour of what such a line is for. */
export function KindSign({ kind }: { readonly kind: ContextKind }) {
  return (
    <span className="kind-sign" data-group={groupOf(kind)} aria-hidden="true">
      <Icon name={kind} />
    </span>
  );
}
