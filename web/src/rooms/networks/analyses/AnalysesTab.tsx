import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { EmptyState, ErrorState, Progress, Skeleton, useDelayed } from '../../../design/index.ts';
import { useEngineText } from '../../../i18n/engines.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { isSameQuestion, partOf, questionOf } from './analyses.ts';
import type { Parts } from './analyses.ts';
import { AnalysisForm } from './AnalysisForm.tsx';
import type { Asking } from './AnalysisForm.tsx';
import { AnalysisResult } from './AnalysisResult.tsx';
import type { AnalysisResultProps } from './AnalysisResult.tsx';
import type { AnalysisRun } from './useAnalysis.ts';
import './analyses.css';

export interface AnalysesTabProps extends Pick<
  AnalysisResultProps,
  'node' | 'onNode' | 'isOnChart' | 'onIsOnChart' | 'chartError'
> {
  readonly run: AnalysisRun;
  readonly parts: Parts;
  readonly asking: Asking;
  readonly onAsking: (asking: { readonly [K in keyof Asking]?: Asking[K] | undefined }) => void;
}

/** What can be asked of a network by name, and who stands out. */
export function AnalysesTab({ run, parts, asking, onAsking, ...result }: AnalysesTabProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const said = useEngineText();
  const found = useAnswer(contract.networkAnalyses);
  const analyses = found.data?.analyses ?? [];
  const analysis = analyses.find(({ id }) => id === asking.analysis) ?? analyses[0];
  const part = partOf(asking.part, parts);
  const question = useMemo(
    () => analysis && questionOf(analysis, part, parts, asking),
    [analysis, part, parts, asking],
  );
  const { done } = run;
  const first = done?.pages[0];
  const isAnswered = useMemo(
    () => done !== undefined && question !== undefined && isSameQuestion(done.question, question),
    [done, question],
  );
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!analysis || !question) return <Skeleton lines={8} label={t('analyses')} />;
  // The part is written down: a chart that is opened later would otherwise change what is asked.
  const ask = () => {
    onAsking({ analysis: analysis.id, part });
    run.ask(question);
  };
  return (
    <div className="analyses-tab">
      <AnalysisForm
        analyses={analyses}
        analysis={analysis}
        part={part}
        parts={parts}
        asking={asking}
        onChange={onAsking}
        isAnswered={isAnswered}
        isUnderWay={run.isUnderWay}
        onRun={ask}
      />
      {run.isUnderWay && <UnderWay onStop={run.stop} />}
      <p className="visually-hidden" role="status">
        {first && !run.isUnderWay && `${said(first.analysis.title)}: ${c('rows', { count: first.total })}`}
      </p>
      {run.error ? (
        <ErrorState error={run.error} onRetry={ask} />
      ) : done ? (
        <AnalysisResult {...result} run={run} done={done} isOutdated={!isAnswered && !run.isUnderWay} />
      ) : (
        !run.isUnderWay && (
          <EmptyState icon="networks" title={t('nothingRun')}>
            {t('nothingRunText')}
          </EmptyState>
        )
      )}
    </div>
  );
}

/** Nothing for a moment: most answers are there before anybody could read that they are awaited. */
function UnderWay({ onStop }: { readonly onStop: () => void }) {
  const t = useMessages(messages);
  if (!useDelayed()) return null;
  return (
    <div className="analysis-progress">
      <Progress label={t('analysing')} onCancel={onStop} />
    </div>
  );
}
