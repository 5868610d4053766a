import { RECORD_TYPES } from '../store/records.ts';
import type { User } from '../store/users.ts';
import { html, type Markup } from './markup.ts';
import { avatar, icon } from './pieces.ts';

const NAMES = { leads: 'Leads', contacts: 'Contacts', deals: 'Deals', tasks: 'Tasks' } as const;
export type Place = keyof typeof NAMES;
export const placeName = (place: Place): string => NAMES[place];

/** A whole page: the shell with its navigation, and what is in its middle. */
export function layout(user: User, place: Place | undefined, title: string, main: Markup): string {
  return document(
    title,
    html`<div class="shell">
      <nav class="side" aria-label="Fieldbook">
        <a class="brand" href="/leads">${icon('brand')}<span>Fieldbook</span></a>
        <ul>
          ${[...RECORD_TYPES, 'tasks' as const].map((name) => navigationItem(name, place))}
        </ul>
        <div class="me">
          ${avatar(user.id, user.name)}
          <span class="me-words"><b>${user.name}</b><small>${user.role}, ${user.city}</small></span>
          <form method="post" action="/sign-out" data-whole-page>
            <button class="quiet" title="Sign out" aria-label="Sign out">${icon('out')}</button>
          </form>
        </div>
      </nav>
      <main id="main">${main}</main>
    </div>`,
  );
}

function navigationItem(name: Place, current: Place | undefined): Markup {
  return html`<li>
    <a href="/${name}" ${name === current && html`aria-current="page"`} title="${NAMES[name]}"
      >${icon(name)}<span>${NAMES[name]}</span></a
    >
  </li>`;
}

/** The document around everything; its marker tells Baton that the contract is served here. */
export function document(title: string, body: Markup): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} · Fieldbook</title>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="baton-contract" content="1" />
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/crm.css" />
        <script type="module" src="/assets/crm.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`.markup;
}
