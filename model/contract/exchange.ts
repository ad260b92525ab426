import { leaveRoutes } from './leaves.ts';
import { orderRoutes } from './order.ts';
import { packageRoutes } from './packages.ts';
import { partnerRoutes } from './partners.ts';
import { releaseRoutes } from './releases.ts';

export * from './leaves.ts';
export * from './order.ts';
export * from './packages.ts';
export * from './partners.ts';
export * from './releases.ts';

/** The routes of the room “Exchange” about partners, packages and releases. */
export const exchangeRoutes = {
  ...partnerRoutes,
  ...packageRoutes,
  ...releaseRoutes,
  ...orderRoutes,
  ...leaveRoutes,
};
