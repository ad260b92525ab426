import { useSyncExternalStore } from 'react';

export type Density = 'comfortable' | 'compact';

/** Density of the page, for what is measured in script; style sheets read `data-density` themselves. */
export function useDensity(): Density {
  return useSyncExternalStore(subscribe, () =>
    document.documentElement.dataset.density === 'compact' ? 'compact' : 'comfortable',
  );
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] });
  return () => observer.disconnect();
}

/** Pixels of one rem, which the reader may have changed in the browser. */
export function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
