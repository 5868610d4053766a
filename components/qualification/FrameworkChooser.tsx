import { useState } from 'react';
import { FRAMEWORKS } from '@/lib/handoff/frameworks/index';
import { useDraft, useFramework } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/words';
import { Select } from '../ui/Select';

/** Names the framework; another can be chosen for this record. Marks already given are kept. */
export function FrameworkChooser() {
  const { change } = useDraft();
  const framework = useFramework();
  const [choosing, setChoosing] = useState(false);
  if (!choosing) {
    return (
      <p className="hint">
        {framework.name}{' '}
        <button type="button" className="link" onClick={() => setChoosing(true)}>
          {t('framework_change')}
        </button>
      </p>
    );
  }
  return (
    <Select
      label={t('framework_forThis')}
      value={framework.id}
      options={FRAMEWORKS.map(({ id, name }) => ({ value: id, text: name }))}
      autoFocus
      onChange={(frameworkId) => change((now) => ({ ...now, frameworkId }))}
    />
  );
}
