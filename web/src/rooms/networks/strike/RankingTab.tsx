import { Button, EmptyState, ErrorState, Progress, Section } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { BudgetSlider } from './BudgetSlider.tsx';
import { EffectLinks } from './EffectLinks.tsx';
import { Flips } from './Flips.tsx';
import { messages } from './messages.ts';
import { PortfolioTable } from './PortfolioTable.tsx';
import { ScenarioTable } from './ScenarioTable.tsx';
import { Secondary } from './Secondary.tsx';
import { longestBar } from './strike.ts';
import type { Proposals, Question, Ranking } from './strike.ts';
import { isCurrent } from './useRanking.ts';
import type { RankingRun } from './useRanking.ts';
import { useStrikeWords } from './useStrikeWords.ts';

export interface RankingTabProps {
  readonly run: RankingRun;
  /** What would be asked now. */
  readonly question: Question;
  readonly proposals: Proposals;
  /** Budget with which everything can be done. */
  readonly most: number;
  readonly onBudget: (budget: number) => void;
  readonly canRank: boolean;
  /** Position of the choice that is read. */
  readonly chosen: number;
  readonly onChosen: (portfolio: number) => void;
  readonly onLink: (link: string) => void;
  readonly onChart: () => void;
}

/** Choices of actions within a budget, ranked by what they would leave. */
export function RankingTab(props: RankingTabProps) {
  const { run, question, proposals, most, onBudget, canRank } = props;
  const t = useMessages(messages);
  const { done } = run;
  const isUpToDate = done !== undefined && isCurrent(done, question, proposals);
  return (
    <div className="strike-scroll">
      <div className="strike-ask">
        <BudgetSlider value={question.budget} most={most} onChange={onBudget} />
        <Button
          variant={isUpToDate ? 'default' : 'primary'}
          isDisabled={!canRank || run.isUnderWay}
          onPress={() => run.ask(question, proposals)}
        >
          {done ? t('rankAgain') : t('rank')}
        </Button>
      </div>
      {run.isUnderWay && (
        <div className="strike-run">
          <Progress label={t('ranking')} value={run.progress} step={t('rankingText')} onCancel={run.stop} />
        </div>
      )}
      {run.isStopped && (
        <p className="pane-note soft" role="status">
          {t('stopped')}
        </p>
      )}
      {run.error !== undefined && run.error !== null && (
        <ErrorState error={run.error} inline onRetry={() => run.ask(question, proposals)} />
      )}
      {done && !isUpToDate && !run.isUnderWay && (
        <p className="pane-note strike-outdated" role="status">
          {t('outdated')}
        </p>
      )}
      {done ? (
        <Result {...props} ranking={done.ranking} />
      ) : (
        !run.isUnderWay && (
          <EmptyState icon="flag" title={t('askRank')}>
            {t('askRankText')}
          </EmptyState>
        )
      )}
    </div>
  );
}

function Result({
  ranking,
  chosen,
  onChosen,
  onLink,
  onChart,
}: Pick<RankingTabProps, 'chosen' | 'onChosen' | 'onLink' | 'onChart'> & { readonly ranking: Ranking }) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useStrikeWords();
  const { before, portfolios, unseen, exact, run } = ranking;
  const portfolio = portfolios[chosen];
  const actions = new Map(ranking.actions.map((action) => [action.id, action]));
  return (
    <>
      {unseen.length > 0 && (
        <div className="strike-unseen" role="note">
          <p className="strike-strong">
            {t('unseen', { stages: format.list(unseen.map((stage) => t(`stage.${stage}`))) })}
          </p>
          <p className="small soft">{t('unseenText')}</p>
        </div>
      )}
      <p className="pane-note small soft">{t('portfoliosText')}</p>
      <PortfolioTable ranking={ranking} chosen={chosen} onChosen={onChosen} />
      {portfolio && (
        <div className="strike-detail">
          <Section title={t('portfolio', { rank: String(chosen + 1) })}>
            <ul className="strike-list">
              {portfolio.actions.map((id) => {
                const action = actions.get(id);
                return (
                  action && (
                    <li key={id}>
                      {words.action(action)}{' '}
                      <span className="small soft nowrap">
                        {words.weeks(action.terms.cost)} · {format.percent(action.terms.success.value)}
                      </span>
                    </li>
                  )
                );
              })}
            </ul>
            <ScenarioTable
              before={before}
              outcomes={portfolio.outcomes}
              longest={longestBar(before, portfolios)}
            />
            <p className="small faint">
              {t('launchesText')} {t('regretText')}
            </p>
            <p className="small">{t('scenarioText')}</p>
          </Section>
          <EffectLinks ranking={ranking} portfolio={portfolio} onLink={onLink} onChart={onChart} />
          <Flips ranking={ranking} />
          <Secondary ranking={ranking} portfolio={portfolio} />
          <p className="small faint">
            {exact
              ? t(exact.proven ? 'exactProven' : 'exactOpen', {
                  exact: words.launches(exact.launches),
                  greedy: words.launches(exact.greedy),
                  bound: words.launches(exact.bound),
                })
              : t('quickOnly')}{' '}
            {t('howComputed', {
              worlds: format.number(run.worlds),
              days: format.number(run.horizonDays),
              engine: run.engine,
              seed: String(run.seed),
            })}
          </p>
        </div>
      )}
    </>
  );
}
