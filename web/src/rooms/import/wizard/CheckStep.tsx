import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, contract } from '../../../api/client.ts';
import { isEnded, useJob } from '../../../api/useJob.ts';
import type { Job } from '../../../api/useJob.ts';
import { Button, Checkbox, ErrorState, JobProgress, PaneBody } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { useJobWords } from '../useJobWords.ts';
import { requestKey, requestOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { ImportReport } from './ImportReport.tsx';
import { StepFoot } from './StepFoot.tsx';
import type { StepProps } from './Wizard.tsx';

/** Reads the whole input and says what an import would do, before anything is stored. */
export function CheckStep({ draft, change, onBack, onNext }: StepProps) {
  const t = useMessages(messages);
  const inWords = useJobWords();
  const key = requestKey(draft);
  const isCurrent = draft.check?.of === key;
  const { job, error, cancel } = useJob(isCurrent ? draft.check?.job : undefined);

  const check = useMutation({
    mutationFn: (request: Draft) => api(contract.dryRun, { body: requestOf(request) }),
    onSuccess: ({ id }, request) =>
      change((before) => ({ ...before, allowRejected: false, check: { job: id, of: requestKey(request) } })),
  });
  const start = useMutation({
    mutationFn: (request: Draft) => api(contract.startImport, { body: requestOf(request) }),
    onSuccess: ({ id }) => {
      change((before) => ({ ...before, importJob: id }));
      onNext();
    },
  });

  // Coming here with something new to check starts the check; coming back shows the one there was.
  const started = useRef<string>(undefined);
  useEffect(() => {
    if (isCurrent || started.current === key) return;
    started.current = key;
    check.mutate(draft);
  }, [isCurrent, key, draft, check]);

  const report = job?.state === 'done' ? job.report : undefined;
  const verdict = report && verdictOf(report);
  const canImport = verdict === 'good' || (verdict === 'partly' && draft.allowRejected);
  return (
    <>
      <PaneBody>
        <p className="soft">{t('checkText')}</p>
        {check.error && <ErrorState inline error={check.error} onRetry={() => check.mutate(draft)} />}
        {error && <ErrorState inline error={error} onRetry={() => check.mutate(draft)} />}
        {job && <JobProgress label={t('dryRun')} job={inWords(job)} onCancel={() => void cancel()} />}
        {job && isEnded(job) && !report && (
          <div>
            <Button icon="refresh" isPending={check.isPending} onPress={() => check.mutate(draft)}>
              {t('checkAgain')}
            </Button>
          </div>
        )}
        {report && (
          <>
            <ImportReport report={report} isDryRun name={draft.terms.title} />
            {verdict === 'partly' && (
              <Checkbox
                isSelected={draft.allowRejected}
                onChange={(allowRejected) => change((before) => ({ ...before, allowRejected }))}
                help={t('allowRejectedHelp')}
              >
                {t('allowRejected', { count: report.rejected })}
              </Checkbox>
            )}
          </>
        )}
        {start.error && <ErrorState inline error={start.error} />}
      </PaneBody>
      <StepFoot
        onBack={onBack}
        onNext={() => start.mutate(draft)}
        nextLabel={t('import')}
        isNextDisabled={!canImport || start.isPending}
        hint={
          verdict === 'none'
            ? t('nothingToImport')
            : verdict === 'known'
              ? t('allKnown')
              : verdict === 'partly' && !draft.allowRejected
                ? t('correctFirst')
                : undefined
        }
      />
    </>
  );
}

type Report = NonNullable<Job['report']>;

/** `partly` has valid and refused lines; `known` brings nothing new; `none` has nothing valid at all. */
function verdictOf(report: Report): 'good' | 'partly' | 'known' | 'none' {
  if (report.accepted + report.known === 0) return 'none';
  if (report.rejected > 0) return 'partly';
  return report.accepted === 0 ? 'known' : 'good';
}
