import { useEffect, useState } from 'react';
import { chartColours } from './looks.ts';
import type { ChartColours } from './looks.ts';

/** Colours of the style sheet, read again when the theme changes. */
export function useColours(): ChartColours {
  const [colours, setColours] = useState(() => chartColours(document.body));
  useEffect(() => {
    const read = () => setColours(chartColours(document.body));
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', read);
    const theme = new MutationObserver(read);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      scheme.removeEventListener('change', read);
      theme.disconnect();
    };
  }, []);
  return colours;
}
