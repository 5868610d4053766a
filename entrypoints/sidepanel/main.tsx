import '@/components/styles';
import { createRoot } from 'react-dom/client';
import { readAllPages } from '@/components/panel/pages';
import { Shell } from '@/components/panel/Shell';
import { watchPageLife } from '@/lib/panel/page-life';
import { createPanel } from '@/lib/panel/panel';
import { PanelProvider } from '@/lib/panel/provider';
import { browserDeps } from '@/lib/panel/browser-deps';

// Browsers of today have it; the panel is read without it.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

const deps = browserDeps();
const panel = createPanel(deps);
panel.start();
deps.erasing.watchErased(() => {
  localStorage.clear();
  location.reload();
});
watchPageLife(panel, window);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <PanelProvider panel={panel}>
      <Shell />
    </PanelProvider>,
  );
}

/** By then the panel shows what it was opened for (ms). */
const OPEN_MS = 1_500;
deps.after(OPEN_MS, () => requestIdleCallback(() => void readAllPages()));
