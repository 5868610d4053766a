import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import {
  type Basis,
  type Criterion,
  EVIDENCE_LENGTH,
  type Score,
  UNKNOWN_SCORE,
} from '@/lib/handoff/qualification/qualification';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { isComposing } from '../ui/composing';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';
import { Mark, type MarkState } from '../ui/Mark';
import { RadioGroup } from '../ui/RadioGroup';
import { TextArea } from '../ui/TextArea';
import { choicesOf, Track } from './Track';

const BASIS_WORDS: Record<Basis, MessageKey> = {
  confirmed: 'basis_confirmed',
  assumed: 'basis_assumed',
  unknown: 'basis_unknown',
};
const BASES: readonly Basis[] = ['confirmed', 'assumed', 'unknown'];
const BASIS_KEYS: Readonly<Record<string, Basis>> = { b: 'confirmed', a: 'assumed', u: 'unknown' };
const BASIS_MARKS: Record<Basis, MarkState> = {
  confirmed: 'done',
  assumed: 'part',
  unknown: 'unknown',
};

interface CriterionRowProps {
  readonly criterion: Criterion;
  readonly score: Score | undefined;
  /** What is to be learnt from the last handoffs, in words. */
  readonly history?: string | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onScore: (score: Score | undefined) => void;
}

/**
 * One criterion in one row: how sure it is, its name, its mark, and the buyer's words below. Open, it
 * has the question to ask. Its keys act while the focus is in it and not in a text field.
 */
export function CriterionRow({ criterion, score, history, ...row }: CriterionRowProps) {
  const { name, question, scale, duty } = criterion;
  const { isOpen, onOpen, onScore } = row;
  const [nameId, questionId, historyId] = [useId(), useId(), useId()];
  const element = useRef<HTMLDivElement>(null);
  const wantsEvidence = useRef(false);
  useEffect(() => {
    // Its field is only there once the row is open.
    if (isOpen && wantsEvidence.current) element.current?.querySelector('textarea')?.focus();
    wantsEvidence.current = false;
  }, [isOpen]);
  const points = score?.points ?? undefined;
  const setPoints = (next: number) => {
    // Nobody has said yet where the mark is from: at least we think so.
    const basis = score && score.points !== null ? score.basis : 'assumed';
    onScore({ evidence: '', ...score, basis, points: next });
    if (!score) onOpen(true);
  };
  const setBasis = (basis: Basis) => {
    onScore({ ...(score ?? UNKNOWN_SCORE), basis });
    if (!score) onOpen(true);
  };
  /** Takes the mark away; what the buyer said stays. */
  const clearMark = () => {
    if (!score) return;
    const isSaid = score.evidence.trim() !== '';
    onScore(isSaid ? { ...UNKNOWN_SCORE, evidence: score.evidence } : undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const inText = event.target instanceof HTMLTextAreaElement;
    if (inText ? !onKeyInText(event) : !onKeyInRow(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyInText = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') focusIn(element.current);
    else if (event.key === 'Enter' && !event.shiftKey) goOn(element.current, 1);
    else return false;
    return true;
  };
  const onKeyInRow = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    const choice = choicesOf(scale).find((one) => one.key === key);
    const basis = BASIS_KEYS[key];
    if (key === 'arrowdown' || key === 'arrowup') goOn(element.current, key === 'arrowup' ? -1 : 1);
    else if (choice) {
      setPoints(choice.points);
      focusIn(element.current, choice.points);
    } else if (basis) setBasis(basis);
    else if (key === 'e') {
      if (isOpen) element.current?.querySelector('textarea')?.focus();
      wantsEvidence.current = !isOpen;
      onOpen(true);
    } else if (key === 'backspace') clearMark();
    else return false;
    return true;
  };
  const described = history === undefined ? questionId : `${questionId} ${historyId}`;
  return (
    <div
      ref={element}
      role="group"
      className="criterion"
      aria-labelledby={nameId}
      aria-describedby={described}
      data-open={isOpen}
      onKeyDown={onKeyDown}
    >
      <button
        type="button"
        className="criterion-name"
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
      >
        <Mark state={markOf(criterion, score)} />
        <span className="criterion-words">
          <span id={nameId} dir="auto">
            {name}
          </span>
          {history !== undefined && <Icon name="waiting" small />}
          {duty === 'seller' && !score && (
            <span className="criterion-tag">{t('duty_sellerShort')}</span>
          )}
          <span className="unseen">{standingText(criterion, score)}</span>
        </span>
      </button>
      <Track
        name={name}
        scale={scale}
        points={points}
        basis={score?.basis}
        onPoints={setPoints}
        onClear={clearMark}
      />
      {!isOpen && score?.evidence.trim() && (
        <p className="criterion-quote" dir="auto">
          “{score.evidence.trim()}”
        </p>
      )}
      <div className="criterion-more">
        <p id={questionId} className="criterion-question" dir="auto" hidden={!isOpen}>
          {question}
        </p>
        {history !== undefined && (
          <p id={historyId} className="criterion-history" hidden={!isOpen}>
            {history}
          </p>
        )}
        {isOpen && (
          <>
            <div className="criterion-basis">
              <RadioGroup
                label={t('basis_of', name)}
                isLabelHidden
                options={BASES.map((value) => ({ value, text: t(BASIS_WORDS[value]) }))}
                value={score?.basis}
                onChange={setBasis}
              />
              {score && (
                <IconButton
                  small
                  label={t('score_clear', name)}
                  onClick={() => {
                    focusIn(element.current);
                    onScore(undefined);
                  }}
                >
                  <Icon name="close" small />
                </IconButton>
              )}
            </div>
            <TextArea
              label={t('evidence_label')}
              isLabelHidden
              rows={1}
              placeholder={t('evidence_placeholder')}
              value={score?.evidence ?? ''}
              maxLength={EVIDENCE_LENGTH}
              onChange={(evidence) => onScore({ ...(score ?? UNKNOWN_SCORE), evidence })}
            />
          </>
        )}
      </div>
    </div>
  );
}

/** How sure a mark is: without points nobody knows, whoever said so. */
const basisOf = ({ points, basis }: Score): Basis => (points === null ? 'unknown' : basis);

function markOf({ duty }: Criterion, score: Score | undefined): MarkState {
  if (!score) return duty === 'sdr-must' ? 'ask' : 'none';
  return BASIS_MARKS[basisOf(score)];
}

/** What the mark at the left says. */
function standingText({ duty }: Criterion, score: Score | undefined): string {
  if (score) return t(BASIS_WORDS[basisOf(score)]);
  if (duty === 'sdr-must') return t('duty_must');
  return duty === 'seller' ? t('duty_seller') : '';
}

/** Puts the focus on the mark of a row, or on that of these points, or on its first cell. */
function focusIn(row: HTMLElement | null, points?: number): void {
  const cells = [...(row?.querySelectorAll<HTMLInputElement>('.track input') ?? [])];
  const cell =
    cells.find(({ value }) => value === `${points}`) ?? cells.find(({ checked }) => checked);
  (cell ?? cells.at(0))?.focus();
}

/** Goes to the next row (1) or the one before (-1); at the end it stays. */
function goOn(row: HTMLElement | null, by: 1 | -1): void {
  const next = by === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  if (next instanceof HTMLElement && next.matches('.criterion')) focusIn(next);
}
