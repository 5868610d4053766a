import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What the page's axe gives, as far as it is read here. */
interface AxeScope {
  axe: {
    run(context: Node): Promise<{
      violations: { id: string; help: string; nodes: { target: unknown[]; html: string }[] }[];
    }>;
  };
}

/** What axe finds wrong in a frame of the page, in light and in dark. */
export async function axeFinds(page: Page, frame = page.mainFrame()): Promise<string[]> {
  await frame.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // A colour on its way from light to dark is neither.
    await frame.evaluate(() =>
      Promise.all(
        document
          .getAnimations()
          .filter((motion) => motion instanceof CSSTransition)
          .map(({ finished }) => finished.catch(() => undefined)),
      ),
    );
    // Landmarks and headings are the whole page's: what stands in a frame is a part of one.
    const violations = await frame.evaluate(async (isPart) => {
      // The script that was run just before has put it there.
      const { axe } = globalThis as unknown as AxeScope;
      return (await axe.run(isPart ? document.body : document)).violations;
    }, frame !== page.mainFrame());
    for (const { id, help, nodes } of violations) {
      for (const { html } of nodes) found.push(`${colorScheme}: ${id}: ${help}: ${html}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}
