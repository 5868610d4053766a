import { useState } from 'react';
import { currentFramework } from '@/lib/handoff/qualification/framework-choice';
import { frameworkDiff } from '@/lib/handoff/qualification/framework-diff';
import { FRAMEWORKS } from '@/lib/handoff/qualification/frameworks';
import type { Framework } from '@/lib/handoff/qualification/qualification';
import {
  type FrameworkNews,
  useFrameworkNews,
  versionKey,
} from '@/lib/panel/draft/use-framework-news';
import { useFramework } from '@/lib/panel/hooks';
import { t } from '@/lib/panel/i18n';
import { useTeamRoom } from '@/lib/panel/team/team';
import { ChangeList } from '../team/ChangeList';
import { Button } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { Select } from '../ui/Select';

interface FrameworkChooserProps {
  /** Marks as unknown whatever has no mark. */
  readonly onAllUnknown: () => void;
}

/** Names the framework; another can be chosen for this record. Marks already given are kept. */
export function FrameworkChooser({ onAllUnknown }: FrameworkChooserProps) {
  const framework = useFramework();
  const published = useTeamRoom()?.team.frameworks ?? [];
  const news = useFrameworkNews();
  const [choosing, setChoosing] = useState(false);
  const teams = currentFramework(published);
  const isPublished = published.some((one) => one.framework.id === framework.id);
  const choices = choicesOf(teams, framework);
  return (
    <>
      <div className="framework-line">
        <p dir="auto">
          {isPublished
            ? t('framework_version', framework.name, `${framework.version}`)
            : framework.name}
        </p>
        <Menu
          small
          label={t('qualification_more')}
          items={[
            {
              label: t('framework_another'),
              icon: 'pass-on',
              onPress: () => setChoosing(!choosing),
            },
            { label: t('qualification_allUnknown'), icon: 'question', onPress: onAllUnknown },
          ]}
        />
      </div>
      {choosing && (
        <Select
          label={t('framework_forThis')}
          value={versionKey(framework)}
          options={choices.map((one) => ({ value: versionKey(one), text: choiceText(one, teams) }))}
          autoFocus
          onChange={(key) => {
            const chosen = choices.find((one) => versionKey(one) === key);
            if (chosen) news.use(chosen);
          }}
        />
      )}
      <FrameworkNotice news={news} framework={framework} />
    </>
  );
}

/** The team's first, then the one that the draft was begun with, then those that ship. */
function choicesOf(teams: Framework | undefined, chosen: Framework): readonly Framework[] {
  const all = [...(teams ? [teams] : []), chosen, ...FRAMEWORKS];
  const keys = all.map(versionKey);
  return all.filter((one, index) => keys.indexOf(versionKey(one)) === index);
}

function choiceText(one: Framework, teams: Framework | undefined): string {
  if (one === teams) return t('framework_teams', one.name, `${one.version}`);
  if (one.id === teams?.id) return t('framework_version', one.name, `${one.version}`);
  return one.name;
}

interface FrameworkNoticeProps {
  readonly news: FrameworkNews;
  /** The one that the checklist was begun with. */
  readonly framework: Framework;
}

/** Says that the team goes by another version than the half-filled checklist, and what changed. */
function FrameworkNotice({ news, framework }: FrameworkNoticeProps) {
  const { current, isKept, isLost, keep, use } = news;
  if (isLost) return <p className="warning">{t('framework_unknownHere', framework.name)}</p>;
  if (!current || isKept) return null;
  const version = `${current.version}`;
  return (
    <div className="framework-notice" role="status">
      <p>{t('framework_isOut', version, current.name)}</p>
      <ChangeList changes={frameworkDiff(framework, current)} />
      <p>{t('framework_marksStay')}</p>
      <div className="buttons">
        <Button onClick={() => use(current)}>{t('framework_use', version)}</Button>
        <Button tone="quiet" onClick={keep}>
          {t('framework_keep')}
        </Button>
      </div>
    </div>
  );
}
