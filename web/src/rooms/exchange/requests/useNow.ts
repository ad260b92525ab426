import { useEffect, useState } from 'react';

const EVERY_MILLISECONDS = 30_000;

/** The time of day, for clocks on the screen. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), EVERY_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
