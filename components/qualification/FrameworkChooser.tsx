import { useState } from 'react';
import { currentFramework } from '@/lib/handoff/framework-choice';
import { FRAMEWORKS } from '@/lib/handoff/frameworks/index';
import type { Framework } from '@/lib/handoff/qualification';
import { useFramework } from '@/lib/panel/hooks';
import { useTeamRoom } from '@/lib/panel/team';
import { useFrameworkNews, versionKey } from '@/lib/panel/use-framework-news';
import { t } from '@/lib/panel/words';
import { Select } from '../ui/Select';
import { FrameworkNotice } from './FrameworkNotice';

/** Names the framework; another can be chosen for this record. Marks already given are kept. */
export function FrameworkChooser() {
  const framework = useFramework();
  const published = useTeamRoom()?.team.frameworks ?? [];
  const news = useFrameworkNews();
  const [choosing, setChoosing] = useState(false);
  const teams = currentFramework(published);
  const isPublished = published.some((one) => one.framework.id === framework.id);
  if (!choosing) {
    return (
      <>
        <p className="hint">
          {isPublished
            ? t('framework_version', framework.name, `${framework.version}`)
            : framework.name}{' '}
          <button type="button" className="link" onClick={() => setChoosing(true)}>
            {t('framework_change')}
          </button>
        </p>
        <FrameworkNotice news={news} framework={framework} />
      </>
    );
  }
  const choices = choicesOf(teams, framework);
  return (
    <Select
      label={t('framework_forThis')}
      value={versionKey(framework)}
      options={choices.map((one) => ({ value: versionKey(one), text: choiceWords(one, teams) }))}
      autoFocus
      onChange={(key) => {
        const chosen = choices.find((one) => versionKey(one) === key);
        if (chosen) news.use(chosen);
      }}
    />
  );
}

/** The team's first, then the one that the draft was begun with, then those that ship. */
function choicesOf(teams: Framework | undefined, chosen: Framework): readonly Framework[] {
  const all = [...(teams ? [teams] : []), chosen, ...FRAMEWORKS];
  const keys = all.map(versionKey);
  return all.filter((one, index) => keys.indexOf(versionKey(one)) === index);
}

function choiceWords(one: Framework, teams: Framework | undefined): string {
  if (one === teams) return t('framework_teams', one.name, `${one.version}`);
  if (one.id === teams?.id) return t('framework_version', one.name, `${one.version}`);
  return one.name;
}
