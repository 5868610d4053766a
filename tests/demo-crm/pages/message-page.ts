import type { User } from '../store/users.ts';
import { layout } from './layout.ts';
import { html } from './markup.ts';

/** A page that only says something. */
export function messagePage(user: User, title: string, words: string): string {
  return layout(
    user,
    undefined,
    title,
    html`<header class="page-head"><h1>${title}</h1></header>
      <p class="empty">${words}</p>`,
  );
}
