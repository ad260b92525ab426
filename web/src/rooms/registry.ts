/**
 * The rooms, in the order of the rail. A room is a folder with:
 *
 * - `route.ts`, small and loaded at once: the addresses with their search parameters, and the room itself.
 *
 *   ```ts
 *   import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
 *   import { rootRoute } from '../../shell/root.ts';
 *   import { defineRoom } from '../room.ts';
 *
 *   export const leadsRoute = createRoute({
 *     getParentRoute: () => rootRoute,
 *     path: '/leads',
 *     validateSearch: (search): { lead?: string } => (typeof search.lead === 'string' ? { lead: search.lead } : {}),
 *     component: lazyRouteComponent(() => import('./index.tsx'), 'LeadsRoom'),
 *   });
 *   export const leads = defineRoom({
 *     id: 'leads', path: '/leads', icon: 'leads', key: 'l',
 *     title: { en: 'Leads', fr: 'Pistes', de: 'Ansätze', nl: 'Aanwijzingen' },
 *     routes: [leadsRoute],
 *   });
 *   ```
 *
 * - `index.tsx`, loaded when the room is entered: `export function LeadsRoom()`, which reads `leadsRoute.useSearch()`
 *   and fills the working area with `<Panes>`; the first pane's head has `level={1}`.
 * - messages in `i18n/<locale>/<room>.ts`, brought together in the room by
 *   `export const messages = catalogue({ en, fr, de, nl })` and used with `useMessages(messages)`.
 *
 * Adding a room is one import and one entry here.
 */
import { exchange } from './exchange/route.ts';
import { imports } from './import/route.ts';
import { leads } from './leads/route.ts';
import { matches } from './matches/route.ts';
import { networks } from './networks/route.ts';
import { picture } from './picture/route.ts';
import { plan } from './plan/route.ts';
import { oversight } from './oversight/route.ts';
import { search } from './search/route.ts';
import { supply } from './supply/route.ts';
import type { Room } from './room.ts';

export const rooms = [
  picture,
  search,
  leads,
  matches,
  networks,
  supply,
  imports,
  plan,
  exchange,
  oversight,
] as const satisfies readonly Room[];
