import { describe, expect, it } from 'vitest';
import { factIn, fits } from '@/lib/page/fields/fact';

describe('an e-mail within other words is the address alone', () => {
  it.each([
    ['E: ana@weber.example (work)', 'ana@weber.example'],
    ['ana@weber.example, ben@ode.example', 'ana@weber.example'],
    ['Ana Weber <ana@weber.example>', 'ana@weber.example'],
    ['Write to ana@weber.example.', 'ana@weber.example'],
    ['mailto:ana@weber.example?subject=Hello', 'ana@weber.example'],
    ['E-mail=ana@weber.example', 'ana@weber.example'],
    ['‘ana@weber.example’', 'ana@weber.example'],
    ["'ana@weber.example'", 'ana@weber.example'],
    ['[ana@weber.example]', 'ana@weber.example'],
    ['ana@weber.example- work', 'ana@weber.example'],
    ['ana@weber.example(work)', 'ana@weber.example'],
    ['work: ana+crm@mail.weber.co.example; home: a@b.example', 'ana+crm@mail.weber.co.example'],
    ["Tel. 030 1234567 · o'brien@weber.example", "o'brien@weber.example"],
    ['E‑Mail: \u202aana@weber.example\u202c', 'ana@weber.example'],
    ['E-Mail: ana\u200b@weber.example', 'ana@weber.example'],
    ['Почта: анна@пример.рф (раб.)', 'анна@пример.рф'],
    ['ana@weber.example', 'ana@weber.example'],
  ])('%s', (text, address) => {
    expect(factIn('email', text)).toBe(address);
  });

  it.each(['none', 'ana at weber dot example', '@weber', 'ana@', '@', ''])(
    'where none is in it, the text stays: %j',
    (text) => {
      expect(factIn('email', text)).toBe(text);
      expect(fits('email', text)).toBe(false);
    },
  );
});

describe('of a text with telephone numbers the first is the phone', () => {
  it.each([
    ['Tel. +49 30 1234567 · Mobile +49 171 7654321', '+49 30 1234567'],
    ['+49 30 1234567 / +49 171 7654321', '+49 30 1234567'],
    ['030 1234567 / 0171 7654321', '030 1234567'],
    ['030 1234567 0171 7654321', '030 1234567'],
    ['030 / 1234567', '030 / 1234567'],
    ['+49 8041 / 123456', '+49 8041 / 123456'],
    ['+49 (0)30 1234567 (work)', '+49 (0)30 1234567'],
    ['(+49 30 1234567)', '+49 30 1234567'],
    ['(030 1234567)', '030 1234567'],
    ['Phone: (415) 555-0100', '(415) 555-0100'],
    ['415.555.0100 or 415.555.0101', '415.555.0100'],
    ['01.23.45.67.89', '01.23.45.67.89'],
    ['T +49 30 1234567, F +49 30 1234568', '+49 30 1234567'],
    ['Fax: +49 30 1234568, Tel: +49 30 1234567', '+49 30 1234567'],
    ['Tel./Fax: +49 30 1234567', '+49 30 1234567'],
    ['+1 415 555 0100 ext. 12 (reception)', '+1 415 555 0100 ext. 12'],
    ['+1 415 555 0100 x12', '+1 415 555 0100 x12'],
    ['2024-01-15 +49 30 1234567', '+49 30 1234567'],
    ['15.01.2024 030 1234567', '030 1234567'],
    ['Customer ID: 20241234, phone: 030 1234567', '030 1234567'],
    ['DE123456789, phone 030 1234567', '030 1234567'],
    ['\u202a+49\u202c 30 1234567 (mobile)', '+49 30 1234567'],
    ['Tel. +49‑30‑1234567 privat', '+49‑30‑1234567'],
    ['هاتف: ٠٣٠ ١٢٣٤٥٦٧', '٠٣٠ ١٢٣٤٥٦٧'],
    ['+49 30 1234567', '+49 30 1234567'],
  ])('%s', (text, number) => {
    expect(factIn('phone', text)).toBe(number);
  });

  it.each(['none', 'on request', '1-800-FLOWERS', 'ask reception, 4711', '2024-01-15', ''])(
    'where none is in it, the text stays: %j',
    (text) => {
      expect(factIn('phone', text)).toBe(text);
      expect(fits('phone', text)).toBe(false);
    },
  );
});

it('a name and a company are the whole text', () => {
  expect(factIn('name', 'Ana Weber (lead)')).toBe('Ana Weber (lead)');
  expect(factIn('company', '3M 1234567')).toBe('3M 1234567');
});
