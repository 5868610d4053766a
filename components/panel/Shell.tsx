import { useEffect } from 'react';
import { useErasing } from '@/lib/panel/act/local-data';
import { t } from '@/lib/panel/i18n';
import { useFocusRequest, usePanelActions, useSaid, useView } from '@/lib/panel/panel-hooks';
import { usePanelState } from '@/lib/panel/provider';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { PanelErrorBoundary } from './ErrorBoundary';
import { Settings, TodayPage } from './pages';
import { PlaceView } from './PlaceView';
import { TopBar } from './TopBar';
import './panel.css';

/** The whole panel: what the window shows decides what is in it. */
export function Shell() {
  useFocusRequest();
  useUndoKey();
  // Whatever tells a time is drawn anew where the traveller has arrived.
  usePanelState((state) => state.zone);
  return (
    <div className="panel">
      <Erasing />
      <View />
      <LiveRegion />
    </div>
  );
}

function View() {
  const view = useView();
  return (
    <PanelErrorBoundary of={view}>
      <ChosenView view={view} />
    </PanelErrorBoundary>
  );
}

function ChosenView({ view }: { readonly view: ReturnType<typeof useView> }) {
  switch (view) {
    case 'settings':
      return <Settings />;
    case 'today':
      return (
        <PanelErrorBoundary above={<TopBar />}>
          <TodayPage />
        </PanelErrorBoundary>
      );
    case 'work':
      return <PlaceView />;
  }
}

/** Ctrl+Z takes back the last thing done; in a field it is the field's own. */
function useUndoKey(): void {
  const { undo } = usePanelActions();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
      if (!isUndo || isField(event.target)) return;
      if (undo()) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}

/** Stands in every panel while all is about to be erased: nothing else takes its undo away. */
function Erasing() {
  const { isPending, undo } = useErasing();
  if (!isPending) return null;
  return (
    <Notice kind="danger" text={t('erase_soon')}>
      <Button onClick={undo}>{t('button_undo')}</Button>
    </Notice>
  );
}

/** What was done, for those who listen: what is said in a toast, and what is said only to them. */
function LiveRegion() {
  const said = useSaid();
  return (
    <p className="unseen" role="status" aria-live="polite">
      {/* A new key makes the same words be said again. */}
      <span key={said?.id}>{said?.message}</span>
    </p>
  );
}
