import { type Answer, page, seeOther } from '../answer.ts';
import { type Asked, type Crm, SESSION_COOKIE } from '../asked.ts';
import { SAMPLE_LOGINS, SAMPLE_PASSWORD } from '../sample-people.ts';
import { signInUser } from '../store/users.ts';
import { document } from './layout.ts';
import { html } from './markup.ts';
import { icon } from './pieces.ts';

const MONTH_S = 30 * 24 * 60 * 60;

/** The sign-in page and its form; leads on to where the user wanted to go, within this CRM. */
export function answerSignIn({ db }: Crm, { method, url, body }: Asked): Answer {
  if (method === 'GET') return page(signInPage(pathWithin(url.searchParams.get('next')), false));
  const fields = new URLSearchParams(body);
  const next = pathWithin(fields.get('next'));
  const token = signInUser(db, fields.get('login') ?? '', fields.get('password') ?? '');
  if (token === undefined) return page(signInPage(next, true), 401);
  const cookie = `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MONTH_S}`;
  return seeOther(next, { 'set-cookie': cookie });
}

function pathWithin(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/leads';
}

function signInPage(next: string, refused: boolean): string {
  return document(
    'Sign in',
    html`<main class="door">
      <form method="post" action="/sign-in" class="box" data-whole-page>
        <h1 class="brand">${icon('brand')}<span>Fieldbook</span></h1>
        ${refused && html`<p class="refused" role="alert">No user has that name and password.</p>`}
        <label for="login">User</label>
        <input id="login" name="login" autocomplete="username" required autofocus />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
        <input type="hidden" name="next" value="${next}" />
        <button class="main">Sign in</button>
        <p class="hint">
          Sample users: ${SAMPLE_LOGINS.join(', ')}. Password: <code>${SAMPLE_PASSWORD}</code>
        </p>
      </form>
    </main>`,
  );
}
