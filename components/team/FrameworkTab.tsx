import { type ReactNode, useState } from 'react';
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
import { agreementsTo } from '@/lib/handoff/team/team-members';
import { usePersistedState } from '@/lib/panel/draft/use-form-draft';
import { useOpenRecord } from '@/lib/panel/hooks';
import { counted, t } from '@/lib/panel/i18n';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { agoInText } from '@/lib/panel/time/age-text';
import { useNow } from '@/lib/panel/time/use-now';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Agreements } from './Agreements';
import { ChangeList } from './ChangeList';
import { DUTY_CHOICES, SCALE_CHOICES } from './framework-text';
import { FRAMEWORK_NAME_ID, FrameworkEditor } from './FrameworkEditor';
import { ReviewDate } from './ReviewDate';
import type { RoomView } from './room-view';

/** The agreed definition of *qualified*: its version, who agrees, and the next one being written. */
export function FrameworkTab(view: RoomView) {
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
  const isWriting = mayWrite && typed !== undefined;
  const write = mayWrite && first && (
    <Button
      size={current ? 'small' : 'usual'}
      tone={current ? 'plain' : 'primary'}
      {...(current && { icon: 'edit' })}
      label={current && t('framework_writeNext')}
      autoFocus={closed}
      onClick={() => begin(typedFramework(first))}
    >
      {current ? t('framework_next') : t('framework_writeFirst')}
    </Button>
  );
  return (
    <div className="tab-part">
      <LostVersion {...view} onTakeUp={begin} />
      {isWriting && (
        <FrameworkEditor
          team={team}
          typed={typed}
          onType={setTyped}
          onDone={end}
          onCancel={giveUp}
        />
      )}
      {!isWriting && !current && (
        <Empty drawing="framework" title={t('framework_nothing')} text={t('framework_noneYet')}>
          {write}
        </Empty>
      )}
      {!isWriting && current && (
        <>
          <FrameworkVersion published={current} write={write} />
          <WhatChanged published={current} before={team.frameworks.at(-2)?.framework} />
          <Agreements {...view} framework={current.framework} />
        </>
      )}
    </div>
  );
}

/** Whether the version that holds waits for the agreement of whoever looks. */
export function isToAgree({ team, me, mayWrite }: RoomView): boolean {
  const current = currentFramework(team.frameworks);
  if (!current || !mayWrite) return false;
  return !agreementsTo(team, current).some(({ by }) => by.id === me?.id);
}

interface FrameworkVersionProps {
  readonly published: PublishedFramework;
  /** The button that begins the next one, where there is one. */
  readonly write: ReactNode;
}

/** A published version as a list: what it asks, whose that is, and how it counts. */
function FrameworkVersion({ published, write }: FrameworkVersionProps) {
  const { framework, by, at } = published;
  const ago = agoInText(at, useNow());
  const count = `${framework.criteria.length}`;
  return (
    <div className="framework-version">
      <div className="part-head">
        <div>
          <p>
            <strong dir="auto">
              {t('framework_version', framework.name, `${framework.version}`)}
            </strong>
          </p>
          <p className="hint">{counted('framework_criteria', framework.threshold, count)}</p>
          <p className="hint">{t('framework_by', by.name, ago)}</p>
        </div>
        {write}
      </div>
      <ol className="criteria-list" aria-label={t('criteria_title')}>
        {framework.criteria.map(({ id, name, question, weight, scale, duty }) => (
          <li key={id}>
            <details>
              <summary>
                <bdi className="cut">{name}</bdi>
                <span className="tag">{t(DUTY_CHOICES[duty])}</span>
                <span className="criterion-scale">
                  {t('criterion_times', t(SCALE_CHOICES[scale]), `${weight}`)}
                </span>
              </summary>
              <p className="hint" dir="auto">
                {question}
              </p>
            </details>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface WhatChangedProps {
  readonly published: PublishedFramework;
  /** The version before; absent for the first. */
  readonly before: Framework | undefined;
}

/** Why a version was published, what it says otherwise than the one before, and until when it holds. */
function WhatChanged({ published, before }: WhatChangedProps) {
  const { framework, changes, reviewOn } = published;
  return (
    <>
      {changes && <blockquote dir="auto">{changes}</blockquote>}
      {before && (
        <details>
          <summary>{t('change_since', `${before.version}`)}</summary>
          <ChangeList changes={frameworkDiff(before, framework)} />
        </details>
      )}
      <ReviewDate day={reviewOn} />
    </>
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
