import { createRoot } from 'react-dom/client';
import { Shell } from '@/components/panel/Shell';
import { watchPageLife } from '@/lib/panel/page-life';
import { createPanel } from '@/lib/panel/panel';
import { PanelProvider } from '@/lib/panel/provider';
import { realParts } from '@/lib/panel/real-parts';
import '@/components/ui/tokens.css';
import '@/components/ui/ui.css';

const parts = realParts();
const panel = createPanel(parts);
panel.start();
parts.erasing.watchErased(() => {
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
