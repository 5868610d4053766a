import { useEffect, useState, type ReactNode } from 'react';
import { useDeps } from '@/lib/dashboard/use-dashboard';
import { createPanel } from '@/lib/panel/panel';
import { useDraftOfWindow, useFocusRequest, useOpenPlaceOfWindow } from '@/lib/panel/panel-hooks';
import { PanelProvider, RecordProvider } from '@/lib/panel/provider';
import type { OpenPlace } from '@/lib/panel/site/open-place';
import { PanelFooter } from '../panel/PanelFooter';

interface RoomProps {
  /** The team room's record; absent where none is known. */
  readonly record: string | undefined;
  readonly children: ReactNode;
}

/** A panel that stands at the team room: what is written on this page is written there. */
export function Room({ record, children }: RoomProps) {
  const { panelAt } = useDeps();
  const [panel] = useState(() => createPanel(panelAt(record)));
  useEffect(() => panel.start(), [panel]);
  return (
    <PanelProvider panel={panel}>
      {children}
      <Bottom />
    </PanelProvider>
  );
}

/** The line about the last thing done. */
function Bottom() {
  useFocusRequest();
  return <PanelFooter />;
}

/** What writes into the team room; nothing is shown until it is known, and nothing without one. */
export function InRoom({ children }: { readonly children: ReactNode }) {
  const place = useOpenPlaceOfWindow();
  return place?.note ? <AtPlace place={place}>{children}</AtPlace> : null;
}

function AtPlace({ place, children }: { readonly place: OpenPlace; readonly children: ReactNode }) {
  const draft = useDraftOfWindow(place.key);
  if (!draft) return null;
  return (
    <RecordProvider place={place} draft={draft}>
      {children}
    </RecordProvider>
  );
}
