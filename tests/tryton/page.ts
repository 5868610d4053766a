import type { BrowserContext, Page } from 'playwright-core';
import { passwordOf, type PersonLogin } from './people.ts';
import type { SignedIn, TrytonLead } from './start.ts';

/** The client draws late and in steps, and test machines are slow. */
const WITHIN = { timeout: 30_000 };

/** Lets every page of the context find the user signed in, as if the log-in had been done before. */
export async function signInPages(context: BrowserContext, url: string, who: SignedIn) {
  await context.addInitScript(
    ({ origin, key, value }) => {
      if (location.origin === origin && localStorage.getItem(key) === null) {
        localStorage.setItem(key, value);
      }
    },
    { origin: url, ...who.storageEntry },
  );
}

/** Opens the lead in Tryton's web client and waits until its form shows it. */
export async function openLead(page: Page, lead: TrytonLead): Promise<void> {
  // The client asks before a page with an open tab is left, whatever was changed.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  await page.goto(lead.address);
  await untilShown(page, lead);
}

/** Opens the lead and signs in with login and password, in the client's own dialogs. */
export async function signInByHand(
  page: Page,
  lead: TrytonLead,
  login: PersonLogin,
): Promise<void> {
  await page.goto(lead.address);
  await page.locator('#login').fill(login, WITHIN);
  await page.locator('button[type=submit]:visible').click();
  const password = page.locator('input[type=password]:visible');
  await password.fill(passwordOf(login), WITHIN);
  await password.press('Enter');
  await untilShown(page, lead);
}

/** Goes to another lead as the client itself does: by the hash, without loading the page anew. */
export async function goToLead(page: Page, lead: TrytonLead): Promise<void> {
  await page.waitForFunction(
    // A client that is still at work on the open form writes that form's address over the new one.
    (hash) => location.hash.startsWith(`${hash};`) || void (location.hash = hash),
    new URL(lead.address).hash,
    { ...WITHIN, polling: 500 },
  );
  await untilShown(page, lead);
}

async function untilShown(page: Page, lead: TrytonLead): Promise<void> {
  await page.waitForFunction(
    (subject) => {
      const pane = '#tabcontent > .tab-pane.active';
      const field = document.querySelector<HTMLInputElement>(`${pane} input[name=description]`);
      return field?.value === subject;
    },
    lead.subject,
    WITHIN,
  );
}

export interface ShownNote {
  readonly author: string;
  readonly text: string;
}

/**
 * Reads all notes of the open lead as the client's own dialog shows them, newest first, and closes
 * it. The lead must have one: for a lead without notes the dialog is another.
 */
export async function readNotes(page: Page): Promise<ShownNote[]> {
  await page.locator('.tab-pane.active .btn-toolbar button#note').click(WITHIN);
  const dialog = page.locator('.modal.window-form:visible');
  const position = dialog.locator('.window-form-toolbar .badge');
  await position.getByText(/^1\/\d+$/).waitFor(WITHIN);
  const count = Number((await position.innerText()).split('/')[1]);
  // The client counts the notes before it draws them.
  await dialog
    .locator('tbody tr')
    .nth(count - 1)
    .waitFor({ ...WITHIN, state: 'attached' });
  const rows = await dialog.locator('tbody tr').evaluateAll((lines) =>
    lines.map((line) => ({
      author: line.querySelector('td[data-title="User: "]')?.textContent.trim() ?? '',
      wrapped: line.querySelector('td[data-title="Message: "]')?.textContent ?? '',
    })),
  );
  await dialog.getByRole('button', { name: 'Switch' }).click();
  const notes: ShownNote[] = [];
  for (const [index, { author, wrapped }] of rows.entries()) {
    if (index > 0) await dialog.getByRole('button', { name: 'Next' }).click();
    await position.getByText(`${index + 1}/${rows.length}`).waitFor(WITHIN);
    await untilFieldHolds(page, wrapped);
    notes.push({ author, text: await dialog.locator('textarea[name=message]').inputValue() });
  }
  await dialog.getByRole('button', { name: 'OK' }).click();
  await dialog.waitFor({ state: 'detached', ...WITHIN });
  return notes;
}

/** The form is filled after it is shown; the list has the same text, but for where lines end. */
async function untilFieldHolds(page: Page, wrapped: string): Promise<void> {
  await page.waitForFunction(
    (expected) => {
      const selector = '.modal.window-form textarea[name=message]';
      const field = document.querySelector<HTMLTextAreaElement>(selector);
      return field?.value.replace(/\s/g, '') === expected.replace(/\s/g, '');
    },
    wrapped,
    WITHIN,
  );
}
