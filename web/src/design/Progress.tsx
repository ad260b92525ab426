import { Label, ProgressBar } from 'react-aria-components';
import type { Job } from '../api/useJob.ts';
import { common, useFormat, useMessages } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { Tag } from './Chip.tsx';
import { ErrorState } from './State.tsx';
import { ApiProblem } from '../api/client.ts';
import './Progress.css';

export interface ProgressProps {
  readonly label: string;
  /** 0 to 1; absent while the amount of work is unknown. */
  readonly value?: number | undefined;
  /** What is being done right now. */
  readonly step?: string | undefined;
  readonly onCancel?: () => void;
}

export function Progress({ label, value, step, onCancel }: ProgressProps) {
  const t = useMessages(common);
  const format = useFormat();
  return (
    <div className="progress">
      <ProgressBar className="progress-bar" value={(value ?? 0) * 100} isIndeterminate={value === undefined}>
        {({ percentage }) => (
          <>
            <div className="progress-head">
              <Label>{label}</Label>
              <span>{value === undefined ? '' : format.percent(value)}</span>
            </div>
            <div className="progress-track">
              <div
                className="progress-fill"
                data-indeterminate={value === undefined}
                style={value === undefined ? {} : { inlineSize: `${percentage ?? 0}%` }}
              />
            </div>
          </>
        )}
      </ProgressBar>
      {(step || onCancel) && (
        <div className="progress-foot">
          <span>{step}</span>
          {onCancel && (
            <Button size="small" variant="quiet" icon="stop" onPress={onCancel}>
              {t('stop')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** A job of the node in whatever state it is: waiting and running with a way to stop it, failed with the reason. */
export function JobProgress({
  label,
  job,
  onCancel,
}: {
  readonly label: string;
  readonly job: Job;
  readonly onCancel: () => void;
}) {
  const t = useMessages(common);
  if (job.state === 'waiting' || job.state === 'running') {
    return (
      <Progress
        label={label}
        value={job.progress}
        step={job.state === 'waiting' ? t('waiting') : job.step}
        onCancel={onCancel}
      />
    );
  }
  if (job.state === 'failed' && job.problem) {
    const { message, ...rest } = job.problem;
    return <ErrorState inline error={new ApiProblem({ ...rest, title: message, status: 422 })} />;
  }
  return (
    <div className="progress-ended">
      <span>{label}</span>
      <Tag tone={job.state === 'done' ? 'good' : job.state === 'failed' ? 'critical' : 'neutral'}>
        {t(job.state === 'done' ? 'done' : job.state === 'failed' ? 'failed' : 'cancelled')}
      </Tag>
    </div>
  );
}
