import { useState } from 'react';

/** Day of the calendar where the reader sits, as an ISO day; it stays the same while the room is open. */
export function useToday(): string {
  const [today] = useState(() => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  });
  return today;
}
