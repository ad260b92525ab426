import { useCallback, useEffect, useState } from 'react';

type Sizes = Readonly<Record<string, number>>;

/** Widths that a person has chosen, remembered in this browser under a name. */
export function useSizes(id: string): [Sizes, (pane: string, size: number | undefined) => void] {
  const key = `foreland.panes.${id}`;
  const [sizes, setSizes] = useState<Sizes>(() => readSizes(key));
  useEffect(() => {
    // Storage may be full or forbidden; widths are then forgotten, nothing else.
    try {
      localStorage.setItem(key, JSON.stringify(sizes));
    } catch {
      /* see above */
    }
  }, [key, sizes]);
  const setSize = useCallback((pane: string, size: number | undefined) => {
    setSizes(({ [pane]: _, ...rest }) => (size === undefined ? rest : { ...rest, [pane]: size }));
  }, []);
  return [sizes, setSize];
}

function readSizes(key: string): Sizes {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof saved !== 'object' || saved === null) return {};
    return Object.fromEntries(
      Object.entries(saved).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
      ),
    );
  } catch {
    return {};
  }
}
