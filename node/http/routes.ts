import type { Contract } from '@foreland/model/contract';
import type { Handlers } from '../handler.ts';
import { accountHandlers } from '../rooms/accounts.ts';
import { auditHandlers } from '../rooms/audit.ts';
import { checkHandlers } from '../rooms/exchange/checks.ts';
import { reconciliationHandlers } from '../rooms/exchange/audit-reconciliation.ts';
import { forOwnPeople } from '../rooms/exchange/own-people.ts';
import { packageHandlers } from '../rooms/exchange/packages.ts';
import { partnerHandlers } from '../rooms/exchange/partners.ts';
import { leaveHandlers } from '../rooms/exchange/leaves.ts';
import { orderHandlers } from '../rooms/exchange/order.ts';
import { recallsReceivedHandlers } from '../rooms/exchange/recalls-received.ts';
import { releaseHandlers } from '../rooms/exchange/releases.ts';
import { requestHandlers } from '../rooms/exchange/requests.ts';
import { taxiiHandlers } from '../rooms/exchange/taxii.ts';
import { exportHandlers } from '../rooms/exports.ts';
import { importHandlers } from '../rooms/imports.ts';
import { jobHandlers } from '../rooms/jobs.ts';
import { entityHandlers } from '../rooms/entities.ts';
import { leadHandlers } from '../rooms/leads.ts';
import { judgementHandlers } from '../rooms/judgements.ts';
import { matchHandlers } from '../rooms/matches.ts';
import { narrowingHandlers } from '../rooms/narrowing.ts';
import { actionDecisionHandlers } from '../rooms/networks/action-decisions.ts';
import { chartHandlers } from '../rooms/networks/charts.ts';
import { disruptionHandlers } from '../rooms/networks/disruption.ts';
import { networkAnalysisHandlers } from '../rooms/networks/analyses.ts';
import { networkHandlers } from '../rooms/networks/networks.ts';
import { openingHandlers } from '../rooms/openings.ts';
import { pictureHandlers } from '../rooms/picture.ts';
import { planHandlers } from '../rooms/plan.ts';
import { searchHandlers } from '../rooms/search.ts';
import { sessionHandlers } from '../rooms/session.ts';
import { aidHandlers } from '../rooms/supply/aid.ts';
import { photoHandlers } from '../rooms/supply/photos.ts';
import { seizureHandlers } from '../rooms/supply/seizures.ts';
import { engineHandlers } from '../rooms/engines.ts';
import { supplyHandlers } from '../rooms/supply/supply.ts';
import { systemHandlers } from '../rooms/system.ts';

/** Every route's handler; the type makes a missing one an error. */
export const handlers: Handlers<Contract> = Object.freeze({
  ...sessionHandlers,
  ...accountHandlers,
  ...pictureHandlers,
  ...searchHandlers,
  ...leadHandlers,
  ...matchHandlers,
  ...judgementHandlers,
  ...entityHandlers,
  ...networkHandlers,
  ...networkAnalysisHandlers,
  ...chartHandlers,
  ...disruptionHandlers,
  ...actionDecisionHandlers,
  ...supplyHandlers,
  ...engineHandlers,
  ...aidHandlers,
  ...seizureHandlers,
  ...photoHandlers,
  ...importHandlers,
  ...narrowingHandlers,
  ...exportHandlers,
  ...jobHandlers,
  ...planHandlers,
  ...openingHandlers,
  ...forOwnPeople({
    ...partnerHandlers,
    ...packageHandlers,
    ...releaseHandlers,
    ...recallsReceivedHandlers,
    ...orderHandlers,
    ...leaveHandlers,
    ...requestHandlers,
    ...checkHandlers,
    ...taxiiHandlers,
    ...reconciliationHandlers,
  }),
  ...auditHandlers,
  ...systemHandlers,
});
