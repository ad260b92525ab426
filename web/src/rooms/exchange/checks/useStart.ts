import type { Purpose } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, contract } from '../../../api/client.ts';
import type { CheckClass } from './check.ts';
import type { Route } from './draft.ts';

/** One partner and one class of values: how it went. */
export interface Started {
  readonly partner: Partner;
  readonly class: CheckClass;
  readonly id?: string;
  readonly error?: unknown;
}

/** What is being asked now, what was, and what could not be. */
export interface StartingReport {
  readonly now: Pick<Started, 'partner' | 'class'> | undefined;
  readonly done: readonly Started[];
}

/**
 * Asks one partner after the other, one check for each class of values, all under one question.
 * @param onDone hears the first check once all are asked
 */
export function useStart(onDone: (check: string) => void) {
  const client = useQueryClient();
  const [report, setReport] = useState<StartingReport>({ now: undefined, done: [] });

  async function run(
    routes: readonly Route[],
    { caseNumber, purpose }: { readonly caseNumber: string; readonly purpose: Purpose },
  ): Promise<void> {
    const question = crypto.randomUUID();
    const done: Started[] = [];
    for (const { partner, batches } of routes)
      for (const batch of batches) {
        const one = { partner, class: batch.class };
        setReport({ now: one, done });
        try {
          const { id } = await api(contract.startCheck, {
            body: { ...one, values: [...batch.values], caseNumber, purpose, question },
          });
          done.push({ ...one, id });
        } catch (error) {
          done.push({ ...one, error });
        }
      }
    setReport({ now: undefined, done: [...done] });
    await Promise.all(
      [contract.checks, contract.checkQuotas].map(({ id }) => client.invalidateQueries({ queryKey: [id] })),
    );
    const first = done.find(({ id }) => id !== undefined)?.id;
    if (first !== undefined && done.every(({ id }) => id !== undefined)) onDone(first);
  }

  return { run, report, isPending: report.now !== undefined };
}
