import type { Page } from 'playwright-core';
import { cardFrames } from './card-in-page';

/** What a hostile text would do if any of it ran. */
const HARM = 'globalThis.wasHarmed = true';

/** Hostile words of a field: markup, script, a link that runs, and characters that turn the text. */
export const HOSTILE = {
  image: `<img src="x" onerror="${HARM}">`,
  script: `<script>${HARM}</script>`,
  svg: `"><svg onload="${HARM}"></svg>`,
  link: `<a href="javascript:${HARM}">click</a>`,
  scheme: `javascript:${HARM}`,
  turned: `\u202Etxet denrut\u202C and \u0000\u0007\u001B[31m control`,
  frame: `<iframe srcdoc="<script>parent.${HARM}</script>"></iframe>`,
  template: `'; drop table notes; -- \${7*7} {{7*7}}`,
} as const;

/** Listens for anything that a page does which a mere text never does. */
export function watchForHarm(page: Page): { readonly found: () => Promise<string[]> } {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()}`);
  });
  return {
    found: async () => {
      const inCards = await Promise.all(
        (await cardFrames(page)).map((card) => card.evaluate(harmIn)),
      );
      return [...seen, ...(await page.evaluate(harmIn)), ...inCards.flat()];
    },
  };
}

/** In the page: what ran, and what stands in Baton's parts of it that a text does not make. */
function harmIn(): string[] {
  // The panel, or the card in its own document.
  const roots = document.querySelectorAll('.panel, body > section[tabindex]');
  const elements = [...roots].flatMap((root) => [...root.querySelectorAll('*')]);
  const bad = elements.filter((element) => {
    // Baton's own forms are known by their class, and send nothing anywhere.
    const isOwn = element.matches(
      ':is(form.actions, form.quick-line, form.composer-row, body > section form):not([action])',
    );
    const isActive =
      !isOwn && /^(script|iframe|object|embed|img|form|link|meta|base)$/i.test(element.tagName);
    const runs = element.getAttributeNames().some((name) => name.startsWith('on'));
    const link = element instanceof HTMLAnchorElement ? element.protocol : 'https:';
    return isActive || runs || !/^(https?|mailto|tel|sms):$/.test(link);
  });
  const ran = 'wasHarmed' in globalThis ? ['a script ran'] : [];
  return [
    ...ran,
    ...bad.map(
      (element) => `element: ${new XMLSerializer().serializeToString(element).slice(0, 200)}`,
    ),
  ];
}
