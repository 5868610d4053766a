import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';

/** What stays in sight at the bottom of a page: the line one types into, and what the page is for. */
export function Dock({ children }: { readonly children: ReactNode }) {
  return <footer className="dock">{children}</footer>;
}

interface Place {
  readonly element: HTMLElement | null;
  readonly set: (element: HTMLElement | null) => void;
}
const PlaceContext = createContext<Place | undefined>(undefined);

/** Around a page and its dock: what the page has to say in the dock finds its place there. */
export function DockSpace({ children }: { readonly children: ReactNode }) {
  const [element, set] = useState<HTMLElement | null>(null);
  const place = useMemo(() => ({ element, set }), [element]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** Around what has no part in the dock: what it would put there stands where it is written. */
export function OutsideDock({ children }: { readonly children: ReactNode }) {
  return <PlaceContext value={undefined}>{children}</PlaceContext>;
}

/** In the dock: where stands what the page puts there. */
export function DockPlace() {
  return <div ref={use(PlaceContext)?.set} className="dock-place" />;
}

interface InDockProps {
  /** Whether this is what whoever looks is to do next. */
  readonly isNext: boolean;
  readonly children: ReactNode;
}

/** What a page does in the dock; where it has none, it stands where it is written. */
export function InDock({ isNext, children }: InDockProps) {
  const place = use(PlaceContext);
  const content = (
    <div className="in-dock" data-next={isNext}>
      {children}
    </div>
  );
  if (!place) return content;
  return place.element && createPortal(content, place.element);
}
