import { useState } from 'react';
import { currentFramework, nextVersion } from '@/lib/handoff/framework-choice';
import { frameworkDiff } from '@/lib/handoff/framework-diff';
import type { Team } from '@/lib/handoff/team';
import { cleanText } from '@/lib/handoff/text';
import {
  readFramework,
  type FrameworkProblem,
  type TypedFramework,
} from '@/lib/handoff/typed-framework';
import { useTeamActions } from '@/lib/panel/team';
import { usePanel } from '@/lib/panel/provider';
import { t } from '@/lib/panel/words';
import { Form } from '../ui/Form';
import { TextArea } from '../ui/TextArea';
import { TextField } from '../ui/TextField';
import { ChangeList } from './ChangeList';
import { CriteriaEditor } from './CriteriaEditor';
import { problemAt } from './framework-problem-words';
import { StartFrom } from './StartFrom';
import { useTold } from './use-told';

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
  const { newId } = usePanel().parts;
  const [asked, setAsked] = useState(false);
  const { write } = useTeamActions();
  const told = useTold();
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
    if (await told(write('framework', body), t('framework_published', version))) onDone();
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
