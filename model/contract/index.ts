import { auditRoutes, reconciliationRoutes } from './audit.ts';
import { checkRoutes } from './checks.ts';
import { disruptionRoutes } from './disruption.ts';
import { engineRoutes } from './engines.ts';
import { exportRoutes, importRoutes, jobRoutes } from './imports.ts';
import { exchangeRoutes } from './exchange.ts';
import { leadRoutes } from './leads.ts';
import { matchRoutes } from './matches.ts';
import { narrowingRoutes } from './narrowing.ts';
import { networkAnalysisRoutes } from './network-analyses.ts';
import { networkRoutes } from './networks.ts';
import { openingRoutes } from './openings.ts';
import { pictureRoutes } from './picture.ts';
import { planRoutes } from './plan.ts';
import { requestRoutes } from './requests.ts';
import { searchRoutes } from './search.ts';
import { accountRoutes, sessionRoutes } from './session.ts';
import { supplyRoutes } from './supply.ts';
import { systemRoutes } from './system.ts';
import { taxiiRoutes } from './taxii.ts';

/** Every route of a node. A route that is not here does not exist. */
export const contract = Object.freeze({
  ...sessionRoutes,
  ...accountRoutes,
  ...pictureRoutes,
  ...searchRoutes,
  ...leadRoutes,
  ...matchRoutes,
  ...networkRoutes,
  ...networkAnalysisRoutes,
  ...disruptionRoutes,
  ...supplyRoutes,
  ...engineRoutes,
  ...importRoutes,
  ...narrowingRoutes,
  ...exportRoutes,
  ...jobRoutes,
  ...planRoutes,
  ...openingRoutes,
  ...exchangeRoutes,
  ...requestRoutes,
  ...checkRoutes,
  ...taxiiRoutes,
  ...reconciliationRoutes,
  ...auditRoutes,
  ...systemRoutes,
});

export type Contract = typeof contract;
export type RouteId = keyof Contract;

export * from './route.ts';
export * as shapes from './shapes.ts';
