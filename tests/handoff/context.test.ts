import { describe, expect, it } from 'vitest';
import { CONTEXT_KINDS, fileQuickLine, QUICK_MARKS } from '@/lib/handoff/brief/context';

describe('a quick line', () => {
  it.each([
    ['! audit in January', 'why-now', 'audit in January'],
    ['"we lose a truckload a month"', 'pain', 'we lose a truckload a month'],
    ['“we lose a truckload a month”', 'pain', 'we lose a truckload a month'],
    ['=a sample report', 'promised', 'a sample report'],
    ['?is the budget hers', 'double-check', 'is the budget hers'],
    ['+ the date check', 'landed-well', 'the date check'],
    ['-price talk', 'avoid', 'price talk'],
    ['@Lee, finance', 'stakeholder', 'Lee, finance'],
    ['~too dear: pays back in May', 'objection', 'too dear: pays back in May'],
    ['#uses spreadsheets', 'background', 'uses spreadsheets'],
    ['/why audit', 'why-now', 'audit'],
    ['  /PROMISED  a report ', 'promised', 'a report'],
    ['/objection', 'objection', ''],
    ['/double-check is it hers', 'double-check', 'is it hers'],
    ['/stake Lee, finance', 'stakeholder', 'Lee, finance'],
    ['/p either of two', 'background', '/p either of two'],
    ['just a remark', 'background', 'just a remark'],
    ['/whatever this is', 'background', '/whatever this is'],
    ['/whyever', 'background', '/whyever'],
    ['!', 'why-now', ''],
    ['   ', 'background', ''],
    // Signs of other keyboards, and what autocorrection makes of a hyphen.
    ['！監査は一月', 'why-now', '監査は一月'],
    ['？予算は誰のもの', 'double-check', '予算は誰のもの'],
    ['＝見積もり', 'promised', '見積もり'],
    ['＋日付の確認', 'landed-well', '日付の確認'],
    ['－値段の話', 'avoid', '値段の話'],
    ['– price talk', 'avoid', 'price talk'],
    ['— price talk', 'avoid', 'price talk'],
    ['−price talk', 'avoid', 'price talk'],
    ['‐price talk', 'avoid', 'price talk'],
    ['‑price talk', 'avoid', 'price talk'],
    ['＠鈴木', 'stakeholder', '鈴木'],
    ['～高い', 'objection', '高い'],
    ['〜高い', 'objection', '高い'],
    ['＃表計算', 'background', '表計算'],
    ['「毎月トラック一台」', 'pain', '毎月トラック一台'],
    ['『毎月トラック一台』', 'pain', '毎月トラック一台'],
    ['＂a truckload＂', 'pain', 'a truckload'],
    ['／why 監査', 'why-now', '監査'],
    ['／ｗｈｙ　監査', 'why-now', '監査'],
    ['、why 监查', 'why-now', '监查'],
    ['؟ هل الميزانية لها', 'double-check', 'هل الميزانية لها'],
    // Ordinary writing that begins with such a sign.
    ['+49 30 1234567 is his direct line', 'background', '+49 30 1234567 is his direct line'],
    ['+(0)30 1234567', 'background', '+(0)30 1234567'],
    ['＋81 3 1234 5678', 'background', '＋81 3 1234 5678'],
    ['-20% if they sign', 'background', '-20% if they sign'],
    ['–20% if they sign', 'background', '–20% if they sign'],
    ['−.5 points', 'background', '−.5 points'],
    ['~50 seats', 'background', '~50 seats'],
    ['~€20k a year', 'background', '~€20k a year'],
    ['#1 priority', 'background', '#1 priority'],
    ['＃１ priority', 'background', '＃１ priority'],
    ['@3pm on Friday', 'background', '@3pm on Friday'],
    ['+٤٩ ٣٠', 'background', '+٤٩ ٣٠'],
    ['"30 days', 'background', '"30 days'],
    ['!!! call', 'background', '!!! call'],
    ['！！call', 'background', '！！call'],
    ['?? who decides', 'background', '?? who decides'],
    ['-- note', 'background', '-- note'],
    ['–- note', 'background', '–- note'],
    ['-> see mail', 'background', '-> see mail'],
    // With a blank between, or in quotation marks, it was meant.
    ['! 3 audits in January', 'why-now', '3 audits in January'],
    ['- 2nd office', 'avoid', '2nd office'],
    ['"30% of our trucks stand still"', 'pain', '30% of our trucks stand still'],
  ])('%j goes to %s', (line, kind, text) => {
    expect(fileQuickLine(line)).toEqual({ kind, text });
  });

  it('has one mark and one command for every section', () => {
    expect(QUICK_MARKS.map((mark) => mark.kind).sort()).toEqual([...CONTEXT_KINDS].sort());
    expect(new Set(QUICK_MARKS.map((mark) => mark.mark)).size).toBe(QUICK_MARKS.length);
    expect(new Set(QUICK_MARKS.map((mark) => mark.slash)).size).toBe(QUICK_MARKS.length);
  });
});
