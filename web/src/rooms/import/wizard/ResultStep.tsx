import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { contract } from '../../../api/client.ts';
import { useJob } from '../../../api/useJob.ts';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorState,
  JobProgress,
  PaneBody,
  Skeleton,
} from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { useJobWords } from '../useJobWords.ts';
import { ImportReport } from './ImportReport.tsx';
import { StepFoot } from './StepFoot.tsx';
import type { StepProps } from './Wizard.tsx';

/** Answers that an import makes out of date. */
const OUTDATED: readonly string[] = [
  contract.contributions.id,
  contract.search.id,
  contract.leads.id,
  contract.picture.id,
  contract.dossier.id,
];

/** The import itself: all or nothing, then what came of it. */
export function ResultStep({
  draft,
  change,
  onBack,
  onAnother,
}: StepProps & { readonly onAnother: () => void }) {
  const t = useMessages(messages);
  const client = useQueryClient();
  const inWords = useJobWords();
  const { job, error, cancel } = useJob(draft.importJob);
  const isDone = job?.state === 'done';
  useEffect(() => {
    if (isDone)
      void client.invalidateQueries({ predicate: ({ queryKey }) => OUTDATED.includes(String(queryKey[0])) });
  }, [isDone, client]);

  function backToCheck() {
    change(({ importJob: _, ...before }) => before);
    onBack();
  }

  const contribution = job?.report?.contribution;
  const hasFailed =
    job?.state === 'failed' || job?.state === 'cancelled' || (isDone && contribution === undefined);
  return (
    <>
      <PaneBody>
        {error && <ErrorState error={error} />}
        {!job && !error && <Skeleton lines={3} />}
        {job && !(isDone && contribution) && (
          <JobProgress label={t('importing')} job={inWords(job)} onCancel={() => void cancel()} />
        )}
        {isDone && contribution !== undefined && (
          <EmptyState
            icon="check"
            title={t('imported')}
            action={
              <>
                <ButtonLink to="/import" search={{ contribution }} variant="primary">
                  {t('openContribution')}
                </ButtonLink>
                <ButtonLink to="/search">{t('toSearch')}</ButtonLink>
              </>
            }
          >
            {t('importedText')}
          </EmptyState>
        )}
        {isDone && contribution === undefined && <p className="soft">{t('notImported')}</p>}
        {job?.report && <ImportReport report={job.report} name={draft.terms.title} />}
      </PaneBody>
      {hasFailed ? (
        <StepFoot onBack={backToCheck} />
      ) : (
        isDone && <StepFoot hint={<Button onPress={onAnother}>{t('another')}</Button>} />
      )}
    </>
  );
}
