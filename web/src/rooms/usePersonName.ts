import { contract } from '../api/client.ts';
import { useAnswer } from '../api/query.ts';

/** Display names of colleagues; a person of another partner keeps the name that partner gave. */
export function usePersonName(): (user: string) => string {
  const { data } = useAnswer(contract.assignees);
  return (user) => data?.assignees.find((assignee) => assignee.user === user)?.displayName ?? user;
}
