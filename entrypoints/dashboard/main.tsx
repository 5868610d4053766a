import '@/components/styles';
import { createRoot } from 'react-dom/client';
import { Dashboard } from '@/components/dashboard/Dashboard';
import { DashboardContext } from '@/lib/dashboard/use-dashboard';
import { browserDeps } from '@/lib/dashboard/browser-deps';

// Browsers of today have it; the page is read without it.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <DashboardContext value={browserDeps()}>
      <Dashboard />
    </DashboardContext>,
  );
}
