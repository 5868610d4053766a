import { useId } from 'react';
import {
  EVIDENCE_LENGTH,
  type Basis,
  type Criterion,
  type Score,
} from '@/lib/handoff/qualification/qualification';
import { t, type MessageKey } from '@/lib/panel/i18n';
import { RadioGroup } from '../ui/RadioGroup';
import { TextArea } from '../ui/TextArea';
import { Points } from './Points';

const DUTY_WORDS: Record<Criterion['duty'], MessageKey | undefined> = {
  'sdr-must': 'duty_must',
  'sdr-may': undefined,
  seller: 'duty_seller',
};

const BASIS_WORDS: Record<Basis, MessageKey> = {
  confirmed: 'basis_confirmed',
  assumed: 'basis_assumed',
  unknown: 'basis_unknown',
};
const BASES: readonly Basis[] = ['confirmed', 'assumed', 'unknown'];

interface CriterionFieldProps {
  readonly criterion: Criterion;
  readonly score: Score | undefined;
  /** What is to be learnt from the last handoffs, in words. */
  readonly history?: string | undefined;
  readonly onScore: (score: Score | undefined) => void;
}

/** One criterion: the question to ask, the mark, how sure it is, and the buyer's words for it. */
export function CriterionField({ criterion, score, history, onScore }: CriterionFieldProps) {
  const { name, question, scale, duty } = criterion;
  const nameId = useId();
  const questionId = useId();
  const historyId = useId();
  const dutyKey = DUTY_WORDS[duty];
  const isScored = score !== undefined && score.points !== null;
  const setPoints = (points: number) =>
    // Nobody has said yet where the mark is from: at least we think so.
    onScore({ evidence: '', basis: 'assumed', ...score, points });
  return (
    <div
      role="group"
      className="criterion"
      aria-labelledby={nameId}
      aria-describedby={history === undefined ? questionId : `${questionId} ${historyId}`}
      data-scored={isScored}
    >
      <p className="criterion-head">
        <strong id={nameId} dir="auto">
          {name}
        </strong>
        {isScored ? (
          <button type="button" className="link" onClick={() => onScore(undefined)}>
            {t('score_clear')} <span className="unseen">{name}</span>
          </button>
        ) : (
          dutyKey && <span className="quiet">{t(dutyKey)}</span>
        )}
      </p>
      <p id={questionId} className="hint" dir="auto">
        {question}
      </p>
      {history !== undefined && (
        <p id={historyId} className="criterion-history">
          {history}
        </p>
      )}
      <Points scale={scale} points={score?.points ?? undefined} onPoints={setPoints} />
      {isScored && (
        <>
          <RadioGroup
            label={t('basis_label')}
            options={BASES.map((value) => ({ value, text: t(BASIS_WORDS[value]) }))}
            value={score.basis}
            onChange={(basis) => onScore({ ...score, basis })}
          />
          <TextArea
            label={t('evidence_label')}
            rows={1}
            placeholder={t('evidence_label')}
            value={score.evidence}
            maxLength={EVIDENCE_LENGTH}
            onChange={(evidence) => onScore({ ...score, evidence })}
          />
        </>
      )}
    </div>
  );
}
