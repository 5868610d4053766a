import { useLayoutEffect, useRef, useState } from 'react';
import { begunWith } from '@/lib/handoff/qualification/framework-choice';
import {
  type Framework,
  isQualified,
  unansweredRequired,
  type Score,
  scoreOf,
  type Scores,
  totalScore,
  UNKNOWN_SCORE,
} from '@/lib/handoff/qualification/qualification';
import { useFrameworkNews } from '@/lib/panel/draft/use-framework-news';
import { useCriterionHistory } from '@/lib/panel/draft/use-criterion-history';
import { useDraft, useFramework } from '@/lib/panel/hooks';
import { counted, t } from '@/lib/panel/i18n';
import { Section } from '../ui/Section';
import { CriterionRow } from './CriterionRow';
import { FrameworkChooser } from './FrameworkChooser';
import { historyText, WhatHelped } from './WhatHelped';
import './qualification.css';

/** Whether the lead is qualified as the team agreed. Source: the article, step 1. */
export function QualificationSection() {
  const { draft, change } = useDraft();
  const framework = useFramework();
  const { scores } = draft;
  const markUnknown = () =>
    change((now) => ({
      ...begunWith(now, framework),
      scores: withUnknown(framework, now.scores),
    }));
  const learnt = useCriterionHistory();
  const news = useFrameworkNews();
  const hasNews = news.isLost || (news.current !== undefined && !news.isKept);
  const score = (id: string, next: Score | undefined) =>
    change((now) => ({
      ...begunWith(now, framework),
      scores: withScore(now.scores, id, next),
    }));
  const { open, setOpen, list } = useOneOpen();
  return (
    <Section
      id="qualification"
      title={t('qualification_title')}
      mark={markOf(framework, scores)}
      summary={<Total framework={framework} scores={scores} />}
      isNeeded={!isAllMarked(framework, scores) || hasNews}
    >
      <p className="unseen">{words(framework, scores)}</p>
      <div className="criterion-rows" ref={list}>
        {framework.criteria.map((criterion, index) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            score={scoreOf(scores, criterion.id)}
            history={historyText(learnt, criterion)}
            isOpen={open === criterion.id}
            onOpen={(isOpen) => setOpen(isOpen ? criterion.id : undefined, index)}
            onScore={(next) => score(criterion.id, next)}
          />
        ))}
      </div>
      <FrameworkChooser onAllUnknown={markUnknown} />
      <WhatHelped learnt={learnt} />
    </Section>
  );
}

/**
 * Which row is open: one at most. As another folds above it, the page scrolls by as much, so that the
 * row under the hand stays where it is.
 */
function useOneOpen() {
  const [open, setOpen] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly row: Element; readonly top: number }>(undefined);
  useLayoutEffect(() => {
    if (!held.current) return;
    const { row, top } = held.current;
    held.current = undefined;
    const moved = row.getBoundingClientRect().top - top;
    if (moved !== 0) window.scrollBy(0, moved);
  }, [open]);
  return {
    open,
    list,
    /** The row at `index` asked for it, and stays where it is. */
    setOpen: (id: string | undefined, index: number) => {
      const row = list.current?.children[index];
      if (row && id !== open) held.current = { row, top: row.getBoundingClientRect().top };
      setOpen(id);
    },
  };
}

function withScore(scores: Scores, id: string, next: Score | undefined): Record<string, Score> {
  const rest = Object.fromEntries(Object.entries(scores).filter(([other]) => other !== id));
  return next ? { ...rest, [id]: next } : rest;
}

/** What has no mark yet is marked as unknown: it was asked, and nobody knows. */
function withUnknown(framework: Framework, scores: Scores): Record<string, Score> {
  const unknown = framework.criteria.map(({ id }) => [id, UNKNOWN_SCORE] as const);
  return { ...Object.fromEntries(unknown), ...scores };
}

const isAllMarked = (framework: Framework, scores: Scores) =>
  framework.criteria.every(({ id }) => scoreOf(scores, id) !== undefined);

function markOf(framework: Framework, scores: Scores) {
  if (framework.criteria.every(({ id }) => scoreOf(scores, id) === undefined)) return 'none';
  return isQualified(framework, scores) && isAllMarked(framework, scores) ? 'done' : 'part';
}

interface TotalProps {
  readonly framework: Framework;
  readonly scores: Scores;
}

/** The points so far against the bar, drawn and as a number. */
function Total({ framework, scores }: TotalProps) {
  if (framework.criteria.length === 0) return t('qualification_none');
  const { total, highest } = totalScore(framework, scores);
  const percent = (points: number) => `${(100 * points) / highest}%`;
  return (
    <>
      <span className="meter" data-under={total < framework.threshold} aria-hidden="true">
        <i style={{ width: percent(total) }} />
        <u style={{ insetInlineStart: percent(framework.threshold) }} />
      </span>
      <span className="total">
        <strong>{total}</strong>
        <span className="total-of"> {t('qualification_ofHighest', `${highest}`)}</span>
      </span>
    </>
  );
}

/** The same as a sentence, with what is still to be asked. */
function words(framework: Framework, scores: Scores): string {
  if (framework.criteria.length === 0) return t('qualification_noBar');
  const { total, highest } = totalScore(framework, scores);
  const numbers = [`${total}`, `${framework.threshold}`];
  if (isQualified(framework, scores)) return counted('score_over', highest, ...numbers);
  const missing = unansweredRequired(framework, scores).map(({ name }) => name);
  const points = counted('score_under', highest, ...numbers);
  return missing.length === 0 ? points : t('score_missing', points, missing.join(', '));
}
