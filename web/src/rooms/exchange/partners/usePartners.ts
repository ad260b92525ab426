import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import type { PartnerNode } from '../exchange.ts';

/** How often the state of the traffic is asked for while it is on screen, in milliseconds. */
export const REFRESH = 10_000;

export function usePartners() {
  const answer = useAnswer(contract.partners, {}, { refetchInterval: REFRESH });
  const partners = answer.data?.partners ?? [];
  return {
    ...answer,
    partners,
    /** Partners to whom something can be sent. */
    recipients: partners.filter(canReceive),
  };
}

function canReceive({ state, suspended }: PartnerNode): boolean {
  return state === 'confirmed' && !suspended;
}
