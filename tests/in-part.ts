import { screen, waitFor, within, type BoundFunctions, type queries } from '@testing-library/react';

/** The queries within a part of the screen: `find…` waits for the part as well; the others want it drawn. */
function inPart(
  role: 'region' | 'group' | 'tabpanel',
  name: string,
): BoundFunctions<typeof queries> {
  const ask = (query: string, values: unknown[]): unknown => {
    const part: Record<string, (...values: never[]) => unknown> = within(
      screen.getByRole(role, { name }),
    );
    return Reflect.apply(part[query] ?? missing(query), undefined, values);
  };
  return new Proxy(within(document.body), {
    get:
      (_, query) =>
      (...values: unknown[]): unknown => {
        const getter = String(query).replace(/^find/u, 'get');
        return getter === query ? ask(getter, values) : waitFor(() => ask(getter, values));
      },
  });
}

function missing(query: string): never {
  throw new Error(`There is no query ${query}.`);
}

/** The queries within the region of this name. */
export const region = (name: string) => inPart('region', name);
/** The queries within the group of this name. */
export const group = (name: string) => inPart('group', name);

/** The queries within the part of the page that the tab of this name shows. */
export const tabPanel = (name: string) => inPart('tabpanel', name);

/** Chooses what is rarely done from behind “…” at the top. */
export async function chooseFromMore(
  user: { readonly click: (element: Element) => Promise<void> },
  item: string,
): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('menuitem', { name: item }));
}

/** The page of a calendar, from the menu of the other ways to invite. */
export async function calendarLink(
  user: { readonly click: (element: Element) => Promise<void> },
  name: 'Google Calendar' | 'Outlook',
): Promise<HTMLAnchorElement> {
  const menu = screen.getByRole('button', { name: 'Other ways to invite' });
  if (menu.getAttribute('aria-expanded') !== 'true') await user.click(menu);
  return screen.getByRole<HTMLAnchorElement>('menuitem', { name });
}
