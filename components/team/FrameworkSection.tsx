import { useState } from 'react';
import type { PublishedFramework } from '@/lib/handoff/team/team-state';
import { isKnown } from '@/lib/handoff/entry';
import { currentFramework } from '@/lib/handoff/qualification/framework-choice';
import { frameworkDiff } from '@/lib/handoff/qualification/framework-diff';
import { FRAMEWORKS } from '@/lib/handoff/qualification/frameworks';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import {
  typedFramework,
  type TypedFramework,
  typedFrameworkSchema,
} from '@/lib/handoff/qualification/typed-framework';
import { agreementsTo, membersOf } from '@/lib/handoff/team/team-members';
import { usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { agoInText } from '@/lib/panel/time/age-text';
import { useNow } from '@/lib/panel/time/use-now';
import { Button } from '../ui/Button';
import { Section } from '../ui/Section';
import { Agreements } from './Agreements';
import { ChangeList } from './ChangeList';
import { DUTY_CHOICES, SCALE_CHOICES } from './framework-text';
import { FRAMEWORK_NAME_ID, FrameworkEditor } from './FrameworkEditor';
import { ReviewDate } from './ReviewDate';
import type { RoomView } from './room-view';

/** The agreed definition of *qualified*: its version, who agrees, and the next one being written. */
export function FrameworkSection(view: RoomView) {
  const { team, mayWrite } = view;
  const { key } = useOpenRecord();
  const { focus, showToast } = usePanelActions();
  const [typed, setTyped, forget] = usePersistedState(`${key}|framework`, typedFrameworkSchema);
  const [closed, setClosed] = useState(false);
  const current = team.frameworks.at(-1);
  const begin = (with_: TypedFramework) => {
    setTyped(with_);
    focus(FRAMEWORK_NAME_ID);
  };
  const end = () => {
    forget();
    setClosed(true);
  };
  const giveUp = () => {
    end();
    showToast(t('framework_givenUp'), () => typed && begin(typed));
  };
  const first = current?.framework ?? FRAMEWORKS[0];
  return (
    <Section
      id="team-framework"
      title={t('framework_title')}
      summary={statusOf(view)}
      mark={!current || (mayWrite && !agrees(view, current.framework)) ? 'stop' : 'done'}
      isNeeded
    >
      {current ? (
        <>
          <FrameworkVersion published={current} before={team.frameworks.at(-2)?.framework} />
          <Agreements {...view} framework={current.framework} />
        </>
      ) : (
        <p className="hint">{t('framework_noneYet')}</p>
      )}
      <LostVersion {...view} onTakeUp={begin} />
      {mayWrite && !typed && first && (
        <Button autoFocus={closed} onClick={() => begin(typedFramework(first))}>
          {current ? t('framework_writeNext') : t('framework_writeFirst')}
        </Button>
      )}
      {mayWrite && typed && (
        <FrameworkEditor
          team={team}
          typed={typed}
          onType={setTyped}
          onDone={end}
          onCancel={giveUp}
        />
      )}
    </Section>
  );
}

/** Whether whoever looks agrees to this version. */
function agrees({ team, me }: RoomView, framework: Framework): boolean {
  return agreementsTo(team, framework).some(({ by }) => by.id === me?.id);
}

/** "3 of 5 agree". */
function statusOf({ team }: RoomView): string {
  const current = currentFramework(team.frameworks);
  if (!current) return t('framework_none');
  const agreed = agreementsTo(team, current).length;
  return t('agreement_count', `${agreed}`, `${membersOf(team).length}`);
}

interface FrameworkVersionProps {
  readonly published: PublishedFramework;
  /** The version before; absent for the first. */
  readonly before: Framework | undefined;
}

/** A published version: by whom, what it asks, and what it says otherwise than the one before. */
function FrameworkVersion({ published, before }: FrameworkVersionProps) {
  const { framework, by, at, changes, reviewOn } = published;
  const ago = agoInText(at, useNow());
  const count = `${framework.criteria.length}`;
  return (
    <div className="framework-version">
      <p>
        <strong>{t('framework_version', framework.name, `${framework.version}`)}</strong>
      </p>
      <p className="quiet">{t('framework_by', by.name, ago)}</p>
      {changes && <blockquote dir="auto">{changes}</blockquote>}
      <details>
        <summary>{t('framework_criteria', count, `${framework.threshold}`)}</summary>
        <ol className="criteria-list">
          {framework.criteria.map(({ id, name, question, weight, scale, duty }) => (
            <li key={id}>
              <p dir="auto">{name}</p>
              <p className="hint" dir="auto">
                {question}
              </p>
              <p className="hint">
                {t('criterion_words', t(DUTY_CHOICES[duty]), t(SCALE_CHOICES[scale]), `${weight}`)}
              </p>
            </li>
          ))}
        </ol>
      </details>
      {before && (
        <details>
          <summary>{t('change_since', `${before.version}`)}</summary>
          <ChangeList changes={frameworkDiff(before, framework)} />
        </details>
      )}
      <ReviewDate day={reviewOn} />
    </div>
  );
}

interface LostVersionProps extends RoomView {
  readonly onTakeUp: (typed: TypedFramework) => void;
}

/** Two published one number at once, and the other's came first: one's own can be taken up again. */
function LostVersion({ team, me, mayWrite, onTakeUp }: LostVersionProps) {
  const current = team.frameworks.at(-1);
  const lost = team.timeline
    .flatMap(({ entry, ignored }) =>
      ignored === 'not-entitled' && isKnown(entry) && entry.kind === 'framework' ? [entry] : [],
    )
    .find(
      ({ by, body }) => by.id === me?.id && body.framework.version === current?.framework.version,
    );
  if (!lost || !current || !mayWrite) return null;
  const { framework, reviewOn, changes } = lost.body;
  return (
    <div className="framework-notice" role="status">
      <p>{t('framework_lost', `${framework.version}`, current.by.name)}</p>
      <Button onClick={() => onTakeUp({ ...typedFramework(framework, reviewOn), changes })}>
        {t('framework_takeUp')}
      </Button>
    </div>
  );
}
