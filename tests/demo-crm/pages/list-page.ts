import type { CrmRecord, Order, RecordType } from '../store/records.ts';
import type { User } from '../store/users.ts';
import { layout, placeName } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { avatar, icon, money, stage, time } from './pieces.ts';

interface List {
  readonly user: User;
  readonly type: RecordType;
  readonly records: readonly CrmRecord[];
  readonly words: string;
  readonly order: Order;
  readonly now: number;
}

const COLUMNS: readonly (readonly [order: Order, heading: string])[] = [
  ['name', 'Name'],
  ['company', 'Company'],
  ['stage', 'Stage'],
  ['owner', 'Owner'],
  ['amount', 'Amount'],
  ['changed', 'Last change'],
];

/** All records of a type, searched and ordered. */
export function listPage(list: List): string {
  const { user, type, records, words, order, now } = list;
  const name = placeName(type);
  return layout(
    user,
    type,
    name,
    html`<header class="page-head">
        <h1>${name}</h1>
        <span class="count">${records.length}</span>
        <form class="search" role="search" action="/${type}">
          ${icon('search')}
          <input
            name="q"
            type="search"
            value="${words}"
            placeholder="Search ${name.toLowerCase()}"
            aria-label="Search ${name.toLowerCase()}"
          />
          <input name="order" type="hidden" value="${order}" />
        </form>
      </header>
      <table class="list">
        <thead>
          <tr>
            ${COLUMNS.map((column) => heading(list, ...column))}
          </tr>
        </thead>
        <tbody>
          ${records.map((record) => row(record, now))}
        </tbody>
      </table>
      ${records.length === 0 && html`<p class="empty">Nothing here matches “${words}”.</p>`}`,
  );
}

function heading({ type, words, order }: List, by: Order, name: string): Markup {
  const query = new URLSearchParams({ ...(words ? { q: words } : {}), order: by });
  return html`<th class="col-${by}" ${by === order && html`aria-sort="other"`}>
    <a href="/${type}?${query.toString()}">${name}</a>
  </th>`;
}

function row(record: CrmRecord, now: number): Markup {
  const { type, id, name, title, company, owner, ownerName } = record;
  return html`<tr>
    <td class="col-name"><a href="/${type}/${id}">${name}</a><small>${title}</small></td>
    <td class="col-company">${company}<small>${record.city}</small></td>
    <td class="col-stage">${stage(record.stage)}</td>
    <td class="col-owner">
      ${owner !== null && html`<span class="person">${avatar(owner, ownerName ?? '')}${ownerName}</span>`}
    </td>
    <td class="col-amount">${money(record.amount, record.currency)}</td>
    <td class="col-changed">${time(record.changed, now)}</td>
  </tr>`;
}
