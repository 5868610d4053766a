import { useState, type ReactNode } from 'react';
import type { BriefProblem } from '@/lib/handoff/brief-problem';
import { useActions, useOpenRecord } from '@/lib/panel/hooks';
import { useBrief } from '@/lib/panel/use-brief';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { actedWords } from './acted-words';
import { ProblemList } from './ProblemList';

/** What the last press came to, until something is changed or pressed again. */
type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'at-work' }
  | { readonly kind: 'problems'; readonly found: readonly BriefProblem[] }
  | { readonly kind: 'refused'; readonly words: string };

/** The one button that ends the SDR's work, and what stands in its way. */
export function HandOver({ copy }: { readonly copy: ReactNode }) {
  const { me, crmName } = useOpenRecord();
  const { handOver, goTo } = useActions();
  const { problems } = useBrief();
  const [answer, setAnswer] = useState<Answer>({ kind: 'none' });
  const press = async () => {
    if (answer.kind === 'at-work') return;
    if (!me) {
      setAnswer({ kind: 'refused', words: t('foot_whoAreYou', crmName) });
      return;
    }
    setAnswer({ kind: 'at-work' });
    const done = await handOver();
    if (done.ok) setAnswer({ kind: 'none' });
    else if (done.reason === 'problems') setAnswer({ kind: 'problems', found: done.problems });
    else setAnswer({ kind: 'refused', words: actedWords(done) });
  };
  const left = answer.kind === 'problems' ? stillThere(answer.found, problems) : [];
  return (
    <>
      {left.length > 0 && <ProblemList problems={left} onGoTo={goTo} />}
      {answer.kind === 'refused' && (
        <p className="warning" role="alert">
          {answer.words}
        </p>
      )}
      <div className="buttons">
        {copy}
        <Button tone="primary" wide onClick={() => void press()}>
          {t('foot_handOver')}
        </Button>
      </div>
    </>
  );
}

/** A problem goes from the list as it is mended; how long a note becomes is only known when it is made. */
function stillThere(found: readonly BriefProblem[], now: readonly BriefProblem[]): BriefProblem[] {
  return found.filter(
    ({ field, problem }) => problem === 'too-long' || now.some((other) => other.field === field),
  );
}
