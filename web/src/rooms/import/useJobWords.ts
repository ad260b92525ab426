import type { Job } from '../../api/useJob.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

/** The node names the step of a job by a code; here it is said in words. */
export function useJobWords(): (job: Job) => Job {
  const t = useMessages(messages);
  return (job) => (job.step === 'reading' ? { ...job, step: t('stepReading') } : job);
}
