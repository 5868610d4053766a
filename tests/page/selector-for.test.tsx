import { cleanup, render } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { PickedField } from '@/lib/messaging/picked-fields';
import { lookAt, readPage } from '@/lib/page/fields/field-reader';
import { selectorFor } from '@/lib/page/fields/selector-for';

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
  const pointer = pointed ? selectorFor(pointed) : undefined;
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
  expect(learnFromAna(page).pointer).toMatchObject({ label: 'Contact', selector: '' });
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

it('a pointer by a label tells its place as well, and the labels around it', () => {
  const page = ({ name }: Lead) => (
    <dl>
      <dt>Since</dt>
      <dd>2019</dd>
      <dt>Contact</dt>
      <dd aria-current>{name}</dd>
    </dl>
  );
  const { pointer } = learnFromAna(page);
  expect(pointer).toMatchObject({ label: 'Contact', among: ['Since'] });
  expect(pointer?.place).toMatch(/dd:nth-of-type\(2\)$/);
});

describe('a pointer by a label, on a page on which that label is not', () => {
  /** One row a label, with its value beside it. */
  const list = (rows: readonly (readonly [label: ReactNode, value: string])[]) => (
    <dl>
      {rows.flatMap(([label, value], at) => [
        <dt key={`t${at}`}>{label}</dt>,
        <dd key={`d${at}`} data-at={at}>
          {value}
        </dd>,
      ])}
    </dl>
  );
  /** As the browser's own translation of a page wraps each text. */
  const font = (text: string) => createElement('font', {}, createElement('font', {}, text));
  const ROWS = [
    ['Company', 'Weber Logistik'],
    ['Email', 'ana@weber.example'],
    ['Phone', '+49 30 1234567'],
    ['Fax', '+49 30 7654321'],
  ] as const;

  /** Points at the value of that row of a page, and reads another page there. */
  function reads(field: PickedField, at: number, other: ReactNode) {
    const { container } = render(list(ROWS));
    const pointed = container.querySelector(`[data-at="${at}"]`);
    const pointer = pointed ? selectorFor(pointed) : undefined;
    cleanup();
    render(other);
    const { texts, missing } = lookAt(document, { ...(pointer && { [field]: pointer }) });
    return missing.includes(field) ? 'missing' : texts[field];
  }

  it.each<[string, PickedField, number, ReactNode, string]>([
    [
      'all of it is translated',
      'email',
      1,
      list([
        [font('Empresa'), 'Ode Mills'],
        [font('Correo electrónico'), 'ben@ode.example'],
        [font('Teléfono'), '+34 91 1234567'],
        [font('Fax'), '+34 91 7654321'],
      ]),
      'ben@ode.example',
    ],
    [
      'its own label alone is another one',
      'phone',
      2,
      list([ROWS[0], ROWS[1], ['Teléfono', '+34 91 1234567'], ROWS[3]]),
      '+34 91 1234567',
    ],
    [
      'a translated list is shorter',
      'company',
      0,
      list([
        ['Empresa', 'Ode Mills'],
        ['Correo electrónico', 'ben@ode.example'],
      ]),
      'Ode Mills',
    ],
    [
      'its row is not there, and the next one stands at its place',
      'phone',
      2,
      list([ROWS[0], ROWS[1], ROWS[3]]),
      'missing',
    ],
    [
      'a row that nobody saw before stands at its place',
      'phone',
      2,
      list([ROWS[0], ROWS[1], ['Mobile of the assistant', '+49 171 1234567']]),
      'missing',
    ],
    [
      'another machine stands at its place',
      'phone',
      2,
      list([ROWS[0], ROWS[1], ['Telefax', '+49 30 9999999'], ROWS[3]]),
      'missing',
    ],
    [
      'what stands at its place is of another kind',
      'email',
      1,
      list([ROWS[0], ['Correo', 'none'], ROWS[2], ROWS[3]]),
      'missing',
    ],
    [
      'an address stands at the place of the company',
      'company',
      0,
      list([['Correo', 'ben@ode.example'], ...ROWS.slice(1)]),
      'missing',
    ],
  ])('%s', (_, field, at, other, read) => {
    expect(reads(field, at, other)).toBe(read);
  });

  it('one that was kept before places were remembered still finds its label', () => {
    render(list(ROWS));
    expect(readPage(document, { phone: { label: 'Phone', selector: '' } })).toEqual({
      phone: '+49 30 1234567',
    });
  });
});

describe('in shadow roots', () => {
  /** A component with these nodes in its root, and these slotted into it. */
  function component(tag: string, inside: readonly Node[], slotted: readonly Node[] = []): Element {
    const host = document.createElement(tag);
    host.attachShadow({ mode: 'open' }).append(...inside);
    host.append(...slotted);
    return host;
  }
  function made(tag: string, text: string): Element {
    const element = document.createElement(tag);
    element.append(text);
    return element;
  }
  afterEach(() => document.body.replaceChildren());

  const row = (label: string, value: string) => {
    const term = made('dt', label);
    return component('crm-row', [term, made('dd', value)]);
  };

  it('a row that is a component is found by its label, however many come before it', () => {
    document.body.append(row('Since', '2019'), row('Contact', 'Ana Weber'));
    const pointed = document.querySelectorAll('crm-row')[1]?.shadowRoot?.querySelector('dd');
    const pointer = pointed ? selectorFor(pointed) : undefined;
    document.body.replaceChildren(
      row('Owner', 'Sam'),
      row('Since', '2020'),
      row('Contact', 'Ben Ode'),
    );
    expect(pointer && readPage(document, { name: pointer }).name).toBe('Ben Ode');
    document.body.replaceChildren(row('Owner', 'Sam'), row('Since', '2020'));
    expect(pointer && lookAt(document, { name: pointer }).missing).toEqual(['name']);
  });

  it('a value in a root is found by the label beside its component', () => {
    const page = (name: string) => {
      const list = document.createElement('dl');
      const value = document.createElement('dd');
      value.append(component('crm-value', [made('span', name)]));
      list.append(made('dt', 'Contact'), value);
      return list;
    };
    document.body.append(page('Ana Weber'));
    const pointed = document.querySelector('crm-value')?.shadowRoot?.querySelector('span');
    const pointer = pointed ? selectorFor(pointed) : undefined;
    const other = page('Ben Ode');
    other.prepend(made('dt', 'Since'), made('dd', '2019'));
    document.body.replaceChildren(other);
    expect(pointer && readPage(document, { name: pointer }).name).toBe('Ben Ode');
  });

  it('an element shows what its components draw, what is slotted in its place, and nothing else', () => {
    const inner = document.createElement('b');
    inner.append(document.createElement('slot'));
    const label = made('dt', 'Contact');
    const value = document.createElement('dd');
    value.append(component('crm-value', [made('i', 'Ms '), inner], [made('u', 'Weber')]));
    value.append(component('crm-empty', [made('span', ' (lead)')], [made('p', 'not drawn')]));
    const list = document.createElement('dl');
    list.append(label, value);
    document.body.append(list);
    expect(readPage(document, { name: { label: 'Contact', selector: '' } }).name).toBe(
      'Ms Weber (lead)',
    );
  });

  it.each([
    [10, 'Ana Weber'],
    [30, undefined],
  ])('a text %i roots deep is found again, unless nobody would build such a page', (deep, name) => {
    const heading = made('h1', 'Ana Weber');
    let nested = heading;
    for (let depth = 0; depth < deep; depth += 1) nested = component('crm-x', [nested]);
    document.body.append(nested);
    const pointer = selectorFor(heading);
    expect(pointer && readPage(document, { name: pointer }).name).toBe(name);
  });
});
