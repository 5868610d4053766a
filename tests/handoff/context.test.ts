import { describe, expect, it } from 'vitest';
import { CONTEXT_KINDS, fileQuickLine, QUICK_MARKS } from '@/lib/handoff/context';

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
  ])('%j goes to %s', (line, kind, text) => {
    expect(fileQuickLine(line)).toEqual({ kind, text });
  });

  it('has one mark and one command for every section', () => {
    expect(QUICK_MARKS.map((mark) => mark.kind).sort()).toEqual([...CONTEXT_KINDS].sort());
    expect(new Set(QUICK_MARKS.map((mark) => mark.mark)).size).toBe(QUICK_MARKS.length);
    expect(new Set(QUICK_MARKS.map((mark) => mark.slash)).size).toBe(QUICK_MARKS.length);
  });
});
