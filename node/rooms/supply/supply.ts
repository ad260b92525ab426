import { ForelandError } from '@foreland/model';
import type { supplyRoutes } from '@foreland/model/contract/supply';
import type { Handlers } from '../../handler.ts';

/** Being built: the contract stands, so that others can build upon it. */
const unanswered = async (): Promise<never> => {
  throw new ForelandError({
    code: 'supply-computing',
    message: 'The supply room does not answer yet.',
    remedy: 'Ask again later.',
    status: 503,
  });
};

export const supplyHandlers: Handlers<typeof supplyRoutes> = {
  supply: unanswered,
  supplyLot: unanswered,
  supplySupplier: unanswered,
  supplyFlows: unanswered,
  supplySeizures: unanswered,
  supplyCompare: unanswered,
  supplyExclusions: unanswered,
  aidAssociations: unanswered,
  confirmAid: unanswered,
  withdrawAid: unanswered,
  checkSeizure: unanswered,
  recordSeizure: unanswered,
  addPhoto: unanswered,
  photo: unanswered,
};
