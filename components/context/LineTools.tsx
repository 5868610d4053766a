import { CONTEXT_KINDS, contextKindSchema, type ContextItem } from '@/lib/handoff/context';
import { t } from '@/lib/panel/words';
import { parseAs } from '@/lib/parse';
import { DownIcon, UpIcon } from '../ui/icons';
import { IconButton } from '../ui/IconButton';
import { Select } from '../ui/Select';
import { kindWords } from './context-words';
import { moveId, type LineActions } from './line-actions';

interface LineToolsProps {
  readonly item: ContextItem;
  readonly place: number;
  readonly count: number;
  readonly actions: LineActions;
}

/** Moves a line: to another section, up, or down. */
export function LineTools({ item, place, count, actions }: LineToolsProps) {
  const up = moveId(item.id, -1);
  const down = moveId(item.id, 1);
  return (
    <div className="line-tools">
      <Select
        label={t('line_section')}
        value={item.kind}
        options={CONTEXT_KINDS.map((kind) => ({ value: kind, text: kindWords(kind) }))}
        autoFocus
        onChange={(value) => {
          const kind = parseAs(contextKindSchema, value);
          if (kind.success) actions.moveTo(kind.data);
        }}
      />
      <IconButton
        id={up}
        label={t('line_up')}
        disabled={place === 0}
        onClick={() => actions.move(-1, place === 1 ? down : up)}
      >
        <UpIcon />
      </IconButton>
      <IconButton
        id={down}
        label={t('line_down')}
        disabled={place === count - 1}
        onClick={() => actions.move(1, place === count - 2 ? up : down)}
      >
        <DownIcon />
      </IconButton>
    </div>
  );
}
