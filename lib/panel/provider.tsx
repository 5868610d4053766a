import { createContext, useContext, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { OpenPlace } from './site/open-place';
import type { Panel } from './panel';
import type { PanelState, OpenDraft } from './store';

const PanelContext = createContext<Panel | undefined>(undefined);
const PlaceContext = createContext<OpenPlace | undefined>(undefined);
const DraftContext = createContext<OpenDraft | undefined>(undefined);

export function PanelProvider({ panel, children }: { panel: Panel; children: ReactNode }) {
  return <PanelContext value={panel}>{children}</PanelContext>;
}

interface RecordProviderProps {
  readonly place: OpenPlace;
  /** The draft of this very record. */
  readonly draft: OpenDraft;
  readonly children: ReactNode;
}

/** Makes all below it work on this record, whatever the window shows meanwhile. */
export function RecordProvider({ place, draft, children }: RecordProviderProps) {
  return (
    <PlaceContext value={place}>
      <DraftContext value={draft}>{children}</DraftContext>
    </PlaceContext>
  );
}

/** The panel that the component is part of. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('A component of the panel stands outside of it.');
  return panel;
}

/** One value of the panel's view state. */
export function usePanelState<Value>(select: (state: PanelState) => Value): Value {
  return useStore(usePanel().store, select);
}

/** The record that the component works on. */
export function useOpenPlace(): OpenPlace {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('A component of a record stands outside of one.');
  return place;
}

/** The draft of that record. */
export function useOpenDraft(): OpenDraft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('A component of a draft stands outside of one.');
  return draft;
}
