import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';

/** What loaders may use. */
export interface RouterContext {
  readonly queryClient: QueryClient;
}

/** Parent of every room's routes. Its component, the shell, is set in router.ts, so that rooms do not import the shell. */
export const rootRoute = createRootRouteWithContext<RouterContext>()();
