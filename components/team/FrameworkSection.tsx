import { useState } from 'react';
import { currentFramework } from '@/lib/handoff/framework-choice';
import type { Framework } from '@/lib/handoff/qualification';
import { FRAMEWORKS } from '@/lib/handoff/frameworks/index';
import { agreementsTo, membersOf } from '@/lib/handoff/team-members';
import {
  typedFramework,
  typedFrameworkSchema,
  type TypedFramework,
} from '@/lib/handoff/typed-framework';
import { useOpenRecord } from '@/lib/panel/hooks';
import { usePanelActions } from '@/lib/panel/panel-hooks';
import { useKept } from '@/lib/panel/use-kept';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { Section } from '../ui/Section';
import { Agreements } from './Agreements';
import { FRAMEWORK_NAME_ID, FrameworkEditor } from './FrameworkEditor';
import { FrameworkVersion } from './FrameworkVersion';
import { LostVersion } from './LostVersion';
import type { RoomView } from './room-view';

/** The agreed definition of *qualified*: its version, who agrees, and the next one being written. */
export function FrameworkSection(view: RoomView) {
  const { team, mayWrite } = view;
  const { key } = useOpenRecord();
  const { focus, notify } = usePanelActions();
  const [typed, setTyped, forget] = useKept(`${key}|framework`, typedFrameworkSchema);
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
    notify(t('framework_givenUp'), () => typed && begin(typed));
  };
  const first = current?.framework ?? FRAMEWORKS[0];
  return (
    <Section
      id="team-framework"
      title={t('framework_title')}
      status={statusOf(view)}
      incomplete={!current || (mayWrite && !agrees(view, current.framework))}
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
