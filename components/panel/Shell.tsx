import { useEffect } from 'react';
import { useFocusRequest, usePanelActions, useView } from '@/lib/panel/panel-hooks';
import { usePanelState } from '@/lib/panel/provider';
import { Settings } from '../settings/Settings';
import { TodayPage } from '../today/TodayPage';
import { Erasing } from './Erasing';
import { Mishap } from './Mishap';
import { PlaceView } from './PlaceView';
import { Speech } from './Speech';
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
      <Speech />
    </div>
  );
}

function View() {
  const view = useView();
  return (
    <Mishap of={view}>
      <ChosenView view={view} />
    </Mishap>
  );
}

function ChosenView({ view }: { readonly view: ReturnType<typeof useView> }) {
  switch (view) {
    case 'settings':
      return <Settings />;
    case 'today':
      return (
        <Mishap above={<TopBar />}>
          <TodayPage />
        </Mishap>
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
