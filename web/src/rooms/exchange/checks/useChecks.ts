import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { useSession } from '../../../shell/session.tsx';
import { ASKING_ROLES } from './check.ts';

/** How often it is asked whether a partner has answered, in milliseconds. */
const ASK_EVERY = 2000;

/**
 * Checks that the reader may see. While an answer is awaited only states are asked for, which tell nothing of anybody:
 * every reading of the checks themselves is in the audit log.
 */
export function useChecks() {
  const client = useQueryClient();
  const { role } = useSession();
  const answer = useAnswer(contract.checks);
  const checks = answer.data?.checks ?? [];
  const waiting = checks.filter(({ state, values }) => state === 'asked' && values !== undefined);
  const isWaiting = waiting.length > 0 && ASKING_ROLES.includes(role);
  const { data } = useAnswer(
    contract.checkStates,
    {},
    { enabled: isWaiting, refetchInterval: isWaiting ? ASK_EVERY : false },
  );
  const isNews = waiting.some(({ id }) =>
    data?.states.some((each) => each.id === id && each.state !== 'asked'),
  );
  useEffect(() => {
    if (!isNews) return;
    void client.invalidateQueries({ queryKey: [contract.checks.id] });
    void client.invalidateQueries({ queryKey: [contract.checkQuotas.id] });
  }, [isNews, client]);
  return { ...answer, checks, pseudonym: answer.data?.pseudonym };
}
