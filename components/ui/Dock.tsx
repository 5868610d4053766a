import type { ReactNode } from 'react';

/** What stays in sight at the bottom of a page: the line one types into, and what the page is for. */
export function Dock({ children }: { readonly children: ReactNode }) {
  return <footer className="dock">{children}</footer>;
}
