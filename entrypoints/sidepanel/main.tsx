import { createRoot } from 'react-dom/client';
import { Shell } from '@/components/panel/Shell';
import { watchPageLife } from '@/lib/panel/page-life';
import { createPanel } from '@/lib/panel/panel';
import { PanelProvider } from '@/lib/panel/provider';
import { browserDeps } from '@/lib/panel/browser-deps';
import '@/components/ui/tokens.css';
import '@/components/ui/ui.css';

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
