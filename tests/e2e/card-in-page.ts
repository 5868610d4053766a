import type { Frame, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const sectionIn = (frame: Frame): Locator =>
  frame.getByRole('region', { name: 'Sales handoff', exact: true });

/** The frames in which a card stands. The page itself sees none of them: they are in closed roots. */
export async function cardFrames(page: Page): Promise<Frame[]> {
  const inPage = page.frames().filter((frame) => frame.parentFrame() === page.mainFrame());
  const counts = await Promise.all(
    // A frame may go while it is looked at.
    inPage.map((frame) =>
      sectionIn(frame)
        .count()
        .catch(() => 0),
    ),
  );
  return inPage.filter((_, at) => counts[at] === 1);
}

/** How many cards the page shows. */
export const cardCount = async (page: Page): Promise<number> => (await cardFrames(page)).length;

/** The frame of the page's card, as soon as there is one. */
export async function cardFrame(page: Page): Promise<Frame> {
  let found: Frame | undefined;
  await expect
    .poll(async () => (found = (await cardFrames(page))[0]) !== undefined, { timeout: 60_000 })
    .toBe(true);
  if (!found) throw new Error('There is no card in the page.');
  return found;
}

/** The page's card, as soon as there is one; another after each navigation. */
export async function cardOf(page: Page): Promise<Locator> {
  const card = sectionIn(await cardFrame(page));
  await card.waitFor();
  return card;
}

const isThere = (what: Locator): Promise<boolean> => what.first().isVisible();

/**
 * Presses a button of the page's card as a person does, who waits until it counts and presses
 * again what the page has drawn anew, until `done` is there. A tool that presses too early would
 * scroll about before each new try, and wherever the card moves its half second begins again.
 */
export async function pressOnCard(
  page: Page,
  name: string,
  done: (card: Locator) => Locator,
): Promise<void> {
  const saysDone = 'what was waited for';
  await expect
    .poll(
      async () => {
        const card = await cardOf(page);
        if (await isThere(done(card))) return saysDone;
        const pressed = card.getByRole('button', { name, exact: true });
        const isReady = await pressed.isEnabled({ timeout: 2000 }).catch(() => false);
        if (isReady) await pressed.click({ timeout: 2000 }).catch(() => undefined);
        const after = await cardOf(page);
        return (await isThere(done(after))) ? saysDone : await after.innerText();
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBe(saysDone);
}
