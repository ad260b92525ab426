import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, contract } from '../../api/client.ts';
import type { Answer } from '../../api/client.ts';
import { keyOf } from '../../api/query.ts';

type Picture = Answer<typeof contract.picture>;

/** The picture once everything in it has been seen. */
export function seen(picture: Picture, at: string): Picture {
  const old = <L extends { isNew: boolean }>(lead: L): L => ({ ...lead, isNew: false });
  return {
    ...picture,
    lastVisit: at,
    changes: [],
    leads: picture.leads.map(old),
    mine: picture.mine.map(old),
  };
}

/**
 * Remembers at the node that the reader has seen the picture now. Shown at once: nothing is lost if the node
 * refuses, because the changes then come back with the next answer.
 */
export function useSeen() {
  const client = useQueryClient();
  const key = keyOf(contract.picture);
  return useMutation({
    mutationFn: () => api(contract.visited),
    onMutate: async () => {
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<Picture>(key);
      if (before) client.setQueryData(key, seen(before, new Date().toISOString()));
      return before;
    },
    onError: (_error, _input, before) => {
      if (before) client.setQueryData(key, before);
    },
    onSettled: () => client.invalidateQueries({ queryKey: [contract.leads.id] }),
  });
}
