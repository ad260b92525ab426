import { contract, urlOf } from '../../api/client.ts';
import { useJob } from '../../api/useJob.ts';
import { ErrorState, IconButton, JobProgress, LossList } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import './ExportProgress.css';

/** An export from start to file, in place: progress, what the format could not carry, and the file. */
export function ExportProgress({ job: id, onClose }: { readonly job: string; readonly onClose: () => void }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { job, error, cancel } = useJob(id);
  return (
    <section className="export-progress" aria-label={t('export')}>
      <div className="export-state">
        {error && <ErrorState error={error} inline />}
        {job && (
          <JobProgress
            label={job.export?.fileName ?? t('exporting')}
            job={job}
            onCancel={() => void cancel()}
          />
        )}
        {job?.export && (
          <>
            <span className="small soft">
              {t('exported', { count: job.export.statements, size: format.bytes(job.export.bytes) })}
            </span>
            <a
              className="button"
              data-variant="primary"
              data-size="small"
              download={job.export.fileName}
              href={urlOf(contract.downloadExport, { params: { job: id } })}
            >
              {t('download')}
            </a>
          </>
        )}
      </div>
      {job?.export && <LossList lost={job.export.lost} title={t('lost')} none={t('nothingLost')} />}
      <IconButton icon="close" size="small" label={t('closeExport')} onPress={onClose} />
    </section>
  );
}
