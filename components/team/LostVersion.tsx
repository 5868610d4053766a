import { isKnown } from '@/lib/handoff/entry';
import { typedFramework, type TypedFramework } from '@/lib/handoff/typed-framework';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import type { RoomView } from './room-view';

interface LostVersionProps extends RoomView {
  readonly onTakeUp: (typed: TypedFramework) => void;
}

/** Two published one number at once, and the other's came first: one's own can be taken up again. */
export function LostVersion({ team, me, mayWrite, onTakeUp }: LostVersionProps) {
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
