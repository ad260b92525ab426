import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { contract } from '../../api/client.ts';
import { useAnswer, useChange } from '../../api/query.ts';
import { isEnded, useJob } from '../../api/useJob.ts';
import type { Job } from '../../api/useJob.ts';
import { Button, ErrorState, IconButton, JobProgress } from '../../design/index.ts';
import { matches as english } from '../../i18n/en/matches.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

export interface CrossMatchRun {
  readonly job: Job | undefined;
  readonly error: Error | null;
  readonly isStarting: boolean;
  start(): void;
  cancel(): void;
  /** Takes the ended job off the screen. */
  dismiss(): void;
}

const OUTDATED: readonly string[] = [
  contract.matches.id,
  contract.match.id,
  contract.entity.id,
  contract.matchModels.id,
];

/** The job that matches everything anew. One that runs already is found again after a reload. */
export function useCrossMatch(): CrossMatchRun {
  const client = useQueryClient();
  const jobs = useAnswer(contract.jobs);
  const start = useChange(contract.crossMatch, [contract.jobs]);
  const [dismissed, setDismissed] = useState<string>();
  const running = jobs.data?.jobs.find((job) => job.kind === 'cross-match' && !isEnded(job))?.id;
  const id = start.data?.id ?? running;
  const followed = useJob(id === dismissed ? undefined : id);
  const isDone = followed.job?.state === 'done';
  useEffect(() => {
    if (isDone)
      void client.invalidateQueries({ predicate: ({ queryKey }) => OUTDATED.includes(String(queryKey[0])) });
  }, [isDone, client]);
  return {
    job: followed.job,
    error: start.error ?? followed.error ?? null,
    isStarting: start.isPending || (followed.job !== undefined && !isEnded(followed.job)),
    start: () => start.mutate({}),
    cancel: () => void followed.cancel(),
    dismiss: () => {
      setDismissed(id);
      start.reset();
    },
  };
}

export function CrossMatchButton({ run }: { readonly run: CrossMatchRun }) {
  const t = useMessages(messages);
  return (
    <Button size="small" icon="refresh" isDisabled={run.isStarting} onPress={run.start}>
      {t('matchAnew')}
    </Button>
  );
}

/** Progress in place, a way to stop it, and what came of it. */
export function CrossMatchProgress({ run }: { readonly run: CrossMatchRun }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  if (run.error) return <ErrorState inline error={run.error} />;
  if (!run.job) return null;
  return (
    <div className="cross-match">
      <JobProgress label={t('crossMatch')} job={inWords(run.job)} onCancel={run.cancel} />
      {isEnded(run.job) && <IconButton icon="close" size="small" label={c('close')} onPress={run.dismiss} />}
    </div>
  );

  /** The node names the step by a code; one that this version has no words for is left out. */
  function inWords({ step, ...job }: Job): Job {
    const key = `step.${step}`;
    return Object.hasOwn(english, key) ? { ...job, step: t(key as 'step.matching') } : job;
  }
}
