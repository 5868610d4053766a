import { frameworkDiff } from '@/lib/handoff/framework-diff';
import type { Framework } from '@/lib/handoff/qualification';
import type { FrameworkNews } from '@/lib/panel/use-framework-news';
import { t } from '@/lib/panel/words';
import { ChangeList } from '../team/ChangeList';
import { Button } from '../ui/Button';

interface FrameworkNoticeProps {
  readonly news: FrameworkNews;
  /** The one that the checklist was begun with. */
  readonly framework: Framework;
}

/** Says that the team goes by another version than the half-filled checklist, and what changed. */
export function FrameworkNotice({ news, framework }: FrameworkNoticeProps) {
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
