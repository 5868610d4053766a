import { useState } from 'react';
import { currentFramework, nextVersion } from '@/lib/handoff/qualification/framework-choice';
import { frameworkDiff } from '@/lib/handoff/qualification/framework-diff';
import { FRAMEWORKS } from '@/lib/handoff/qualification/frameworks';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import {
  type FrameworkProblem,
  readFramework,
  typedFramework,
  type TypedFramework,
} from '@/lib/handoff/qualification/typed-framework';
import type { Team } from '@/lib/handoff/team/team';
import { cleanText } from '@/lib/handoff/text';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { usePanel } from '@/lib/panel/provider';
import { useTeamActions } from '@/lib/panel/team/team';
import { Form } from '../ui/Form';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { ChangeList } from './ChangeList';
import { CriteriaEditor } from './CriteriaEditor';
import { problemAt } from './framework-text';
import { useReportResult } from './use-report-result';

export const FRAMEWORK_NAME_ID = 'framework-name';

interface FrameworkEditorProps {
  readonly team: Team;
  readonly typed: TypedFramework;
  readonly onType: (typed: TypedFramework) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const NO_PROBLEMS: readonly FrameworkProblem[] = [];

/** Writes the next version of the framework; nobody goes by it before it is published. */
export function FrameworkEditor({ team, typed, onType, onDone, onCancel }: FrameworkEditorProps) {
  const { newId } = usePanel().deps;
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const report = useReportResult();
  const change = (part: Partial<TypedFramework>) => onType({ ...typed, ...part });
  const read = readFramework(typed);
  const problems = asked && !read.ok ? read.problems : NO_PROBLEMS;
  const next = nextVersion(team.frameworks, newId());
  const current = currentFramework(team.frameworks);
  const publish = async () => {
    setAsked(true);
    if (!read.ok) return;
    const body = {
      framework: { ...next, ...read.framework },
      changes: cleanText(typed.changes),
      ...(typed.reviewOn && { reviewOn: typed.reviewOn }),
    };
    const version = `${next.version}`;
    if (await report(write('framework', body), t('framework_published', version))) onDone();
  };
  return (
    <Form
      label={t('framework_editor', `${next.version}`)}
      submit={t('framework_publish', `${next.version}`)}
      tone="plain"
      onSubmit={() => void publish()}
      onCancel={onCancel}
    >
      <StartFrom current={current} typed={typed} onType={onType} />
      <TextField
        id={FRAMEWORK_NAME_ID}
        label={t('framework_name')}
        value={typed.name}
        maxLength={80}
        error={problemAt(problems, 'name')}
        onChange={(name) => change({ name })}
      />
      <CriteriaEditor typed={typed} problems={problems} onType={onType} />
      <div className="field-row">
        <TextField
          label={t('framework_threshold')}
          inputMode="numeric"
          value={typed.threshold}
          maxLength={20}
          error={problemAt(problems, 'threshold')}
          onChange={(threshold) => change({ threshold })}
        />
        <TextField
          label={t('review_label')}
          type="date"
          value={typed.reviewOn}
          error={problemAt(problems, 'reviewOn')}
          onChange={(reviewOn) => change({ reviewOn })}
        />
      </div>
      <TextArea
        label={t('framework_changes')}
        rows={2}
        value={typed.changes}
        maxLength={1000}
        onChange={(changes) => change({ changes })}
      />
      {current && read.ok && <ChangeList changes={frameworkDiff(current, read.framework)} />}
    </Form>
  );
}

interface StartFromProps {
  readonly current: Framework | undefined;
  readonly typed: TypedFramework;
  readonly onType: (typed: TypedFramework) => void;
}

const CURRENT = 'current';

/** Begins anew from the current version or from one that ships; what was typed comes back by undo. */
function StartFrom({ current, typed, onType }: StartFromProps) {
  const { showToast } = usePanelActions();
  const choose = (value: string) => {
    const chosen = value === CURRENT ? current : FRAMEWORKS.find(({ id }) => id === value);
    if (!chosen) return;
    const { changes, reviewOn } = typed;
    onType({ ...typedFramework(chosen, reviewOn), changes });
    showToast(t('framework_startedFrom', chosen.name), () => onType(typed));
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
