import { useEffect, useEffectEvent } from 'react';

/** While the analysis of a view is under way, answers are asked for again this often, in milliseconds. */
const INTERVAL = 1500;

/** Asks again until the node has computed what this view needs. */
export function useAskAgain(isComputing: boolean, ask: () => void): void {
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    if (!isComputing) return;
    const timer = setInterval(() => askNow(), INTERVAL);
    return () => clearInterval(timer);
  }, [isComputing]);
}
