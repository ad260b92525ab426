import { useEffect } from 'react';
import { lastAsked } from '../api/lastAsked.ts';
import { keepDraftsOf } from './draftStore.ts';
import type { Session } from './session.tsx';
import { onSignOutElsewhere } from './signOutChannel.ts';

/** The node may find it idle a moment later than the browser does. */
const MARGIN = 2000;
const MINUTE = 60_000;

/**
 * Watches over the end of a session. When nobody asked the node anything for as long as it waits, when the session is over
 * anyway, or when another tab signs out, `ask` is called: the node says whether it is so. What the person had not sent is
 * erased with the session, so that nobody who sits down afterwards finds it.
 */
export function useSessionEnd(
  session: Session | undefined,
  isSignedOut: boolean,
  ask: () => Promise<unknown>,
): void {
  const { partner, user, expiresAt, idleMinutes } = session ?? {};
  useEffect(() => {
    if (isSignedOut) keepDraftsOf(undefined);
    else if (partner !== undefined && user !== undefined) keepDraftsOf({ partner, user });
  }, [isSignedOut, partner, user]);

  useEffect(() => {
    if (isSignedOut || expiresAt === undefined || idleMinutes === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    const watch = (): void => {
      const end = Math.min(Date.parse(expiresAt), lastAsked() + idleMinutes * MINUTE) + MARGIN;
      const left = end - Date.now();
      // Looked at each minute: a machine that slept wakes up later than its timers think.
      timer = setTimeout(watch, left > 0 ? Math.min(MINUTE, left) : MINUTE);
      if (left <= 0) void ask();
    };
    watch();
    const stop = onSignOutElsewhere(() => void ask());
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [isSignedOut, expiresAt, idleMinutes, ask]);
}
