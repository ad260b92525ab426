import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { rooms } from '../rooms/registry.ts';
import { ErrorPage, NotFoundPage } from './Pages.tsx';
import { rootRoute } from './root.ts';
import { Shell } from './Shell.tsx';

rootRoute.update({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

type AppRoute = (typeof rooms)[number]['routes'][number];

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: rootRoute.addChildren(rooms.flatMap<AppRoute>((room) => room.routes)),
    context: { queryClient },
    defaultPreload: 'intent',
    // Data is kept by the query client; the router asks nothing on its own.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: false,
    // Record ids keep their colon, so that an address reads as people write and send it.
    pathParamsAllowedCharacters: [':'],
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
