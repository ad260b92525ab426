import { useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import { ScenarioTable } from './ScenarioTable.tsx';
import { longestBar } from './strike.ts';
import type { Decision } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';

/** The advice that was shown when somebody decided. */
export function ShownAdvice({ advice }: { readonly advice: NonNullable<Decision['advice']> }) {
  const t = useMessages(messages);
  const words = useStrikeWords();
  const { before, portfolios, chosen, budget } = advice;
  const portfolio = portfolios[chosen ?? 0];
  const values = { all: String(portfolios.length), budget: words.weeks(budget) };
  return (
    <details className="strike-more">
      <summary>{t('adviceShown')}</summary>
      <p className="small soft">
        {chosen === undefined
          ? t('adviceOther', values)
          : t('adviceChosen', { ...values, rank: String(chosen + 1) })}
      </p>
      {portfolio && (
        <>
          {chosen === undefined && <p className="small">{t('portfolio', { rank: '1' })}</p>}
          <ScenarioTable
            before={before}
            outcomes={portfolio.outcomes}
            longest={longestBar(before, portfolios)}
          />
        </>
      )}
    </details>
  );
}
