import { describe, expect, it } from 'vitest';
import {
  DEFAULT_FRAMEWORK_ID,
  frameworkById,
  FRAMEWORKS,
} from '@/lib/handoff/qualification/frameworks';
import {
  frameworkSchema,
  isQualified,
  unansweredRequired,
  qualificationSchema,
  qualify,
  totalScore,
} from '@/lib/handoff/qualification/qualification';
import { aCriterion, aFramework } from '../factories';

const need = { points: 4, basis: 'confirmed' as const, evidence: ' 9,000 a month\u200B ' };

describe('the score', () => {
  it('is the sum of the points by weight, out of the most there is', () => {
    const criteria = [aCriterion({ weight: 2 }), aCriterion({ id: 'budget' })];
    expect(totalScore({ criteria }, { need })).toEqual({ total: 8, highest: 15 });
  });

  it('ignores marks of another framework', () => {
    expect(totalScore(aFramework(), { other: need }).total).toBe(0);
  });

  it('misses what the SDR must fill and has not, be it unmarked or open', () => {
    const open = { points: null, basis: 'unknown' as const, evidence: 'asked, no answer' };
    const missing = (scores: Parameters<typeof unansweredRequired>[1]) =>
      unansweredRequired(aFramework(), scores).map((criterion) => criterion.id);
    expect(missing({})).toEqual(['need']);
    expect(missing({ need: open })).toEqual(['need']);
    expect(missing({ need: { ...need, points: 0 } })).toEqual([]);
  });

  it('meets the bar with enough points and no duty left open', () => {
    expect(isQualified(aFramework(), { need: { ...need, points: 5 } })).toBe(true);
    expect(isQualified(aFramework(), { need })).toBe(false);
    expect(isQualified(aFramework(), { budget: { ...need, points: 5 } })).toBe(false);
  });

  it('goes with the handoff whole, evidence cleaned, unmarked criteria as unknown', () => {
    const qualification = qualify(aFramework(), { need });
    expect(qualification).toEqual({
      framework: { id: 'two', name: 'Two questions', version: 1 },
      ...{ threshold: 5, total: 4, highest: 10 },
      criteria: [
        { id: 'need', name: 'Need', scale: '0-5', ...need, evidence: '9,000 a month' },
        {
          ...{ id: 'budget', name: 'Budget', scale: '0-5', points: null },
          ...{ basis: 'unknown', evidence: '' },
        },
      ],
    });
    expect(qualificationSchema.safeParse(qualification).success).toBe(true);
  });
});

describe.each(FRAMEWORKS)('the framework $name', (framework) => {
  it('has at most nine criteria, each once, with a question to ask', () => {
    expect(frameworkSchema.safeParse(framework).error).toBeUndefined();
    const ids = framework.criteria.map((criterion) => criterion.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(framework.criteria.filter(({ question }) => !question.includes('?'))).toEqual([]);
  });

  it('sets a bar that can be reached, without the seller’s part, and missed', () => {
    const { highest } = totalScore(framework, {});
    const own = framework.criteria.filter((criterion) => criterion.duty !== 'seller');
    expect(framework.threshold).toBeLessThanOrEqual(totalScore({ criteria: own }, {}).highest);
    if (highest > 0) expect(framework.threshold).toBeGreaterThan(highest / 3);
  });
});

describe('the frameworks that ship', () => {
  it('are those of the trade, our own first, and none at all', () => {
    expect(FRAMEWORKS.map((framework) => framework.name)).toEqual([
      'Seven criteria',
      ...['BANT', 'ANUM', 'CHAMP', 'FAINT', 'NEAT', 'GPCTBA/C&I', 'SPICED', 'MEDDIC', 'MEDDPICC'],
      'No framework',
    ]);
    expect(new Set(FRAMEWORKS.map((framework) => framework.id)).size).toBe(FRAMEWORKS.length);
  });

  it('begin with seven criteria of five points', () => {
    const seven = frameworkById(DEFAULT_FRAMEWORK_ID);
    expect(seven.criteria).toHaveLength(7);
    expect(totalScore(seven, {}).highest).toBe(35);
  });

  it('are found by id, the default where the id is unknown or none', () => {
    expect(frameworkById('meddic').name).toBe('MEDDIC');
    expect(frameworkById('gone').id).toBe(DEFAULT_FRAMEWORK_ID);
    expect(frameworkById(undefined).id).toBe(DEFAULT_FRAMEWORK_ID);
  });
});
