import { describe, expect, it } from 'vitest';
import { renderBrief, smsParts } from '@/lib/handoff/brief/brief';
import { aBrief, aContextItem } from '../factories';

describe('the parts in which a phone sends a text', () => {
  it.each([
    ['nothing', '', 1],
    ['160 of the GSM alphabet', 'x'.repeat(160), 1],
    ['161', 'x'.repeat(161), 2],
    ['306, twice 153', 'x'.repeat(306), 2],
    ['307', 'x'.repeat(307), 3],
    ['letters with marks that phones have', 'äöüÄÖÜßéèùñ@£_'.repeat(10), 1],
    ['signs that take two, 80 of them', '€'.repeat(80), 1],
    ['81', '€'.repeat(81), 2],
    ['a sign of two that would be parted', `${'x'.repeat(152)}€${'x'.repeat(152)}`, 3],
    ['70 with another script', `${'x'.repeat(69)}я`, 1],
    ['71', `${'x'.repeat(70)}я`, 2],
    ['one typographic sign among 159', `${'x'.repeat(159)}…`, 3],
    ['emoji, 35 of two units', '👍'.repeat(35), 1],
    ['36, of which 33 go into a part', '👍'.repeat(36), 2],
    ['67 emoji, of which none is parted', '👍'.repeat(67), 3],
  ])('%s', (_, text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });
});

it('a text whose lines are cut holds no sign of our own that would double it', () => {
  const long = aContextItem({ kind: 'why-now', text: 'The auditors come in January. '.repeat(8) });
  const text = renderBrief(aBrief({ context: [long] }), 'sms');
  expect(text).toContain('...');
  expect(text).toMatch(/^[\x20-\x7e]*$/);
  expect(text.length).toBeLessThanOrEqual(300);
});
