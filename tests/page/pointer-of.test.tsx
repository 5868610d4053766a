import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { readPage } from '@/lib/page/learned-reader';
import { pointerTo } from '@/lib/page/pointer-of';

interface Lead {
  readonly id: number;
  readonly name: string;
}
const ANA: Lead = { id: 1042, name: 'Ana Weber' };
const BEN: Lead = { id: 2077, name: 'Ben Ode' };

/** Points at the marked element on Ana's page, and reads Ben's page there. */
function learnFromAna(page: (lead: Lead) => ReactNode, other = page) {
  const { container } = render(page(ANA));
  const pointed = container.querySelector('[aria-current]');
  const pointer = pointed ? pointerTo(pointed) : undefined;
  cleanup();
  render(other(BEN));
  return { pointer, read: pointer && readPage(document, { name: pointer }).name };
}

it.each<[string, (lead: Lead) => ReactNode]>([
  ['id', ({ name }) => <p id="lead-name" aria-current children={name} />],
  ['name', ({ name }) => <input name="contact[name]" aria-current defaultValue={name} />],
  ['data attribute', ({ name }) => <p data-testid="contact.name" aria-current children={name} />],
])('an element that the page marks by %s is found by that, wherever it moves', (_, part) => {
  const moved = (lead: Lead) => (
    <main>
      <p>Banner</p>
      <div>{part(lead)}</div>
    </main>
  );
  expect(learnFromAna(part, moved).read).toBe('Ben Ode');
});

it('the mark of an element around it that shows the same counts as its own', () => {
  const page = (lead: Lead) => (
    <div data-field="contact">
      <a href={`/contacts/${lead.id}`}>
        <b aria-current>{lead.name}</b>
      </a>
    </div>
  );
  const { pointer, read } = learnFromAna(page);
  expect(pointer).toEqual({ selector: '[data-field="contact"]' });
  expect(read).toBe('Ben Ode');
});

it('an id that is counted is passed over', () => {
  const page = (lead: Lead) => (
    <dl>
      <dt>Contact</dt>
      <dd id={`contact-${lead.id}`} aria-current>
        {lead.name}
      </dd>
    </dl>
  );
  expect(learnFromAna(page).pointer).toEqual({ label: 'Contact', selector: '' });
});

it('a mark that repeats the lead’s own name is passed over', () => {
  const page = (lead: Lead) => (
    <h1 data-name={lead.name.replace(' ', '-')} aria-current>
      {lead.name}
    </h1>
  );
  expect(learnFromAna(page).read).toBe('Ben Ode');
});

it('a label is followed although rows come before it on another page', () => {
  const row = (label: string, value: ReactNode) => (
    <tr key={label}>
      <th>{label}</th>
      {value}
    </tr>
  );
  const table = (rows: ReactNode) => (
    <table>
      <tbody>{rows}</tbody>
    </table>
  );
  const contact = ({ name }: Lead) => row('Contact:', <td aria-current>{name}</td>);
  const more = (lead: Lead) => table([row('Since', <td>2019</td>), contact(lead)]);
  expect(learnFromAna((lead) => table(contact(lead)), more).read).toBe('Ben Ode');
});

it('one part of a labelled value is found within it', () => {
  const page = ({ name }: Lead) => (
    <dl>
      <dt>Contact</dt>
      <dd>
        <b aria-current>{name}</b> <i>decides</i>
      </dd>
    </dl>
  );
  const { pointer, read } = learnFromAna(page);
  expect(pointer?.label).toBe('Contact');
  expect(read).toBe('Ben Ode');
});

it('the page’s heading is found as such', () => {
  const page = ({ name }: Lead) => <h1 aria-current>{name}</h1>;
  const other = ({ name }: Lead) => (
    <main>
      <h1>{name}</h1>
    </main>
  );
  expect(learnFromAna(page, other).read).toBe('Ben Ode');
});

it('what has neither mark nor label is found by its position', () => {
  const page = ({ name }: Lead) => (
    <section>
      <p>Lead</p>
      <p aria-current>{name}</p>
    </section>
  );
  expect(learnFromAna(page).read).toBe('Ben Ode');
});

it('of two elements of one mark, the second is not taken for the first', () => {
  const page = ({ name }: Lead) => (
    <section>
      <p data-field="line">Lead</p>
      <p data-field="line" aria-current>
        {name}
      </p>
    </section>
  );
  expect(learnFromAna(page).read).toBe('Ben Ode');
});
