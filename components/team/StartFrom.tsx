import { FRAMEWORKS } from '@/lib/handoff/frameworks/index';
import type { Framework } from '@/lib/handoff/qualification';
import { typedFramework, type TypedFramework } from '@/lib/handoff/typed-framework';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { t } from '@/lib/panel/words';
import { Select } from '../ui/Select';

interface StartFromProps {
  readonly current: Framework | undefined;
  readonly typed: TypedFramework;
  readonly onType: (typed: TypedFramework) => void;
}

const CURRENT = 'current';

/** Begins anew from the current version or from one that ships; what was typed comes back by undo. */
export function StartFrom({ current, typed, onType }: StartFromProps) {
  const { notify } = usePanelActions();
  const choose = (value: string) => {
    const chosen = value === CURRENT ? current : FRAMEWORKS.find(({ id }) => id === value);
    if (!chosen) return;
    const { changes, reviewOn } = typed;
    onType({ ...typedFramework(chosen, reviewOn), changes });
    notify(t('framework_startedFrom', chosen.name), () => onType(typed));
  };
  return (
    <Select
      label={t('framework_startFrom')}
      value=""
      options={[
        { value: '', text: t('framework_asTyped') },
        ...(current ? [{ value: CURRENT, text: t('framework_current') }] : []),
        ...FRAMEWORKS.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      onChange={choose}
    />
  );
}
