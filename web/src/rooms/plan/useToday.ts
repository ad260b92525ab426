import { useState } from 'react';
import { localDay } from '../localDay.ts';

/** Day of the calendar where the reader sits, as an ISO day; it stays the same while the room is open. */
export function useToday(): string {
  const [today] = useState(() => localDay());
  return today;
}
