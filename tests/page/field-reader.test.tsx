import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { FACT_LENGTH } from '@/lib/handoff/brief/lead';
import { readPage } from '@/lib/page/fields/field-reader';
import { MOST_READ } from '@/lib/page/fields/shown-text';

/** What the page says where a person pointed at the name. */
function nameOn(page: ReactNode, pointer: { label?: string; selector: string }) {
  render(page);
  return readPage(document, { name: pointer }).name;
}
const MARKED = { selector: '[data-field="name"]' };
const byLabel = (label: string) => ({ label, selector: '' });

it('a selector that matches nothing gives nothing', () => {
  expect(nameOn(<p>Ana Weber</p>, MARKED)).toBeUndefined();
});

it('of several matches the first visible one counts', () => {
  const page = (
    <>
      <p data-field="name" style={{ display: 'none' }}>
        Hidden
      </p>
      <p data-field="name">Ana Weber</p>
      <p data-field="name">Second</p>
    </>
  );
  expect(nameOn(page, MARKED)).toBe('Ana Weber');
});

it.each<[string, ReactNode]>([
  ['a term', <dl key="">{[<dt key="t">Contact:</dt>, <dd key="d">Ana Weber</dd>]}</dl>],
  [
    'a row’s heading',
    <table key="">
      <tbody>
        <tr>
          <th>Contact *</th>
          <td>Ana Weber</td>
        </tr>
      </tbody>
    </table>,
  ],
  [
    'a field’s label',
    <p key="">
      <label htmlFor="x-17">Contact</label>
      <input id="x-17" defaultValue="Ana Weber" />
    </p>,
  ],
  [
    'a label around its field',
    <label key="">
      Contact <input defaultValue="Ana Weber" />
    </label>,
  ],
])('a fact is found beside %s', (_, page) => {
  expect(nameOn(page, byLabel('Contact'))).toBe('Ana Weber');
});

it('a term without a description gives nothing', () => {
  const page = (
    <dl>
      <dt>Contact</dt>
      <dt>Phone</dt>
      <dd>030 1234</dd>
    </dl>
  );
  expect(nameOn(page, byLabel('Contact'))).toBeUndefined();
});

it('what a page hides in a fact is not read', () => {
  const page = (
    <p data-field="name">
      Ana <b>Weber</b>
      <span style={{ display: 'none' }}>internal note</span>
      <script type="text/plain">track()</script>
    </p>
  );
  expect(nameOn(page, MARKED)).toBe('Ana Weber');
});

it('lines of a fact are parted by a space, parts of a word are not', () => {
  const page = (
    <div data-field="name">
      <div>
        A<span style={{ display: 'inline' }}>na</span>
      </div>
      <div>Weber</div>
      (lead)
      <br />
      new
    </div>
  );
  expect(nameOn(page, MARKED)).toBe('Ana Weber (lead) new');
});

it('markup that a page shows as text stays text', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  expect(nameOn(<p data-field="name">{hostile}</p>, MARKED)).toBe(hostile);
});

it('a password is never read', () => {
  const page = <input type="password" data-field="name" defaultValue="secret" />;
  expect(nameOn(page, MARKED)).toBeUndefined();
});

it('the chosen option of a list is the fact', () => {
  const page = (
    <select data-field="name" defaultValue="b">
      <option value="a">Ana</option>
      <option value="b">Bea</option>
    </select>
  );
  expect(nameOn(page, MARKED)).toBe('Bea');
});

it('a fact that has grown is read whole, as far as facts are kept', () => {
  expect(MOST_READ).toBe(FACT_LENGTH);
  const long = 'Northwind and its daughters '.repeat(40).trim();
  expect(nameOn(<p data-field="name">{long}</p>, MARKED)).toBe(long);
});

it.each([
  ['shows', (text: string) => <p data-field="name">{text}</p>],
  ['holds in a field', (text: string) => <textarea data-field="name" defaultValue={text} />],
])('what is far too long that a page %s is cut between characters', (_, page) => {
  const family = '👨‍👩‍👧‍👦';
  // Eleven units each: the limit is in the midst of one.
  const read = nameOn(page(family.repeat(100_000)), MARKED);
  expect(read).toBe(family.repeat(Math.floor(FACT_LENGTH / family.length)));
});

it('what stands behind many blanks in a field is read', () => {
  const page = <textarea data-field="name" defaultValue={`${' '.repeat(3000)}Ana Weber`} />;
  expect(nameOn(page, MARKED)).toBe('Ana Weber');
});

it.each(['', '[', ':nonsense(', '>>>', '\u0000'])(
  'the broken selector %j means nothing',
  (selector) => {
    expect(nameOn(<p>Ana Weber</p>, { selector })).toBeUndefined();
  },
);
