import { Toolbar as AriaToolbar } from 'react-aria-components';
import type { ReactNode } from 'react';
import './Toolbar.css';

/** A row of controls that is one stop for Tab; arrows move inside. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <AriaToolbar className="toolbar" aria-label={label}>
      {children}
    </AriaToolbar>
  );
}

/** Pushes what follows to the end of a toolbar or a heading row. */
export function Spring() {
  return <span className="spring" />;
}
