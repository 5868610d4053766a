import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderPanel } from '../../panel/render-panel';

/** An element and all in it as tags and classes, and what is written and drawn there. */
function shapeOf(element: Element): unknown {
  const { tagName, children } = element;
  const drawn = ['d', 'cx', 'cy', 'r', 'viewBox', 'width', 'height', 'stroke', 'stroke-width'];
  return {
    is: [tagName.toLowerCase(), element.getAttribute('class') ?? ''],
    drawn: drawn.flatMap((name) => element.getAttribute(name) ?? []),
    within: children.length > 0 ? [...children].map(shapeOf) : element.textContent.trim(),
  };
}

it('what the page shows before its script has run is what the panel begins with', () => {
  const page = new DOMParser().parseFromString(
    readFileSync('entrypoints/sidepanel/index.html', 'utf8'),
    'text/html',
  );
  const before = page.querySelector('header');
  const { container } = renderPanel();
  const after = container.querySelector('header');
  if (!before || !after) throw new Error('There is no bar at the top.');
  expect(shapeOf(after)).toEqual(shapeOf(before));
  // It does nothing yet, and nobody is led to it.
  expect(page.querySelector('#root button:not([aria-hidden][tabindex="-1"])')).toBeNull();
});
